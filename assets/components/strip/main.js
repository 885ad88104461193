// One row of pixels. A kernel plays along it, and at every stop one output drops out. Nothing leaves the browser.
import { blank, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const strips = new WeakMap();
const [SLOWEST, WHOLE] = [600, 9000]; // milliseconds that a stop takes, and all of them together, at most
const FALL = 1.6; // rows that an output falls

export default function render({ data, parentElement }) {
  let strip = strips.get(parentElement);
  if (!strip) strips.set(parentElement, (strip = new Strip(parentElement.querySelector(".root"))));
  strip.show(unpack(data).meta);
  return () => strip.halt();
}

class Strip {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find("canvas");
    this.find(".play").onclick = () => (this.frame ? this.stand(this.stop) : this.play());
    this.find(".back").onclick = () => this.stand(this.stop - 1);
    this.find(".on").onclick = () => this.stand(this.stop + 1);
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show(meta) {
    this.meta = meta;
    // How many stops there are, the learner predicts first.
    for (const button of this.root.querySelectorAll("button")) button.disabled = !meta.cells;
    this.stand(0);
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!this.meta.cells || event.target.tagName === "BUTTON") return;
    if (step) this.stand(this.stop + step);
    else if (event.key === " ") this.find(".play").click();
    else return;
    event.preventDefault();
  }

  play() {
    const first = this.stop === this.meta.cells - 1 ? 0 : this.stop;
    const pace = Math.min(SLOWEST, WHOLE / this.meta.cells);
    const began = performance.now();
    const step = (now) => {
      const at = first + (now - began) / pace;
      this.stop = Math.min(this.meta.cells - 1, Math.floor(at));
      this.fallen = Math.min(1, at - this.stop);
      this.draw();
      if (at >= this.meta.cells) return this.stand(this.stop);
      this.frame = requestAnimationFrame(step);
    };
    this.label("❚❚ Pause", true);
    this.frame = requestAnimationFrame(step);
  }

  halt() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.label("▶ Play", false);
  }

  label(text, pressed) {
    this.find(".play").textContent = text;
    this.find(".play").setAttribute("aria-pressed", String(pressed));
  }

  stand(stop) {
    this.halt();
    this.stop = Math.max(0, Math.min((this.meta.cells ?? 1) - 1, stop));
    this.fallen = 1;
    this.draw();
  }

  draw() {
    const { size, before, after, stride, dilation, kernel, reach, cells, output } = this.meta;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const style = getComputedStyle(this.root);
    const count = before + size + after;
    const wide = Math.min(3 * rem, (this.canvas.clientWidth - 4) / count);
    const tall = Math.max(1.5 * rem, wide);
    const height = (2 + FALL) * tall + 4;
    const context = blank(this.canvas, height / Math.max(1, this.canvas.clientWidth));
    context.translate(2, 2);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${0.72 * rem}px ${style.fontFamily}`;
    const square = (column, top, colour, text, ink) => {
      context.fillStyle = colour;
      context.fillRect(column * wide + 1, top + 1, wide - 2, tall - 2);
      if (context.measureText(text).width > wide - 2) return;
      context.fillStyle = ink;
      context.fillText(text, (column + 0.5) * wide, top + tall / 2);
    };
    const left = this.stop * stride;
    const reached = cells ? (cells - 1) * stride + reach : count;
    for (let at = 0; at < count; at += 1) {
      const real = at >= before && at < before + size;
      context.globalAlpha = at < reached ? 1 : 0.35;
      square(at, 0, real ? "#c9d3e6" : "rgb(128 128 128 / 18%)", real ? String(at - before + 1) : "0", real ? "#10141f" : style.color);
    }
    context.globalAlpha = 1;
    for (let tap = 0; tap < kernel; tap += 1) {
      const at = left + tap * dilation;
      const real = at >= before && at < before + size;
      square(at, 0, "#ffd23f", real ? String(at - before + 1) : "0", "#10141f");
    }
    outline(context, left * wide, 0, reach * wide, tall);
    const floor = (1 + FALL) * tall;
    for (let cell = 0; cell <= this.stop; cell += 1) {
      const falls = cell === this.stop ? 1 - (1 - this.fallen) ** 2 : 1;
      const from = cell * stride + (reach - 1) / 2;
      square(from + (before + cell - from) * falls, tall + (floor - tall) * falls, output, String(cell + 1), "#ffffff");
    }
    this.tell();
  }

  tell() {
    const { size, before, stride, reach, cells } = this.meta;
    const from = this.stop * stride - before + 1;
    const seen = [Math.max(1, from), Math.min(size, from + reach - 1)];
    const pixels = seen[0] === seen[1] ? `pixel ${seen[0]}` : `pixels ${seen[0]} to ${seen[1]}`;
    const left = this.stop + 1 === cells ? before + size + this.meta.after - (cells - 1) * stride - reach : 0;
    const rest = left > 0 ? ` ${left === 1 ? "One pixel is" : `${left} pixels are`} left over: the kernel does not fit once more.` : "";
    const said = `Stop ${this.stop + 1}${cells ? ` of ${cells}` : ""}: ${pixels} → output ${this.stop + 1}.${rest}`;
    this.find(".said").textContent = said;
    this.canvas.setAttribute("aria-label", `A row of ${size} pixels and the kernel on it. ${said}`);
    Object.assign(this.root.dataset, { stop: this.stop, cells: cells ?? "" });
  }
}
