// A kernel and, where a loop swaps its row and column, how it turns over its diagonal.
import { colourOf, css, inkOn, number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const HALF = 700; // milliseconds until the kernel is seen from its edge

export default function render({ data, parentElement }) {
  const { meta, arrays } = unpack(data);
  const root = parentElement.querySelector(".root");
  const grid = root.querySelector(".kernel");
  const button = root.querySelector(".again");
  const { size, turns } = meta;
  const written = Array.from(arrays.kernel);
  const over = written.map((_, at) => written[(at % size) * size + Math.floor(at / size)]);
  const heaviest = Math.max(...written.map(Math.abs)) || 1;

  const write = (values) => {
    grid.style.gridTemplateColumns = `repeat(${size}, auto)`;
    grid.replaceChildren(...values.map((value, at) => cell(value, at % (size + 1) === 0 && turns, heaviest, arrays.colours)));
    grid.setAttribute("aria-label", `Kernel: ${values.map((value) => number(value, 0)).join(", ")}`);
  };
  const turn = async () => {
    // The diagonal of a box that is no square.
    const axis = `${grid.clientWidth}, ${grid.clientHeight}, 0`;
    write(written);
    await grid.animate({ transform: ["none", `rotate3d(${axis}, 90deg)`] }, { duration: HALF, easing: "ease-in" }).finished;
    write(over);
    grid.animate({ transform: [`rotate3d(${axis}, -90deg)`, "none"] }, { duration: HALF, easing: "ease-out" });
  };
  const map = root.querySelector(".map");
  URL.revokeObjectURL(map.src);
  map.src = URL.createObjectURL(new Blob([arrays.picture], { type: "image/png" }));
  map.alt = meta.alt;
  button.hidden = !turns;
  button.onclick = turn;
  write(turns ? over : written);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (turns && !still && root.dataset.turned !== written.join()) turn();
  root.dataset.turned = turns ? written.join() : "";
}

function cell(value, fixed, heaviest, colours) {
  const box = document.createElement("b");
  const colour = colourOf(value, -heaviest, heaviest, colours);
  box.textContent = number(value, 2);
  box.classList.toggle("fixed", fixed);
  box.style.background = css(colour);
  box.style.color = inkOn(colour);
  return box;
}
