// How often networks are right that learned from ever more pictures: a slider goes from one to the next.
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { dot } from "../shared/points.js";

const LOWEST = 0.45;
const GUESSING = 0.5; // of two classes
const MARGIN = { left: 3.2, right: 1.4, top: 1.6, bottom: 0.6 }; // in rem; the style sheet lays the slider between them
const views = new WeakMap();

const percent = (share) => `${(100 * share).toFixed(1).replace(/\.0$/, "")}%`;
// Nothing but 1 itself is written as 100%.
const sure = (share) => percent(Math.floor(1000 * share) / 1000);

export default function render({ data, parentElement, setStateValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Growth(parentElement.querySelector(".root"))));
  view.send = (size) => setStateValue("size", size);
  view.show(unpack(data));
}

class Growth {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.plane = new Plane(root, this.find(".plot"));
    this.plane.redraw = () => this.draw();
    this.slider = this.find("input");
    this.slider.oninput = () => this.go(Number(this.slider.value));
    this.slider.onchange = () => this.send(this.meta.sizes[this.at]);
    new ResizeObserver(() => this.sheet && this.draw()).observe(root);
  }

  async show({ meta, arrays }) {
    this.meta = meta;
    this.steps = [meta.first, ...(meta.later ?? [])];
    this.slider.max = meta.sizes.length - 1;
    this.slider.disabled = this.steps.length === 1;
    this.find(".ticks").replaceChildren(...meta.sizes.map((size) => element("span", size.toLocaleString("en"))));
    this.find(".plot").setAttribute("aria-label", meta.alt);
    this.sheet = await createImageBitmap(new Blob([arrays.sheet]));
    this.lay();
    this.slider.value = meta.at;
    this.go(meta.at);
  }

  lay() {
    this.cells = this.meta.truths.map((truth) => {
      const cell = element("li");
      cell.append(document.createElement("canvas"), element("b"), element("small", `really: ${this.meta.classes[truth]}`));
      return cell;
    });
    this.find(".pictures").replaceChildren(...this.cells);
  }

  go(at) {
    this.at = at;
    const { pictures, known, new: share } = this.steps[at];
    this.slider.setAttribute("aria-valuetext", `${pictures.toLocaleString("en")} pictures: ${percent(known)} of them right, ${percent(share)} of new ones`);
    this.find(".count").textContent = `Learned from ${pictures.toLocaleString("en")}: four new pictures`;
    this.draw();
    Object.assign(this.root.dataset, { size: pictures, steps: this.steps.length });
  }

  draw() {
    this.cells.forEach((cell, place) => this.judge(cell, place));
    this.plot();
  }

  /** A new picture, what this network calls it, and how surely. */
  judge(cell, place) {
    const { classes, truths, colours } = this.meta;
    const output = this.steps[this.at].outputs[place];
    const says = Number(output > 0.5);
    const right = says === truths[place];
    const [canvas, verdict] = cell.children;
    const side = this.sheet.height;
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `A new picture of ${classes[truths[place]]}`);
    const context = fit(canvas, 1);
    context.imageSmoothingEnabled = true;
    context.drawImage(this.sheet, place * side, 0, side, side, 0, 0, canvas.width, canvas.height);
    verdict.textContent = `${right ? "✓" : "✗"} ${classes[says]}, ${sure(says ? output : 1 - output)} sure`;
    cell.style.setProperty("--verdict", right ? colours.right : colours.wrong);
    cell.dataset.right = right;
  }

  plot() {
    const { plane, meta, steps } = this;
    const context = plane.begin([0, meta.sizes.length - 1], [LOWEST, 1]);
    const { rem } = plane;
    const { clientWidth: width, clientHeight: height } = plane.canvas;
    plane.box = { left: MARGIN.left * rem, top: MARGIN.top * rem, right: width - MARGIN.right * rem, bottom: height - MARGIN.bottom * rem };
    this.grid(context);
    for (const [name, dash] of [["known", []], ["new", [0.1 * rem, 0.3 * rem]]]) {
      context.strokeStyle = meta.colours[name];
      context.lineWidth = 0.18 * rem;
      context.lineCap = "round";
      context.setLineDash(dash);
      context.beginPath();
      steps.forEach((step, at) => context.lineTo(plane.across(at), plane.down(step[name])));
      context.stroke();
      context.setLineDash([]);
      steps.forEach((step, at) => dot(context, plane.across(at), plane.down(step[name]), (at === this.at ? 0.5 : 0.28) * rem, meta.colours[name], plane.style("--st-background-color")));
    }
    this.label(context);
    this.unknown(context);
  }

  grid(context) {
    const { plane, plane: { rem, box } } = this;
    context.font = `${0.85 * rem}px ${plane.style("--st-font")}`;
    context.textAlign = "right";
    for (let tenth = 5; tenth <= 10; tenth += 1) {
      const at = plane.down(tenth / 10);
      plane.stroke(context, box.left, at, box.right, at, tenth / 10 === GUESSING);
      context.fillStyle = plane.style("--st-text-color");
      context.fillText(`${10 * tenth}%`, box.left - 0.7 * rem, at + 0.3 * rem);
    }
    context.textAlign = "left";
    context.fillText("right answers", 0, 0.85 * rem);
    context.fillText("guessing", box.left + 0.3 * rem, plane.down(GUESSING) + 1 * rem);
  }

  /** The two numbers of the network that is chosen, and what lies between them. */
  label(context) {
    const { plane, plane: { rem }, at } = this;
    const step = this.steps[at];
    const x = plane.across(at);
    context.strokeStyle = plane.style("--st-text-color");
    context.lineWidth = 0.08 * rem;
    context.setLineDash([0.25 * rem, 0.25 * rem]);
    context.beginPath();
    context.moveTo(x, plane.down(step.known) + 0.6 * rem);
    context.lineTo(x, plane.down(step.new) - 0.6 * rem);
    context.stroke();
    context.setLineDash([]);
    context.font = `600 ${1 * rem}px ${plane.style("--st-font")}`;
    const [own, others] = [`its own: ${percent(step.known)}`, `new ones: ${percent(step.new)}`];
    const full = x + context.measureText(others).width + rem > plane.canvas.clientWidth;
    context.textAlign = full ? "right" : "left";
    context.fillStyle = plane.style("--st-text-color");
    const side = x + (full ? -0.8 : 0.8) * rem;
    context.fillText(own, side, plane.down(step.known) + 1.4 * rem);
    // The line comes from below on the left, and goes on above on the right.
    context.fillText(others, side, plane.down(step.new) + (full ? -0.9 : 1.5) * rem);
  }

  unknown(context) {
    const { plane, plane: { rem }, meta, steps } = this;
    context.font = `600 ${1.6 * rem}px ${plane.style("--st-font")}`;
    context.textAlign = "center";
    context.fillStyle = plane.style("--st-text-color");
    for (let at = steps.length; at < meta.sizes.length; at += 1) context.fillText("?", plane.across(at), plane.down(0.72));
  }
}

function element(tag, text = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
