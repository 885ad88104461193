// The confusion matrix: a cell for each pair of a true class and the one that it was taken for. A click shows its pictures.
import { write } from "../shared/names.js";
import { css, inkOn } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const MANY = 12; // from so many classes on, cells are small
const matrices = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let matrix = matrices.get(parentElement);
  if (!matrix) matrices.set(parentElement, (matrix = new Matrix(parentElement.querySelector(".root"))));
  matrix.pick = (cell) => setTriggerValue("cell", cell);
  matrix.show(unpack(data));
}

class Matrix {
  constructor(root) {
    this.root = root;
    this.at = [0, 0];
    root.onkeydown = (event) => this.key(event);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    const inside = this.root.contains(this.root.getRootNode().activeElement);
    const top = document.createElement("tr");
    top.append(document.createElement("td"), ...meta.classes.map((name) => heading("col", name)));
    if (meta.recall.length) top.append(heading("col", "recall"));
    this.root.querySelector("thead").replaceChildren(top);
    this.cells = meta.classes.map((_, truth) => meta.classes.map((_, taken) => this.cell(truth, taken)));
    this.root.querySelector("tbody").replaceChildren(...this.cells.map((cells, truth) => this.row(cells, truth)));
    this.root.querySelector("tfoot").replaceChildren(...this.precisions());
    this.root.classList.toggle("many", meta.classes.length > MANY);
    this.enter(meta.chosen ?? this.at);
    if (inside) this.current().focus();
    this.root.dataset.classes = meta.classes.length;
  }

  row(cells, truth) {
    const row = document.createElement("tr");
    row.append(heading("row", this.meta.classes[truth]));
    for (const cell of cells) row.insertCell().append(cell);
    if (this.meta.recall.length) margin(row, this.meta.recall[truth]);
    return row;
  }

  /** The last row: how much of what a class was taken for is of that class. */
  precisions() {
    if (!this.meta.precision.length) return [];
    const row = document.createElement("tr");
    row.append(heading("row", "precision"));
    for (const share of this.meta.precision) margin(row, share);
    return [row];
  }

  cell(truth, taken) {
    const { classes, chosen } = this.meta;
    const place = truth * classes.length + taken;
    const count = this.arrays.counts[place];
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = count || "·";
    button.className = count ? "some" : "none";
    if (count) {
      const at = 3 * this.arrays.levels[place];
      const colour = Array.from(this.arrays.signedColours.subarray(at, at + 3));
      Object.assign(button.style, { background: css(colour), color: inkOn(colour) });
    }
    button.setAttribute("aria-label", `${classes[truth]}, taken for ${classes[taken]}: ${count}`);
    button.setAttribute("aria-pressed", chosen?.[0] === truth && chosen?.[1] === taken);
    button.onclick = () => this.pick([truth, taken]);
    return button;
  }

  current() {
    return this.cells[this.at[0]][this.at[1]];
  }

  /** Makes one cell the one that Tab leads to. */
  enter(at) {
    this.at = at;
    for (const cell of this.cells.flat()) cell.tabIndex = cell === this.current() ? 0 : -1;
  }

  key(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.enter(this.at.map((value, axis) => Math.max(0, Math.min(this.cells.length - 1, value + step[axis]))));
    this.current().focus();
  }
}

function margin(row, share) {
  const cell = row.insertCell();
  cell.className = "margin";
  cell.textContent = `${Math.round(100 * share)}%`;
}

function heading(scope, name) {
  const head = document.createElement("th");
  head.scope = scope;
  if (name.length > 2) head.className = "long";
  head.append(write(document.createElement("span"), name));
  return head;
}
