// A grid of numbers to edit. Arrow keys step a number, Escape takes a change back; every finished edit goes to the page.
import { colourOf, css, inkOn, number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const LIMIT = 1000;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

export default function render({ data, parentElement, setStateValue }) {
  const { meta, arrays } = unpack(data);
  const root = parentElement.querySelector(".root");
  const grid = root.querySelector(".grid");
  const size = meta.size;
  const values = Array.from(arrays.kernel);
  const send = (numbers) => setStateValue("numbers", numbers);
  const refuse = (sentence) => (root.querySelector(".refusal").textContent = sentence);

  grid.style.gridTemplateColumns = `repeat(${size}, 1fr)`;
  if (grid.children.length !== size * size) grid.replaceChildren(...values.map(() => field()));
  const heaviest = Math.max(...values.map(Math.abs)) || 1;
  values.forEach((value, at) => {
    const input = grid.children[at];
    const colour = colourOf(value, -heaviest, heaviest, arrays.signedColours);
    const write = () => (input.value = shorten(values[at]));
    if (root.getRootNode().activeElement !== input) write();
    input.style.background = css(colour);
    input.style.color = inkOn(colour);
    input.setAttribute("aria-label", `row ${Math.floor(at / size)}, column ${at % size}`);
    input.setAttribute("aria-valuenow", value);
    input.onchange = () => {
      const edited = read(input.value);
      refuse(refusal(input.value, edited, values[at]));
      if (isPossible(edited)) values[at] = edited;
      write();
      if (isPossible(edited)) send([...values]);
    };
    input.onkeydown = (event) => {
      const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
      if (event.key === "Escape") {
        write();
        refuse("");
      } else if (step) {
        event.preventDefault();
        input.value = shorten(values[at] + step);
        input.onchange();
      }
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

// A field for text: one for numbers drops what it does not know, and "1,5" becomes 15.
function field() {
  const input = document.createElement("input");
  input.inputMode = "decimal";
  input.setAttribute("role", "spinbutton");
  input.autocomplete = "off";
  input.spellcheck = false;
  return input;
}

/** The number that is written, its decimals behind a point or a comma; NaN where it is none. */
function read(text) {
  const written = text.trim().replace("\u2212", "-").replace(",", ".");
  return NUMBER.test(written) ? Number(written) : NaN;
}

const isPossible = (value) => Math.abs(value) <= LIMIT;

/** Why a text cannot stand in a cell, in a sentence; nothing where it can. */
function refusal(text, value, old) {
  const stays = `the cell keeps ${shorten(old)}.`;
  if (text.trim() === "") return `An empty cell is no number: ${stays}`;
  if (Number.isNaN(value)) return `“${text}” is no number: ${stays}`;
  return isPossible(value) ? "" : `${text} lies outside \u2212${LIMIT} to ${LIMIT}: ${stays}`;
}

// Three decimals are as much as a cell can show.
const shorten = (value) => String(Math.round(value * 1000) / 1000).replace("-", "\u2212");

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
