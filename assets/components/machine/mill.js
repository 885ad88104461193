// The shuffle buffer and the batch: one window at random leaves the buffer, and the next one of the series takes its place.
import { css } from "../shared/paint.js";

export class Mill {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.find(".one").onclick = () => this.drawOne();
    this.find(".fill").onclick = () => this.fill();
    this.find(".again").onclick = () => this.restart();
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show(meta, arrays) {
    const name = JSON.stringify([meta.count, meta.window, meta.shift, meta.buffer, meta.batch, Boolean(arrays.drawnWindows)]);
    Object.assign(this, { meta, arrays });
    // What is known without an answer: how many windows there can be at most.
    this.total = Math.floor((meta.count - meta.window - 1) / meta.shift) + 1;
    this.order = arrays.drawnWindows;
    if (name !== this.name) this.restart();
    this.name = name;
    this.draw();
  }

  /** How many windows wait in the buffer; "?" until the learner has predicted how many there are. */
  get waiting() {
    return this.meta.windowCount === undefined ? "?" : this.held.length.toLocaleString("en");
  }

  restart() {
    this.drawn = 0;
    this.coming = Math.min(this.meta.buffer, this.total);
    this.held = Array.from({ length: this.coming }, (_, at) => at);
    this.rows = [];
    this.draw();
  }

  /** The next window leaves for the batch; a full batch goes, and an empty one comes. */
  drawOne(quiet = false) {
    if (!this.order || this.drawn === this.order.length) return;
    if (this.rows.length === this.meta.batch) this.rows = [];
    const number = this.order[this.drawn];
    const place = this.held.indexOf(number);
    if (this.coming < this.total) this.held[place] = this.coming++;
    else this.held.splice(place, 1);
    this.place = place;
    this.rows.push(number);
    this.drawn += 1;
    if (!quiet) this.draw();
  }

  fill() {
    do this.drawOne(true);
    while (this.rows.length < this.meta.batch && this.drawn < this.order.length);
    this.draw();
  }

  draw() {
    const { batch, window, each } = this.meta;
    const ended = !this.order || this.drawn === this.order.length;
    this.find(".one").disabled = this.find(".fill").disabled = ended;
    this.find(".again").disabled = !this.drawn;
    this.find(".held").textContent = `· ${this.waiting} windows wait`;
    this.find(".batch-name").textContent = this.rows.length ? `Batch ${Math.ceil(this.drawn / batch)}` : "Batch";
    const size = this.rows.length || batch;
    this.find(".shapes").textContent = `· ${this.rows.length} of ${batch} drawn · x (${size}, ${window}), y (${size},${each ? ` ${window}` : ""})`;
    this.drawBuffer();
    this.drawBatch();
    Object.assign(this.root.dataset, { drawn: this.drawn, rows: this.rows.join(" ") });
  }

  drawBuffer() {
    const plane = begin(this.find(".buffer"));
    this.find(".buffer").setAttribute("aria-label", `The shuffle buffer holds ${this.waiting} windows`);
    // As many cells as windows would tell how many there are.
    if (this.meta.windowCount === undefined) return this.question(plane);
    const { context, width, height, rem } = plane;
    const count = Math.min(this.meta.buffer, this.total);
    const side = Math.max(4, Math.min(2 * rem, Math.sqrt((width * height) / count) * 0.96));
    const columns = Math.max(1, Math.floor(width / side));
    const fitting = Math.min(side, height / Math.ceil(count / columns));
    this.held.forEach((number, at) => {
      context.fillStyle = this.colour(number);
      const [x, y] = [(at % columns) * side, Math.floor(at / columns) * fitting];
      context.fillRect(x, y, side - 1, fitting - 1);
      if (at !== this.place || !this.drawn) return;
      context.strokeStyle = this.style("--st-text-color");
      context.lineWidth = 2;
      context.strokeRect(x - 1, y - 1, side + 1, fitting + 1);
    });
  }

  drawBatch() {
    const plane = begin(this.find(".batch"));
    const { context, width, height, rem } = plane;
    const { batch, window, shift, each, colours } = this.meta;
    const { values } = this.arrays;
    const row = height / batch;
    const chip = 1.6 * rem;
    const target = each ? (width - chip) / 2 : 2 * rem;
    const cell = (width - chip - target - 0.8 * rem) / window;
    const wide = each ? target / window : target;
    const [low, high] = extent(values);
    const shade = (value) => 0.08 + (0.92 * (value - low)) / (high - low || 1);
    context.strokeStyle = this.style("--st-border-color");
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    this.rows.forEach((number, at) => {
      const [start, top, tall] = [number * shift, at * row, Math.max(1, row - (row > 4 ? 1 : 0))];
      context.fillStyle = this.colour(number);
      context.fillRect(0, top, chip, tall);
      const cells = (from, count, left, size, colour) => {
        context.fillStyle = colour;
        for (let step = 0; step < count; step += 1) {
          context.globalAlpha = shade(values[from + step]);
          context.fillRect(left + step * size, top, size - (size > 5 ? 1 : 0), tall);
        }
        context.globalAlpha = 1;
      };
      cells(start, window, chip + 0.4 * rem, cell, colours.x);
      if (each) cells(start + 1, window, width - target, wide, colours.y);
      else cells(start + window, 1, width - target, wide, colours.y);
    });
    if (!this.order) this.question(plane);
    this.find(".batch").setAttribute("aria-label", `The batch holds ${this.rows.length} of ${batch} windows: each row its x in blue and its y in orange`);
  }

  /** What stands where the learner is to predict first. */
  question({ context, width, height, rem }) {
    context.strokeStyle = this.style("--st-border-color");
    context.strokeRect(0.5, 0.5, width - 1, height - 1);
    context.fillStyle = this.style("--st-text-color");
    context.font = `${3 * rem}px ${this.style("--st-font")}`;
    context.textAlign = "center";
    context.fillText("?", width / 2, height / 2 + rem);
  }

  colour(number) {
    const at = 3 * Math.min(255, Math.floor((256 * number * this.meta.shift) / this.meta.count));
    return css(this.arrays.colours.subarray(at, at + 3));
  }

  style(name) {
    return getComputedStyle(this.root).getPropertyValue(name).trim();
  }
}

function extent(values) {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
}

function begin(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  return { context, width, height, rem: parseFloat(getComputedStyle(document.documentElement).fontSize) };
}
