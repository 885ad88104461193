// A whole network from picture to classes on one canvas. Layers, maps and shapes come from the payload alone.
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { describe, explain } from "./describe.js";
import { Drawing } from "./drawing.js";
import { arrange, cellAt, find } from "./layout.js";

const explorers = new WeakMap();
const TALLEST = 0.5; // of the window's height: question and settings stand above

export default function render({ data, parentElement, setTriggerValue }) {
  let explorer = explorers.get(parentElement);
  if (!explorer) explorers.set(parentElement, (explorer = new Explorer(parentElement.querySelector(".root"))));
  explorer.open = (place) => setTriggerValue("cell", place);
  explorer.show(unpack(data));
}

class Explorer {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.info = root.querySelector(".info");
    this.layer = root.querySelector(".layer");
    this.swipe = root.querySelector(".swipe");
    this.canvas.onpointermove = (event) => this.hover(this.under(event));
    this.canvas.onpointerleave = () => this.hover(null);
    this.canvas.onclick = (event) => this.choose(this.under(event));
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.scene && root.clientWidth !== this.width && this.arrange()).observe(root);
  }

  show(scene) {
    this.scene = scene;
    // Another network may have no such map.
    if (this.focus && this.focus.map >= (scene.meta.layers[this.focus.column]?.count ?? 0)) this.focus = null;
    this.canvas.setAttribute("aria-label", scene.meta.alt);
    this.drawing = new Drawing(scene, this.root);
    this.arrange();
    this.root.dataset.drawn = scene.meta.name;
  }

  arrange() {
    const tallest = Math.max(320, TALLEST * innerHeight);
    this.width = this.root.clientWidth;
    this.layout = arrange(this.scene.meta, this.width, tallest, this.drawing.labelWidths());
    this.canvas.style.width = this.layout.width > this.width ? `${this.layout.width}px` : "";
    this.swipe.hidden = this.layout.width <= this.width;
    this.draw();
  }

  draw() {
    const context = fit(this.canvas, this.layout.height / Math.max(1, this.canvas.clientWidth));
    this.drawing.draw(context, this.layout, this.focus, this.scene.meta.chosen);
    this.layer.textContent = explain(this.scene, this.focus);
    this.info.textContent = describe(this.scene, this.focus);
  }

  under(event) {
    const box = this.canvas.getBoundingClientRect();
    return find(this.layout, event.clientX - box.left, event.clientY - box.top);
  }

  hover(focus) {
    const same = JSON.stringify(focus) === JSON.stringify(this.focus ?? null);
    this.focus = focus;
    if (!same) this.draw();
  }

  choose(focus) {
    if (focus && this.scene.meta.layers[focus.column].opens) this.open([focus.column, focus.map, focus.row, focus.cell]);
  }

  key(event) {
    const layers = this.scene.meta.layers;
    const focus = this.focus ?? { column: 0, map: 0 };
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "Enter") return this.choose(this.focus);
    if (!step) return;
    event.preventDefault();
    const column = Math.max(0, Math.min(layers.length - 1, focus.column + step[0]));
    const layer = layers[column];
    const map = Math.max(0, Math.min(layer.count - 1, focus.map + step[1]));
    this.hover({ column, map, ...cellAt(layer, 0.5, 0.5) });
    this.reveal(this.layout.columns[column]);
  }

  reveal({ center, outer }) {
    const [from, to] = [center - outer / 2, center + outer / 2];
    if (from < this.root.scrollLeft) this.root.scrollLeft = from;
    if (to > this.root.scrollLeft + this.root.clientWidth) this.root.scrollLeft = to - this.root.clientWidth;
  }
}
