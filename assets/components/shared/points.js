// Points and a line on a plane, with the line's errors as bars. Where they may be edited: by pointer and by keys.
import { Plane } from "./plane.js";

const REACH = 0.9; // rem within which a point is meant
const TREMBLE = 0.25; // rem that a pressed pointer must move to drag
const GRAIN = 10; // points lie on tenths

const round = (value) => Math.round(value * GRAIN) / GRAIN;

export class Points {
  /** `changed(points)` hears of every finished edit, `moved()` of every movement on the way. */
  constructor(root, canvas, changed, moved) {
    this.plane = new Plane(root, canvas);
    this.canvas = canvas;
    this.changed = changed;
    this.moved = moved;
    this.cursor = null;
    canvas.onpointerdown = (event) => this.press(event);
    canvas.onpointermove = (event) => this.move(event);
    canvas.onpointerup = canvas.onpointercancel = () => this.release();
    canvas.ondblclick = (event) => this.remove(this.plane.under(event));
    canvas.onkeydown = (event) => this.key(event);
    canvas.onblur = () => this.point(null);
  }

  show(meta, points) {
    this.meta = meta;
    this.canvas.style.cursor = meta.most ? "crosshair" : "default";
    if (this.held !== undefined) return;
    // Hundredths are what the page has; what 32 bits add to them would count as an edit.
    const exact = Array.from(points, (value) => Math.round(100 * value) / 100);
    this.points = [];
    for (let at = 0; at < exact.length; at += 2) this.points.push(exact.slice(at, at + 2));
  }

  /** The number of the point at a place, or -1. */
  at(place) {
    return this.points.findIndex((point) => this.plane.apart(point, place) < REACH);
  }

  full() {
    return this.points.length >= this.meta.most;
  }

  press(event) {
    if (!this.meta.most || event.button) return;
    const place = this.plane.under(event);
    const found = this.at(place);
    if (found < 0 && this.full()) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.pressed = place;
    this.grabbed = found >= 0;
    this.held = this.grabbed ? found : this.points.push(place.map(round)) - 1;
    this.moved();
  }

  move(event) {
    if (this.held === undefined) return;
    const place = this.plane.under(event);
    // The hand trembles in a double click, too.
    if (!this.edited && this.plane.apart(place, this.pressed) < TREMBLE) return;
    this.points[this.held] = place.map(round);
    this.edited = true;
    this.moved();
  }

  release() {
    if (this.held === undefined) return;
    const edited = this.edited || !this.grabbed;
    this.held = this.edited = undefined;
    if (edited) this.changed(this.points);
  }

  remove(place) {
    const at = this.at(place);
    if (!this.meta.most || at < 0 || this.points.length === 1) return;
    this.points.splice(at, 1);
    this.moved();
    this.changed(this.points);
  }

  key(event) {
    if (!this.meta.most) return;
    const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const middle = [this.meta.x, this.meta.y].map(([low, high]) => Math.round((low + high) / 2));
    const [x, y] = this.cursor ?? middle;
    if (step) this.point([x + step[0] / 2, y + step[1] / 2]);
    else if (event.key === "Enter" && this.cursor && !this.full()) this.changed([...this.points, this.cursor]);
    else if ((event.key === "Delete" || event.key === "Backspace") && this.cursor) this.remove(this.cursor);
    else return;
    event.preventDefault();
  }

  /** Where the keys point. */
  point(place) {
    const within = (value, [low, high]) => Math.max(low, Math.min(high, value));
    this.cursor = place && [within(place[0], this.meta.x), within(place[1], this.meta.y)];
    if (this.points) this.moved();
  }

  /** Draws everything for a line; returns the context for more. */
  draw(weight, bias) {
    const { plane, meta } = this;
    const context = plane.begin(meta.x, meta.y);
    plane.axes(context, meta.xName, meta.yName, true);
    plane.clip(context);
    this.bars(context, weight, bias);
    this.line(context, weight, bias);
    for (const [x, y] of this.points) dot(context, plane.across(x), plane.down(y), 0.36 * plane.rem, meta.colours.point, plane.style("--st-background-color"));
    if (this.cursor) this.cross(context);
    context.restore();
    return context;
  }

  bars(context, weight, bias) {
    const { plane, meta } = this;
    context.strokeStyle = meta.colours.error;
    context.lineWidth = 0.32 * plane.rem;
    context.globalAlpha = 0.8;
    for (const [x, y] of this.points) {
      context.beginPath();
      plane.trace(context, [x, y], [x, weight * x + bias]);
      context.stroke();
    }
    context.globalAlpha = 1;
  }

  line(context, weight, bias) {
    const { plane, meta } = this;
    context.strokeStyle = meta.colours.model;
    context.lineWidth = 0.2 * plane.rem;
    context.beginPath();
    plane.trace(context, ...meta.x.map((x) => [x, weight * x + bias]));
    context.stroke();
  }

  cross(context) {
    const { plane } = this;
    const [x, y] = [plane.across(this.cursor[0]), plane.down(this.cursor[1])];
    const arm = 0.7 * plane.rem;
    context.strokeStyle = plane.style("--st-text-color");
    context.lineWidth = 2;
    context.strokeRect(x - arm / 2, y - arm / 2, arm, arm);
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [-1, 0], [0, 1], [0, -1]]) {
      context.moveTo(x + (dx * arm) / 2, y + (dy * arm) / 2);
      context.lineTo(x + dx * arm, y + dy * arm);
    }
    context.stroke();
  }
}

/** A disc with a rim that sets it off from what lies under it. */
export function dot(context, x, y, radius, colour, rim) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = colour;
  context.fill();
  context.lineWidth = radius / 3;
  context.strokeStyle = rim;
  context.stroke();
}
