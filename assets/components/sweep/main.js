// The loss while the rate grows, with rates to pick from it; and the race of runs that keep one of these rates each.
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";
import { fixed } from "../shared/words.js";
import { RacePlane, SweepPlane, short } from "./planes.js";

const PACE = 60; // milliseconds that an epoch stays
const views = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Sweep(parentElement.querySelector(".root"))));
  view.send = setTriggerValue;
  view.show(unpack(data));
  return () => view.player.stop();
}

class Sweep {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.rates = new SweepPlane(root, this.find(".rates"));
    this.race = new RacePlane(root, this.find(".race"));
    this.rates.redraw = this.race.redraw = () => this.draw();
    this.rates.canvas.onclick = (event) => this.toggle(this.rates.nearest(event));
    this.slider = this.find(".epoch");
    this.slider.oninput = () => this.player.goTo(Number(this.slider.value));
    this.player = new Player(this, this.find(".play"), PACE);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    const name = JSON.stringify([meta.chosen, meta.raceErrors?.length]);
    this.meta = meta;
    this.runs = meta.chosen.map((rate, place) => ({ rate, ...meta.looks[place], errors: this.errors(rate, arrays) }));
    this.rates.show(meta, arrays);
    this.race.show(meta);
    this.last = Math.max(0, ...this.runs.map(({ errors }) => errors?.length ?? 0));
    this.slider.max = this.last;
    this.find(".play").disabled = this.slider.disabled = !this.last;
    this.picks();
    // Another race begins at its beginning.
    this.stand(name === this.name ? Math.min(this.place, this.last) : 0);
    if (this.name !== undefined && name !== this.name && this.last) this.player.play();
    this.name = name;
  }

  errors(rate, arrays) {
    return this.meta.raceErrors?.includes(pythonic(rate)) ? arrays[`race${pythonic(rate)}`] : undefined;
  }

  picks() {
    this.find(".picks").replaceChildren(...this.meta.rates.map((rate) => {
      const run = this.runs.find((one) => one.rate === rate);
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = `${run ? `${run.sign} ` : ""}${short(rate)}`;
      button.setAttribute("aria-pressed", String(Boolean(run)));
      if (run) button.style.setProperty("--run", run.colour);
      button.onclick = () => this.toggle(rate);
      return button;
    }));
  }

  /** Picks a rate or lets it go; where all places are taken the oldest goes. One stays at least. */
  toggle(rate) {
    if (rate === undefined) return;
    const { chosen, most } = this.meta;
    const others = chosen.filter((one) => one !== rate);
    const next = others.length < chosen.length ? others : [...others, rate].slice(-most);
    if (next.length) this.send("rates", next.map(pythonic).join("~"));
  }

  stand(epoch) {
    this.place = epoch;
    this.slider.value = epoch;
    this.find(".number").textContent = epoch;
    this.find(".standings").replaceChildren(...this.runs.filter(({ errors }) => errors).map((run) => this.standing(run)));
    this.root.dataset.epoch = epoch;
    this.root.dataset.chosen = this.meta.chosen.map(pythonic).join(" ");
    this.draw();
  }

  standing({ rate, sign, colour, errors }) {
    const box = document.createElement("span");
    box.style.setProperty("--run", colour);
    const error = errors[Math.min(this.place, errors.length) - 1];
    const said = this.place === 0 ? "at the start" : Number.isFinite(error) ? `mean error ${fixed(error, 2)}` : "the loss is no longer a number";
    box.textContent = `${sign} ${short(rate)}: ${said}`;
    return box;
  }

  draw() {
    this.rates.draw(this.runs);
    this.race.draw(this.runs, this.place);
  }
}

/** A rate as Python writes it with :g. */
export function pythonic(rate) {
  if (rate >= 1e-4) return String(rate);
  const [digits, power] = rate.toExponential().split("e");
  return `${Number(Number(digits).toPrecision(6))}e${power.replace(/^([+-])(\d)$/, "$10$2")}`;
}
