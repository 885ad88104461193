// How sure a network is of new texts, epoch by epoch, and what its right and its wrong answers cost. Opens at the start.
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";
import { Curves } from "./curves.js";
import { Histogram } from "./histogram.js";

const PACE = 450; // milliseconds that an epoch stays
const views = new WeakMap();
const percent = (share) => `${(100 * share).toFixed(1)}%`;

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Certainty(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class Certainty {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.histogram = new Histogram(root, this.find(".histogram"));
    this.curves = new Curves(root, this.find(".curves"));
    this.slider = this.find(".epoch");
    this.heat = this.find(".heat input");
    this.slider.oninput = () => this.player.goTo(Number(this.slider.value));
    this.heat.oninput = () => this.draw();
    this.player = new Player(this, this.find(".play"), PACE);
    this.place = 0;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.draw(), 100));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    this.count = arrays.labels.length;
    this.last = meta.epochs.length - 1;
    this.slider.max = this.last;
    this.find(".heat").hidden = meta.temperature === undefined;
    if (meta.temperature === undefined) this.heat.value = 1;
    else this.heat.max = meta.temperature;
    this.find(".title").textContent = `How sure of “${meta.ends[1]}”: ${this.count.toLocaleString("en")} new texts`;
    this.means = meta.epochs.map((_, place) => this.measure(place, 1));
    this.stand(Math.min(this.place, this.last));
  }

  logit(epoch, text) {
    return this.arrays.logits[epoch * this.count + text] * this.meta.unit;
  }

  /** Accuracy and mean loss after an epoch, its logits divided by a temperature: of all, of right and of wrong answers. */
  measure(epoch, temperature) {
    const sums = { right: 0, wrong: 0 };
    let right = 0;
    for (let text = 0; text < this.count; text += 1) {
      const logit = this.logit(epoch, text) / temperature;
      const label = this.arrays.labels[text];
      const isRight = logit > 0 === (label === 1);
      sums[isRight ? "right" : "wrong"] += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - label * logit;
      right += isRight;
    }
    const { count } = this;
    return {
      accuracy: right / count,
      loss: (sums.right + sums.wrong) / count,
      right: sums.right / Math.max(1, right),
      wrong: sums.wrong / Math.max(1, count - right),
    };
  }

  stand(place) {
    this.place = place;
    const epoch = this.meta.epochs[place];
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", `epoch ${epoch}`);
    this.find(".number").textContent = epoch;
    this.root.dataset.epoch = epoch;
    this.draw();
  }

  draw() {
    if (!this.meta) return;
    const temperature = Number(this.heat.value);
    const now = this.measure(this.place, temperature);
    this.find(".heat output").textContent = temperature.toFixed(1);
    this.histogram.draw(this, temperature);
    this.curves.draw(this, now, temperature);
    const parts = this.meta.parts ? ` Right answers cost ${now.right.toFixed(2)} each, wrong ones ${now.wrong.toFixed(2)}.` : "";
    this.find(".says").textContent = `Right: ${percent(now.accuracy)}. Loss: ${now.loss.toFixed(3)}.${parts}`;
    this.root.dataset.accuracy = now.accuracy.toFixed(3);
    this.root.dataset.loss = now.loss.toFixed(3);
  }
}
