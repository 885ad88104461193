// The kernels of a convolution and their feature maps, epoch after epoch. Opens at the random start. Nothing leaves the browser.
import { bitmap, blank, shaded } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";

const PACE = 450; // milliseconds that an epoch stays
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Learning(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class Learning {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find("canvas");
    this.slider = this.find(".epoch");
    this.player = new Player(this, this.find(".play"), PACE);
    this.slider.oninput = () => this.player.goTo(Number(this.slider.value));
    this.place = 0;
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    const { rows, columns, count, epochs, size } = meta;
    this.last = epochs.length - 1;
    this.slider.max = this.last;
    this.maps = shaded(rows * count * epochs.length, columns, arrays.maps, arrays.sequentialColours);
    // What the kernels are at the start, the learner predicts first.
    this.kernels = arrays.weights && shaded(size * count * epochs.length, size, arrays.weights, arrays.signedColours);
    const [high, wide, channels] = arrays.picture.shape;
    this.picture = bitmap(high, wide, (at) => [0, 1, 2].map((channel) => arrays.picture[channels * at + Math.min(channel, channels - 1)]));
    this.stand(Math.min(this.place, this.last));
  }

  stand(place) {
    this.place = place;
    const { epochs, accuracies, says } = this.meta;
    const accuracy = accuracies[place];
    const said = !says ? "" : place === 0 ? says.start : says.later.replace("{accuracy}", `${((accuracy ?? 0) * 100).toFixed(1)}%`);
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", `epoch ${epochs[place]}`);
    this.find(".number").textContent = epochs[place];
    this.find(".said").textContent = said;
    this.canvas.setAttribute("aria-label", `The kernels of the first convolution and their feature maps after epoch ${epochs[place]}`);
    this.root.dataset.epoch = epochs[place];
    this.draw();
  }

  draw() {
    const { count, rows, columns, size } = this.meta;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = this.canvas.clientWidth;
    const across = width < 34 * rem ? 4 : 8;
    const lines = Math.ceil(count / across);
    const gap = 0.5 * rem;
    // The picture stands first, and as many columns as there are tiles in a row beside it.
    const tallest = Math.max(18 * rem, 0.5 * innerHeight);
    const tile = Math.min(width / (across + 1.6) - gap, tallest / lines / 1.5 - gap);
    const kernel = tile * 0.42;
    const height = lines * (tile + kernel + 2.2 * gap);
    const context = blank(this.canvas, height / Math.max(1, width));
    context.drawImage(this.picture, 0, 0, tile * 1.4, (tile * 1.4 * this.picture.height) / this.picture.width);
    for (let number = 0; number < count; number += 1) {
      const left = tile * 1.4 + 2 * gap + (number % across) * (tile + gap);
      const top = Math.floor(number / across) * (tile + kernel + 2.2 * gap);
      const at = this.place * count + number;
      this.drawKernel(context, at, left + (tile - kernel) / 2, top, kernel, size);
      context.drawImage(this.maps, 0, at * rows, columns, rows, left, top + kernel + 0.5 * gap, tile, (tile * rows) / columns);
    }
  }

  drawKernel(context, at, left, top, side, size) {
    const style = getComputedStyle(this.root);
    if (this.kernels) context.drawImage(this.kernels, 0, at * size, size, size, left, top, side, side);
    context.strokeStyle = style.color;
    context.lineWidth = 1;
    context.strokeRect(left, top, side, side);
    if (this.kernels) return;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `${side / 2}px ${style.fontFamily}`;
    context.fillStyle = style.color;
    context.fillText("?", left + side / 2, top + side / 2);
  }
}
