// Chooses a square part of a picture. The frame follows the pointer; the page hears of it on release.
import { fit, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const choosers = new WeakMap();

export default function render({ data, parentElement, setStateValue }) {
  let chooser = choosers.get(parentElement);
  if (!chooser) choosers.set(parentElement, (chooser = new Chooser(parentElement.querySelector(".root"))));
  chooser.send = (corner) => setStateValue("corner", corner);
  chooser.show(unpack(data));
}

class Chooser {
  constructor(root) {
    this.canvas = root.querySelector("canvas");
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.drag(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.release();
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.picture && this.draw()).observe(root);
  }

  async show({ meta, arrays }) {
    this.meta = meta;
    this.canvas.setAttribute("aria-label", meta.alt);
    if (!this.held) this.corner = meta.corner;
    this.picture = await createImageBitmap(new Blob([arrays.picture]));
    this.draw();
  }

  key(event) {
    const step = { ArrowUp: [-8, 0], ArrowDown: [8, 0], ArrowLeft: [0, -8], ArrowRight: [0, 8] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(this.corner[0] + step[0], this.corner[1] + step[1]);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(this.corner), 250);
  }

  grab(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.held = true;
    this.drag(event);
  }

  drag(event) {
    const box = this.canvas.getBoundingClientRect();
    const scale = this.meta.columns / box.width;
    this.move((event.clientY - box.top) * scale - this.meta.side / 2, (event.clientX - box.left) * scale - this.meta.side / 2);
  }

  release() {
    if (!this.held) return;
    this.held = false;
    this.send(this.corner);
  }

  move(row, column) {
    const { rows, columns, side } = this.meta;
    this.corner = [Math.max(0, Math.min(rows - side, Math.round(row))), Math.max(0, Math.min(columns - side, Math.round(column)))];
    this.draw();
  }

  draw() {
    const { rows, columns, side } = this.meta;
    const context = fit(this.canvas, rows / columns);
    const scale = this.canvas.width / columns;
    const [top, left] = this.corner.map((value) => value * scale);
    context.drawImage(this.picture, 0, 0, this.canvas.width, this.canvas.height);
    context.fillStyle = "rgb(16 20 31 / 45%)";
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.picture, this.corner[1], this.corner[0], side, side, left, top, side * scale, side * scale);
    outline(context, left, top, side * scale, side * scale);
  }
}
