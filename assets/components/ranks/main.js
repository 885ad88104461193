// How often each word comes, by its rank, on logarithmic axes. Point at the curve, or use arrow keys, to read a word.
import { blank, disc, segment } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class View {
  constructor(root) {
    this.root = root;
    this.rank = 1;
    this.canvas = root.querySelector("canvas");
    this.canvas.onpointermove = (event) => this.point(event.offsetX);
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, counts: arrays.counts });
    this.total = this.counts.reduce((sum, count) => sum + count, 0);
    this.rank = Math.min(this.rank, this.counts.length);
    this.draw();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.go(this.rank + step);
  }

  point(x) {
    this.go(Math.round(this.rankAt(x)));
  }

  go(rank) {
    this.rank = Math.max(1, Math.min(this.counts.length, rank));
    this.draw();
  }

  draw() {
    const { canvas, counts, meta } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / width);
    const style = getComputedStyle(this.root);
    const letters = 0.8 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const left = 3 * letters, bottom = 2.6 * letters, top = letters, right = 2 * letters;
    const scale = (value, most, length) => (most > 1 ? Math.log(value) / Math.log(most) : 0) * length;
    const x = (rank) => left + scale(rank, counts.length, width - left - right);
    const y = (count) => height - bottom - scale(count, counts[0], height - top - bottom);
    this.rankAt = (at) => counts.length ** Math.max(0, Math.min(1, (at - left) / (width - left - right)));
    Object.assign(context, { font: `${letters}px ${style.fontFamily}`, fillStyle: style.color, strokeStyle: style.getPropertyValue("--st-border-color"), lineWidth: 1 });
    for (let power = 1; power <= Math.max(counts.length, counts[0]); power *= 10) {
      if (power <= counts.length) {
        segment(context, x(power), top, x(power), height - bottom);
        write(context, "center", power, x(power), height - bottom + 1.1 * letters);
      }
      if (power <= counts[0]) {
        segment(context, left, y(power), width - right, y(power));
        write(context, "right", power, left - 4, y(power) + letters / 3);
      }
    }
    write(context, "right", "↑ times it comes", width - right, letters);
    write(context, "center", "rank of the word →", (left + width) / 2, height - 3);
    if (meta.most) this.mark(context, x(meta.most), top, height - bottom);
    context.fillStyle = meta.colours.point;
    counts.forEach((count, place) => disc(context, x(place + 1), y(count), 2.5));
    disc(context, x(this.rank), y(counts[this.rank - 1]), 6);
    this.say();
  }

  /** Up to this rank the words make up most of the text. */
  mark(context, at, top, bottom) {
    context.fillStyle = `${this.meta.colours.mark}30`;
    context.fillRect(0, top, at, bottom - top);
    context.setLineDash([5, 4]);
    context.strokeStyle = this.meta.colours.mark;
    segment(context, at, top, at, bottom);
    context.setLineDash([]);
  }

  say() {
    const { rank, counts, total, meta } = this;
    let covered = 0;
    for (let place = 0; place < rank; place += 1) covered += counts[place];
    const times = counts[rank - 1] === 1 ? "once" : `${counts[rank - 1].toLocaleString("en")} times`;
    this.root.querySelector(".says").textContent = `Rank ${rank}: “${meta.words[rank - 1]}” comes ${times}. Words up to here make up ${Math.round((100 * covered) / total)} % of the text.`;
    this.canvas.setAttribute("aria-label", `${counts.length} words by rank; the first comes ${counts[0]} times, the last ${counts.at(-1)}.`);
    this.root.dataset.rank = rank;
  }
}

function write(context, align, text, x, y) {
  context.textAlign = align;
  context.fillText(text, x, y);
}
