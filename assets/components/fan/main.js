// Forecasts that are fed back, from many starts over a series, and below how their error grows with every step ahead.
import { disc } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { Player } from "../shared/player.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const PACE = 600; // milliseconds that a start stays
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Fan(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class Fan {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.place = 0;
    this.slider = this.find(".start");
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
    this.errors = new Plane(root, this.find(".errors"));
    this.errors.redraw = () => this.draw();
    this.player = new Player(this, this.find(".play"), PACE);
    this.slider.oninput = () => this.player.goTo(Number(this.slider.value));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    [this.count, this.ahead] = arrays.runs.shape;
    this.time.over(arrays.time, meta.dates);
    this.last = this.count - 1;
    this.slider.max = this.last;
    this.find(".growth").hidden = !meta.lines.length;
    this.find(".names").replaceChildren(...meta.lines.map(legend));
    this.stand(Math.min(this.place, this.last));
  }

  run(place) {
    return this.arrays.runs.subarray(place * this.ahead, (place + 1) * this.ahead);
  }

  stand(place) {
    this.place = place;
    const { starts, values } = this.arrays;
    const run = this.run(place);
    const off = run.reduce((sum, value, step) => sum + Math.abs(value - values[starts[place] + step]), 0) / this.ahead;
    const from = this.time.moment(starts[place]);
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", `step ${from}`);
    this.find(".said").textContent = `from step ${from}: off by ${fixed(off, 1)} on average`;
    Object.assign(this.root.dataset, { start: starts[place], off });
    this.draw();
  }

  draw() {
    if (!this.meta) return;
    this.drawFan();
    if (this.meta.lines.length) this.drawErrors();
  }

  drawFan() {
    const { time, meta, arrays: { values, starts } } = this;
    const lines = Array.from({ length: this.count }, (_, place) => this.laid(place));
    const context = time.frame([values, ...lines], "");
    time.line(context, values, meta.colours.validation, { width: 0.12 });
    context.globalAlpha = 0.35;
    lines.forEach((line, place) => place !== this.place && this.stretch(context, line, place, 0.08));
    context.globalAlpha = 1;
    this.stretch(context, lines[this.place], this.place, 0.24);
    const [x, y] = [time.across(starts[this.place]), time.down(lines[this.place][starts[this.place]])];
    time.clip(context);
    context.fillStyle = meta.colours.run;
    disc(context, x, y, 0.36 * time.rem);
    context.restore();
    time.canvas.setAttribute("aria-label", `The values and ${this.count} free runs of ${this.ahead} steps; the one from step ${time.moment(starts[this.place])} is marked. Arrow keys move, plus and minus zoom, Home shows the whole`);
  }

  /** A run on the moments of the whole series. */
  laid(place) {
    const line = new Float32Array(this.arrays.values.length).fill(NaN);
    line.set(this.run(place), this.arrays.starts[place]);
    return line;
  }

  stretch(context, line, place, width) {
    const from = this.arrays.starts[place];
    this.time.line(context, line, this.meta.colours.run, { width, from, to: from + this.ahead - 1 });
  }

  drawErrors() {
    const { errors: plane, meta, arrays } = this;
    const most = Math.max(...meta.lines.flatMap(({ key }) => [...arrays[key]]));
    const context = plane.begin([1, this.ahead], [0, 1.08 * most]);
    const { rem } = plane;
    plane.axes(context, "steps ahead", "mean error", true);
    for (const { key, colour, dash } of meta.lines) {
      context.strokeStyle = colour;
      context.lineWidth = 0.18 * rem;
      context.setLineDash(dash.map((length) => length * rem));
      context.beginPath();
      arrays[key].forEach((error, step) => context.lineTo(plane.across(step + 1), plane.down(error)));
      context.stroke();
      context.setLineDash([]);
    }
    if (meta.crossing) this.drawCrossing(context);
    const at = (name, step) => fixed(arrays[name][step], 1);
    const ends = meta.lines.map(({ name, key }) => `${name} ${at(key, 0)} at the first step, ${at(key, this.ahead - 1)} at the last`);
    plane.canvas.setAttribute("aria-label", `Mean error by steps ahead. ${ends.join("; ")}`);
    this.root.dataset.crossing = meta.crossing ?? "never";
  }

  drawCrossing(context) {
    const { errors: plane, meta: { crossing } } = this;
    const { rem, box } = plane;
    const x = plane.across(crossing);
    context.strokeStyle = context.fillStyle = plane.style("--st-text-color");
    context.lineWidth = 0.12 * rem;
    context.setLineDash([0.2 * rem, 0.2 * rem]);
    context.beginPath();
    context.moveTo(x, box.top + 1.2 * rem);
    context.lineTo(x, box.bottom);
    context.stroke();
    context.setLineDash([]);
    // Centred on its line as far as the box has room for it.
    const text = `from step ${crossing} on, a year ago is nearer`;
    context.font = `600 ${0.85 * rem}px ${plane.style("--st-font")}`;
    context.textAlign = "center";
    const half = context.measureText(text).width / 2;
    context.fillText(text, Math.max(box.left + half, Math.min(box.right - half, x)), box.top + 0.9 * rem);
  }
}

/** The name of a line behind a piece of it. */
function legend({ name, colour, dash: [on = 1, off = 0] }) {
  const [span, mark] = [document.createElement("span"), document.createElement("i")];
  mark.style.background = `repeating-linear-gradient(to right, ${colour} 0 ${on}rem, transparent 0 ${on + off}rem)`;
  span.append(mark, name);
  return span;
}
