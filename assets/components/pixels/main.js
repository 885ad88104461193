// A small grey picture as what it is: numbers. Its pixels, the one pointed at, and all of them in one row.
import { css, fit, inkOn, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Position } from "../shared/position.js";
import { drawLine, placeOnLine } from "./line.js";

const NEAR = 7; // so many pixels a side are shown with their numbers
const ROWS_A_SECOND = 14;
const readers = new WeakMap();

export default function render({ data, parentElement }) {
  let reader = readers.get(parentElement);
  if (!reader) readers.set(parentElement, (reader = new Reader(parentElement.querySelector(".root"))));
  reader.show(unpack(data));
}

class Reader {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    [this.picture, this.near, this.line] = [".picture", ".near", ".line"].map(this.find);
    this.picture.onpointermove = this.picture.onpointerdown = (event) => this.point(event);
    this.line.onpointermove = this.line.onpointerdown = (event) => this.pointAtLine(event);
    this.picture.onkeydown = (event) => this.key(event);
    this.find(".flatten").onclick = () => this.flatten();
    this.position = new Position(root, "pixel", () => this.begin(), (row, column) => this.move(row, column));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, pixels: arrays.picture, colours: arrays.colours, laid: this.laid ?? meta.rows });
    const inside = ([row, column] = []) => row < meta.rows && column < meta.columns;
    this.at = [this.own, this.position.read(), meta.start].find(inside);
    this.find(".title").textContent = meta.title;
    this.find(".flat").textContent = meta.flatTitle ?? "";
    for (const part of this.root.querySelectorAll(".laid")) part.hidden = meta.flatTitle === undefined;
    this.draw();
  }

  /** Until the learner points at a pixel, each picture has its own to begin with. */
  begin() {
    this.own = undefined;
    this.at = this.meta.start;
    this.draw();
  }

  colour(index) {
    return Array.from(this.colours.subarray(3 * this.pixels[index], 3 * this.pixels[index] + 3));
  }

  /** A pixel's number as the network reads it, with so many decimals once it is divided. */
  text(index, decimals) {
    const value = this.pixels[index];
    return this.meta.divided ? (value / 255).toFixed(decimals) : String(value);
  }

  point(event) {
    const box = this.picture.getBoundingClientRect();
    const across = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    this.move(Math.floor(down * this.meta.rows), Math.floor(across * this.meta.columns));
  }

  pointAtLine(event) {
    const box = this.line.getBoundingClientRect();
    const place = placeOnLine(this, event.clientX - box.left, event.clientY - box.top, box.width);
    if (place !== null) this.move(Math.floor(place / this.meta.columns), place % this.meta.columns);
  }

  key(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(this.at[0] + step[0], this.at[1] + step[1]);
  }

  move(row, column) {
    const inside = (value, count) => Math.max(0, Math.min(count - 1, value));
    this.own = this.at = [inside(row, this.meta.rows), inside(column, this.meta.columns)];
    this.position.write(...this.at);
    this.draw();
  }

  /** Lays the rows into the line one after the other. */
  flatten() {
    cancelAnimationFrame(this.frame);
    const began = performance.now();
    const step = (now) => {
      this.laid = Math.min(this.meta.rows, Math.floor(((now - began) / 1000) * ROWS_A_SECOND));
      this.move(Math.min(this.laid, this.meta.rows - 1), this.at[1]);
      if (this.laid < this.meta.rows) this.frame = requestAnimationFrame(step);
    };
    this.frame = requestAnimationFrame(step);
  }

  draw() {
    this.drawPicture();
    this.drawNear();
    if (this.meta.flatTitle) drawLine(this);
    this.tell();
  }

  drawPicture() {
    const { rows, columns } = this.meta;
    const context = fit(this.picture, 1);
    const side = this.picture.width / columns;
    for (let index = 0; index < rows * columns; index += 1) {
      context.fillStyle = css(this.colour(index));
      const [left, top] = [Math.round((index % columns) * side), Math.round(Math.floor(index / columns) * side)];
      context.fillRect(left, top, Math.ceil(side), Math.ceil(side));
    }
    const [row, column] = this.at;
    context.fillStyle = "rgb(255 210 63 / 28%)";
    context.fillRect(0, row * side, this.picture.width, side);
    outline(context, column * side, row * side, side, side);
  }

  drawNear() {
    const { rows, columns } = this.meta;
    const context = fit(this.near, 1);
    const side = this.near.width / NEAR;
    const first = [[this.at[0], rows], [this.at[1], columns]].map(([at, count]) => Math.max(0, Math.min(count - NEAR, at - (NEAR >> 1))));
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${this.meta.divided ? 0.36 * side : 0.4 * side}px ${getComputedStyle(this.root).fontFamily}`;
    for (let cell = 0; cell < NEAR * NEAR; cell += 1) {
      const [down, across] = [Math.floor(cell / NEAR), cell % NEAR];
      const index = (first[0] + down) * columns + first[1] + across;
      const colour = this.colour(index);
      context.fillStyle = css(colour);
      context.fillRect(across * side, down * side, Math.ceil(side), Math.ceil(side));
      context.fillStyle = inkOn(colour);
      context.fillText(this.text(index, 2), (across + 0.5) * side, (down + 0.53) * side);
    }
    outline(context, (this.at[1] - first[1]) * side, (this.at[0] - first[0]) * side, side, side);
  }

  tell() {
    const { rows, columns, divided } = this.meta;
    const [row, column] = this.at;
    const place = row * columns + column;
    this.find(".at").textContent = `row ${row}, column ${column}`;
    this.find(".value").textContent = this.text(place, 3);
    this.find(".division").textContent = divided ? `${this.pixels[place]} ÷ 255: from 0 black to 1 white` : "from 0 black to 255 white";
    this.find(".sum").textContent = `place ${columns} × ${row} + ${column} = ${place}`;
    const said = `Row ${row}, column ${column}: ${this.text(place, 3)}.${this.meta.flatTitle ? ` Place ${place} in the line.` : ""}`;
    this.find(".said").textContent = said;
    this.picture.setAttribute("aria-label", `${this.meta.title}, ${rows} × ${columns} pixels. Arrow keys point at one. ${said}`);
    this.line.setAttribute("aria-label", `All ${rows * columns} numbers in one line; place ${place} is marked`);
    Object.assign(this.root.dataset, { row, column, value: this.text(place, 3), place, laid: this.laid });
  }
}
