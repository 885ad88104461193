// The plane of the map: words as marks, with as many names as there is room for, trails, and the learned direction.
import { blank, segment } from "../shared/paint.js";

const REACH = 1.2; // rem within which a word is meant
const ROOM = { across: 0.82, down: 0.9 }; // what the words fill of the plane: names stand right of them
const SEEN = 0.6; // a direction with which the answers correlate less is not drawn

export class Plane {
  /** `point(place)` hears which word is meant, `choose(place)` which is clicked. */
  constructor(root, canvas, point, choose) {
    Object.assign(this, { root, canvas, point, choose });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.view?.draw(), 100));
    canvas.onpointermove = (event) => this.meant(event, point);
    canvas.onclick = (event) => this.meant(event, choose);
    canvas.onkeydown = (event) => this.key(event);
  }

  /** Takes in what is on show, and the range that holds every word at every moment. */
  show(view) {
    this.view = view;
    const { meta, epochs, count } = view;
    const [low, high] = [[Infinity, Infinity], [-Infinity, -Infinity]];
    for (let epoch = 0; epoch < epochs; epoch += 1) {
      for (let place = 0; place < count; place += 1) {
        view.position(epoch, place).forEach((value, axis) => {
          low[axis] = Math.min(low[axis], value);
          high[axis] = Math.max(high[axis], value);
        });
      }
    }
    this.middle = low.map((value, axis) => (value + high[axis]) / 2);
    this.size = low.map((value, axis) => Math.max(1e-6, high[axis] - value));
    const share = meta.share === undefined ? "" : ` After training they show ${Math.round(100 * meta.share)}% of how the words differ.`;
    const pulls = meta.ends ? ` ▲ moves the answer to “${meta.ends[1]}”, ▼ to “${meta.ends[0]}”.` : "";
    this.root.querySelector(".key").textContent = `2 of ${view.dimensions} dimensions.${share}${pulls} Click a word for its trail.`;
  }

  meant(event, then) {
    const { offsetX, offsetY } = event;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const away = this.pixels.map(([x, y]) => Math.hypot(x - offsetX, y - offsetY));
    const place = away.indexOf(Math.min(...away));
    if (away[place] < REACH * rem) then(place);
  }

  /** Arrow keys go from word to word, from left to right; Enter chooses. */
  key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && this.view.at >= 0) this.choose(this.view.at);
    else if (step) {
      const order = this.pixels.map((_, place) => place).sort((a, b) => this.pixels[a][0] - this.pixels[b][0]);
      const next = order.indexOf(this.view.at) + step;
      this.point(order[Math.max(0, Math.min(order.length - 1, next))]);
    } else return;
    event.preventDefault();
  }

  draw(time, onMap) {
    const { canvas, view } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / Math.max(1, width));
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.style = getComputedStyle(this.root);
    const unit = Math.min((ROOM.across * width) / this.size[0], (ROOM.down * height) / this.size[1]);
    this.pixel = ([x, y]) => [width / 2 + (x - this.middle[0]) * unit, height / 2 - (y - this.middle[1]) * unit];
    this.pixels = onMap.map(this.pixel);
    this.boxes = []; // what is written on, where no other name may stand
    this.direction(context, time, onMap, width, height);
    this.trails(context, time);
    onMap.forEach((_, place) => this.mark(context, time, place));
    this.names(context, width, height);
    const { words, epochs } = view.meta;
    canvas.setAttribute("aria-label", `${words.length} words on a plane after epoch ${epochs[Math.round(time)]}. Arrow keys go from word to word: ${words[view.at] ?? "none"}.`);
  }

  /** The direction in which the answers to the words rise, through the middle of the plane. */
  direction(context, time, onMap, width, height) {
    const { view } = this;
    if (!view.arrays.effects) return;
    const effects = onMap.map((_, place) => view.effect(time, place));
    const along = [0, 1].map((axis) => covariance(effects, onMap.map((position) => position[axis])));
    const inPlane = Math.hypot(...along);
    const onLine = onMap.map(([x, y]) => (x * along[0] + y * along[1]) / (inPlane || 1));
    if (covariance(effects, onLine) < SEEN * Math.sqrt(covariance(effects, effects) * covariance(onLine, onLine))) return;
    const [x, y] = along.map((value) => value / inPlane);
    const reach = Math.min(width / 2 / Math.max(1e-6, Math.abs(x)), height / 2 / Math.max(1e-6, Math.abs(y))) - 0.5 * this.rem;
    context.strokeStyle = context.fillStyle = this.style.color;
    context.globalAlpha = 0.55;
    context.lineWidth = 1.5;
    context.setLineDash([6, 5]);
    segment(context, width / 2 - x * reach, height / 2 + y * reach, width / 2 + x * reach, height / 2 - y * reach);
    context.setLineDash([]);
    context.globalAlpha = 1;
    context.font = `600 ${0.9 * this.rem}px ${this.style.fontFamily}`;
    for (const [end, side] of [[0, -1], [1, 1]]) {
      context.textAlign = side * x > 0 ? "right" : "left";
      const [across, down] = [width / 2 + side * x * reach, height / 2 - side * y * reach - 0.5 * this.rem];
      const text = side * x > 0 ? `${view.meta.ends[end]} →` : `← ${view.meta.ends[end]}`;
      const wide = context.measureText(text).width;
      const left = side * x > 0 ? across - wide : across;
      this.boxes.push([left, down - this.rem, left + wide, down + 0.3 * this.rem]);
      context.fillText(text, across, down);
    }
  }

  /** Where chosen words came from. */
  trails(context, time) {
    const { view } = this;
    context.strokeStyle = "#ffd23f";
    context.lineWidth = 3;
    for (const [place, word] of view.meta.words.entries()) {
      if (!view.chosen.has(word)) continue;
      context.beginPath();
      for (let epoch = 0; epoch <= Math.floor(time); epoch += 1) context.lineTo(...this.pixel(view.position(epoch, place)));
      context.lineTo(...this.pixels[place]);
      context.stroke();
    }
  }

  mark(context, time, place) {
    const { view } = this;
    const { colours } = view.meta;
    const effect = view.effect(time, place);
    const [x, y] = this.pixels[place];
    const size = (place === view.at ? 0.5 : 0.3) * this.rem;
    context.beginPath();
    if (effect === null) context.arc(x, y, size * 0.8, 0, 2 * Math.PI);
    else {
      const side = effect > 0 ? -1 : 1;
      for (const [across, down] of [[0, 1], [0.9, -0.7], [-0.9, -0.7]]) context.lineTo(x + across * size, y + side * down * size);
      context.closePath();
    }
    context.fillStyle = effect === null || effect > 0 ? colours.high : colours.low;
    context.fill();
    if (place !== view.at) return;
    context.strokeStyle = this.style.color;
    context.lineWidth = 2;
    context.stroke();
  }

  /** The names of the word that is meant, of chosen ones, and of others where they cover none. */
  names(context, width, height) {
    const { view, rem } = this;
    const first = (place) => (place === view.at ? 0 : view.chosen.has(view.meta.words[place]) ? 1 : 2);
    const away = ([x, y]) => Math.hypot(x - width / 2, y - height / 2);
    const order = this.pixels.map((_, place) => place).sort((a, b) => first(a) - first(b) || away(this.pixels[b]) - away(this.pixels[a]));
    const { boxes } = this;
    for (const place of order) {
      const strong = first(place) < 2;
      context.font = `${strong ? 600 : 400} ${(strong ? 0.95 : 0.8) * rem}px ${this.style.fontFamily}`;
      const word = view.meta.words[place];
      const wide = context.measureText(word).width;
      const [x, y] = this.pixels[place];
      const left = x + 0.5 * rem + wide > width ? x - 0.5 * rem - wide : x + 0.5 * rem;
      const box = [left, y - 0.5 * rem, left + wide, y + 0.5 * rem];
      if (!strong && boxes.some((other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3])) continue;
      boxes.push(box);
      context.textAlign = "left";
      context.lineWidth = 3;
      context.strokeStyle = this.style.getPropertyValue("--st-background-color");
      context.fillStyle = this.style.color;
      context.strokeText(word, left, y + 0.3 * rem);
      context.fillText(word, left, y + 0.3 * rem);
    }
  }
}

function covariance(values, others) {
  const mean = (numbers) => numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const [middle, otherMiddle] = [mean(values), mean(others)];
  return mean(values.map((value, at) => (value - middle) * (others[at] - otherMiddle)));
}
