// The gap between training and validation as a bracket that is dragged along the epochs; with several runs, chips that swap the curves.
import { Plane } from "../shared/plane.js";
import { unpack } from "../shared/payload.js";
import { fixed } from "../shared/words.js";
import { fill } from "./choice.js";
import { behind, bracket, cursor, level, ring, shade, stroke } from "./curves.js";

const LOWEST = 40; // percent: below, no network of these is
const HEADROOM = 1.5; // percent above the highest
const ACCURACIES = ["training", "again", "validation"];
const LOSSES = ["training_loss", "validation_loss"];
const scenes = new WeakMap();

export default function render({ data, parentElement, setStateValue }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Scene(parentElement.querySelector(".root"))));
  scene.send = (position) => setStateValue("position", position);
  scene.show(unpack(data));
}

class Scene {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".accuracy");
    this.accuracy = new Plane(root, this.canvas);
    this.loss = new Plane(root, this.find(".loss"));
    this.accuracy.redraw = () => this.draw();
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.drag(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.release();
    this.canvas.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.runs && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.runs = meta.runs.map((run, place) => ({ ...run, curves: Object.fromEntries(run.curves.map((name) => [name, arrays[`${name}${place}`]])) }));
    // While the page still answers an earlier move, the learner may have gone on.
    if (this.sent === undefined || this.sent === meta.position.join()) {
      [this.at, this.epoch] = meta.position;
      this.sent = undefined;
    }
    const has = (name) => this.runs.some((run) => run.curves[name]);
    this.last = Math.max(...this.runs.map((run) => run.curves.training?.length ?? 0));
    this.find(".losses").hidden = !has("validation_loss");
    this.find(".again").hidden = !has("again");
    for (const name of ["training", "again", "validation"]) this.find(`.${name}`).style.setProperty("--line", meta.colours[name] ?? meta.colours.training);
    fill(this.find(".choice"), meta, this.runs, (place) => this.choose(place));
    this.draw();
  }

  /** The run that is looked at, and how many of its epochs lie before the bracket. */
  get run() {
    return this.runs[this.at];
  }

  get end() {
    return Math.min(this.epoch, this.run.curves.training.length);
  }

  choose(place) {
    this.at = place;
    this.draw();
    this.tell();
  }

  move(epoch) {
    this.epoch = Math.max(1, Math.min(this.last, Math.round(epoch)));
    this.draw();
  }

  tell() {
    const position = [this.at, this.epoch];
    if (position.join() === this.meta.position.join()) return;
    this.sent = position.join();
    this.send(position);
  }

  grab(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.held = true;
    this.drag(event);
  }

  drag(event) {
    this.move(this.accuracy.under(event)[0]);
  }

  release() {
    if (!this.held) return;
    this.held = false;
    this.tell();
  }

  key(event) {
    const to = { ArrowLeft: this.end - 1, ArrowDown: this.end - 1, ArrowRight: this.end + 1, ArrowUp: this.end + 1, Home: 1, End: this.last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.move(to);
    this.tell();
  }

  draw() {
    this.drawAccuracy();
    if (!this.find(".losses").hidden) this.drawLoss();
    this.find(".choice").querySelectorAll("button").forEach((button, place) => button.setAttribute("aria-pressed", place === this.at));
    this.find(".first").hidden = this.at === 0;
    this.find(".first").textContent = `${this.runs[0].name}, to compare`;
    this.read();
  }

  drawAccuracy() {
    const { accuracy: plane, run, end, meta } = this;
    const shown = this.runs.flatMap((one) => ACCURACIES.flatMap((name) => Array.from(one.curves[name] ?? [])));
    const context = plane.begin([0, this.last + 0.5], [Math.min(LOWEST, ...shown), 100 + HEADROOM]);
    plane.axes(context, "epoch", "right, %", true);
    if (meta.baseline) level(plane, context, meta.baseline.value, meta.baseline.label);
    const upper = run.curves.again ?? run.curves.training;
    shade(plane, context, upper, run.curves.validation, end, meta.colours.validation);
    if (this.at) behind(context, () => this.curves(plane, context, this.runs[0], ACCURACIES));
    this.curves(plane, context, run, ACCURACIES);
    cursor(plane, context, end);
    bracket(plane, context, end, upper[end - 1], run.curves.validation[end - 1]);
  }

  drawLoss() {
    const { loss: plane, run, meta, end } = this;
    const shown = LOSSES.flatMap((name) => Array.from(run.curves[name] ?? []));
    const context = plane.begin([0, this.last + 0.5], [0, 1.05 * Math.max(...shown)]);
    plane.axes(context, "epoch", "loss", true);
    this.curves(plane, context, run, LOSSES);
    cursor(plane, context, end);
    if (run.best) ring(plane, context, run.best, run.curves.validation_loss[run.best - 1], `lowest: epoch ${run.best}`, meta.colours.best);
    plane.canvas.setAttribute("aria-label", `Loss of training and validation${run.best ? `; validation is lowest after epoch ${run.best}` : ""}`);
  }

  curves(plane, context, run, names) {
    const { training, validation } = this.meta.colours;
    for (const name of names) if (run.curves[name]) stroke(plane, context, name, run.curves[name], name.startsWith("validation") ? validation : training);
  }

  /** Says in words what the bracket measures. */
  read() {
    const { training, again, validation } = this.run.curves;
    const at = this.end - 1;
    const gap = (upper) => `${fixed(upper[at] - validation[at], 1)} points`;
    const measured = again ? `, measured again ${fixed(again[at], 1)}%` : "";
    const gaps = again ? `the gap is ${gap(again)}, not ${gap(training)}` : `the gap is ${gap(training)}`;
    const text = `After epoch ${this.end}: training ${fixed(training[at], 1)}%${measured}, validation ${fixed(validation[at], 1)}%; ${gaps}.`;
    this.find(".reading").textContent = text;
    this.find(".note").textContent = this.run.note;
    const values = { valuemin: 1, valuemax: this.last, valuenow: this.end, valuetext: text };
    for (const [name, value] of Object.entries(values)) this.canvas.setAttribute(`aria-${name}`, value);
    Object.assign(this.root.dataset, { run: this.at, epoch: this.end, runs: this.runs.filter((run) => run.curves.training).length });
  }
}
