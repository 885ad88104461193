// A grid of numbers to edit. Arrow keys step a number; every finished edit goes to the page.
import { colourOf, css, inkOn, number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const LIMIT = 1000;

export default function render({ data, parentElement, setStateValue }) {
  const { meta, arrays } = unpack(data);
  const root = parentElement.querySelector(".root");
  const grid = root.querySelector(".grid");
  const size = meta.size;
  const values = Array.from(arrays.kernel);
  const send = (numbers) => setStateValue("numbers", numbers);

  grid.style.gridTemplateColumns = `repeat(${size}, 1fr)`;
  if (grid.children.length !== size * size) grid.replaceChildren(...values.map(() => field()));
  const heaviest = Math.max(...values.map(Math.abs)) || 1;
  values.forEach((value, at) => {
    const input = grid.children[at];
    const colour = colourOf(value, -heaviest, heaviest, arrays.signedColours);
    if (root.getRootNode().activeElement !== input) input.value = shorten(value);
    input.style.background = css(colour);
    input.style.color = inkOn(colour);
    input.setAttribute("aria-label", `row ${Math.floor(at / size)}, column ${at % size}`);
    input.onchange = () => {
      const edited = Number(input.value);
      const known = input.value !== "" && Number.isFinite(edited);
      const next = known ? Math.max(-LIMIT, Math.min(LIMIT, edited)) : value;
      input.value = shorten(next);
      send(values.map((old, place) => (place === at ? next : old)));
    };
  });
  root.querySelector(".total").textContent = `Sum ${number(values.reduce((sum, value) => sum + value, 0), 2)}`;
  for (const button of root.querySelectorAll("[data-size]")) {
    const wanted = Number(button.dataset.size);
    button.setAttribute("aria-pressed", String(wanted === size));
    button.hidden = !meta.sizes.includes(wanted);
    button.onclick = () => wanted !== size && send(resize(values, size, wanted));
  }
}

function field() {
  const input = document.createElement("input");
  input.type = "number";
  input.step = "1";
  return input;
}

// Three decimals are as much as a cell can show.
const shorten = (value) => String(Math.round(value * 1000) / 1000);

/** The same kernel in the middle of a larger grid of zeros, or its middle cut out. */
function resize(values, size, wanted) {
  const shift = (wanted - size) / 2;
  return Array.from({ length: wanted * wanted }, (_, at) => {
    const row = Math.floor(at / wanted) - shift;
    const column = (at % wanted) - shift;
    const inside = row >= 0 && row < size && column >= 0 && column < size;
    return inside ? values[row * size + column] : 0;
  });
}
