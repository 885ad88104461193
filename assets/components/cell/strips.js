// What a layer reads, above its gates and states: one strip each, a column a step, a row a unit.
import { colourOf, css, disc } from "../shared/paint.js";
import { fixed } from "../shared/words.js";
import { verdictRows } from "./verdicts.js";

const LEFT = "left";

export class Strips {
  /** `point(step, unit)` hears where a learner points. */
  constructor(root, place, point) {
    this.root = root;
    this.place = place;
    this.point = point;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.again(), 100));
    new ResizeObserver(() => this.again()).observe(place);
  }

  lay({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    [this.steps, this.units] = arrays.hidden.shape;
    // What comes behind a window has a column of its own.
    this.columns = this.steps + (arrays.values ? 1 : 0);
    const rows = meta.rows.map(({ name, hint }) => [name, meta.titles[name], hint]);
    if (meta.leftOfEachStep) rows.push([LEFT, "Left of each step", `in ${meta.titles[meta.flow[0].name].toLowerCase()}, now`]);
    const names = rows.map(([name]) => name).join();
    if (this.names !== names) this.build(rows);
    this.names = names;
    this.read();
  }

  build(rows) {
    const reading = element("div", "reading");
    this.canvases = {};
    const strips = rows.map(([name, title, hint]) => {
      const row = element("div", "strip");
      const words = element("p");
      words.append(element("b", "", title), element("span", "quiet", hint));
      const canvas = (this.canvases[name] = document.createElement("canvas"));
      canvas.onpointerdown = (event) => this.pressed(canvas, event);
      canvas.onpointermove = (event) => event.buttons && this.pressed(canvas, event);
      row.append(words, canvas);
      return row;
    });
    this.place.replaceChildren(reading, ...strips);
  }

  pressed(canvas, event) {
    const box = canvas.getBoundingClientRect();
    const step = Math.floor(((event.clientX - box.left) / box.width) * this.columns);
    this.point(step, Math.floor(((event.clientY - box.top) / box.height) * this.units));
  }

  /** Lays the words, or the canvas for the line. */
  read() {
    const { meta, arrays } = this;
    const reading = this.place.querySelector(".reading");
    if (arrays.values) {
      const words = element("p");
      const [came, said] = [element("span", "came", `○ came: ${fixed(meta.actual, 1)}`), element("span", "said", `◆ forecast: ${fixed(meta.forecast, 1)}`)];
      came.style.color = mixed(meta.colours.actual);
      said.style.color = mixed(meta.colours.forecast);
      words.append(element("b", "", "The window"), came, said);
      this.line = document.createElement("canvas");
      this.line.onpointerdown = (event) => this.pressed(this.line, event);
      reading.replaceChildren(words, this.line);
      return;
    }
    const words = element("div", "words");
    words.style.setProperty("--steps", this.steps);
    words.append(...meta.labels.map((label, step) => {
      const word = element("button", "", label);
      word.type = "button";
      word.tabIndex = -1;
      word.onclick = () => this.point(step, this.unit ?? 0);
      return word;
    }));
    const title = element("p");
    title.append(element("b", "", "The words"));
    reading.replaceChildren(title, words);
    for (const old of this.place.querySelectorAll(".verdicts")) old.remove();
    reading.after(...verdictRows({ meta, arrays }));
  }

  again() {
    if (this.step !== undefined) this.draw(this.step, this.unit);
  }

  /** Draws all with this step and unit marked; what is left of all steps in the unit's memory, added up. */
  draw(step, unit) {
    Object.assign(this, { step, unit });
    if (this.arrays.values) this.drawLine();
    else [...this.place.querySelectorAll(".words button")].forEach((word, at) => word.setAttribute("aria-pressed", String(at === step)));
    for (const { name, limit } of this.meta.rows) this.strip(this.canvases[name], this.arrays[name], limit, this.steps);
    if (!this.canvases[LEFT]) return "";
    const left = this.leftover();
    this.strip(this.canvases[LEFT], left, Math.max(...left.map(Math.abs)) || 1, step + 1);
    let sum = 0;
    for (let at = 0; at <= step; at += 1) sum += left[at * this.units + unit];
    return sum;
  }

  /** What is left now of what each step has written: times the share that stays, step by step since then. */
  leftover() {
    const [[keep], comes] = this.meta.flow[0].products;
    const left = new Float32Array(this.steps * this.units);
    for (let unit = 0; unit < this.units; unit += 1) {
      let share = 1;
      for (let step = this.step; step >= 0; step -= 1) {
        const at = step * this.units + unit;
        left[at] = share * comes.reduce((product, name) => product * this.arrays[name][at], 1);
        share *= this.arrays[keep][at];
      }
    }
    return left;
  }

  begin(canvas) {
    const { clientWidth: width, clientHeight: height } = canvas;
    canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
    canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
    const context = canvas.getContext("2d");
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    return { context, width, height, wide: width / this.columns };
  }

  strip(canvas, values, limit, count) {
    const { context, height, wide } = this.begin(canvas);
    const high = height / this.units;
    const [low, most, colours] = limit ? [-limit, limit, this.arrays.signedColours] : [0, 1, this.arrays.sequentialColours];
    for (let step = 0; step < count; step += 1) {
      for (let unit = 0; unit < this.units; unit += 1) {
        context.fillStyle = css(colourOf(values[step * this.units + unit], low, most, colours));
        context.fillRect(step * wide + 1, unit * high, wide - 1, Math.max(1, high - (high > 4 ? 1 : 0)));
      }
    }
    this.mark(context, this.step * wide, 0, wide + 1, height, 2);
    this.mark(context, this.step * wide, this.unit * high, wide + 1, high, 4);
  }

  /** A frame in the page's ink, on a rim of its background: it stands out on every colour. */
  mark(context, left, top, width, height, thick) {
    for (const [colour, line] of [[this.style("--st-background-color"), thick + 2], [this.style("--st-text-color"), thick]]) {
      context.strokeStyle = colour;
      context.lineWidth = line / 2;
      context.strokeRect(left + line / 4, top + line / 4, width - line / 2, height - line / 2);
    }
  }

  style(name) {
    return getComputedStyle(this.root).getPropertyValue(name).trim();
  }

  drawLine() {
    const { meta, arrays: { values } } = this;
    const { context, height, wide } = this.begin(this.line);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const all = [...values, meta.actual, meta.forecast];
    const [low, high] = [Math.min(...all), Math.max(...all)];
    const down = (value) => height - 0.7 * rem - ((value - low) / (high - low || 1)) * (height - 1.4 * rem);
    const across = (step) => (step + 0.5) * wide;
    context.fillStyle = `${meta.colours.series}26`;
    context.fillRect(this.step * wide, 0, wide, height);
    context.strokeStyle = context.fillStyle = meta.colours.series;
    context.lineWidth = 0.14 * rem;
    context.beginPath();
    values.forEach((value, step) => context.lineTo(across(step), down(value)));
    context.stroke();
    values.forEach((value, step) => disc(context, across(step), down(value), (step === this.step ? 0.4 : 0.22) * rem));
    this.behind(context, across(this.steps), down, rem);
  }

  behind(context, x, down, rem) {
    const { actual, forecast, colours } = this.meta;
    context.lineWidth = 0.16 * rem;
    context.strokeStyle = colours.actual;
    context.beginPath();
    context.arc(x, down(actual), 0.36 * rem, 0, 2 * Math.PI);
    context.stroke();
    context.fillStyle = colours.forecast;
    context.beginPath();
    for (const [dx, dy] of [[0, -0.42], [0.42, 0], [0, 0.42], [-0.42, 0]]) context.lineTo(x + dx * rem, down(forecast) + dy * rem);
    context.fill();
  }
}

/** A colour as ink that can be read on the light page and on the dark one. */
const mixed = (colour) => `color-mix(in srgb, ${colour} 70%, var(--st-text-color))`;

function element(tag, name = "", text = "") {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
