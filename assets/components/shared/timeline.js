// Lines over time on a canvas, thinned to what a pixel can show without losing an extreme; a part of them can be zoomed into.
import { label, Plane, ticks } from "./plane.js";

const LEAST = 8; // steps that a zoom shows at least
const DAY = 86_400_000;
const DENSE = 2; // steps a pixel from which lines are thinned

/** Says where only the first of many values are drawn. */
export const limit = (drawn, count) => (drawn < count ? `drawn: the first ${drawn.toLocaleString("en")} of ${count.toLocaleString("en")} values` : "");

export class Timeline extends Plane {
  /** `changed()` hears that another part of time is to be shown. */
  constructor(root, canvas, changed) {
    super(root, canvas);
    this.changed = changed;
    this.redraw = changed;
    canvas.onpointerdown = (event) => this.press(event);
    canvas.onpointermove = (event) => this.move(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.release();
    canvas.ondblclick = () => this.goTo([this.first, this.last]);
    canvas.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.time && changed()).observe(canvas);
  }

  /** The moments of all steps, days since 1970 where they are `dates`, and the first step on show. A zoom is kept. */
  over(time, dates, first = 0) {
    const [last, name] = [time.length - 1, `${time.length}:${time[0]}`];
    this.time = time;
    this.dates = dates;
    if (this.name !== name) this.zoom = [first, last];
    else if (this.first !== first && this.zoom[0] === this.first && this.zoom[1] === this.last) this.zoom = [first, last];
    Object.assign(this, { name, first, last });
  }

  /** Clears the canvas and draws axes that fit these lines, each of as many values as there are moments. */
  frame(lines, unit) {
    const context = this.begin(this.zoom, this.heights(lines));
    this.grid(context, unit);
    return context;
  }

  heights(lines) {
    let [low, high] = [Infinity, -Infinity];
    for (const values of lines) {
      for (let at = Math.max(0, Math.floor(this.zoom[0])); at <= this.zoom[1]; at += 1) {
        if (values[at] < low) low = values[at];
        if (values[at] > high) high = values[at];
      }
    }
    if (low > high) return [0, 1];
    const room = 0.05 * (high - low) || 1;
    return [low - room, high + room];
  }

  /** A moment in words: a date as far as the part on show needs it. */
  moment(at) {
    const value = this.time[Math.max(0, Math.min(this.last, Math.round(at)))];
    if (!this.dates) return label(value);
    const days = this.time[Math.floor(this.zoom[1])] - this.time[Math.ceil(this.zoom[0])];
    return new Date(value * DAY).toISOString().slice(0, days > 3000 ? 4 : days > 400 ? 7 : 10);
  }

  grid(context, unit) {
    const { left, right, top, bottom } = this.box;
    context.font = `${0.75 * this.rem}px ${this.style("--st-font")}`;
    context.fillStyle = this.style("--st-text-color");
    context.textAlign = "right";
    for (const value of ticks(this.y)) {
      this.stroke(context, left, this.down(value), right, this.down(value), value === 0);
      context.fillText(label(value), left - 0.35 * this.rem, this.down(value) + 0.27 * this.rem);
    }
    context.textAlign = "center";
    const places = ticks(this.x);
    const every = Math.max(1, Math.ceil((6 * this.rem * places.length) / (right - left)));
    places.forEach((at, place) => {
      if (place % every || at > this.last) return;
      const text = this.moment(at);
      const half = context.measureText(text).width / 2;
      const middle = Math.max(half, Math.min(this.canvas.clientWidth - half, this.across(at)));
      context.fillText(text, middle, bottom + 1.05 * this.rem);
    });
    context.textAlign = "left";
    context.fillText(unit, left + 0.3 * this.rem, top + 0.6 * this.rem);
    if (!this.chosen) return;
    const [from, to] = this.chosen.map((at) => this.across(at));
    context.globalAlpha = 0.15;
    context.fillRect(Math.min(from, to), top, Math.abs(to - from), bottom - top);
    context.globalAlpha = 1;
  }

  /** One line: from one step to another, or all of it. */
  line(context, values, colour, { width = 0.11, dash = [], from = 0, to = this.last } = {}) {
    const start = Math.max(from, Math.floor(this.zoom[0]));
    const end = Math.min(to, Math.ceil(this.zoom[1]));
    this.clip(context);
    context.strokeStyle = colour;
    context.lineWidth = width * this.rem;
    context.lineJoin = "round";
    context.setLineDash(dash.map((length) => length * this.rem));
    context.beginPath();
    const dense = (end - start) / (this.box.right - this.box.left);
    if (dense > DENSE) this.thinned(context, values, start, end, dense);
    else this.every(context, values, start, end);
    context.stroke();
    context.restore();
    context.setLineDash([]);
  }

  every(context, values, start, end) {
    for (let at = start; at <= end; at += 1) {
      if (!Number.isNaN(values[at])) context.lineTo(this.across(at), this.down(values[at]));
    }
  }

  thinned(context, values, start, end, dense) {
    for (let from = start; from <= end; from += dense) {
      let [low, high] = [Infinity, -Infinity];
      for (let at = Math.floor(from); at < Math.min(end + 1, from + dense); at += 1) {
        if (values[at] < low) low = values[at];
        if (values[at] > high) high = values[at];
      }
      if (low > high) continue;
      context.lineTo(this.across(from), this.down(low));
      context.lineTo(this.across(from), this.down(high));
    }
  }

  press(event) {
    if (event.button) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.chosen = [this.under(event)[0], this.under(event)[0]];
  }

  move(event) {
    if (!this.chosen) return;
    this.chosen[1] = this.under(event)[0];
    this.changed();
  }

  release() {
    if (!this.chosen) return;
    const [from, to] = this.chosen.toSorted((one, other) => one - other);
    this.chosen = null;
    if (to - from >= LEAST) this.goTo([from, to]);
    else this.changed();
  }

  /** Shows the part between two steps, or as much of it as there is. */
  goTo([from, to]) {
    const width = Math.min(Math.max(to - from, LEAST), this.last - this.first);
    const start = Math.max(this.first, Math.min(from, this.last - width));
    this.zoom = [start, start + width];
    this.changed();
  }

  /** Shows so many times as much of time, around the middle of what is on show. */
  scale(factor) {
    const [from, to] = this.zoom;
    const [middle, half] = [(from + to) / 2, (factor * (to - from)) / 2];
    this.goTo([middle - half, middle + half]);
  }

  key(event) {
    const [from, to] = this.zoom;
    const width = to - from;
    const parts = {
      ArrowLeft: [from - width / 4, to - width / 4], ArrowRight: [from + width / 4, to + width / 4],
      "+": [from + width / 4, to - width / 4], "-": [from - width / 2, to + width / 2], Home: [this.first, this.last],
    };
    if (!parts[event.key]) return;
    event.preventDefault();
    this.goTo(parts[event.key]);
  }
}
