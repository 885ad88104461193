// A recurrent layer along a sequence: gates and states as strips, and for one step and unit the numbers that make the state.
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";
import { Flow } from "./flow.js";
import { Strips } from "./strips.js";

const PACE = 700; // milliseconds that a step stays
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Cell(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class Cell {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    [this.place, this.unit] = [0, 0];
    this.strips = new Strips(root, this.find(".strips"), (step, unit) => this.point(step, unit));
    this.flow = new Flow(this.find(".flow"));
    this.player = new Player(this, this.find(".play"), PACE);
    this.find(".step").oninput = ({ target }) => this.point(Number(target.value) - 1, this.unit);
    this.find(".unit").oninput = ({ target }) => this.point(this.place, Number(target.value) - 1);
    this.find(".strips").onkeydown = (event) => this.key(event);
  }

  show(payload) {
    Object.assign(this, payload);
    [this.steps, this.units] = this.arrays.hidden.shape;
    this.last = this.steps - 1;
    this.find(".step").max = this.steps;
    this.find(".unit").max = this.units;
    this.strips.lay(payload);
    this.flow.lay(payload);
    this.stand(this.place);
    const said = (this.meta.verdicts ?? []).map((_, row) => this.meta.classes[this.arrays[`verdict${row}`].at(-1) > 0.5 ? 1 : 0]);
    this.root.dataset.verdicts = said.join(" ");
  }

  key(event) {
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1], Home: [-this.steps, 0], End: [this.steps, 0] }[event.key];
    if (!move) return;
    event.preventDefault();
    this.point(this.place + move[0], this.unit + move[1]);
  }

  point(step, unit) {
    this.unit = unit;
    this.player.goTo(step);
  }

  stand(step) {
    this.place = Math.max(0, Math.min(this.last, step));
    this.unit = Math.max(0, Math.min(this.units - 1, this.unit));
    const [at, one] = [`${this.place + 1} of ${this.steps}`, `${this.unit + 1} of ${this.units}`];
    for (const [name, value, text] of [["step", this.place, `step ${at}, reads ${this.meta.labels[this.place]}`], ["unit", this.unit, `unit ${one}`]]) {
      this.find(`.${name}`).value = value + 1;
      this.find(`.${name}`).setAttribute("aria-valuetext", text);
    }
    this.find(".at").textContent = `${at}, reads ${this.meta.labels[this.place]}`;
    this.find(".one").textContent = one;
    const left = this.strips.draw(this.place, this.unit);
    const state = this.flow.draw(this.place, this.unit);
    this.find(".strips").setAttribute("aria-label", `Step ${at}, which reads ${this.meta.labels[this.place]}, unit ${one}: ${state}. Arrow keys go to other steps and units`);
    Object.assign(this.root.dataset, { step: this.place + 1, unit: this.unit + 1, left, state: this.arrays.hidden[this.place * this.units + this.unit] });
  }
}
