// A plane with two labelled axes on a canvas: numbers to pixels and back. All lengths are in rem, so that Present enlarges them.
import { number } from "./paint.js";

const TICKS = 6;

export class Plane {
  constructor(root, canvas) {
    this.root = root;
    this.canvas = canvas;
    // The theme follows the computer's from one moment to the next.
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.redraw?.(), 100));
  }

  style(name) {
    return getComputedStyle(this.root).getPropertyValue(name).trim();
  }

  /** Clears the canvas and fits the ranges [low, high] to its size on screen; returns its context, in CSS pixels. */
  begin(x, y) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    this.canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.box = { left: 2.4 * this.rem, top: 0.5 * this.rem, right: width - 0.6 * this.rem, bottom: height - 2.3 * this.rem };
    this.x = x;
    this.y = y;
    const context = this.canvas.getContext("2d");
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    return context;
  }

  across(value) {
    const { left, right } = this.box;
    return left + ((value - this.x[0]) / (this.x[1] - this.x[0])) * (right - left);
  }

  down(value) {
    const { top, bottom } = this.box;
    return bottom - ((value - this.y[0]) / (this.y[1] - this.y[0])) * (bottom - top);
  }

  /** The numbers [x, y] under the pointer, within the plane. */
  under(event) {
    const { left, right, top, bottom } = this.box;
    const canvas = this.canvas.getBoundingClientRect();
    const part = (at, from, to) => Math.max(0, Math.min(1, (at - from) / (to - from)));
    const x = part(event.clientX - canvas.left, left, right);
    const y = part(event.clientY - canvas.top, bottom, top);
    return [this.x[0] + x * (this.x[1] - this.x[0]), this.y[0] + y * (this.y[1] - this.y[0])];
  }

  /** How far two places [x, y] lie apart on screen, in rem. */
  apart([x, y], [otherX, otherY]) {
    return Math.hypot(this.across(x) - this.across(otherX), this.down(y) - this.down(otherY)) / this.rem;
  }

  /** Axes with their numbers and names; a grid, where nothing else fills the plane. */
  axes(context, xName, yName, grid) {
    const { left, right, top, bottom } = this.box;
    const ink = this.style("--st-text-color");
    context.font = `${0.75 * this.rem}px ${this.style("--st-font")}`;
    context.lineWidth = 1;
    for (const value of ticks(this.x)) {
      const at = this.across(value);
      if (grid) this.stroke(context, at, top, at, bottom, value === 0);
      context.fillStyle = ink;
      context.textAlign = "center";
      context.fillText(label(value), at, bottom + 0.95 * this.rem);
    }
    for (const value of ticks(this.y)) {
      const at = this.down(value);
      if (grid) this.stroke(context, left, at, right, at, value === 0);
      context.fillStyle = ink;
      context.textAlign = "right";
      context.fillText(label(value), left - 0.35 * this.rem, at + 0.27 * this.rem);
    }
    context.font = `600 ${0.8 * this.rem}px ${this.style("--st-font")}`;
    context.textAlign = "center";
    context.fillText(xName, (left + right) / 2, bottom + 1.95 * this.rem);
    context.save();
    context.translate(0.8 * this.rem, (top + bottom) / 2);
    context.rotate(-Math.PI / 2);
    context.fillText(yName, 0, 0);
    context.restore();
  }

  stroke(context, fromX, fromY, toX, toY, strong) {
    context.strokeStyle = this.style("--st-border-color");
    context.lineWidth = strong ? 2.5 : 1;
    context.beginPath();
    context.moveTo(fromX, fromY);
    context.lineTo(toX, toY);
    context.stroke();
  }

  /** Adds to a context's path what of a segment between two places [x, y] lies within the axes. */
  trace(context, from, to) {
    const pixels = [from, to].map(([x, y]) => [this.across(x), this.down(y)]);
    const part = cut(...pixels, this.box);
    if (!part) return;
    context.moveTo(...part[0]);
    context.lineTo(...part[1]);
  }

  /** Whether a place [x, y] lies within the axes. */
  holds([x, y]) {
    return this.x[0] <= x && x <= this.x[1] && this.y[0] <= y && y <= this.y[1];
  }

  /** From here on nothing is drawn outside the axes; ends with `context.restore()`. */
  clip(context) {
    const { left, right, top, bottom } = this.box;
    context.save();
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
  }
}

/**
 * The two ends of what of a segment lies within a box, null where nothing does. A canvas does not take numbers of any
 * size, and a segment whose ends are moved into the box has another slope: this one keeps it.
 */
export function cut([fromX, fromY], [toX, toY], { left, right, top, bottom }) {
  const [across, down] = [toX - fromX, toY - fromY];
  let [first, last] = [0, 1];
  for (const [move, room] of [[-across, fromX - left], [across, right - fromX], [-down, fromY - top], [down, bottom - fromY]]) {
    if (move === 0 && room < 0) return null;
    if (move < 0) first = Math.max(first, room / move);
    if (move > 0) last = Math.min(last, room / move);
  }
  const at = (part) => [fromX + part * across, fromY + part * down];
  return first <= last ? [at(first), at(last)] : null;
}

export const label = (value) => number(Number(value.toFixed(6)), Number.isInteger(value * 10) ? 1 : 2);

/** About `TICKS` round numbers within a range. */
export function ticks([low, high]) {
  const rough = (high - low) / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const found = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9 * step; at += 1) found.push(at * step);
  return found;
}
