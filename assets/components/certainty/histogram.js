// New texts by how sure the network is: those of the second class stand up, those of the first hang down.
import { blank, segment } from "../shared/paint.js";

const BINS = 20;

export class Histogram {
  constructor(root, canvas) {
    Object.assign(this, { root, canvas });
  }

  draw(view, temperature) {
    const { canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / Math.max(1, width));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const style = getComputedStyle(this.root);
    Object.assign(this, { context, width, rem });
    this.box = { left: 0.4 * rem, right: width - 0.4 * rem, top: 1.6 * rem, bottom: height - 3.2 * rem };
    const counts = this.count(view, temperature);
    // The tallest bar of any epoch would make most of them flat.
    const most = Math.max(view.count / 12, ...counts.flat());
    counts.forEach((bars, label) => bars.forEach((count, bin) => this.bar(view, label, bin, count / most)));
    this.axes(view, style);
    const wrong = counts[0].slice(BINS / 2).concat(counts[1].slice(0, BINS / 2)).reduce((sum, count) => sum + count, 0);
    canvas.setAttribute("aria-label", `How sure the network is of ${view.count} texts after epoch ${view.meta.epochs[view.place]}: ${wrong} wrong, ${counts[0][BINS - 1] + counts[1][0]} of them more than 95% sure.`);
  }

  count(view, temperature) {
    const counts = [new Array(BINS).fill(0), new Array(BINS).fill(0)];
    for (let text = 0; text < view.count; text += 1) {
      const sure = 1 / (1 + Math.exp(-view.logit(view.place, text) / temperature));
      counts[view.arrays.labels[text]][Math.min(BINS - 1, Math.floor(sure * BINS))] += 1;
    }
    return counts;
  }

  bar(view, label, bin, share) {
    const { context, box, rem } = this;
    const middle = (box.top + box.bottom) / 2;
    const wide = (box.right - box.left) / BINS;
    const [x, high] = [box.left + bin * wide + 1, share * ((box.bottom - box.top) / 2)];
    const y = label ? middle - high : middle;
    const isRight = bin >= BINS / 2 === (label === 1);
    context.fillStyle = isRight ? view.meta.colours.right : view.meta.colours.wrong;
    if (isRight) return context.fillRect(x, y, wide - 2, high);
    context.save();
    context.beginPath();
    context.rect(x, y, wide - 2, high);
    context.clip();
    context.strokeStyle = view.meta.colours.wrong;
    context.lineWidth = 0.22 * rem;
    for (let start = x - high; start < x + wide; start += 0.42 * rem) segment(context, start, y + high, start + high, y);
    context.restore();
    context.strokeRect(x + 0.5, y, wide - 3, high);
  }

  axes(view, style) {
    const { context, box, rem, width } = this;
    const middle = (box.top + box.bottom) / 2;
    context.strokeStyle = context.fillStyle = style.color;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(box.left, middle);
    context.lineTo(box.right, middle);
    context.moveTo(width / 2, box.top);
    context.lineTo(width / 2, box.bottom);
    context.stroke();
    context.font = `${0.85 * rem}px ${style.fontFamily}`;
    context.textAlign = "left";
    context.fillText(`↑ truly “${view.meta.ends[1]}”`, box.left, box.top - 0.5 * rem);
    context.fillText("0%", box.left, box.bottom + 1.4 * rem);
    context.textAlign = "center";
    context.fillText(`50%`, width / 2, box.bottom + 1.4 * rem);
    context.textAlign = "right";
    context.fillText("100%", box.right, box.bottom + 1.4 * rem);
    context.fillText("striped: wrong", box.right, box.top - 0.5 * rem);
    // Down here are few: those that are sure of the first class hang at the other side.
    context.fillText(`↓ truly “${view.meta.ends[0]}”`, box.right, box.bottom + 0.2 * rem);
    context.textAlign = "center";
    context.fillText(`sure of “${view.meta.ends[1]}”`, width / 2, box.bottom + 2.7 * rem);
  }
}
