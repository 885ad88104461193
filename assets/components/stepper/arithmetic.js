// The numbers under the window: patch, kernel, products and what becomes of their sum.
import { colourOf, css, inkOn, number } from "../shared/paint.js";

export class Arithmetic {
  constructor(root) {
    this.root = root;
    this.tables = root.querySelector(".arithmetic");
    this.line = root.querySelector(".sum");
    this.where = root.querySelector(".where");
    this.channelBar = root.querySelector(".channels");
    this.channel = 0;
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    this.pools = meta.operation !== "convolution";
    this.channel = Math.min(this.channel, meta.input.channels - 1);
    this.drawChannels();
    const kernel = meta.window.kernel;
    this.tables.replaceChildren();
    this.patch = this.table(kernel, this.pools ? "Window" : "Patch");
    if (this.pools) return;
    this.sign("×");
    this.kernel = this.table(kernel, "Kernel");
    this.sign("=");
    this.products = this.table(kernel, "Products");
  }

  // With several channels one is shown in full and all are added up below.
  drawChannels() {
    const { channels, channelNames } = this.meta.input;
    this.channelBar.replaceChildren();
    if (channels === 1) return;
    for (let channel = 0; channel < channels; channel += 1) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = channelNames[channel];
      button.setAttribute("aria-pressed", String(channel === this.channel));
      button.onclick = () => {
        this.channel = channel;
        this.drawChannels();
        this.explain(...this.cell);
      };
      this.channelBar.append(button);
    }
  }

  table(side, name) {
    const table = document.createElement("table");
    table.classList.toggle("wide", side > 4);
    table.createCaption().textContent = name;
    const cells = [];
    for (let row = 0; row < side; row += 1) {
      const line = table.insertRow();
      for (let column = 0; column < side; column += 1) cells.push(line.insertCell());
    }
    this.tables.append(table);
    return cells;
  }

  sign(text) {
    const sign = document.createElement("span");
    sign.className = "sign";
    sign.textContent = text;
    this.tables.append(sign);
  }

  explain(row, column) {
    this.cell = [row, column];
    const taps = this.taps(row, column);
    const result = this.pools ? this.pool(taps) : this.convolve(taps);
    const [top, left] = this.meta.corner;
    this.where.textContent = `row ${top + row}, column ${left + column}`;
    Object.assign(this.root.dataset, { row, column, total: this.arrays.results ? result : "" });
  }

  /** The input's values under the window, for one channel at a time; null where the window reaches into the padding. */
  taps(row, column) {
    const { window, input } = this.meta;
    const values = this.arrays.input;
    return (channel) => {
      const found = [];
      for (let i = 0; i < window.kernel; i += 1) {
        for (let j = 0; j < window.kernel; j += 1) {
          const y = row * window.stride - window.top + i * window.dilation;
          const x = column * window.stride - window.left + j * window.dilation;
          const inside = y >= 0 && y < input.rows && x >= 0 && x < input.columns;
          found.push(inside ? values[(y * input.columns + x) * input.channels + channel] : null);
        }
      }
      return found;
    };
  }

  convolve(taps) {
    const { input } = this.meta;
    const sums = [];
    for (let channel = 0; channel < input.channels; channel += 1) {
      const patch = taps(channel);
      const kernel = patch.map((_, at) => this.arrays.kernel[at * input.channels + channel]);
      const products = patch.map((value, at) => (value ?? 0) * kernel[at]);
      sums.push(products.reduce((sum, product) => sum + product, 0));
      if (channel === this.channel) this.fill(patch, kernel, products);
    }
    const together = sums.reduce((sum, value) => sum + value, 0);
    const total = together + this.meta.bias;
    this.line.innerHTML = this.steps(sums, together, total).join(", ");
    return this.finish(total);
  }

  steps(sums, together, total) {
    const { input, bias, relu, clip, decimals } = this.meta;
    const say = (value) => number(value, decimals && decimals + 1);
    const named = sums.map((sum, channel) => `${input.channelNames[channel]} ${say(sum)}`).join(" + ");
    const sum = sums.length === 1 ? "the products add up to" : sums.length <= 3 ? `${named} =` : `the products of ${sums.length} channels add up to`;
    if (!this.arrays.results) return [`${sum} <b>?</b>`];
    const steps = bias ? [`${sum} ${say(together)}`, `plus the bias ${say(bias)} → ${this.chip(total)}`] : [`${sum} ${this.chip(total)}`];
    if (relu) steps.push(`ReLU → ${this.chip(Math.max(0, total))}`);
    if (clip) steps.push(`clipped to 0…255 → ${this.chip(this.finish(total))}`);
    return steps;
  }

  /** What is written for a sum: after ReLU and clipping, where they are on. */
  finish(total) {
    const { relu, clip } = this.meta;
    const value = relu ? Math.max(0, total) : total;
    return clip ? Math.max(0, Math.min(255, value)) : value;
  }

  fill(patch, kernel, products) {
    const { signedColours, inputColours } = this.arrays;
    const { input, decimals } = this.meta;
    const heaviest = Math.max(...kernel.map(Math.abs));
    patch.forEach((value, at) => paintCell(this.patch[at], value, input.low, input.high, inputColours, decimals));
    kernel.forEach((value, at) => paintCell(this.kernel[at], value, -heaviest, heaviest, signedColours, 2));
    // Whole numbers keep one scale while the window moves; small ones would all look white on it.
    const limit = (decimals ? Math.max(...products.map(Math.abs)) : 255 * heaviest) || 1;
    products.forEach((value, at) => paintCell(this.products[at], value, -limit, limit, signedColours, decimals));
  }

  pool(taps) {
    const { input, decimals, operation } = this.meta;
    const window = taps(this.channel);
    const real = window.filter((value) => value !== null);
    const largest = Math.max(...real);
    const winner = operation === "max" && this.arrays.results ? window.indexOf(largest) : -1;
    window.forEach((value, at) => {
      paintCell(this.patch[at], value, input.low, input.high, this.arrays.inputColours, decimals);
      this.patch[at].classList.toggle("winner", at === winner);
    });
    const say = (value) => number(value, Math.max(decimals, 1));
    const sum = real.reduce((total, value) => total + value, 0);
    const result = operation === "max" ? largest : sum / real.length;
    const rule = operation === "max" ? `the largest of ${real.length}` : this.arrays.results ? `${say(sum)} ÷ ${real.length}` : `the average of ${real.length}`;
    this.line.innerHTML = `${rule} → ${this.arrays.results ? this.chip(result) : "<b>?</b>"}`;
    return result;
  }

  chip(value) {
    const { output, decimals } = this.meta;
    const colour = colourOf(value, output.low, output.high, this.arrays.outputColours);
    return `<b style="background:${css(colour)};color:${inkOn(colour)}">${number(value, decimals ? decimals + 1 : this.pools ? 1 : 0)}</b>`;
  }
}

function paintCell(cell, value, low, high, colours, decimals) {
  cell.classList.toggle("outside", value === null);
  const shown = value ?? 0;
  const colour = colourOf(shown, low, high, colours);
  cell.textContent = number(shown, decimals);
  cell.style.background = css(colour);
  cell.style.color = inkOn(colour);
}
