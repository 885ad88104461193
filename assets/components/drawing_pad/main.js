// A pad to draw on, white on black like MNIST's digits. The page gets its pixels at the end of every stroke.
import { fit } from "../shared/paint.js";

const pads = new WeakMap();

export default function render({ data, parentElement, setStateValue }) {
  let pad = pads.get(parentElement);
  if (!pad) pads.set(parentElement, (pad = new Pad(parentElement.querySelector(".root"), data.side)));
  pad.send = (pixels) => setStateValue("pixels", pixels);
  if (data.pixels === "") pad.wipe();
}

class Pad {
  constructor(root, side) {
    this.side = side;
    this.canvas = root.querySelector("canvas");
    this.sheet = document.createElement("canvas");
    this.sheet.width = this.sheet.height = side;
    this.cursor = [side / 2, side / 2];
    this.canvas.onpointerdown = (event) => this.start(event);
    this.canvas.onpointermove = (event) => this.last && this.stroke(this.place(event));
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.end();
    root.onkeydown = (event) => this.key(event);
    root.onkeyup = (event) => event.key === " " && this.end();
    root.querySelector(".clear").onclick = () => {
      this.wipe();
      this.send("");
    };
    new ResizeObserver(() => this.draw()).observe(root);
    this.wipe();
  }

  wipe() {
    const context = this.sheet.getContext("2d", { willReadFrequently: true });
    context.fillStyle = "#000";
    context.fillRect(0, 0, this.side, this.side);
    Object.assign(context, { strokeStyle: "#fff", lineCap: "round", lineJoin: "round", lineWidth: this.side / 12 });
    this.pen = context;
    this.draw();
  }

  place(event) {
    const box = this.canvas.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * this.side, ((event.clientY - box.top) / box.height) * this.side];
  }

  start(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.place(event);
    this.stroke(this.last);
  }

  stroke(next) {
    this.pen.beginPath();
    this.pen.moveTo(...this.last);
    this.pen.lineTo(next[0] + 0.01, next[1]);
    this.pen.stroke();
    this.last = next;
    this.draw();
  }

  end() {
    if (!this.last) return;
    this.last = null;
    const { data } = this.pen.getImageData(0, 0, this.side, this.side);
    let bytes = "";
    for (let at = 0; at < data.length; at += 4) bytes += String.fromCharCode(data[at]);
    this.send(btoa(bytes));
  }

  key(event) {
    if (event.target.tagName === "BUTTON") return;
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (step) this.cursor = this.cursor.map((value, axis) => Math.max(0, Math.min(this.side - 1, value + step[axis])));
    else if (event.key === " ") this.last ??= this.cursor;
    else return;
    event.preventDefault();
    if (this.last) this.stroke(this.cursor);
    else this.draw(true);
  }

  draw(showCursor = false) {
    const context = fit(this.canvas, 1);
    const scale = this.canvas.width / this.side;
    context.drawImage(this.sheet, 0, 0, this.canvas.width, this.canvas.height);
    if (!showCursor) return;
    context.fillStyle = "#ffd23f";
    context.fillRect((this.cursor[0] - 0.5) * scale, (this.cursor[1] - 0.5) * scale, scale, scale);
  }
}
