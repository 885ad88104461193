// A series mixed by faders: its parts one below the other, their sum, and the split into training and validation, dragged.
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";
import { formula } from "./formula.js";
import { parts } from "./parts.js";

const REACH = 60; // what every strip shows up and down, at least, so that their sizes compare
const mixers = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let mixer = mixers.get(parentElement);
  if (!mixer) mixers.set(parentElement, (mixer = new Mixer(parentElement.querySelector(".root"))));
  mixer.send = setTriggerValue;
  mixer.show(unpack(data));
}

class Mixer {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".series");
    this.sum = new Timeline(root, this.canvas, () => this.draw());
    // Here a drag moves the split.
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.splitAt(this.sum.under(event)[0]);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.release();
    this.canvas.ondblclick = null;
    this.canvas.onkeydown = (event) => this.key(event);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    const length = arrays.shocks.length;
    this.sum.over(Float32Array.from({ length }, (_, step) => step), false);
    if (!this.strips) this.build();
    if (!this.held) {
      this.mix = { ...meta.mix };
      this.split = meta.split;
    }
    this.draw();
  }

  build() {
    const { faders, presets, seasons } = this.meta;
    this.strips = faders.map((fader) => new Strip(this.root, fader, (value, done) => this.set({ [fader.name]: value }, done), () => (this.held = false)));
    this.find(".strips").replaceChildren(...this.strips.map((strip) => strip.row));
    const select = document.createElement("select");
    select.setAttribute("aria-label", "Pattern of the season");
    select.append(...seasons.map((name) => new Option(name, name)));
    select.onchange = () => this.set({ season: select.value }, true);
    this.strips.find((strip) => strip.fader.name === "amplitude").under.prepend(select);
    this.season = select;
    this.find(".presets").replaceChildren(...presets.map(({ name, mix }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = name;
      button.onclick = () => this.set(mix, true);
      return button;
    }));
  }

  /** Sets some of the faders; once the hand lets go, `done`, the page hears of it. */
  set(changes, done) {
    this.held = !done;
    Object.assign(this.mix, changes);
    this.draw();
    if (done) this.send("mix", { ...this.mix });
  }

  grab(event) {
    if (event.button) return;
    this.canvas.setPointerCapture(event.pointerId);
    this.held = true;
    this.splitAt(this.sum.under(event)[0]);
  }

  splitAt(place) {
    const [low, high] = this.meta.splits;
    this.split = Math.round(Math.max(low, Math.min(high, place)));
    this.draw();
  }

  release() {
    if (!this.held) return;
    this.held = false;
    this.send("split", this.split);
  }

  key(event) {
    const step = { ArrowLeft: -10, ArrowRight: 10, PageDown: -100, PageUp: 100 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.splitAt(this.split + step);
    this.send("split", this.split);
  }

  draw() {
    const found = parts(this.mix, this.arrays);
    // What is drawn makes the browser measure the page anew: all is measured before.
    for (const strip of this.strips) strip.measure();
    for (const strip of this.strips) strip.draw(this.mix[strip.fader.name], found[strip.fader.part], this.meta.shares?.[strip.fader.part]);
    this.season.value = this.mix.season;
    this.find(".formula").replaceChildren(...formula(this.mix, this.meta.faders));
    this.drawSum(found.sum);
    Object.assign(this.root.dataset, { ...this.mix, split: this.split, last: found.sum.at(-1), mean: found.sum.reduce((one, other) => one + other, 0) / found.sum.length });
    const same = ({ mix }) => Object.entries(mix).every(([name, value]) => this.mix[name] === value);
    this.find(".presets").querySelectorAll("button").forEach((button, at) => button.setAttribute("aria-pressed", String(same(this.meta.presets[at]))));
  }

  drawSum(values) {
    const { colours } = this.meta;
    const context = this.sum.frame([values], "");
    this.sum.line(context, values, colours.training, { to: this.split });
    this.sum.line(context, values, colours.validation, { from: this.split });
    const [{ top, bottom }, x, rem] = [this.sum.box, this.sum.across(this.split), this.sum.rem];
    context.strokeStyle = context.fillStyle = this.sum.style("--st-text-color");
    context.lineWidth = 0.12 * rem;
    context.beginPath();
    context.moveTo(x, top);
    context.lineTo(x, bottom);
    context.stroke();
    context.beginPath();
    context.roundRect(x - 0.45 * rem, (top + bottom) / 2 - 0.9 * rem, 0.9 * rem, 1.8 * rem, 0.3 * rem);
    context.fill();
    const count = (steps) => steps.toLocaleString("en");
    this.find(".counts").textContent = `Drag the line: the past trains (${count(this.split)}), the future validates (${count(values.length - this.split)})`;
    for (const [name, value] of [["now", this.split], ["min", this.meta.splits[0]], ["max", this.meta.splits[1]]]) this.canvas.setAttribute(`aria-value${name}`, value);
  }
}

class Strip {
  /** `moved(value, done)` hears of every move, `letGo()` that the hand is off: one that moved nothing ends no other way. */
  constructor(root, fader, moved, letGo) {
    this.fader = fader;
    this.root = root;
    this.row = document.createElement("div");
    this.row.className = "strip";
    this.row.style.setProperty("--part", fader.colour);
    this.row.innerHTML = '<label class="fader"><span class="name"></span><input type="range"><output></output><span class="under"><small class="share quiet"></small></span></label><canvas aria-hidden="true"></canvas>';
    [this.name, this.output, this.input, this.under, this.share, this.canvas] = [".name", "output", "input", ".under", ".share", "canvas"].map((tag) => this.row.querySelector(tag));
    this.name.textContent = fader.label;
    this.input.setAttribute("aria-label", fader.label);
    this.row.title = fader.help;
    Object.assign(this.input, { min: fader.low, max: fader.high, step: fader.step });
    this.input.oninput = () => moved(Number(this.input.value), false);
    this.input.onchange = () => moved(Number(this.input.value), true);
    this.input.onpointerup = this.input.onblur = letGo;
  }

  measure() {
    [this.width, this.height] = [this.canvas.clientWidth, this.canvas.clientHeight];
  }

  draw(value, values, share) {
    this.input.value = value;
    const { low, high } = this.fader;
    this.input.style.setProperty("--full", `${(100 * (value - low)) / (high - low)}%`);
    this.share.textContent = share === undefined ? "" : `${Math.round(100 * share)}% of the swings`;
    this.output.textContent = fixed(value, this.fader.step < 0.1 ? 2 : this.fader.step < 1 ? 1 : 0);
    const { width, height } = this;
    if (!width) return;
    this.canvas.width = width * devicePixelRatio;
    this.canvas.height = height * devicePixelRatio;
    const context = this.canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    const reach = values.reduce((most, each) => Math.max(most, Math.abs(each)), REACH) * 1.15;
    const style = getComputedStyle(this.root);
    context.strokeStyle = style.getPropertyValue("--st-border-color");
    context.beginPath();
    context.moveTo(0, height / 2);
    context.lineTo(width, height / 2);
    context.stroke();
    context.strokeStyle = this.fader.colour;
    context.lineWidth = 0.1 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    context.lineJoin = "round";
    context.beginPath();
    values.forEach((each, step) => context.lineTo((step / (values.length - 1)) * width, (height / 2) * (1 - each / reach)));
    context.stroke();
  }
}
