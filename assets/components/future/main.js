// A series that ends: the learner draws how it goes on, by mouse, finger or keys; then what came is laid over it.
import { after, before, shade } from "../shared/ahead.js";
import { choose } from "../shared/choice.js";
import { unpack } from "../shared/payload.js";
import { label } from "../shared/plane.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const NEAR = 150; // steps of the past that are shown while one draws
const NARROW = 480; // pixels of a canvas below which there are as few as are to be drawn
const KEY = 0.02; // part of all heights that a key moves the pen by
const FIRST = ["You"]; // lines that are drawn until a learner presses others
const MOST = 3; // of them at first, besides the learner's own: the closest

const scenes = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Future(parentElement.querySelector(".root"))));
  scene.send = (drawing) => setTriggerValue("drawing", drawing);
  scene.show(unpack(data));
}

class Future {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".sheet");
    this.time = new Timeline(root, this.canvas, () => this.draw());
    this.canvas.ondblclick = null;
    this.canvas.onpointerdown = (event) => this.press(event);
    this.canvas.onpointermove = (event) => this.last !== null && this.stroke(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => (this.last = null);
    this.canvas.onkeydown = (event) => this.key(event);
    this.find(".past").onclick = () => this.look(!this.far);
    this.canvas.onfocus = this.canvas.onblur = () => this.meta && this.draw();
    this.find(".again").onclick = () => this.clear();
    this.find(".done").onclick = () => this.finish();
    this.last = null;
  }

  show({ meta, arrays }) {
    const name = `${arrays.time[0]}:${arrays.time.length}:${meta.unit}`;
    this.meta = meta;
    this.arrays = arrays;
    this.first = arrays.values.length;
    this.end = this.first + meta.steps;
    this.drawn = meta.lines.some(({ key }) => key === "line0");
    if (this.name !== name || this.was !== this.drawn) this.begin();
    this.name = name;
    this.was = this.drawn;
    if (this.drawn) this.points.set(arrays.line0, 0);
    this.time.over(arrays.time, meta.dates);
    this.look(this.far ?? false);
    this.list();
    this.say();
    this.draw();
  }

  begin() {
    this.points = new Float32Array(this.meta.steps).fill(NaN);
    this.pen = [this.first, this.arrays.values[this.first - 1]];
    this.keys = false;
    this.chosen = null;
  }

  clear() {
    if (this.drawn) this.send("");
    this.begin();
    this.say();
    this.draw();
  }

  say() {
    const { meta, drawn } = this;
    this.find(".title").textContent = this.arrays.whatCame ? "Thick: what came" : drawn ? "Your future" : "Draw the future";
    this.find(".hint").textContent = drawn ? "" : `· ${meta.steps} steps, by mouse, finger or arrow keys; then press Done`;
    this.find(".done").hidden = drawn;
    this.find(".again").hidden = !drawn && !this.points.some(Number.isFinite);
    this.find(".done").disabled = !this.points.some(Number.isFinite);
    this.find(".past").hidden = this.first <= this.near;
    this.find(".note").textContent = meta.note;
    Object.assign(this.root.dataset, { steps: meta.steps, drawn: this.points.filter(Number.isFinite).length, open: Boolean(this.arrays.whatCame) });
  }

  get near() {
    return this.canvas.clientWidth < NARROW ? this.meta.steps : NEAR;
  }

  look(far) {
    this.far = far;
    this.find(".past").setAttribute("aria-pressed", String(far));
    this.time.goTo([far ? 0 : Math.max(0, this.first - this.near), this.end - 1]);
  }

  press(event) {
    if (event.button || this.drawn) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.last = this.place(event);
    this.keys = false;
    this.set(this.last, this.last);
  }

  stroke(event) {
    const next = this.place(event);
    this.set(this.last, next);
    this.last = next;
  }

  /** Step and height under the pointer, within what can be drawn. */
  place(event) {
    const [at, height] = this.time.under(event);
    return [Math.max(this.first, Math.min(this.end - 1, Math.round(at))), this.within(height)];
  }

  within(height) {
    const [low, high] = this.meta.heights;
    return Math.max(low, Math.min(high, height));
  }

  /** A straight stroke from one place to another. */
  set([from, low], [to, high]) {
    const step = from < to ? 1 : -1;
    for (let at = from; at !== to + step; at += step) {
      this.points[at - this.first] = from === to ? high : low + ((at - from) / (to - from)) * (high - low);
    }
    this.pen = [to, high];
    this.say();
    this.draw();
  }

  key(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (this.drawn || !(move || event.key === "Enter")) return;
    event.preventDefault();
    if (event.key === "Enter") {
      this.finish();
      return;
    }
    const [low, high] = this.meta.heights;
    const [at, height] = this.pen;
    const next = [Math.max(this.first, Math.min(this.end - 1, at + (this.keys ? move[0] : 0))), this.within(height + move[1] * KEY * (high - low))];
    this.keys = true;
    this.set(move[0] < 0 ? next : [at, height], next);
    this.find(".place").textContent = `${this.time.moment(next[0])}: ${label(next[1])}`;
  }

  /** Hands out the drawing, what it leaves open filled along straight lines. */
  finish() {
    const places = [...this.points.keys()].filter((at) => Number.isFinite(this.points[at]));
    if (!places.length) return;
    const known = [[-1, this.arrays.values[this.first - 1]], ...places.map((at) => [at, this.points[at]]), [this.meta.steps, this.points[places.at(-1)]]];
    const [low, high] = this.meta.heights;
    const heights = Array.from(this.points, (height, at) => (Number.isFinite(height) ? height : between(known, at)));
    this.send(heights.map((height) => Math.round((this.meta.grain * (this.within(height) - low)) / (high - low))));
  }

  list() {
    const { lines } = this.meta;
    const open = lines.some(({ absoluteError }) => absoluteError !== undefined);
    const ranked = open ? [...lines].sort((one, other) => one.absoluteError - other.absoluteError) : [];
    this.chosen ??= open ? new Set([...FIRST, ...ranked.slice(0, MOST).map(({ name }) => name)]) : null;
    const most = Math.max(...ranked.map(({ absoluteError }) => absoluteError));
    this.find(".lines").replaceChildren(...ranked.map((line) => this.row(line, most)));
  }

  row({ name, colour, dash, absoluteError: error }, most) {
    const row = document.createElement("button");
    row.type = "button";
    row.className = dash.length ? "entry dashed" : "entry";
    row.dataset.name = name;
    row.style.setProperty("--line", colour);
    row.innerHTML = '<i class="swatch"></i><span class="name"></span><span class="track"><i></i></span><span class="error"></span>';
    row.querySelector(".name").textContent = name;
    row.querySelector(".track i").style.width = `${(100 * error) / (most || 1)}%`;
    row.querySelector(".error").textContent = fixed(error, error < 100 ? 2 : 0);
    choose(row, this.chosen, name, () => this.draw());
    return row;
  }

  draw() {
    const { meta, arrays, time } = this;
    if (!this.points) return;
    const shown = meta.lines.filter(({ name }) => this.chosen?.has(name)).map((line) => ({ ...line, values: this.after(arrays[line.key]) }));
    const context = time.frame([...shown.map(({ values }) => values), ...this.bounds()], meta.unit);
    shade(time, context, this.first);
    time.line(context, before(arrays.values, this.end), meta.colours.past, { to: this.first - 1 });
    if (arrays.whatCame) time.line(context, this.after(arrays.whatCame), meta.colours.truth, { width: 0.22, from: this.first - 1 });
    for (const { values, colour, dash } of shown) time.line(context, values, colour, { dash, width: 0.13, from: this.first - 1 });
    if (!shown.length) this.drawing(context);
    if (this.canvas.matches(":focus") && !this.drawn) this.cross(context);
    this.canvas.setAttribute("aria-label", arrays.whatCame ? `What came, and ${shown.map(({ name }) => name).join(", ")}` : `The series up to ${time.moment(this.first - 1)}. Up and down move the pen, left and right draw, Enter ends`);
  }

  /** A line over the future that starts where the past ends. */
  after(values) {
    return after(this.arrays.values, values, this.end);
  }

  /** Lines that are to fit on the canvas whatever is drawn: the past and all heights or, once it is known, what came. */
  bounds() {
    const { values, whatCame } = this.arrays;
    const others = whatCame ? [this.after(whatCame)] : this.meta.heights.map((height) => new Float32Array(this.end).fill(height));
    return [before(values, this.end), ...others];
  }

  drawing(context) {
    const { time, points } = this;
    time.clip(context);
    context.strokeStyle = this.meta.colours.drawing;
    context.lineWidth = 0.22 * time.rem;
    context.lineJoin = context.lineCap = "round";
    context.beginPath();
    points.forEach((height, at) => {
      if (Number.isNaN(height)) return;
      const [x, y] = [time.across(this.first + at), time.down(height)];
      if (Number.isNaN(points[at - 1] ?? NaN)) context.moveTo(x, y);
      context.lineTo(x, y);
    });
    context.stroke();
    context.restore();
  }

  cross(context) {
    const { time } = this;
    const [x, y] = [time.across(this.pen[0]), time.down(this.pen[1])];
    const arm = 0.6 * time.rem;
    context.strokeStyle = time.style("--st-text-color");
    context.lineWidth = 2;
    context.strokeRect(x - arm / 2, y - arm / 2, arm, arm);
  }
}

/** The height on the straight lines through known places [at, height]. */
function between(known, at) {
  const right = known.findIndex(([place]) => place >= at);
  const [[from, low], [to, high]] = [known[right - 1], known[right]];
  return low + ((at - from) / (to - from)) * (high - low);
}
