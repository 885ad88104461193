// How a class goes on with a series: every line thin, its mean thick, and then what came, with everybody's error.
import { after, before, shade } from "../shared/ahead.js";
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const AVERAGE = "A learner on average";

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Crowd(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Crowd {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".sheet");
    this.time = new Timeline(root, this.canvas, () => this.draw());
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays, first: arrays.values.length });
    const { steps } = meta;
    const learners = arrays.drawings.length / steps;
    this.drawings = Array.from({ length: learners }, (_, at) => this.after(arrays.drawings.subarray(at * steps, (at + 1) * steps)));
    this.time.over(arrays.time, meta.dates);
    this.find(".title").textContent = `${learners} ${learners === 1 ? "line" : "lines"} of the class`;
    this.find(".hint").textContent = arrays.whatCame ? "· thick and blue: what came" : "";
    this.list();
    this.draw();
    Object.assign(this.root.dataset, { learners, open: Boolean(arrays.whatCame) });
  }

  list() {
    const { lines, colours, learnersError } = this.meta;
    const average = learnersError === undefined || learnersError === null ? [] : [{ name: AVERAGE, colour: colours.thin, dash: [], thin: true, absoluteError: learnersError }];
    const rows = [...lines, ...average].sort((one, other) => one.absoluteError - other.absoluteError);
    const most = Math.max(...rows.map(({ absoluteError }) => absoluteError ?? 0));
    this.find(".lines").replaceChildren(...rows.map((line) => row(line, most)));
  }

  draw() {
    const { meta, arrays, time, first, drawings } = this;
    if (!arrays) return;
    const lines = meta.lines.map((line) => ({ ...line, values: this.after(arrays[line.key]) }));
    const truth = arrays.whatCame && this.after(arrays.whatCame);
    const heights = meta.heights.map((height) => new Float32Array(arrays.time.length).fill(height));
    const context = time.frame([...heights, ...drawings, ...lines.map(({ values }) => values), ...(truth ? [truth] : [])], meta.unit);
    shade(time, context, first);
    time.line(context, before(arrays.values, arrays.time.length), meta.colours.past, { to: first - 1 });
    for (const values of drawings) time.line(context, values, meta.colours.thin, { width: 0.08, from: first - 1 });
    if (truth) time.line(context, truth, meta.colours.truth, { width: 0.26, from: first - 1 });
    for (const { values, colour, dash, key } of lines) time.line(context, values, colour, { dash, width: key === "line0" ? 0.24 : 0.14, from: first - 1 });
    this.canvas.setAttribute("aria-label", `The series, and how ${drawings.length} learners go on with it${truth ? "; what came; " : "; "}${lines.map(({ name }) => name).join(", ")}. Arrow keys move, plus and minus zoom, Home shows the whole`);
  }

  /** A line over the future that starts where the past ends. */
  after(values) {
    return after(this.arrays.values, values, this.arrays.time.length);
  }
}

function row({ name, colour, dash, thin, absoluteError: error }, most) {
  const row = document.createElement("div");
  row.className = `entry${dash.length ? " dashed" : ""}${thin ? " thin" : ""}`;
  row.dataset.name = name;
  row.style.setProperty("--line", colour);
  row.innerHTML = '<i class="swatch"></i><span class="name"></span><span class="track"><i></i></span><span class="error"></span>';
  row.querySelector(".name").textContent = name;
  if (error === undefined) {
    row.querySelector(".track").remove();
    return row;
  }
  row.querySelector(".track i").style.width = `${(100 * error) / (most || 1)}%`;
  row.querySelector(".error").textContent = fixed(error, error < 100 ? 2 : 0);
  return row;
}
