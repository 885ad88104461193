// Accuracy above, loss below, on one axis of epochs; where the epoch stands, and what a temperature makes of its loss.
import { blank, segment } from "../shared/paint.js";

const PARTS = { right: [3, 3], wrong: [10, 4] }; // dashes

export class Curves {
  constructor(root, canvas) {
    Object.assign(this, { root, canvas });
  }

  draw(view, now, temperature) {
    const { canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / Math.max(1, width));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const style = getComputedStyle(this.root);
    Object.assign(this, { context, rem, style, view });
    const [left, right] = [3.2 * rem, width - 0.8 * rem];
    const last = view.meta.all.at(-1);
    this.x = (epoch) => left + (epoch / Math.max(1, last)) * (right - left);
    this.frame = { left, right };
    const names = ["loss", ...(view.meta.parts ? Object.keys(PARTS) : [])];
    const most = Math.max(1, ...names.flatMap((name) => view.means.map((means) => means[name])));
    const above = this.chart("right answers", 1.4 * rem, 0.36 * height, [0.4, 1], "%");
    const below = this.chart("loss", 0.36 * height + 2.6 * rem, height - 2.4 * rem, [0, most], "");
    this.curve("accuracy", above, view.meta.colours.accuracy, []);
    for (const name of names) this.curve(name, below, name === "loss" ? view.meta.colours.accuracy : view.meta.colours[name], PARTS[name] ?? []);
    this.lowest(below);
    this.cursor(above, now.accuracy, temperature);
    this.cursor(below, now.loss, temperature);
    this.epochs(height);
    canvas.setAttribute("aria-label", `Accuracy and loss of ${view.means.length - 1} epochs: after epoch ${view.meta.epochs[view.place]} ${now.accuracy.toFixed(3)} and ${now.loss.toFixed(3)}.`);
  }

  /** The axis of one chart; returns from a value to its height. */
  chart(title, top, bottom, [low, high], unit) {
    const { context, rem, style, frame } = this;
    const y = (value) => bottom - ((value - low) / (high - low)) * (bottom - top);
    context.strokeStyle = context.fillStyle = style.color;
    context.lineWidth = 1;
    context.font = `${0.8 * rem}px ${style.fontFamily}`;
    for (const value of [low, (low + high) / 2, high]) {
      context.globalAlpha = value === low ? 0.8 : 0.3;
      segment(context, frame.left, y(value), frame.right, y(value));
      context.globalAlpha = 1;
      context.textAlign = "right";
      context.fillText(unit ? `${Math.round(100 * value)} ${unit}` : value.toFixed(1), frame.left - 0.4 * rem, y(value) + 0.28 * rem);
    }
    context.textAlign = "left";
    context.font = `600 ${0.85 * rem}px ${style.fontFamily}`;
    context.fillText(title, frame.left, top - 0.4 * rem);
    return y;
  }

  curve(name, y, colour, dash) {
    const { context, view, rem, style } = this;
    context.strokeStyle = colour;
    context.lineWidth = 3;
    context.setLineDash(dash);
    context.beginPath();
    view.means.forEach((means, place) => context.lineTo(this.x(view.meta.epochs[place]), y(means[name])));
    context.stroke();
    context.setLineDash([]);
    if (!(name in PARTS)) return;
    const at = Math.round(0.7 * (view.means.length - 1));
    context.fillStyle = style.color;
    context.textAlign = "right";
    context.font = `${0.85 * rem}px ${style.fontFamily}`;
    context.fillText(`of ${name} answers`, this.x(view.meta.epochs[at]), y(view.means[at][name]) - 0.5 * rem);
  }

  /** A ring around the lowest loss after training has begun. */
  lowest(y) {
    const { context, view, rem } = this;
    const losses = view.means.slice(1).map(({ loss }) => loss);
    const place = 1 + losses.indexOf(Math.min(...losses));
    context.strokeStyle = view.meta.colours.best;
    context.lineWidth = 3;
    context.beginPath();
    context.arc(this.x(view.meta.epochs[place]), y(view.means[place].loss), 0.5 * rem, 0, 2 * Math.PI);
    context.stroke();
  }

  cursor(y, value, temperature) {
    const { context, view, rem, style } = this;
    const x = this.x(view.meta.epochs[view.place]);
    context.fillStyle = style.color;
    context.beginPath();
    if (temperature === 1) context.arc(x, y(value), 0.32 * rem, 0, 2 * Math.PI);
    else context.rect(x - 0.35 * rem, y(value) - 0.35 * rem, 0.7 * rem, 0.7 * rem);
    context.fill();
  }

  epochs(height) {
    const { context, rem, style, view } = this;
    const last = view.meta.all.at(-1);
    const step = [1, 2, 5, 10, 20, 50, 100, 200].find((each) => last / each <= 8) ?? 500;
    context.fillStyle = style.color;
    context.font = `${0.8 * rem}px ${style.fontFamily}`;
    context.textAlign = "center";
    for (let epoch = 0; epoch <= last; epoch += step) context.fillText(epoch, this.x(epoch), height - 1.3 * rem);
    context.fillText("epoch", (this.frame.left + this.frame.right) / 2, height - 0.2 * rem);
  }
}
