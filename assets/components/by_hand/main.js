// A line moved by hand: two rings to drag it by, its errors as bars and as numbers, and their mean square, the loss.
import { unpack } from "../shared/payload.js";
import { dot, Points } from "../shared/points.js";
import { fixed, formula, loss as lossText } from "../shared/words.js";

const REACH = 1.1; // rem within which a ring is meant
const ALL = 6; // columns of the table, with squares and shares
const GRAIN = 10; // weight and bias are whole tenths
const tables = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let hand = tables.get(parentElement);
  if (!hand) tables.set(parentElement, (hand = new Hand(parentElement.querySelector(".root"))));
  hand.send = setTriggerValue;
  hand.show(unpack(data));
}

class Hand {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".points");
    this.points = new Points(root, this.canvas, (points) => this.send("points", points), () => this.draw());
    this.points.plane.redraw = () => this.draw();
    const { onpointerdown, onpointermove, onpointerup } = this.canvas;
    this.canvas.onpointerdown = (event) => this.grab(event) || onpointerdown(event);
    this.canvas.onpointermove = (event) => (this.ring ? this.drag(event) : onpointermove(event));
    this.canvas.onpointerup = this.canvas.onpointercancel = (event) => (this.ring ? this.release() : onpointerup(event));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.find(".hint").textContent = "· click: add an example";
    this.points.show(meta, arrays.points);
    this.find("thead tr").replaceChildren(...meta.columns.map((textContent) => Object.assign(document.createElement("th"), { scope: "col", textContent })));
    for (const part of this.root.querySelectorAll(".squares")) part.hidden = meta.columns.length < ALL;
    if (!this.ring) [this.weight, this.bias] = meta.line;
    this.draw();
  }

  /** The two places by which the line is held. */
  rings() {
    const [low, high] = inset(this.meta.x);
    const crossings = inset(this.meta.y).map((y) => (y - this.bias) / this.weight).sort((one, other) => one - other);
    const [left, right] = [Math.max(low, crossings[0]), Math.min(high, crossings[1])];
    const seen = left < right ? [left, right] : [low, high];
    return seen.map((x) => [x, this.weight * x + this.bias]);
  }

  grab(event) {
    const rings = this.rings();
    const place = this.points.plane.under(event);
    const at = rings.findIndex((ring) => this.points.plane.apart(ring, place) < REACH);
    if (at < 0) return false;
    this.canvas.setPointerCapture(event.pointerId);
    this.ring = { x: rings[at][0], other: rings[1 - at] };
    return true;
  }

  drag(event) {
    const [, y] = this.points.plane.under(event);
    const { x, other } = this.ring;
    const { limits } = this.meta;
    const within = (value, limit) => Math.round(GRAIN * Math.max(-limit, Math.min(limit, value))) / GRAIN;
    this.weight = within((y - other[1]) / (x - other[0]), limits[0]);
    this.bias = within(other[1] - this.weight * other[0], limits[1]);
    this.draw();
  }

  release() {
    this.ring = null;
    this.send("line", [this.weight, this.bias]);
  }

  draw() {
    const { plane, points } = this.points;
    const context = this.points.draw(this.weight, this.bias);
    for (const [x, y] of this.rings().filter((ring) => plane.holds(ring))) dot(context, plane.across(x), plane.down(y), 0.55 * plane.rem, plane.style("--st-background-color"), this.meta.colours.model);
    const squares = points.map(([x, y]) => (this.weight * x + this.bias - y) ** 2);
    const sum = squares.reduce((one, other) => one + other, 0);
    const loss = sum / points.length;
    const rows = points.map(([x, y], at) => [plain(x), plain(y), ...[this.weight * x + this.bias, this.weight * x + this.bias - y, squares[at]].map((value) => fixed(value, 2)), percent(squares[at] / (sum || 1))]);
    this.find("tbody").replaceChildren(...rows.map((cells) => line(cells.slice(0, this.meta.columns.length))));
    this.find("tfoot td").textContent = lossText(loss);
    this.find(".formula").textContent = formula(this.weight, this.bias);
    this.find(".loss").textContent = lossText(loss);
    this.canvas.setAttribute("aria-label", `Examples and your line, ${formula(this.weight, this.bias)}. Arrow keys point, Enter adds an example, Delete removes one. The sliders move the line`);
    Object.assign(this.root.dataset, { weight: this.weight, bias: this.bias, loss, points: points.length });
  }
}

const inset = ([low, high]) => [low + 0.07 * (high - low), high - 0.07 * (high - low)];

const plain = (value) => String(Number(value.toFixed(2))).replace("-", "−");

const percent = (part) => `${Math.round(100 * part)}%`;

function line(texts) {
  const row = document.createElement("tr");
  for (const text of texts) row.insertCell().textContent = text;
  return row;
}
