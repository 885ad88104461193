// How often a network is right after each epoch, on its training pictures and on new ones, and the gap between the two.
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { dot } from "../shared/points.js";

const GRAIN = 5; // the axis begins and ends at whole multiples of so many percent
const MARGIN = 0.04; // the part of the epochs that is left free behind the last
const charts = new WeakMap();

export default function render({ data, parentElement }) {
  let chart = charts.get(parentElement);
  if (!chart) charts.set(parentElement, (chart = new Chart(parentElement.querySelector(".root"))));
  chart.show(unpack(data));
}

class Chart {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.plane = new Plane(root, this.canvas);
    this.plane.redraw = () => this.draw();
    this.canvas.onpointermove = this.canvas.onpointerdown = (event) => this.point(Math.round(this.plane.under(event)[0]));
    this.canvas.onpointerleave = () => this.point(null);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays, last: arrays.training.length });
    // A first epoch that begins with guesses would take most of the axis.
    const counted = (values) => values.subarray(this.last > 2 ? 1 : 0);
    const seen = [...counted(arrays.training), ...counted(arrays.validation)];
    this.low = GRAIN * Math.floor(Math.min(...seen) / GRAIN);
    this.high = Math.max(this.low + GRAIN, GRAIN * Math.ceil(Math.max(...seen) / GRAIN));
    this.canvas.setAttribute("aria-label", meta.alt);
    this.point(null);
  }

  point(epoch) {
    this.at = Math.max(1, Math.min(this.last, epoch ?? this.last));
    this.draw();
  }

  draw() {
    const { plane, arrays, meta } = this;
    const context = plane.begin([Math.min(1, this.last - 1), this.last + MARGIN * Math.max(1, this.last - 1)], [this.low, this.high]);
    plane.axes(context, "epoch", "right, %", true);
    plane.clip(context);
    this.shade(context);
    this.curve(context, arrays.training, meta.colours.training, []);
    this.curve(context, arrays.validation, meta.colours.validation, [0.2, 0.35]);
    this.mark(context);
    context.restore();
  }

  place(values, epoch) {
    return [epoch, values[epoch - 1]];
  }

  /** Where training lies above validation at both ends of an epoch. */
  shade(context) {
    const { training, validation } = this.arrays;
    context.fillStyle = `${this.meta.colours.validation}40`;
    for (let epoch = 1; epoch < this.last; epoch += 1) {
      if (training[epoch - 1] < validation[epoch - 1] || training[epoch] < validation[epoch]) continue;
      const corners = [[training, epoch], [training, epoch + 1], [validation, epoch + 1], [validation, epoch]];
      context.beginPath();
      for (const [values, at] of corners) context.lineTo(...this.pixels(this.place(values, at)));
      context.fill();
    }
  }

  pixels([epoch, accuracy]) {
    return [this.plane.across(epoch), this.plane.down(accuracy)];
  }

  curve(context, values, colour, dashes) {
    const { plane } = this;
    context.strokeStyle = colour;
    context.lineWidth = 0.18 * plane.rem;
    context.setLineDash(dashes.map((length) => length * plane.rem));
    context.beginPath();
    for (let epoch = 1; epoch <= this.last; epoch += 1) context.lineTo(...this.pixels(this.place(values, epoch)));
    context.stroke();
    context.setLineDash([]);
  }

  /** Both accuracies of one epoch, and the points between them. */
  mark(context) {
    const { plane, arrays, meta, at } = this;
    const [training, validation] = [arrays.training[at - 1], arrays.validation[at - 1]];
    const [x, high] = this.pixels([at, training]);
    const [, low] = this.pixels([at, validation]);
    const left = x > (plane.box.left + plane.box.right) / 2;
    const beside = x + (left ? -0.6 : 0.6) * plane.rem;
    context.lineWidth = 0.12 * plane.rem;
    context.strokeStyle = context.fillStyle = plane.style("--st-text-color");
    context.strokeRect(x, high, 0, low - high);
    for (const [y, colour] of [[high, meta.colours.training], [low, meta.colours.validation]]) dot(context, x, y, 0.35 * plane.rem, colour, plane.style("--st-background-color"));
    context.fillStyle = plane.style("--st-text-color");
    context.textAlign = left ? "right" : "left";
    context.font = `600 ${0.875 * plane.rem}px ${plane.style("--st-font")}`;
    const over = training >= validation ? -1 : 1;
    context.fillText(`training ${training.toFixed(1)}%`, beside, high + (over < 0 ? -0.5 : 1.2) * plane.rem);
    context.fillText(`new ${validation.toFixed(1)}%`, beside, low + (over < 0 ? 1.2 : -0.5) * plane.rem);
    context.font = `700 ${1.05 * plane.rem}px ${plane.style("--st-font")}`;
    if (Math.abs(low - high) > 1.4 * plane.rem) context.fillText(`${(training - validation).toFixed(1)} points`, beside, (high + low) / 2 + 0.35 * plane.rem);
    Object.assign(this.root.dataset, { epoch: at, gap: training - validation, low: this.low });
  }
}
