// The echo of a series: its autocorrelation lag by lag, and for one lag every value beside the one that came so much later.
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { fixed } from "../shared/words.js";

const MOST = 2500; // dots that a cloud draws
const echoes = new WeakMap();

export default function render({ data, parentElement }) {
  let echo = echoes.get(parentElement);
  if (!echo) echoes.set(parentElement, (echo = new Echo(parentElement.querySelector(".root"))));
  echo.show(unpack(data));
}

class Echo {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".stems");
    this.stems = new Plane(root, this.canvas);
    this.cloud = new Plane(root, this.find(".cloud"));
    this.stems.redraw = () => this.draw();
    this.canvas.onpointermove = this.canvas.onpointerdown = (event) => this.goTo(Math.round(this.stems.under(event)[0]));
    this.canvas.onkeydown = (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
      if (!step) return;
      event.preventDefault();
      this.goTo(this.lag + step);
    };
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    this.last = arrays.acf.length - 1;
    this.find(".title").textContent = meta.title;
    this.goTo(this.lag ?? 1);
  }

  goTo(lag) {
    this.lag = Math.max(1, Math.min(this.last, lag));
    this.draw();
  }

  draw() {
    const alike = this.arrays.acf[this.lag];
    this.drawStems();
    this.drawCloud();
    this.find(".pair").textContent = `Lag ${this.lag}: ${fixed(alike, 2)}`;
    for (const [name, value] of [["now", this.lag], ["min", 1], ["max", this.last], ["text", `lag ${this.lag}, ${fixed(alike, 2)}`]]) this.canvas.setAttribute(`aria-value${name}`, value);
    this.find(".cloud").setAttribute("aria-label", `Each value beside the one ${this.lag} steps later: autocorrelation ${fixed(alike, 2)}`);
    Object.assign(this.root.dataset, { lag: this.lag, alike });
  }

  drawStems() {
    const { stems, meta, arrays: { acf } } = this;
    const context = stems.begin([-0.01 * this.last, 1.01 * this.last], [Math.min(-0.3, ...acf) - 0.05, 1.05]);
    stems.axes(context, "lag, in steps", "autocorrelation", true);
    stems.clip(context);
    const [low, high] = [stems.down(-meta.chance), stems.down(meta.chance)];
    context.fillStyle = `${meta.colours.series}2a`;
    context.fillRect(stems.box.left, high, stems.box.right - stems.box.left, low - high);
    acf.forEach((value, lag) => {
      const here = lag === this.lag;
      context.strokeStyle = here ? meta.colours.lag : meta.colours.series;
      context.lineWidth = here ? 0.4 * stems.rem : Math.min(0.3 * stems.rem, Math.max(1, (0.6 * (stems.box.right - stems.box.left)) / this.last));
      context.beginPath();
      context.moveTo(stems.across(lag), stems.down(0));
      context.lineTo(stems.across(lag), stems.down(value));
      context.stroke();
    });
    context.restore();
  }

  drawCloud() {
    const { cloud, meta, arrays: { values } } = this;
    const room = 0.05 * (meta.high - meta.low) || 1;
    const range = [meta.low - room, meta.high + room];
    const context = cloud.begin(range, range);
    cloud.axes(context, "value", `value ${this.lag} ${this.lag === 1 ? "step" : "steps"} later`, true);
    cloud.clip(context);
    context.fillStyle = meta.colours.lag;
    context.globalAlpha = 0.45;
    const pairs = values.length - this.lag;
    const every = Math.max(1, Math.ceil(pairs / MOST));
    const size = 0.22 * cloud.rem;
    for (let at = 0; at < pairs; at += every) context.fillRect(cloud.across(values[at]) - size / 2, cloud.down(values[at + this.lag]) - size / 2, size, size);
    context.restore();
  }
}
