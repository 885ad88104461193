// Forecasts of a real series: each beside naive, and the one on show slid to and fro until it fits.
import { unpack } from "../shared/payload.js";
import { Plane } from "../shared/plane.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const NOTHING = "–";
const NEAR = 40; // steps of a close look
const WHOLE = 1; // skill, or its opposite, beyond which a bar is no longer

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Skill(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Skill {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
    this.shifts = new Plane(root, this.find(".errors"));
    this.shifts.redraw = () => this.draw();
    this.find(".near").onclick = () => this.look();
    this.find(".closer").onclick = () => this.time.scale(0.5);
    this.find(".wider").onclick = () => this.time.scale(2);
    this.find(".whole").onclick = () => this.time.goTo([this.time.first, this.time.last]);
    this.find(".moves").oninput = (event) => this.move(Number(event.target.value));
    const canvas = this.find(".errors");
    canvas.onpointerdown = canvas.onpointermove = (event) => (event.buttons || event.type === "pointerdown") && this.move(Math.round(this.shifts.under(event)[0]));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    const known = meta.rungs.map(({ name }) => name);
    this.meta = meta;
    this.arrays = arrays;
    if (!known.includes(this.name) || this.chosen !== meta.chosen) this.name = meta.chosen;
    this.chosen = meta.chosen;
    this.steps = Math.max(-meta.most, Math.min(meta.most, this.steps ?? 0));
    Object.assign(this.find(".moves"), { min: -meta.most, max: meta.most, value: this.steps });
    this.time.over(arrays.time, meta.dates);
    this.rungs();
    this.find(".note").textContent = meta.note;
    this.find(".hint").textContent = "· drag to zoom in";
    this.draw();
  }

  get rung() {
    return this.meta.rungs.find(({ name }) => name === this.name);
  }

  look() {
    const middle = (this.time.zoom[0] + this.time.zoom[1]) / 2;
    this.time.goTo([middle - NEAR / 2, middle + NEAR / 2]);
  }

  move(steps) {
    this.steps = Math.max(-this.meta.most, Math.min(this.meta.most, steps));
    this.find(".moves").value = this.steps;
    this.draw();
  }

  rungs() {
    const heads = document.createElement("div");
    heads.className = "heads";
    heads.style.setProperty("--rung", this.meta.colours.validation);
    heads.innerHTML = "<span class=\"swatch\"></span><span class=\"values\">the values</span><span>worse | better</span><span>MAE</span><span>skill</span>";
    this.find(".rungs").replaceChildren(heads, ...this.meta.rungs.map((rung) => this.row(rung)));
    this.root.dataset.rungs = this.meta.rungs.length;
  }

  row({ name, colour, absoluteError: mae, againstNaive: skill }) {
    const row = document.createElement("button");
    row.type = "button";
    row.className = "rung";
    row.dataset.name = name;
    row.style.setProperty("--rung", colour);
    row.innerHTML = '<span class="swatch"></span><span class="name"></span><span class="track"></span><span class="mae"></span><span class="skill"></span>';
    row.querySelector(".name").textContent = name;
    row.querySelector(".mae").textContent = mae === undefined ? NOTHING : amount(mae);
    row.querySelector(".skill").textContent = skill === undefined ? NOTHING : percent(skill);
    if (skill !== undefined) row.querySelector(".track").append(this.bar(skill));
    row.onclick = () => {
      this.name = name;
      this.draw();
    };
    return row;
  }

  bar(skill) {
    const bar = document.createElement("span");
    const most = Math.min(WHOLE, Math.max(...this.meta.rungs.map(({ againstNaive: one }) => Math.abs(one)))) || 1;
    const width = 50 * Math.min(1, Math.abs(skill) / most);
    bar.className = skill < -WHOLE ? "part beyond" : "part";
    bar.style.width = `${width}%`;
    bar.style.left = `${skill < 0 ? 50 - width : 50}%`;
    bar.style.setProperty("--part", skill < 0 ? this.meta.colours.worse : this.meta.colours.better);
    return bar;
  }

  draw() {
    const { meta, arrays, time, rung } = this;
    const forecast = moved(arrays[rung.key], this.steps);
    const context = time.frame([arrays.values, forecast], meta.unit);
    time.line(context, arrays.values, meta.colours.validation, { width: 0.16 });
    time.line(context, forecast, rung.colour, { dash: [0.5, 0.25], width: 0.14 });
    const [from, to] = time.zoom.map(Math.round);
    this.find("figcaption .name").textContent = rung.name;
    this.find(".span").textContent = `${time.moment(from)} to ${time.moment(to)}`;
    for (const row of this.root.querySelectorAll(".rung")) row.setAttribute("aria-pressed", String(row.dataset.name === rung.name));
    const error = rung.shiftErrors?.[this.steps + meta.most];
    this.find(".moved").textContent = words(this.steps) + (error === undefined ? "" : `: MAE ${amount(error)}`);
    time.canvas.setAttribute("aria-label", `Values, and the forecast ${rung.name}, ${words(this.steps)}, ${time.moment(from)} to ${time.moment(to)}. Arrow keys move, plus and minus zoom, Home shows the whole`);
    this.find(".shifts").hidden = !rung.shiftErrors;
    if (rung.shiftErrors) this.drawShifts(rung);
    Object.assign(this.root.dataset, { from, to, forecast: rung.name, steps: this.steps, error: error ?? "" });
  }

  drawShifts({ shiftErrors: errors, colour }) {
    const { shifts: plane, meta: { most } } = this;
    const context = plane.begin([-most - 0.6, most + 0.6], [0, 1.1 * Math.max(...errors) || 1]);
    plane.axes(context, "steps earlier", "MAE", true);
    plane.clip(context);
    const wide = 0.7 * (plane.across(1) - plane.across(0));
    const least = errors.indexOf(Math.min(...errors));
    errors.forEach((error, at) => {
      const [left, top] = [plane.across(at - most) - wide / 2, plane.down(error)];
      context.fillStyle = colour;
      context.globalAlpha = at - most === this.steps ? 1 : 0.35;
      context.fillRect(left, top, wide, Math.max(plane.down(0) - top, 2));
    });
    context.restore();
    context.globalAlpha = 1;
    context.fillStyle = plane.style("--st-text-color");
    context.textAlign = "center";
    context.font = `600 ${0.8 * plane.rem}px ${plane.style("--st-font")}`;
    context.fillText("fits best", plane.across(least - most), plane.down(errors[least]) - 0.4 * plane.rem);
    plane.canvas.setAttribute("aria-label", `Error against shift: lowest ${words(least - most)}, ${amount(errors[least])}; where it is ${amount(errors[most])}`);
  }
}

/** A forecast moved so many steps earlier; where nothing was said there is nothing to draw. */
const moved = (forecast, steps) => forecast.map((_, at) => forecast[at + steps] ?? NaN);

const words = (steps) => (steps === 0 ? "where it is" : `${Math.abs(steps)} ${Math.abs(steps) === 1 ? "step" : "steps"} ${steps > 0 ? "earlier" : "later"}`);

const amount = (value) => fixed(value, value < 100 ? 3 : 1);

const percent = (part) => `${part > 0.0005 ? "+" : ""}${fixed(100 * part, Math.abs(part) < 1 ? 1 : 0)}%`;
