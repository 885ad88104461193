// A text in longer and longer rows: its mean on a line from the first class to the second, without a mask and with one.
import { blank, disc, number, segment } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const PAUSE = 300; // milliseconds without a key, after which what is typed is sent
const MARKS = ["●", "◆"]; // of the readers, beside their colours
const views = new WeakMap();
const sure = (logit) => 1 / (1 + Math.exp(-logit));

export default function render({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Padding(parentElement.querySelector(".root"))));
  view.send = setTriggerValue;
  view.show(unpack(data));
}

class Padding {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.slider = root.querySelector(".length input");
    this.field = root.querySelector(".typed");
    this.slider.oninput = () => this.draw();
    this.field.oninput = () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.send("text", this.field.value), PAUSE);
    };
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.draw(), 100));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    if (!this.meta) this.slider.value = meta.lengths[0];
    Object.assign(this, { meta, arrays });
    const [first, last] = [meta.lengths[0], meta.lengths.at(-1)];
    Object.assign(this.slider, { min: first, max: last, disabled: arrays.answers0.length === 1 && arrays.answers1.length === 1 });
    if (this.slider.disabled) this.slider.value = first;
    if (this.root.getRootNode().activeElement !== this.field) this.field.value = meta.typed;
    this.draw();
  }

  /** What a reader answers in the row of the length that is set; undefined where that may not be known yet. */
  answer(place) {
    return this.arrays[this.meta.readers[place].key][Number(this.slider.value) - this.meta.lengths[0]];
  }

  draw() {
    const { meta } = this;
    const length = Number(this.slider.value);
    this.root.querySelector("output").textContent = length;
    const { clientWidth: width } = this.canvas;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const heights = { row: 3.2 * rem, line: 5.9 * rem, curve: 9.2 * rem };
    const height = heights.row + 2 * heights.line + heights.curve;
    const context = blank(this.canvas, height / Math.max(1, width));
    Object.assign(this, { context, width, rem, style: getComputedStyle(this.root) });
    const far = Math.max(1, ...meta.readers.flatMap(({ padding }, place) => [...this.arrays[`words${place}`], ...this.arrays[`answers${place}`], padding ?? 0]).map(Math.abs));
    this.reach = 1.08 * far;
    this.row(length, heights.row);
    meta.readers.forEach((reader, place) => this.line(reader, place, heights.row + place * heights.line, heights.line));
    this.curve(heights.row + 2 * heights.line, heights.curve, length);
    this.tell(length);
  }

  tell(length) {
    const { meta } = this;
    const parts = meta.readers.map(({ title }, place) => {
      const logit = this.answer(place);
      if (logit === undefined) return `${title}: ?`;
      return `${title}: ${Math.round(100 * sure(logit))}% “${meta.ends[1]}”`;
    });
    const words = meta.words.length;
    const share = Math.round((100 * (length - words)) / length);
    this.root.querySelector(".says").textContent = `${length - words} of ${length} ids are padding, ${share}%. ${parts.join(". ")}.`;
    this.canvas.setAttribute("aria-label", `${words} words in a row of ${length}. ${parts.join(". ")}.`);
    this.root.dataset.length = length;
    this.root.dataset.answers = meta.readers.map((_, place) => this.answer(place)?.toFixed(3) ?? "?").join(" ");
  }

  font(size, weight = 400) {
    this.context.font = `${weight} ${size * this.rem}px ${this.style.fontFamily}`;
  }

  /** The row of ids: words in their colours, zeros grey. */
  row(length, height) {
    const { context, meta, rem, style, width } = this;
    const cell = width / length;
    const high = height - 1.5 * rem;
    for (let place = 0; place < length; place += 1) {
      const left = place * cell;
      if (place < meta.words.length) {
        context.fillStyle = this.arrays.words0[place] > 0 ? meta.colours.high : meta.colours.low;
        context.fillRect(left + 0.5, 0, Math.max(1, cell - 1), high);
        continue;
      }
      context.fillStyle = style.color;
      context.globalAlpha = 0.15;
      context.fillRect(left + 0.5, 0, Math.max(1, cell - 1), high);
      context.globalAlpha = 1;
    }
    context.fillStyle = style.color;
    this.font(0.85);
    context.textAlign = "left";
    const words = meta.words.join(" ");
    context.fillText(`“${words}” and ${length - meta.words.length} zeros`, 0, high + 1.05 * rem);
  }

  across(logit) {
    const edge = 1.2 * this.rem;
    return edge + ((logit + this.reach) / (2 * this.reach)) * (this.width - 2 * edge);
  }

  /** One reader: its words, the padding and the mean of all, by what it says of each. */
  line({ title, padding }, place, top, height) {
    const { context, meta, rem, style } = this;
    const y = top + 0.62 * height;
    context.strokeStyle = context.fillStyle = style.color;
    context.textAlign = "left";
    this.font(0.95, 600);
    context.fillText(`${MARKS[place]} ${title}`, 0, top + 1.1 * rem);
    context.lineWidth = 1;
    segment(context, this.across(-this.reach), y, this.across(this.reach), y);
    segment(context, this.across(0), y - 0.5 * rem, this.across(0), y + 0.5 * rem);
    this.font(0.85);
    context.fillText(`← ${meta.ends[0]}`, 0, y + 1.3 * rem);
    context.textAlign = "right";
    context.fillText(`${meta.ends[1]} →`, this.width, y + 1.3 * rem);
    this.words(place, y);
    if (padding !== null) this.square(this.across(padding), y);
    const logit = this.answer(place);
    if (logit !== undefined) this.mean(this.across(logit), y, place);
  }

  words(place, y) {
    const { context, meta, rem, style } = this;
    const ends = [-Infinity, -Infinity, -Infinity];
    this.font(0.8);
    const order = meta.words.map((_, at) => at).sort((a, b) => this.arrays[`words${place}`][a] - this.arrays[`words${place}`][b]);
    for (const at of order) {
      const x = this.across(this.arrays[`words${place}`][at]);
      context.fillStyle = this.arrays[`words${place}`][at] > 0 ? meta.colours.high : meta.colours.low;
      disc(context, x, y, 0.24 * rem);
      const half = context.measureText(meta.words[at]).width / 2;
      const middle = Math.max(half, Math.min(this.width - half, x));
      const level = ends.findIndex((end) => end < middle - half - 3);
      if (level < 0) continue;
      ends[level] = middle + half;
      context.fillStyle = style.color;
      context.textAlign = "center";
      context.fillText(meta.words[at], middle, y - (0.55 + 0.85 * level) * rem);
    }
  }

  square(x, y) {
    const { context, rem, style } = this;
    context.setLineDash([3, 2]);
    context.lineWidth = 2;
    context.strokeStyle = context.fillStyle = style.color;
    context.strokeRect(x - 0.35 * rem, y - 0.35 * rem, 0.7 * rem, 0.7 * rem);
    context.setLineDash([]);
    this.font(0.8, 600);
    context.textAlign = "center";
    context.fillText("padding", Math.max(2 * rem, Math.min(this.width - 2 * rem, x)), y + 1.3 * rem);
  }

  mean(x, y, place) {
    const { context, meta, rem } = this;
    const size = 0.6 * rem;
    context.beginPath();
    if (place === 0) context.arc(x, y, size * 0.85, 0, 2 * Math.PI);
    else for (const [across, down] of [[0, -1], [1, 0], [0, 1], [-1, 0]]) context.lineTo(x + across * size, y + down * size);
    context.closePath();
    context.fillStyle = meta.colours.readers[place];
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = this.style.color;
    context.stroke();
  }

  /** How sure each reader is, by the length of the row. */
  curve(top, height, length) {
    const { context, meta, rem, style, width } = this;
    const { lengths } = meta;
    const box = { left: 3 * rem, right: width - 0.8 * rem, top: top + 1.5 * rem, bottom: top + height - 1.9 * rem };
    const x = (value) => box.left + ((value - lengths[0]) / (lengths.at(-1) - lengths[0])) * (box.right - box.left);
    const y = (share) => box.bottom - share * (box.bottom - box.top);
    context.strokeStyle = context.fillStyle = style.color;
    context.lineWidth = 1;
    this.font(0.8);
    context.textAlign = "right";
    for (const share of [0, 0.5, 1]) {
      context.globalAlpha = share === 0.5 ? 0.8 : 0.35;
      segment(context, box.left, y(share), box.right, y(share));
      context.globalAlpha = 1;
      context.fillText(`${100 * share}%`, box.left - 0.4 * rem, y(share) + 0.28 * rem);
    }
    context.textAlign = "center";
    for (const value of lengths.filter((each) => each % 20 === 0 || each === lengths[0])) context.fillText(number(value, 0), x(value), box.bottom + 1.1 * rem);
    context.textAlign = "left";
    context.fillText(`how sure of “${meta.ends[1]}”, by the length of the row`, box.left, box.top - 0.5 * rem);
    meta.readers.forEach(({ key }, place) => {
      context.strokeStyle = context.fillStyle = meta.colours.readers[place];
      context.lineWidth = 3;
      context.setLineDash(place ? [8, 5] : []);
      context.beginPath();
      this.arrays[key].forEach((logit, at) => context.lineTo(x(lengths[at]), y(sure(logit))));
      context.stroke();
      context.setLineDash([]);
      const logit = this.answer(place);
      if (logit !== undefined) disc(context, x(length), y(sure(logit)), 0.4 * rem);
    });
  }
}
