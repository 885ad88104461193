// Both planes of the sweep: loss against rate, both logarithmic; and mean error against epoch, beside naive's.
import { label, Plane, ticks } from "../shared/plane.js";
import { tens } from "../shared/words.js";

const log = Math.log10;
const REACH = 2.5; // times naive's error that the race shows
const NEAR = 0.06; // the part of the width within which a click picks a rate

export const short = (rate) => {
  const power = Math.floor(log(rate) + 1e-9);
  const digits = Number((rate / 10 ** power).toPrecision(2));
  return `${digits === 1 ? "" : `${digits} × `}10${raised(power)}`;
};

function raised(power) {
  return String(power).replace(/./g, (digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]));
}

/** The numbers 1, 2 and 5 of every power of ten between two logarithms. */
function rounded([low, high]) {
  const powers = Array.from({ length: Math.ceil(high) - Math.floor(low) }, (_, at) => Math.floor(low) + at);
  const values = powers.flatMap((power) => [1, 2, 5].map((factor) => factor * 10 ** power));
  return values.filter((value) => low <= log(value) && log(value) <= high);
}

class Axes extends Plane {
  /** Leaves room above the box for the name of what goes up. */
  begin(x, y) {
    const context = super.begin(x, y);
    this.box.top += 0.9 * this.rem;
    return context;
  }

  text(context) {
    context.font = `${0.75 * this.rem}px ${this.style("--st-font")}`;
    context.fillStyle = this.style("--st-text-color");
  }

  names(context, xName, yName) {
    const { left, right, top, bottom } = this.box;
    context.font = `600 ${0.8 * this.rem}px ${this.style("--st-font")}`;
    context.fillStyle = this.style("--st-text-color");
    context.textAlign = "center";
    context.fillText(xName, (left + right) / 2, bottom + 1.95 * this.rem);
    // Curves that begin high would cross a name within the box.
    context.textAlign = "left";
    context.fillText(yName, left, top - 0.4 * this.rem);
  }

  path(context, points, colour, width) {
    this.clip(context);
    context.strokeStyle = colour;
    context.lineWidth = width * this.rem;
    context.lineJoin = "round";
    context.beginPath();
    for (const [x, y] of points) context.lineTo(this.across(x), this.down(y));
    context.stroke();
    context.restore();
  }

  sign(context, text, x, y, colour) {
    context.font = `${1.1 * this.rem}px ${this.style("--st-font")}`;
    context.fillStyle = colour;
    context.textAlign = "center";
    context.fillText(text, x, y);
  }
}

export class SweepPlane extends Axes {
  show(meta, { swept, losses }) {
    this.meta = meta;
    this.points = [...swept].map((rate, at) => [log(rate), log(losses[at])]).filter((point) => point.every(Number.isFinite));
    this.lowest = this.points.reduce((best, point) => (point[1] < best[1] ? point : best));
  }

  draw(runs) {
    const heights = this.points.map(([, y]) => y);
    const rates = this.meta.rates.map(log);
    const x = [Math.min(rates[0], this.points[0][0]) - 0.1, Math.max(rates.at(-1), this.points.at(-1)[0]) + 0.1];
    const context = this.begin(x, [Math.min(...heights) - 0.1, Math.max(...heights) + 0.1]);
    const { left, right, top, bottom } = this.box;
    this.text(context);
    context.textAlign = "center";
    for (let power = Math.ceil(x[0]); power <= x[1]; power += 1) {
      this.stroke(context, this.across(power), top, this.across(power), bottom, false);
      context.fillText(tens(power), this.across(power), bottom + 0.95 * this.rem);
    }
    context.textAlign = "right";
    for (const value of rounded(this.y)) {
      const at = this.down(log(value));
      this.stroke(context, left, at, right, at, false);
      context.fillText(label(value), left - 0.35 * this.rem, at + 0.27 * this.rem);
    }
    this.names(context, "learning rate", "loss");
    this.path(context, this.points, this.meta.colours.loss, 0.14);
    for (const { rate, colour, sign } of runs) {
      const at = this.across(log(rate));
      context.strokeStyle = colour;
      context.lineWidth = 0.14 * this.rem;
      context.setLineDash([0.4 * this.rem, 0.25 * this.rem]);
      context.beginPath();
      context.moveTo(at, top + 1.2 * this.rem);
      context.lineTo(at, bottom);
      context.stroke();
      context.setLineDash([]);
      this.sign(context, sign, at, top + 1 * this.rem, colour);
    }
    this.mark(context);
    this.canvas.setAttribute("aria-label", `Loss against learning rate, both logarithmic: lowest at ${short(10 ** this.lowest[0])}`);
  }

  mark(context) {
    const [x, y] = [this.across(this.lowest[0]), this.down(this.lowest[1])];
    context.strokeStyle = this.meta.colours.lowest;
    context.lineWidth = 0.16 * this.rem;
    context.beginPath();
    context.arc(x, y, 0.5 * this.rem, 0, 2 * Math.PI);
    context.stroke();
    this.text(context);
    // Above it, for a flat curve goes on to its left; what else lies there ends before the word.
    context.textAlign = "center";
    context.lineWidth = 0.3 * this.rem;
    context.lineJoin = "round";
    context.strokeStyle = this.style("--st-background-color");
    context.strokeText("lowest", x, y - 0.9 * this.rem);
    context.fillText("lowest", x, y - 0.9 * this.rem);
  }

  /** The rate to pick that lies closest to a click, none where that is far. */
  nearest(event) {
    const at = this.under(event)[0];
    const apart = (rate) => Math.abs(log(rate) - at);
    const best = this.meta.rates.reduce((one, other) => (apart(other) < apart(one) ? other : one));
    return apart(best) < NEAR * (this.x[1] - this.x[0]) ? best : undefined;
  }
}

export class RacePlane extends Axes {
  show(meta) {
    this.meta = meta;
  }

  draw(runs, epoch) {
    const { naive, epochs } = this.meta;
    const context = this.begin([0, epochs], [0, REACH * naive]);
    const { left, right, top, bottom } = this.box;
    this.text(context);
    context.textAlign = "right";
    for (const value of ticks(this.y)) {
      this.stroke(context, left, this.down(value), right, this.down(value), value === 0);
      context.fillText(label(value), left - 0.35 * this.rem, this.down(value) + 0.27 * this.rem);
    }
    context.textAlign = "center";
    for (const value of ticks(this.x)) context.fillText(label(value), this.across(value), bottom + 0.95 * this.rem);
    this.names(context, "epoch", "mean error on validation");
    context.setLineDash([0.2 * this.rem, 0.25 * this.rem]);
    this.path(context, [[0, naive], [epochs, naive]], this.style("--st-text-color"), 0.1);
    context.setLineDash([]);
    this.text(context);
    context.textAlign = "right";
    context.fillText("the naive forecast", right, this.down(naive) - 0.35 * this.rem);
    for (const { errors, colour, sign } of runs) {
      if (!errors || !epoch) continue;
      const points = [...errors.slice(0, epoch)].map((error, at) => [at + 1, error]).filter(([, error]) => Number.isFinite(error));
      this.path(context, points, colour, 0.16);
      const end = points.at(-1);
      if (end) this.sign(context, sign, Math.min(right - 0.5 * this.rem, this.across(end[0])), Math.max(top + 0.8 * this.rem, this.down(Math.min(end[1], this.y[1])) + 0.38 * this.rem), colour);
    }
    if (!runs.some(({ errors }) => errors)) this.sign(context, "?", (left + right) / 2, (top + bottom) / 2, this.style("--st-text-color"));
    this.canvas.setAttribute("aria-label", `Mean error on validation over ${epochs} epochs, beside the naive forecast's ${label(naive)}`);
  }
}
