// A network that answers at every step of a window: what it says, what comes, and how the mean error falls with what is seen.
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { fixed } from "../shared/words.js";

const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new EveryStep(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class EveryStep {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".window");
    this.window = new Plane(root, this.canvas);
    this.means = new Plane(root, this.find(".errors"));
    this.window.redraw = () => this.draw();
    const point = (plane) => (event) => this.goTo(Math.round(plane.under(event)[0]));
    this.canvas.onpointerdown = this.canvas.onpointermove = point(this.window);
    this.find(".errors").onpointerdown = this.find(".errors").onpointermove = point(this.means);
    this.canvas.onkeydown = (event) => {
      const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!move) return;
      event.preventDefault();
      this.goTo(this.step + move);
    };
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    this.find(".means").hidden = !arrays.meanErrors;
    this.goTo(this.step ?? 1);
  }

  /** Steps count from 1; the answer at a step stands where the value comes that it foresees. */
  goTo(step) {
    this.step = Math.max(1, Math.min(this.arrays.values.length, step));
    this.draw();
  }

  draw() {
    const { arrays: { answers, targets, meanErrors: errors, values }, step, canvas } = this;
    this.drawWindow();
    if (errors) this.drawMeans();
    const [says, came] = [answers[step - 1], targets[step - 1]];
    const seen = step === 1 ? "one value" : `${step} values`;
    const mean = errors ? ` Over all windows it is off by ${fixed(errors[step - 1], 2)} there.` : "";
    const words = `Step ${step}: it has seen ${seen} and says ${fixed(says, 1)}; ${fixed(came, 1)} came.${mean}`;
    this.find(".said").textContent = words;
    for (const [name, value] of [["now", step], ["min", 1], ["max", values.length], ["text", words]]) canvas.setAttribute(`aria-value${name}`, value);
    Object.assign(this.root.dataset, { step, says, came });
  }

  drawWindow() {
    const { window: plane, meta, arrays: { values, targets, answers }, step } = this;
    const all = [...values, ...targets, ...answers, meta.last];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const room = 0.08 * (high - low) || 1;
    const context = plane.begin([0.5, values.length + 1.5], [low - room, high + room]);
    plane.axes(context, "step", "value", true);
    const { rem } = plane;
    context.fillStyle = `${meta.colours.series}26`;
    context.fillRect(plane.box.left, plane.box.top, plane.across(step + 0.5) - plane.box.left, plane.box.bottom - plane.box.top);
    context.strokeStyle = meta.colours.error;
    context.lineWidth = 0.22 * rem;
    context.beginPath();
    answers.forEach((answer, at) => plane.trace(context, [at + 2, answer], [at + 2, targets[at]]));
    context.stroke();
    context.strokeStyle = context.fillStyle = meta.colours.series;
    context.lineWidth = 0.12 * rem;
    const line = [values[0], ...targets];
    context.beginPath();
    line.forEach((value, at) => context.lineTo(plane.across(at + 1), plane.down(value)));
    context.stroke();
    line.forEach((value, at) => mark(context, plane.across(at + 1), plane.down(value), 0.24 * rem, 24));
    context.fillStyle = meta.colours.answer;
    answers.forEach((answer, at) => mark(context, plane.across(at + 2), plane.down(answer), (at + 1 === step ? 0.56 : 0.34) * rem, 4));
    context.fillStyle = meta.colours.last;
    const side = 0.5 * rem;
    context.fillRect(plane.across(values.length + 1) - side / 2, plane.down(meta.last) - side / 2, side, side);
  }

  drawMeans() {
    const { means: plane, meta, arrays: { meanErrors: errors }, step } = this;
    const most = Math.max(...errors, meta.lastError ?? 0);
    const context = plane.begin([0.5, errors.length + 1.5], [0, 1.15 * most]);
    plane.axes(context, "step", "mean error", true);
    const { rem } = plane;
    errors.forEach((error, at) => {
      context.fillStyle = meta.colours.answer;
      context.globalAlpha = at + 1 === step ? 1 : 0.6;
      const wide = 0.7 * (plane.across(2) - plane.across(1));
      context.fillRect(plane.across(at + 1) - wide / 2, plane.down(error), wide, plane.down(0) - plane.down(error));
    });
    context.globalAlpha = 1;
    const last = meta.lastError;
    const alt = `Mean error: ${fixed(errors[0], 2)} at step 1, ${fixed(errors[errors.length - 1], 2)} at step ${errors.length}`;
    plane.canvas.setAttribute("aria-label", last === undefined ? alt : `${alt}; ${fixed(last, 2)} of the network that answers at the end`);
    if (last === undefined) return;
    context.strokeStyle = meta.colours.last;
    context.lineWidth = 0.16 * rem;
    context.setLineDash([0.4 * rem, 0.25 * rem]);
    context.beginPath();
    plane.trace(context, [0.5, last], [errors.length + 1.5, last]);
    context.stroke();
    context.setLineDash([]);
    context.font = `600 ${0.85 * rem}px ${plane.style("--st-font")}`;
    context.textAlign = "right";
    context.fillStyle = plane.style("--st-text-color");
    context.fillText(`the network with one answer: ${fixed(last, 2)}`, plane.box.right, plane.down(last) - 0.4 * rem);
  }
}

/** A regular shape: of four corners a diamond, of many a dot. */
function mark(context, x, y, radius, corners) {
  context.beginPath();
  for (let corner = 0; corner < corners; corner += 1) {
    const angle = (2 * Math.PI * corner) / corners;
    context.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  context.fill();
}
