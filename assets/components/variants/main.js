// Many variants of one picture. Pointing at one lays the frame of the original over it, and tells what was drawn for it.
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const grids = new WeakMap();

export default function render({ data, parentElement }) {
  let grid = grids.get(parentElement);
  if (!grid) grids.set(parentElement, (grid = new Variants(parentElement.querySelector(".root"))));
  grid.show(unpack(data));
}

class Variants {
  constructor(root) {
    this.root = root;
    this.grid = root.querySelector(".grid");
    this.grid.onkeydown = (event) => this.key(event);
    this.cells = [];
    this.at = 0;
    new ResizeObserver(() => this.sheet && this.draw()).observe(root);
  }

  async show({ meta, arrays }) {
    const [sheet, original] = await Promise.all([arrays.sheet, arrays.original].map((bytes) => createImageBitmap(new Blob([bytes]))));
    Object.assign(this, { meta, sheet, original, corners: arrays.corners });
    if (this.cells.length !== meta.names.length) this.build();
    this.lay();
    this.tell(Math.min(this.at, this.cells.length - 1));
    this.draw();
    this.root.dataset.variants = this.cells.length;
  }

  build() {
    this.cells = this.meta.names.map((_, at) => {
      const cell = document.createElement("button");
      cell.type = "button";
      cell.className = "variant";
      cell.append(document.createElement("canvas"));
      cell.onpointerenter = cell.onfocus = cell.onclick = () => this.choose(at);
      return cell;
    });
    this.grid.replaceChildren(...this.cells);
  }

  lay() {
    const { names, columns, width, height } = this.meta;
    const ratio = (width * columns) / (height * (names.length / columns));
    this.grid.style.gridTemplateColumns = `repeat(${columns}, minmax(0, 1fr))`;
    this.grid.style.setProperty("--ratio", ratio.toFixed(4));
    this.cells.forEach((cell, at) => cell.setAttribute("aria-label", names[at]));
  }

  choose(at) {
    const before = this.at;
    this.tell(at);
    for (const place of new Set([before, at])) if (this.cells[place]) this.paint(place);
  }

  /** Makes one variant the one that is told about, and that Tab leads to. */
  tell(at) {
    this.at = at;
    this.cells.forEach((cell, place) => {
      cell.tabIndex = place === at ? 0 : -1;
      cell.setAttribute("aria-pressed", place === at);
    });
    this.root.querySelector(".which").textContent = `Variant ${at + 1}`;
    this.root.querySelector(".values").replaceChildren(...(this.meta.said?.[at] ?? []).map(([label, words]) => pair(write("dt", label), write("dd", words))));
    this.root.dataset.chosen = at + 1;
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.meta.columns, ArrowDown: this.meta.columns }[event.key];
    if (!step) return;
    event.preventDefault();
    this.cells[this.at + step]?.focus();
  }

  draw() {
    const { width, height } = this.meta;
    const original = this.root.querySelector(".original");
    fit(original, height / width).drawImage(this.original, 0, 0, original.width, original.height);
    this.cells.forEach((_, at) => this.paint(at));
  }

  paint(at) {
    const { width, height, columns } = this.meta;
    const canvas = this.cells[at].firstChild;
    const context = fit(canvas, height / width);
    const [left, top] = [(at % columns) * width, Math.floor(at / columns) * height];
    context.drawImage(this.sheet, left, top, width, height, 0, 0, canvas.width, canvas.height);
    if (at === this.at) this.frame(context, canvas.width / width, this.corners.subarray(8 * at, 8 * at + 8));
  }

  /** The original's frame, a light line on a dark one; its upper edge is the thick one. */
  frame(context, scale, places) {
    const corners = Array.from({ length: 4 }, (_, corner) => [places[2 * corner] * scale, places[2 * corner + 1] * scale]);
    for (const [colour, thick] of [["#10141f", 5], ["#ffd23f", 2.5]]) {
      context.strokeStyle = colour;
      line(context, thick, [...corners, corners[0], corners[1]]);
      line(context, thick + 3, corners.slice(0, 2));
    }
  }
}

function line(context, thick, corners) {
  context.lineWidth = thick * devicePixelRatio;
  context.beginPath();
  corners.forEach(([x, y]) => context.lineTo(x, y));
  context.stroke();
}

function pair(term, value) {
  const row = document.createElement("div");
  row.append(term, value);
  return row;
}

function write(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
