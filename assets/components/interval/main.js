// Intervals around a forecast: made of the first half's errors, and counted on the second.
import { disc } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";

const MISS = 0.22; // rem: the size of the mark on a value that the interval does not hold

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Interval(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Interval {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
    this.level = 0.8;
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    this.time.over(arrays.time, meta.dates);
    this.root.style.setProperty("--band", meta.colours.band);
    this.find(".hint").textContent = "· left half: errors are collected; right half: what they promise; drag to zoom in";
    this.find(".bands").replaceChildren(...meta.bands.map((band) => this.row(band)));
    this.draw();
    this.root.dataset.bands = meta.bands.length;
  }

  row({ level, coverage }) {
    const row = document.createElement("button");
    row.type = "button";
    row.className = "band";
    row.dataset.level = level;
    row.innerHTML = '<b></b><span class="track"><i class="held"></i><i class="promise"></i></span><span class="count"></span>';
    row.querySelector("b").textContent = `promises ${percent(level)}`;
    row.querySelector(".count").textContent = `holds ${percent(coverage)}`;
    row.querySelector(".held").style.width = percent(coverage);
    row.querySelector(".promise").style.left = percent(level);
    row.onclick = () => {
      this.level = level;
      this.draw();
    };
    return row;
  }

  draw() {
    const { meta, arrays, time } = this;
    const band = meta.bands.find(({ level }) => level === this.level);
    const edges = band ? [arrays.forecast.map((value) => value + band.low), arrays.forecast.map((value) => value + band.high)] : [];
    const context = time.frame([arrays.values, arrays.forecast, ...edges], meta.unit);
    this.shade(context);
    if (band) this.fill(context, edges);
    time.line(context, arrays.forecast, meta.colours.forecast, { dash: [0.4, 0.25] });
    time.line(context, arrays.values, meta.colours.validation, { width: 0.14 });
    if (band) this.misses(context, edges);
    for (const row of this.root.querySelectorAll(".band")) row.setAttribute("aria-pressed", String(Number(row.dataset.level) === this.level));
    const [from, to] = time.zoom;
    time.canvas.setAttribute("aria-label", `Values and forecast, ${time.moment(from)} to ${time.moment(to)}${band ? `, with the interval that promises ${percent(band.level)} and holds ${percent(band.coverage)}` : ""}. Arrow keys move, plus and minus zoom, Home shows the whole`);
    Object.assign(this.root.dataset, { from: Math.round(from), to: Math.round(to), level: this.level });
  }

  shade(context) {
    const { time, meta } = this;
    time.clip(context);
    context.fillStyle = time.style("--st-text-color");
    context.globalAlpha = 0.07;
    context.fillRect(time.box.left, time.box.top, time.across(meta.half - 0.5) - time.box.left, time.box.bottom - time.box.top);
    context.globalAlpha = 1;
    context.restore();
  }

  fill(context, [low, high]) {
    const { time, meta } = this;
    const [from, to] = [Math.max(meta.half, Math.floor(time.zoom[0])), Math.min(time.last, Math.ceil(time.zoom[1]))];
    time.clip(context);
    context.beginPath();
    for (let at = from; at <= to; at += 1) context.lineTo(time.across(at), time.down(high[at]));
    for (let at = to; at >= from; at -= 1) context.lineTo(time.across(at), time.down(low[at]));
    context.closePath();
    context.fillStyle = `${meta.colours.band}44`;
    context.fill();
    context.restore();
  }

  misses(context, [low, high]) {
    const { time, meta, arrays: { values } } = this;
    time.clip(context);
    context.fillStyle = time.style("--st-text-color");
    for (let at = Math.max(meta.half, Math.floor(time.zoom[0])); at <= Math.min(time.last, time.zoom[1]); at += 1) {
      if (low[at] <= values[at] && values[at] <= high[at]) continue;
      disc(context, time.across(at), time.down(values[at]), MISS * time.rem);
    }
    context.restore();
  }
}

const percent = (part) => `${Math.round(100 * part)}%`;
