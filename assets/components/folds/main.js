// A backtest: one series cut into pasts and futures, a row each, and how each future was foreseen.
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const NOTHING = "–";
const SHORT = "too short a past";
const PASTS = 0.6; // of a fold's future that is shown before it, in a close look

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Folds(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Folds {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    this.time.over(arrays.time, meta.dates);
    this.chosen = null;
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    this.find(".hint").textContent = "· press a fold to look closer";
    this.find(".note").textContent = meta.note;
    this.find(".key .said").hidden = !arrays.forecast;
    this.find(".rows").replaceChildren(...meta.folds.map((fold, at) => this.row(fold, meta.foldErrors?.[at], at)));
    this.draw();
    this.root.dataset.folds = meta.folds.length;
  }

  row(fold, errors, at) {
    const row = document.createElement("button");
    row.type = "button";
    row.className = "fold";
    row.innerHTML = '<span class="track"><i class="past"></i><i class="future"></i></span><span class="mae"></span><span class="naive"></span><span class="skill"></span>';
    row.setAttribute("aria-label", `Fold ${at + 1}`);
    if (errors) this.fill(row, errors);
    row.onclick = () => this.choose(at, fold);
    return row;
  }

  fill(row, { mae, naive, skill }) {
    row.querySelector(".naive").textContent = amount(naive);
    row.querySelector(".mae").textContent = mae === null ? NOTHING : amount(mae);
    const text = row.querySelector(".skill");
    text.textContent = skill === null ? SHORT : percent(skill);
    if (skill !== null) text.classList.add(skill > 0 ? "better" : "worse");
    row.setAttribute("aria-label", `${row.getAttribute("aria-label")}: ${skill === null ? SHORT : `error ${amount(mae)}, naive ${amount(naive)}, skill ${percent(skill)}`}`);
  }

  choose(at, { origin, end }) {
    this.chosen = this.chosen === at ? null : at;
    const before = Math.round(PASTS * (end - origin));
    if (this.chosen === null) this.time.goTo([this.time.first, this.time.last]);
    else this.time.goTo([origin - before, end - 1]);
  }

  draw() {
    const { meta, arrays, time } = this;
    const context = time.frame([arrays.values, ...(arrays.forecast ? [arrays.forecast] : [])], meta.unit);
    if (this.chosen !== null) this.shade(context, meta.folds[this.chosen]);
    time.line(context, arrays.values, meta.colours.past);
    if (arrays.forecast) time.line(context, arrays.forecast, meta.colours.forecast, { dash: [0.4, 0.25] });
    const [from, to] = time.zoom;
    const place = (at) => Math.max(0, Math.min(100, (100 * (at - from)) / (to - from)));
    this.root.querySelectorAll(".fold").forEach((row, at) => {
      const { start, origin, end } = meta.folds[at];
      row.setAttribute("aria-pressed", String(at === this.chosen));
      for (const [part, low, high] of [["past", start, origin], ["future", origin, end]]) {
        Object.assign(row.querySelector(`.${part}`).style, { left: `${place(low)}%`, width: `${place(high) - place(low)}%` });
      }
    });
    time.canvas.setAttribute("aria-label", `The series, ${time.moment(from)} to ${time.moment(to)}, above ${meta.folds.length} folds. Arrow keys move, plus and minus zoom, Home shows the whole`);
    Object.assign(this.root.dataset, { from: Math.round(from), to: Math.round(to), chosen: this.chosen ?? "" });
  }

  shade(context, { origin, end }) {
    const { time, meta } = this;
    time.clip(context);
    context.fillStyle = `${meta.colours.future}22`;
    context.fillRect(time.across(origin), time.box.top, time.across(end) - time.across(origin), time.box.bottom - time.box.top);
    context.restore();
  }
}

const amount = (value) => fixed(value, value < 100 ? 3 : 1);

const percent = (part) => `${part > 0.0005 ? "+" : ""}${fixed(100 * part, Math.abs(part) < 1 ? 1 : 0)}%`;
