// One window over the series: where it lies, and close up its values, the target behind them, and the windows that come next.
import { css, disc } from "../shared/paint.js";
import { Timeline } from "../shared/timeline.js";
import { label } from "../shared/plane.js";

const ROOM = 8; // steps that the close-up shows on either side
const NEXT = 3; // windows whose extents it shows, one below the other
const FEW = 4; // numbers of an array that are written at each end

export class Cut {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".series");
    this.whole = new Timeline(root, this.canvas, () => this.draw());
    this.near = new Timeline(root, this.find(".close"), () => this.draw());
    const near = this.near.canvas;
    near.onpointerdown = near.onpointermove = near.ondblclick = near.onkeydown = null;
    // Here a drag moves the window.
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.goTo(this.whole.under(event)[0] - this.meta.window / 2);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => (this.held = false);
    this.canvas.ondblclick = null;
    this.canvas.onkeydown = (event) => this.key(event);
  }

  show(meta, arrays) {
    Object.assign(this, { meta, arrays });
    for (const line of [this.whole, this.near]) line.over(arrays.time, meta.dates);
    this.goTo(this.start ?? Math.floor(arrays.values.length / 3));
  }

  grab(event) {
    if (event.button) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.held = true;
    this.goTo(this.whole.under(event)[0] - this.meta.window / 2);
  }

  key(event) {
    const { shift, window } = this.meta;
    const far = Math.max(1, Math.round(window / shift)) * shift;
    const step = { ArrowLeft: -shift, ArrowRight: shift, PageDown: -far, PageUp: far }[event.key];
    if (!step) return;
    event.preventDefault();
    this.goTo(this.start + step);
  }

  /** Puts the window where it begins closest to a step; it moves by whole shifts. */
  goTo(step) {
    const { shift, window } = this.meta;
    const last = Math.floor((this.arrays.values.length - window - 1) / shift);
    this.number = Math.max(0, Math.min(last, Math.round(step / shift)));
    this.start = this.number * shift;
    this.near.zoom = [this.start - ROOM, this.start + window + ROOM];
    this.draw();
  }

  /** The number of the last window would tell how many there are. */
  get title() {
    return this.meta.windowCount === undefined ? "One window" : `Window ${(this.number + 1).toLocaleString("en")}`;
  }

  draw() {
    if (this.start === undefined) return;
    this.drawWhole();
    this.drawNear();
    const { values } = this.arrays;
    const { window, each, shift } = this.meta;
    const end = this.start + window;
    this.find(".place").textContent = this.title;
    this.find(".later").textContent = `· the next one begins ${shift === 1 ? "1 step" : `${shift} steps`} later`;
    this.find(".arrays .x").textContent = `x = ${written(values.subarray(this.start, end))}`;
    this.find(".arrays .y").textContent = `y = ${each ? written(values.subarray(this.start + 1, end + 1)) : label(values[end])}`;
    this.near.canvas.setAttribute("aria-label", `${this.title}: ${window} values from ${this.whole.moment(this.start)} on, and as target ${each ? "the value behind each of them" : "the value behind the last"}`);
    for (const [name, value] of [["now", this.start], ["min", 0], ["text", this.whole.moment(this.start)]]) this.canvas.setAttribute(`aria-value${name}`, value);
    Object.assign(this.root.dataset, { start: this.start, target: values[end] });
  }

  drawWhole() {
    const { values, colours } = this.arrays;
    const { window, unit } = this.meta;
    const context = this.whole.frame([values], unit);
    this.whole.line(context, values, this.whole.style("--st-text-color"), { width: 0.07 });
    const { left, right, top, bottom } = this.whole.box;
    const [from, to] = [this.whole.across(this.start), this.whole.across(this.start + window)];
    context.fillStyle = this.meta.colours.x;
    context.globalAlpha = 0.3;
    context.fillRect(from, top, Math.max(3, to - from), bottom - top);
    context.globalAlpha = 1;
    context.strokeStyle = this.meta.colours.x;
    context.lineWidth = 2;
    context.strokeRect(from, top, Math.max(3, to - from), bottom - top);
    // The colour of a moment is that of the windows which begin there, in the buffer and in the batches.
    for (let x = left; x < right; x += 1) {
      const at = 3 * Math.floor((255 * (x - left)) / (right - left));
      context.fillStyle = css(colours.subarray(at, at + 3));
      context.fillRect(x, bottom - 0.35 * this.whole.rem, 1.5, 0.35 * this.whole.rem);
    }
  }

  drawNear() {
    const { values } = this.arrays;
    const { window, each, shift, unit, colours } = this.meta;
    const near = this.near;
    const end = this.start + window;
    const context = near.frame([values], unit);
    near.line(context, values, near.style("--st-text-color"), { width: 0.06 });
    near.line(context, values, colours.x, { width: 0.14, from: this.start, to: end - 1 });
    for (let at = Math.max(0, this.start - ROOM); at <= Math.min(values.length - 1, end + ROOM); at += 1) {
      const inside = at >= this.start && at < end;
      const ahead = each ? at > this.start && at <= end : at === end;
      if (inside) dot(context, near, at, values[at], 0.24, colours.x);
      if (ahead) ring(context, near, at, values[at], each && inside ? 0.38 : 0.32, colours.y, at === end);
      if (!inside && !ahead) dot(context, near, at, values[at], 0.12, near.style("--st-text-color"));
    }
    near.clip(context);
    for (let next = 0; next < NEXT; next += 1) this.extent(context, next, this.start + next * shift, window, colours);
    context.restore();
  }

  /** The extent of a window and its target as a bar, so many below the top. */
  extent(context, place, start, window, colours) {
    const near = this.near;
    const top = near.box.top + (0.1 + 0.5 * place) * near.rem;
    const [from, to, target] = [start - 0.4, start + window - 0.6, start + window + 0.4].map((at) => near.across(at));
    context.globalAlpha = place ? 0.45 : 1;
    context.fillStyle = colours.x;
    context.fillRect(from, top, to - from, 0.3 * near.rem);
    context.fillStyle = colours.y;
    context.fillRect(near.across(start + window - 0.4), top, target - near.across(start + window - 0.4), 0.3 * near.rem);
    context.globalAlpha = 1;
  }
}

function dot(context, plane, at, value, size, colour) {
  context.fillStyle = colour;
  disc(context, plane.across(at), plane.down(value), size * plane.rem);
}

function ring(context, plane, at, value, size, colour, full) {
  if (full) return dot(context, plane, at, value, size, colour);
  context.strokeStyle = colour;
  context.lineWidth = 0.12 * plane.rem;
  context.beginPath();
  context.arc(plane.across(at), plane.down(value), size * plane.rem, 0, 2 * Math.PI);
  context.stroke();
}

function written(values) {
  const [all, room] = [[...values].map(label), 2 * FEW + 1];
  const shown = all.length <= room ? all : [...all.slice(0, FEW), "…", ...all.slice(-FEW)];
  return `[${shown.join(", ")}]`;
}
