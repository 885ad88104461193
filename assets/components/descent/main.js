// A neuron learns a line: examples and line on the left, the way down the loss valley on the right, both at one epoch.
import { unpack } from "../shared/payload.js";
import { Position } from "../shared/position.js";
import { Points } from "../shared/points.js";
import { fixed, formula, loss as lossText } from "../shared/words.js";
import { Curve } from "./curve.js";
import { legend, Valley } from "./valley.js";

const FRAMES = 25; // a second, while it plays
const scenes = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Scene(parentElement.querySelector(".root"))));
  scene.send = setTriggerValue;
  scene.show(unpack(data));
  return () => scene.stop();
}

class Scene {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    const draw = () => this.draw();
    this.points = new Points(root, this.find(".points"), (points) => this.send("points", points), draw);
    this.valley = new Valley(root, this.find(".valley"), (start) => this.send("start", start), draw);
    this.curve = new Curve(root, this.find(".curve"), (epoch) => this.moveTo(epoch));
    this.points.plane.redraw = draw;
    this.slider = this.find(".epoch");
    this.slider.oninput = () => this.moveTo(Number(this.slider.value));
    this.playButton = this.find(".play");
    this.playButton.onclick = () => (this.timer ? this.stop() : this.play());
    this.stepButton = this.find(".step");
    this.stepButton.onclick = () => this.moveTo(Math.floor(this.epoch) + 1);
    this.speed = 40;
    for (const button of root.querySelectorAll("[data-speed]")) button.onclick = () => this.setSpeed(button);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    // Learning is seen from its beginning; whoever looks at its end goes on doing so.
    const begins = this.meta?.name !== meta.name;
    const ends = this.last > 0 && this.epoch === this.last;
    if (begins) this.position = new Position(this.root, `epoch of ${meta.name}`, () => this.goTo(0), (epoch) => this.goTo(epoch));
    this.meta = meta;
    this.slopes = arrays.slopes;
    this.path = arrays.path;
    this.last = arrays.path.shape[0] - 1;
    this.points.show(meta, arrays.points);
    this.valley.show(meta, arrays);
    this.curve.show(arrays.path, this.last, meta.colours);
    this.slider.max = this.last;
    for (const control of [this.slider, this.playButton, this.stepButton]) control.disabled = this.last === 0;
    this.find(".sums").hidden = !this.slopes;
    this.find(".hint").textContent = meta.most ? "click: add · drag: move · double-click: remove" : "";
    this.find(".asked").hidden = meta.askFor === undefined;
    this.find(".asked").firstChild.textContent = `${meta.xName} = `;
    this.find(".ask").textContent = meta.askFor;
    legend(this.find(".scale"), meta, arrays.valleyColours);
    this.goTo(begins ? (this.position.read()[0] ?? 0) : ends ? this.last : Math.min(this.epoch, this.last));
  }

  goTo(epoch) {
    this.epoch = Math.max(0, Math.min(this.last, epoch));
    this.slider.value = this.epoch;
    this.draw();
  }

  /** Goes to an epoch because the learner wants to. */
  moveTo(epoch) {
    this.goTo(epoch);
    this.position.write(this.epoch);
  }

  draw() {
    const whole = Math.floor(this.epoch);
    const [weight, bias, loss] = this.valley.start ? [...this.valley.start, null] : this.path.subarray(3 * whole, 3 * whole + 3);
    this.points.draw(weight, bias);
    if (this.meta.askFor !== undefined) this.answer(weight * this.meta.askFor + bias);
    this.valley.draw(whole);
    this.curve.draw(whole);
    this.read(weight, bias, loss, whole);
    if (this.slopes) this.sums([weight, bias], this.slopes.subarray(2 * whole, 2 * whole + 2));
  }

  // How the next step comes about: each number less learning rate × slope.
  sums(line, slopes) {
    const { rate } = this.meta;
    this.find(".factor").textContent = `step = −${rate} × slope`;
    const rows = ["weight", "bias"].map((name, axis) => [name, line[axis], slopes[axis], -rate * slopes[axis], line[axis] - rate * slopes[axis]]);
    this.find(".sums tbody").replaceChildren(...rows.map(row));
  }

  // What the neuron says about the x that it is asked for.
  answer(value) {
    const { plane } = this.points;
    const context = this.points.canvas.getContext("2d");
    if (!plane.holds([this.meta.askFor, value])) return;
    plane.clip(context);
    const [x, y, arm] = [plane.across(this.meta.askFor), plane.down(value), 0.5 * plane.rem];
    context.beginPath();
    for (const [dx, dy] of [[0, -1], [1, 0], [0, 1], [-1, 0]]) context.lineTo(x + dx * arm, y + dy * arm);
    context.closePath();
    context.fillStyle = plane.style("--st-background-color");
    context.fill();
    context.lineWidth = 0.2 * plane.rem;
    context.strokeStyle = this.meta.colours.model;
    context.stroke();
    context.restore();
  }

  read(weight, bias, loss, epoch) {
    const answer = this.meta.askFor === undefined ? "" : weight * this.meta.askFor + bias;
    this.find(".formula").textContent = formula(weight, bias);
    this.find(".loss").textContent = loss === null ? "…" : lossText(loss);
    this.find(".answer").textContent = answer === "" ? "" : fixed(answer, 4);
    this.find(".where").textContent = `epoch ${epoch.toLocaleString("en")} of ${this.meta.epochs.toLocaleString("en")}`;
    this.points.canvas.setAttribute("aria-label", `Examples and line. ${this.meta.most ? "Arrow keys point, Enter adds an example, Delete removes one. " : ""}The line is ${formula(weight, bias)}`);
    this.valley.canvas.setAttribute("aria-label", `Loss over weight and bias. Arrow keys move the start. The neuron stands at weight ${fixed(weight, 2)}, bias ${fixed(bias, 2)}`);
    Object.assign(this.root.dataset, { epoch, weight, bias, loss, answer, points: this.points.points.length });
  }

  setSpeed(button) {
    this.speed = Number(button.dataset.speed);
    for (const other of this.root.querySelectorAll("[data-speed]")) other.setAttribute("aria-pressed", String(other === button));
  }

  play() {
    if (this.epoch >= this.last) this.goTo(0);
    this.timer = setInterval(() => {
      this.goTo(this.epoch + this.speed / FRAMES);
      if (this.epoch >= this.last) this.stop();
    }, 1000 / FRAMES);
    this.label("❚❚ Pause", true);
  }

  stop() {
    if (!this.timer) return;
    clearInterval(this.timer);
    this.timer = null;
    this.label("▶ Play", false);
    this.moveTo(Math.floor(this.epoch));
  }

  label(text, pressed) {
    this.playButton.textContent = text;
    this.playButton.setAttribute("aria-pressed", String(pressed));
  }
}

function row([name, ...values]) {
  const cells = document.createElement("tr");
  cells.append(Object.assign(document.createElement("th"), { scope: "row", textContent: name }));
  for (const value of values) cells.insertCell().textContent = fixed(value, 2);
  return cells;
}
