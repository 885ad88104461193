// A square frame on a picture, and what a network says of the part inside it: one number on a line between two classes.
import { write } from "../shared/names.js";
import { css, fit, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const REST = 120; // ms that a hand on the frame must rest before the network is asked
const STEP = 0.04; // a key moves or resizes by this part of the picture
const REMEMBERED = 40;
const croppers = new WeakMap();

export default function render({ data, parentElement, setStateValue }) {
  let cropper = croppers.get(parentElement);
  if (!cropper) croppers.set(parentElement, (cropper = new Cropper(parentElement.querySelector(".root"))));
  cropper.send = (crop) => setStateValue("crop", crop);
  cropper.show(unpack(data));
}

class Cropper {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".picture");
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.drag(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.release();
    this.canvas.onkeydown = (event) => this.key(event);
    this.find(".all").onclick = () => this.all();
    this.earlier = { name: "", outputs: [] };
    new ResizeObserver(() => this.picture && this.draw()).observe(root);
  }

  async show({ meta, arrays }) {
    this.meta = meta;
    if (!this.held) this.crop = [...meta.crop];
    this.answer(meta, arrays.colours);
    [this.picture, this.seen] = await Promise.all([arrays.picture, arrays.seen].map((bytes) => createImageBitmap(new Blob([bytes]))));
    this.draw();
    const seen = this.find(".seen");
    fit(seen, 1).drawImage(this.seen, 0, 0, seen.width, seen.height);
    seen.setAttribute("aria-label", `The frame, ${this.seen.width} by ${this.seen.height} pixels`);
    Object.assign(this.root.dataset, { crop: meta.crop.join("-"), output: meta.output });
  }

  answer(meta, colours) {
    const [first, second] = meta.classes;
    const stops = [0, 64, 128, 192, 255].map((at) => css(colours.subarray(3 * at, 3 * at + 3)));
    this.find(".line").style.background = `linear-gradient(to right, ${stops.join()})`;
    this.find(".line").setAttribute("aria-label", meta.alt);
    write(this.find(".says"), meta.says);
    write(this.find(".truth"), meta.truth === null ? "" : `· really: ${meta.truth}`);
    this.find(".output").textContent = meta.said;
    write(this.find(".first"), `0 = ${first}`);
    write(this.find(".second"), `1 = ${second}`);
    write(this.find(".limit"), `above ${meta.threshold}: ${second}`);
    // Its own part of the label lies over the threshold: at no threshold does the label leave the line.
    this.root.style.setProperty("--threshold", `${100 * meta.threshold}%`);
    this.find(".marker").style.left = `${100 * meta.output}%`;
    this.remember(meta);
  }

  /** Leaves a mark on the line for each answer to the same picture. */
  remember({ name, output }) {
    if (this.earlier.name !== name) this.earlier = { name, outputs: [] };
    const { outputs } = this.earlier;
    if (outputs.at(-1) !== output) outputs.push(output);
    const marks = outputs.slice(-REMEMBERED).map((at) => {
      const mark = document.createElement("i");
      mark.style.left = `${100 * at}%`;
      return mark;
    });
    this.find(".earlier").replaceChildren(...marks);
  }

  key(event) {
    const { rows, columns } = this.meta;
    const step = Math.max(1, Math.round(STEP * Math.min(rows, columns)));
    const change = {
      ArrowUp: [-step, 0, 0], ArrowDown: [step, 0, 0], ArrowLeft: [0, -step, 0], ArrowRight: [0, step, 0],
      "+": [0, 0, step], "-": [0, 0, -step],
    }[event.key];
    if (!change) return;
    event.preventDefault();
    const [row, column, side] = this.crop;
    this.move(row + change[0], column + change[1], side + change[2]);
  }

  all() {
    const { rows, columns } = this.meta;
    const side = Math.min(rows, columns);
    this.move(Math.floor((rows - side) / 2), Math.floor((columns - side) / 2), side);
  }

  /** Row and column of the picture under the pointer. */
  under(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = this.meta.columns / box.width;
    return [(event.clientY - box.top) * scale, (event.clientX - box.left) * scale];
  }

  grab(event) {
    this.canvas.setPointerCapture(event.pointerId);
    const [row, column] = this.under(event);
    const [top, left, side] = this.crop;
    const reach = 0.07 * this.meta.columns;
    const corner = Math.abs(row - top - side) < reach && Math.abs(column - left - side) < reach;
    const inside = row > top && row < top + side && column > left && column < left + side;
    this.held = corner ? { corner: true } : inside ? { row: row - top, column: column - left } : { row: side / 2, column: side / 2 };
    this.drag(event);
  }

  drag(event) {
    const [row, column] = this.under(event);
    const [top, left, side] = this.crop;
    if (this.held.corner) this.move(top, left, Math.max(row - top, column - left), true);
    else this.move(row - this.held.row, column - this.held.column, side);
  }

  release() {
    if (!this.held) return;
    this.held = null;
    this.ask(0);
  }

  /** Puts the frame there, as far as the picture reaches; one whose corner is `pulled` grows no further than its edges. */
  move(row, column, side, pulled = false) {
    const { rows, columns, smallest } = this.meta;
    const most = pulled ? Math.min(rows - row, columns - column) : Math.min(rows, columns);
    const within = (value, high) => Math.max(0, Math.min(high, Math.round(value)));
    const size = Math.max(smallest, Math.min(most, Math.round(side)));
    this.crop = [within(row, rows - size), within(column, columns - size), size];
    this.draw();
    this.ask(REST);
  }

  /** Asks the network about the frame, once it has rested. */
  ask(wait) {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.crop.join() !== this.meta.crop.join() && this.send(this.crop), wait);
  }

  draw() {
    const { rows, columns } = this.meta;
    this.canvas.style.aspectRatio = `${columns} / ${rows}`;
    const context = fit(this.canvas, rows / columns);
    context.imageSmoothingEnabled = true;
    const scale = this.canvas.width / columns;
    const [row, column, side] = this.crop;
    const [top, left, size] = this.crop.map((value) => value * scale);
    context.drawImage(this.picture, 0, 0, this.canvas.width, this.canvas.height);
    context.fillStyle = "rgb(16 20 31 / 55%)";
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.picture, column, row, side, side, left, top, size, size);
    const inset = 2 * devicePixelRatio;
    outline(context, left + inset, top + inset, size - 2 * inset, size - 2 * inset);
    const handle = 7 * devicePixelRatio;
    context.fillStyle = "#ffd23f";
    context.fillRect(left + size - 2 * handle, top + size - 2 * handle, 2 * handle, 2 * handle);
  }
}
