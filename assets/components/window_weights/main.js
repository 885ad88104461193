// The weight of each value of a window, one row of bars for everything that forecasts. Point at a step, or go there by arrow keys.
import { unpack } from "../shared/payload.js";
import { fixed } from "../shared/words.js";

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Weights(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Weights {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    root.onpointermove = (event) => this.point(event);
    root.onpointerdown = (event) => this.point(event);
    root.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.stand(this.place + step);
    };
  }

  show({ meta, arrays }) {
    [this.count, this.window] = arrays.weights.shape;
    this.rows = meta.rows.map((row, at) => ({ ...row, weights: arrays.weights.subarray(at * this.window, (at + 1) * this.window) }));
    const all = [...arrays.weights];
    this.low = Math.min(0, ...all);
    this.span = Math.max(0, ...all) - this.low || 1;
    this.root.style.setProperty("--zero", `${(-100 * this.low) / this.span}%`);
    this.find(".rows").replaceChildren(...this.rows.map((row) => this.row(row)));
    this.find(".steps").replaceChildren(...Array.from({ length: this.window }, (_, at) => element("span", "", this.label(at))));
    this.stand(Math.min(this.place ?? Infinity, this.window - 1));
    this.root.dataset.rows = this.count;
  }

  /** So many steps before the forecast; only some have room for their label. */
  label(at) {
    const before = this.window - at;
    return before === 1 || before % Math.max(5, Math.ceil(this.window / 6)) === 0 ? `t − ${before}` : "";
  }

  row({ name, colour, weights }) {
    const figure = element("figure", "row");
    figure.style.setProperty("--bar", colour);
    const bars = element("div", "bars");
    bars.append(...[...weights].map((weight) => this.bar(weight)));
    figure.append(element("figcaption", "", name), bars);
    return figure;
  }

  bar(weight) {
    const [box, bar] = [element("span", "step"), element("i", "bar")];
    bar.style.bottom = `${(100 * (Math.min(0, weight) - this.low)) / this.span}%`;
    bar.style.height = `${Math.max(1.5, (100 * Math.abs(weight)) / this.span)}%`;
    box.append(bar);
    return box;
  }

  point(event) {
    const bars = this.find(".bars").getBoundingClientRect();
    const part = (event.clientX - bars.left) / bars.width;
    if (part >= 0 && part < 1) this.stand(Math.floor(part * this.window));
  }

  stand(place) {
    this.place = Math.max(0, Math.min(this.window - 1, place));
    for (const bars of this.root.querySelectorAll(".bars")) [...bars.children].forEach((box, at) => box.classList.toggle("here", at === this.place));
    const said = this.rows.map(({ name, weights }) => `${name} ${fixed(weights[this.place], 2)}`).join(" · ");
    this.find(".said").textContent = `Value at t − ${this.window - this.place}: ${said}`;
    this.root.setAttribute("aria-label", `Weights over the window. Arrow keys move. Value at t − ${this.window - this.place}: ${said}`);
    this.root.dataset.before = this.window - this.place;
  }
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
