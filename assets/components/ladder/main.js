// Forecasts over the validation part, zoomed into, above the ladder of their errors and the floor under all of them.
import { choose } from "../shared/choice.js";
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";

const ladders = new WeakMap();
const NOTHING = "–";
const ERRORS = { absoluteError: { name: "MAE", decimals: 3 }, squaredError: { name: "MSE", decimals: 2 } };

export default function render({ data, parentElement }) {
  let ladder = ladders.get(parentElement);
  if (!ladder) ladders.set(parentElement, (ladder = new Ladder(parentElement.querySelector(".root"))));
  ladder.show(unpack(data));
}

class Ladder {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.error = "absoluteError"; // the one that the bars show
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
    this.find(".closer").onclick = () => this.time.scale(0.5);
    this.find(".wider").onclick = () => this.time.scale(2);
    this.find(".whole").onclick = () => this.time.goTo([this.time.first, this.time.last]);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    this.chosen ??= new Set(meta.chosen);
    this.time.over(arrays.time, meta.dates);
    this.rungs();
    this.find(".floor").textContent = meta.note;
    this.find(".hint").textContent = "· from all values before; drag to zoom in";
    this.draw();
  }

  rungs() {
    const heads = document.createElement("div");
    heads.className = "heads";
    heads.style.setProperty("--rung", this.meta.colours.validation);
    heads.innerHTML = "<span class=\"swatch\"></span><span class=\"values\">the values</span><span></span>";
    heads.append(...Object.entries(ERRORS).map(([error, { name }]) => this.head(error, name)));
    this.find(".rungs").replaceChildren(heads, ...this.meta.rungs.map((rung) => this.rung(rung)));
    this.root.dataset.rungs = this.meta.rungs.length;
  }

  /** The head of a column; pressed, the bars show its error. */
  head(error, name) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name;
    button.title = `Bars of the ${name}`;
    button.dataset.error = error;
    button.setAttribute("aria-pressed", String(error === this.error));
    button.onclick = () => {
      this.error = error;
      this.rungs();
      this.find(`[data-error="${error}"]`).focus();
    };
    return button;
  }

  rung(rung) {
    const { name, colour, leaks } = rung;
    const row = document.createElement("button");
    row.type = "button";
    row.className = leaks ? "rung leaks" : "rung";
    row.dataset.name = name;
    row.style.setProperty("--rung", colour);
    row.style.setProperty("--leak", this.meta.colours.leak);
    row.innerHTML = '<span class="swatch"></span><span class="name"></span><span class="track"></span>';
    row.querySelector(".name").textContent = name;
    row.append(...Object.keys(ERRORS).map((kind) => this.cell(rung[kind], kind)));
    const error = rung[this.error];
    if (error !== undefined) row.querySelector(".track").append(...this.bar(error));
    // What is written beside a short bar would hide the end of a long one.
    row.classList.toggle("long", error > this.most() / 2);
    choose(row, this.chosen, name, () => this.draw());
    return row;
  }

  cell(error, kind) {
    const { name, decimals } = ERRORS[kind];
    const cell = document.createElement("span");
    cell.className = name.toLowerCase();
    cell.classList.toggle("drawn", kind === this.error);
    cell.textContent = error === undefined ? NOTHING : text(error, decimals);
    return cell;
  }

  bar(error) {
    const [bar, most] = [document.createElement("span"), this.most()];
    bar.className = "error-bar";
    bar.style.width = `${(100 * error) / most}%`;
    // The floor is a mean absolute error.
    if (this.meta.leastError === undefined || this.error !== "absoluteError") return [bar];
    const line = document.createElement("span");
    line.className = "line";
    line.style.left = `${(100 * this.meta.leastError) / most}%`;
    return [bar, line];
  }

  most() {
    return Math.max(...this.meta.rungs.map((rung) => rung[this.error]));
  }

  draw() {
    const { meta, arrays, time } = this;
    const shown = meta.rungs.filter(({ name }) => this.chosen.has(name));
    const context = time.frame([arrays.values, ...shown.map(({ key }) => arrays[key])], meta.unit);
    time.line(context, arrays.values, meta.colours.validation, { width: 0.14 });
    for (const { key, colour, dash } of shown) time.line(context, arrays[key], colour, { dash });
    const [from, to] = time.zoom.map(Math.round);
    this.find(".span").textContent = `${time.moment(from)} to ${time.moment(to)}`;
    time.canvas.setAttribute("aria-label", `Validation values and ${shown.map(({ name }) => name).join(", ") || "no forecast"}, ${time.moment(from)} to ${time.moment(to)}. Arrow keys move, plus and minus zoom, Home shows the whole`);
    Object.assign(this.root.dataset, { from, to, shown: shown.length });
  }
}

const text = (value, decimals) => value.toLocaleString("en", { maximumFractionDigits: value < 1000 ? decimals : 0, minimumFractionDigits: value < 1000 ? decimals : 0 });
