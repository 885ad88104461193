// The loss over weight and bias, seen from above, with the path of the descent and its next step as an arrow. A click, a drag or
// the keys choose a start.
import { bitmap, css, outline } from "../shared/paint.js";
import { Plane } from "../shared/plane.js";
import { dot } from "../shared/points.js";
import { loss } from "../shared/words.js";

const LIGHT = "#ffffff";
const DARK = "#10141f";
const SIDE = 420; // pixels of the picture, before it is fitted to the screen
const BAND = 12; // levels of 256
const SHORTEST = 0.6; // rem that a step must be long to be drawn as an arrow
const HEAD = 0.75; // rem
const PAUSE = 250; // ms after the last key before the page hears of it

export class Valley {
  /** `chosen([weight, bias])` hears of every new start, `moved()` of every movement on the way. */
  constructor(root, canvas, chosen, moved) {
    this.plane = new Plane(root, canvas);
    this.canvas = canvas;
    this.chosen = chosen;
    this.moved = moved;
    canvas.onpointerdown = (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.held = true;
      this.aim(this.plane.under(event));
    };
    canvas.onpointermove = (event) => this.held && this.aim(this.plane.under(event));
    canvas.onpointerup = canvas.onpointercancel = () => this.held && this.send();
    canvas.onkeydown = (event) => this.key(event);
  }

  show(meta, arrays) {
    this.meta = meta;
    this.path = arrays.path;
    this.picture = bitmap(SIDE, SIDE, (at) => colour(arrays.valleyColours, between(arrays.valley, Math.floor(at / SIDE), at % SIDE)));
    if (!this.held) this.start = null;
  }

  key(event) {
    const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    const { weights, biases } = this.meta;
    const [weight, bias] = this.start ?? [this.path[0], this.path[1]];
    this.aim([weight + (step[0] * (weights[1] - weights[0])) / 40, bias + (step[1] * (biases[1] - biases[0])) / 40]);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(), PAUSE);
  }

  aim([weight, bias]) {
    const { weights, biases } = this.meta;
    this.start = [within(weight, weights), within(bias, biases)];
    this.moved();
  }

  send() {
    this.held = false;
    const [weight, bias] = this.start;
    // The same start again changes nothing, so no answer would come.
    if (Math.hypot(weight - this.path[0], bias - this.path[1]) > 1e-3) return this.chosen(this.start);
    this.start = null;
    this.moved();
  }

  /** Draws the valley, the path up to an epoch, and where the neuron stands. */
  draw(epoch) {
    const { plane, meta } = this;
    const context = plane.begin(meta.weights, meta.biases);
    const { left, right, top, bottom } = plane.box;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.picture, left, top, right - left, bottom - top);
    plane.axes(context, "weight", "bias", false);
    plane.clip(context);
    if (this.start) this.mark(context, this.start);
    else this.trail(context, epoch);
    context.restore();
  }

  trail(context, epoch) {
    const { plane, path, meta } = this;
    context.lineCap = "round";
    for (const [width, colour] of [[0.32, DARK], [0.15, LIGHT]]) {
      context.lineWidth = width * plane.rem;
      context.strokeStyle = colour;
      context.beginPath();
      for (let at = 0; at < epoch; at += 1) plane.trace(context, this.place(at), this.place(at + 1));
      context.stroke();
    }
    // Where single steps can be told apart they are shown.
    for (let at = 0; at < Math.min(epoch, 60); at += 1) this.dot(context, at, 0.16, LIGHT, DARK);
    this.mark(context, [path[0], path[1]]);
    if (3 * (epoch + 1) < path.length) this.arrow(context, this.place(epoch), this.place(epoch + 1));
    this.dot(context, epoch, 0.42, meta.colours.model, LIGHT);
  }

  /** The next step, as long as it is: learning rate × slope. */
  arrow(context, from, to) {
    const { plane } = this;
    if (plane.apart(from, to) < SHORTEST) return;
    const [x, y] = [plane.across(to[0]), plane.down(to[1])];
    const angle = Math.atan2(y - plane.down(from[1]), x - plane.across(from[0]));
    const head = Math.min(HEAD, plane.apart(from, to) / 2) * plane.rem;
    const barb = (turn) => [x - head * Math.cos(angle + turn), y - head * Math.sin(angle + turn)];
    for (const [width, colour] of [[0.5, DARK], [0.26, this.meta.colours.error]]) {
      context.lineWidth = width * plane.rem;
      context.strokeStyle = colour;
      context.beginPath();
      plane.trace(context, from, to);
      if (plane.holds(to)) {
        context.moveTo(...barb(0.5));
        context.lineTo(x, y);
        context.lineTo(...barb(-0.5));
      }
      context.stroke();
    }
  }

  dot(context, at, radius, colour, rim) {
    const { plane } = this;
    const [weight, bias] = this.place(at);
    if (plane.holds([weight, bias])) dot(context, plane.across(weight), plane.down(bias), radius * plane.rem, colour, rim);
  }

  mark(context, [weight, bias]) {
    const side = 0.8 * this.plane.rem;
    outline(context, this.plane.across(weight) - side / 2, this.plane.down(bias) - side / 2, side, side);
  }

  place(at) {
    return [this.path[3 * at], this.path[3 * at + 1]];
  }
}

/** The bar that says which colour is which loss. */
export function legend(box, { low, high }, colours) {
  const stops = [0, 64, 128, 192, 255].map((at) => css(colour(colours, at)));
  box.innerHTML = `loss ${loss(low)}<i style="background:linear-gradient(90deg, ${stops.join(", ")})"></i>${loss(high)}`;
}

/** The level at a pixel of the larger picture, between the four cells around it. */
function between(levels, row, column) {
  const [rows, columns] = levels.shape;
  const [y, x] = [(row / (SIDE - 1)) * (rows - 1.001), (column / (SIDE - 1)) * (columns - 1.001)];
  const at = Math.floor(y) * columns + Math.floor(x);
  const mix = (from, to, part) => from + (to - from) * (part % 1);
  return mix(mix(levels[at], levels[at + 1], x), mix(levels[at + columns], levels[at + columns + 1], x), y);
}

// Bands instead of a smooth slope: their edges are lines of equal loss.
function colour(colours, level) {
  const at = 3 * Math.min(255, BAND * Math.round(level / BAND));
  return [colours[at], colours[at + 1], colours[at + 2]];
}

const within = (value, [low, high]) => Math.round(100 * Math.max(low, Math.min(high, value))) / 100;
