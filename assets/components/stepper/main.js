// The stepper: a window slides over an input, and its one output cell is worked out in numbers. Nothing leaves the browser.
import { bitmap, colourOf, css, fit, number, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Position } from "../shared/position.js";
import { Arithmetic } from "./arithmetic.js";

const steppers = new WeakMap();

export default function render({ data, parentElement }) {
  let stepper = steppers.get(parentElement);
  if (!stepper) {
    stepper = new Stepper(parentElement.querySelector(".root"));
    steppers.set(parentElement, stepper);
  }
  stepper.show(unpack(data));
  return () => stepper.stop();
}

class Stepper {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("canvas.input");
    this.output = root.querySelector("canvas.output");
    this.playButton = root.querySelector(".play");
    this.arithmetic = new Arithmetic(root);
    this.speed = 8;
    this.position = new Position(root, "cell", () => this.begin(), (row, column) => this.place(row, column));
    this.listen();
    new ResizeObserver(() => this.scene && this.draw()).observe(root);
  }

  listen() {
    this.root.onkeydown = (event) => this.key(event);
    this.playButton.onclick = () => (this.timer ? this.stop() : this.play());
    for (const button of this.root.querySelectorAll("[data-speed]")) button.onclick = () => this.setSpeed(button);
    this.output.onpointermove = this.output.onpointerdown = (event) => this.point(event, this.output, false);
    this.input.onpointermove = this.input.onpointerdown = (event) => this.point(event, this.input, true);
  }

  show(scene) {
    const { meta, arrays } = scene;
    const first = !this.scene;
    const same = this.scene?.meta.name === meta.name;
    this.scene = scene;
    const { input, output, window } = meta;
    this.rows = input.rows + window.top + window.bottom;
    this.columns = input.columns + window.left + window.right;
    this.inputBitmap = bitmap(input.rows, input.columns, inputColour(meta, arrays));
    // Until the learner has predicted or skipped, the results stay on the server.
    this.outputBitmap = arrays.results && bitmap(output.rows, output.columns, (at) => outputColour(meta, arrays, arrays.results[at]));
    this.root.querySelector(".input-title").innerHTML = title(meta.input);
    this.root.querySelector(".output-title").innerHTML = title(meta.output);
    this.input.setAttribute("aria-label", meta.input.alt);
    this.output.setAttribute("aria-label", meta.output.alt);
    legend(this.root.querySelector(".input-scale"), meta.input, arrays.inputColours);
    legend(this.root.querySelector(".output-scale"), meta.output, arrays.outputColours);
    this.arithmetic.show(scene);
    const [row, column] = first && this.position.read().length === 2 ? this.position.read() : meta.start;
    if (same && this.middle) this.stand(...this.nearest(...this.middle));
    else this.place(row, column);
    if (meta.reveal && !same) this.root.scrollIntoView({ behavior: "smooth", block: "nearest" });
  }

  /** What Reset does: it takes back the settings, too, and their scene, which is yet to come, has its own start. */
  begin() {
    this.place(...this.scene.meta.start);
    this.middle = null;
  }

  /** Where the learner puts the window: there its middle stays when another stride or padding counts other cells. */
  move(row, column) {
    this.place(row, column);
    this.position.write(...this.cell);
  }

  place(row, column) {
    this.stand(row, column);
    const { window } = this.scene.meta;
    this.middle = [this.cell[0] * window.stride - window.top + reach(window), this.cell[1] * window.stride - window.left + reach(window)];
  }

  /** The output cell whose window has its middle nearest to a place of the input. */
  nearest(y, x) {
    const { window } = this.scene.meta;
    return [Math.round((y + window.top - reach(window)) / window.stride), Math.round((x + window.left - reach(window)) / window.stride)];
  }

  stand(row, column) {
    const { rows, columns } = this.scene.meta.output;
    this.cell = [clamp(row, rows), clamp(column, columns)];
    this.draw();
    this.arithmetic.explain(...this.cell);
  }

  key(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) this.move(this.cell[0] + step[0], this.cell[1] + step[1]);
    else if (event.key === " " && event.target.tagName !== "BUTTON") this.playButton.click();
    else return;
    event.preventDefault();
  }

  point(event, canvas, isInput) {
    if (this.timer) return;
    const { window, output } = this.scene.meta;
    const box = canvas.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    if (!isInput) return this.move(Math.floor(y * output.rows), Math.floor(x * output.columns));
    // On the input the pointer is the window's middle.
    this.move(...this.nearest(y * this.rows - 0.5 - window.top, x * this.columns - 0.5 - window.left));
  }

  setSpeed(button) {
    this.speed = Number(button.dataset.speed);
    for (const other of this.root.querySelectorAll("[data-speed]")) other.setAttribute("aria-pressed", String(other === button));
    if (this.timer) this.play();
  }

  play() {
    clearInterval(this.timer);
    const { rows, columns } = this.scene.meta.output;
    const total = rows * columns;
    const place = this.cell[0] * columns + this.cell[1];
    if (place === total - 1) this.move(0, 0);
    this.timer = setInterval(() => {
      const next = this.cell[0] * columns + this.cell[1] + 1;
      if (next >= total) return this.stop();
      this.move(Math.floor(next / columns), next % columns);
    }, 1000 / this.speed);
    this.label("❚❚ Pause", true);
    this.draw();
  }

  stop() {
    clearInterval(this.timer);
    this.timer = null;
    this.label("▶ Play", false);
    if (this.scene) this.draw();
  }

  label(text, pressed) {
    this.playButton.textContent = text;
    this.playButton.setAttribute("aria-pressed", String(pressed));
  }

  draw() {
    const { window, input, output } = this.scene.meta;
    const [row, column] = this.cell;
    const onInput = fit(this.input, this.rows / this.columns);
    const scale = this.input.width / this.columns;
    onInput.clearRect(0, 0, this.input.width, this.input.height);
    onInput.drawImage(this.inputBitmap, window.left * scale, window.top * scale, input.columns * scale, input.rows * scale);
    this.drawTaps(onInput, scale, row * window.stride, column * window.stride);

    const onOutput = fit(this.output, output.rows / output.columns);
    const size = this.output.width / output.columns;
    onOutput.clearRect(0, 0, this.output.width, this.output.height);
    if (this.outputBitmap) onOutput.drawImage(this.outputBitmap, 0, 0, this.output.width, this.output.height);
    if (this.timer) this.hideAfter(onOutput, size, row, column);
    outline(onOutput, column * size, row * size, size, size);
  }

  drawTaps(context, scale, top, left) {
    const { kernel, dilation } = this.scene.meta.window;
    const side = dilation * (kernel - 1) + 1;
    if (dilation > 1) {
      context.fillStyle = "rgb(255 210 63 / 75%)";
      for (let i = 0; i < kernel; i += 1)
        for (let j = 0; j < kernel; j += 1) context.fillRect((left + j * dilation) * scale, (top + i * dilation) * scale, scale, scale);
    }
    outline(context, left * scale, top * scale, side * scale, side * scale);
  }

  // While it plays, the output grows cell by cell.
  hideAfter(context, size, row, column) {
    context.clearRect((column + 1) * size, row * size, this.output.width, size);
    context.clearRect(0, (row + 1) * size, this.output.width, this.output.height);
  }
}

/** A bar with the colours of a scale between its ends. */
function legend(box, { low, high, photograph }, colours) {
  const stops = [0, 64, 128, 192, 255].map((at) => css([colours[3 * at], colours[3 * at + 1], colours[3 * at + 2]]));
  const ends = [low, high].map((end) => number(end, Math.abs(high) < 10 ? 2 : 0));
  box.style.visibility = photograph ? "hidden" : "visible";
  box.innerHTML = `${ends[0]}<i style="background:linear-gradient(90deg, ${stops.join(", ")})"></i>${ends[1]}`;
}

/** How far a window's middle lies behind its first row. */
const reach = (window) => (window.dilation * (window.kernel - 1)) / 2;

const clamp = (value, size) => Math.max(0, Math.min(size - 1, value));

const title = ({ title, rows, columns }) => `${title} <span class="quiet">${rows} × ${columns}</span>`;

function inputColour({ input }, { input: values, inputColours }) {
  const channels = input.channels;
  if (input.photograph) return (at) => [values[3 * at], values[3 * at + 1], values[3 * at + 2]];
  return (at) => colourOf(values[channels * at], input.low, input.high, inputColours);
}

function outputColour({ output, relu }, { outputColours }, value) {
  return colourOf(relu ? Math.max(0, value) : value, output.low, output.high, outputColours);
}
