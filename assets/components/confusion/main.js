// The confusion matrix: a cell for each pair of a true class and the one that it was taken for. A click shows its
// pictures. Pointing at the end of a row lights what its recall counts, at the end of a column what its precision counts.
import { write } from "../shared/names.js";
import { css, inkOn } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const FEW = 5; // up to so many classes, cells are large
const MANY = 12; // from so many classes on, they are small
const UNKNOWN = "?";
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
    root.onpointerleave = () => this.light(this.first);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    const inside = this.root.contains(this.root.getRootNode().activeElement);
    const { classes, recallMargin, precisionMargin } = meta;
    this.rows = classes.map((_, truth) => classes.map((_, taken) => this.cell(truth, taken)));
    this.heads = { row: classes.map((name) => heading("row", name)), column: classes.map((name) => heading("col", name)) };
    const rows = this.rows.map((cells, truth) => line(this.heads.row[truth], cells));
    const top = line(document.createElement("td"), []);
    top.append(...this.heads.column);
    const bottom = [];
    if (recallMargin) {
      top.append(heading("col", "recall"));
      const ends = this.margin("row", recallMargin);
      ends.forEach((end, truth) => rows[truth].insertCell().append(end));
      this.rows.forEach((cells, truth) => cells.push(ends[truth]));
      this.rows.push(this.margin("column", precisionMargin));
      bottom.push(line(heading("row", "precision"), this.rows.at(-1)));
    }
    this.rows.forEach((cells, row) => cells.forEach((cell, column) => cell.addEventListener("focus", () => this.enter([row, column]))));
    this.root.querySelector("thead").replaceChildren(top);
    this.root.querySelector("tbody").replaceChildren(...rows);
    this.root.querySelector("tfoot").replaceChildren(...bottom);
    this.root.classList.toggle("few", classes.length <= FEW);
    this.root.classList.toggle("many", classes.length > MANY);
    this.first = recallMargin ? { kind: "row", at: meta.lit } : null;
    this.light(this.first);
    this.enter(this.rows[this.at[0]]?.[this.at[1]] && !meta.chosen ? this.at : (meta.chosen ?? [0, 0]));
    if (inside) this.current().focus();
    this.root.dataset.classes = classes.length;
  }

  cell(truth, taken) {
    const { classes, chosen } = this.meta;
    const button = element("button", "none", UNKNOWN);
    if (!this.arrays.counts) return Object.assign(button, { disabled: true });
    const place = truth * classes.length + taken;
    const count = this.arrays.counts[place];
    button.textContent = count || "·";
    if (count) {
      button.className = "some";
      const at = 3 * this.arrays.levels[place];
      const colour = Array.from(this.arrays.signedColours.subarray(at, at + 3));
      Object.assign(button.style, { background: css(colour), color: inkOn(colour) });
    }
    button.setAttribute("aria-label", `${classes[truth]}, taken for ${classes[taken]}: ${count}`);
    button.setAttribute("aria-pressed", chosen?.[0] === truth && chosen?.[1] === taken);
    button.onclick = () => this.pick([truth, taken]);
    button.onpointerenter = () => this.light(this.first);
    return button;
  }

  /** The ends of all rows, or of all columns; they and the headings across from them light what they count. */
  margin(kind, { shares, sentences }) {
    return shares.map((share, at) => {
      const end = element("button", "margin", share);
      end.setAttribute("aria-label", sentences[at]);
      const light = () => this.light({ kind, at });
      for (const target of [end, this.heads[kind][at]]) target.onpointerenter = target.onclick = light;
      end.onfocus = light;
      return end;
    });
  }

  /** Lights a row or a column, and says in words what it counts. */
  light(line) {
    const { recallMargin, precisionMargin, classes } = this.meta;
    const says = this.root.querySelector(".says");
    says.hidden = !line;
    this.rows.forEach((cells, row) => cells.forEach((cell, column) => cell.classList.toggle("lit", (line?.kind === "row" ? row : column) === line?.at)));
    for (const kind of ["row", "column"]) this.heads[kind].forEach((head, at) => head.classList.toggle("lit", kind === line?.kind && at === line.at));
    classes.forEach((_, at) => this.rows[at][at].classList.toggle("found", at === line?.at));
    if (line) says.textContent = (line.kind === "row" ? recallMargin : precisionMargin).sentences[line.at];
    this.root.dataset.lit = line ? `${line.kind} ${line.at}` : "";
  }

  current() {
    return this.rows[this.at[0]][this.at[1]];
  }

  /** Makes one cell the one that Tab leads to, and from which the arrow keys go on. */
  enter(at) {
    this.at = at;
    for (const cell of this.rows.flat()) cell.tabIndex = cell === this.current() ? 0 : -1;
  }

  key(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [row, column] = this.at.map((value, axis) => value + step[axis]);
    if (!this.rows[row]?.[column]) return;
    this.enter([row, column]);
    this.current().focus();
  }
}

function line(head, buttons) {
  const row = document.createElement("tr");
  row.append(head);
  for (const button of buttons) row.insertCell().append(button);
  return row;
}

function heading(scope, name) {
  const head = Object.assign(document.createElement("th"), { scope });
  if (name.length > 2) head.className = "long";
  head.append(write(document.createElement("span"), name));
  return head;
}

function element(tag, className, text) {
  return Object.assign(document.createElement(tag), { type: "button", className, textContent: text });
}
