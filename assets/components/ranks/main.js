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
    this.place = 0; // of the ranks that were sent: of rare words not all are
    this.canvas = root.querySelector("canvas");
    this.canvas.onpointermove = (event) => this.point(event.offsetX);
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, ...arrays });
    this.place = Math.min(this.place, this.ranks.length - 1);
    this.draw();
  }

  key(event) {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.go(this.place + step);
  }

  point(x) {
    const rank = this.rankAt(x);
    const after = this.ranks.findIndex((other) => other >= rank);
    this.go(after > 0 && rank - this.ranks[after - 1] < this.ranks[after] - rank ? after - 1 : after);
  }

  go(place) {
    this.place = Math.max(0, Math.min(this.ranks.length - 1, place));
    this.draw();
  }

  draw() {
    const { canvas, counts, meta, ranks, place } = this;
    const last = ranks.at(-1);
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / width);
    const style = getComputedStyle(this.root);
    const letters = 0.8 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const left = 3 * letters, bottom = 2.6 * letters, top = letters, right = 2 * letters;
    const scale = (value, most, length) => (most > 1 ? Math.log(value) / Math.log(most) : 0) * length;
    const x = (rank) => left + scale(rank, last, width - left - right);
    const y = (count) => height - bottom - scale(count, counts[0], height - top - bottom);
    this.rankAt = (at) => last ** Math.max(0, Math.min(1, (at - left) / (width - left - right)));
    Object.assign(context, { font: `${letters}px ${style.fontFamily}`, fillStyle: style.color, strokeStyle: style.getPropertyValue("--st-border-color"), lineWidth: 1 });
    for (let power = 1; power <= Math.max(last, counts[0]); power *= 10) {
      if (power <= last) {
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
    if (meta.most) this.mark(context, x(meta.most), top, height - bottom, left, letters);
    context.fillStyle = meta.colours.point;
    counts.forEach((count, at) => disc(context, x(ranks[at]), y(count), 2.5));
    disc(context, x(ranks[place]), y(counts[place]), 6);
    this.say();
  }

  /** Up to this rank the words make up most of the text. */
  mark(context, at, top, bottom, left, letters) {
    context.save();
    context.fillStyle = `${this.meta.colours.mark}30`;
    context.fillRect(left, top, at - left, bottom - top);
    context.setLineDash([5, 4]);
    context.strokeStyle = this.meta.colours.mark;
    segment(context, at, top, at, bottom);
    context.restore();
    write(context, "left", this.meta.share, left + letters / 2, bottom - letters);
  }

  say() {
    const { place, ranks, counts, covered, meta } = this;
    const [rank, count] = [ranks[place], counts[place]];
    const times = count === 1 ? "once" : `${count.toLocaleString("en")} times`;
    this.root.querySelector(".says").textContent = `Rank ${rank.toLocaleString("en")}: “${meta.words[place]}” comes ${times}. Words up to here make up ${Math.round((100 * covered[place]) / meta.total)}% of the text.`;
    this.canvas.setAttribute("aria-label", `${ranks.at(-1)} words by rank; the first comes ${counts[0]} times, the last ${counts.at(-1)}.`);
    this.root.dataset.rank = rank;
  }
}

function write(context, align, text, x, y) {
  context.textAlign = align;
  context.fillText(text, x, y);
}
