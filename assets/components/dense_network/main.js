// A picture on its way through a dense network: a unit pointed at shows its weights × the picture, the sum of these, and what
// that adds to each answer.
import { bitmap, fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Position } from "../shared/position.js";
import { fixed } from "../shared/words.js";
import { drawDiagram, found } from "./diagram.js";

const networks = new WeakMap();

export default function render({ data, parentElement }) {
  let network = networks.get(parentElement);
  if (!network) networks.set(parentElement, (network = new Network(parentElement.querySelector(".root"))));
  network.show(unpack(data));
}

class Network {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".diagram");
    this.canvas.onpointermove = this.canvas.onpointerdown = (event) => this.point(event);
    this.canvas.onpointerleave = () => this.look(this.unit, null);
    this.canvas.onkeydown = (event) => this.key(event);
    this.position = new Position(root, "unit", () => this.begin(), (unit) => this.own !== unit && unit < this.drawn && this.look(unit, null));
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  async show({ meta, arrays }) {
    const weights = await shades(arrays.weights);
    Object.assign(this, { meta, arrays, weights, classes: meta.classes.length, drawn: weights.length / arrays.picture.length });
    this.best = arrays.logits.indexOf(Math.max(...arrays.logits));
    this.unit = [this.own, this.position.read()[0]].find((unit) => unit < this.drawn) ?? this.strongest(this.best);
    this.answer = null;
    this.draw();
  }

  /** Until the learner points at a unit, each picture begins with the one that says most for its answer. */
  begin() {
    Object.assign(this, { own: undefined, unit: this.strongest(this.best), answer: null });
    this.draw();
  }

  /** The unit that says most for an answer. */
  strongest(answer) {
    const shares = Array.from({ length: this.drawn }, (_, unit) => this.share(unit, answer));
    return shares.indexOf(Math.max(...shares));
  }

  share(unit, answer) {
    return this.arrays.shares[unit * this.classes + answer];
  }

  point({ offsetX, offsetY }) {
    const { unit, answer } = found(this, offsetX, offsetY);
    this.look(unit ?? this.unit, answer);
  }

  key(event) {
    const { across } = this.places;
    const step = { ArrowUp: -across, ArrowDown: across, ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.unit + step;
    if (next >= 0 && next < this.drawn) this.look(next, null);
  }

  look(unit, answer) {
    if (unit === this.unit && answer === this.answer) return;
    if (unit !== this.unit) {
      this.own = unit;
      this.position.write(unit);
    }
    Object.assign(this, { unit, answer });
    this.draw();
  }

  draw() {
    drawDiagram(this);
    const { picture, greys, signedColours } = this.arrays;
    const own = this.weights.subarray(this.unit * picture.length, (this.unit + 1) * picture.length);
    this.paint(".picture", picture, greys);
    this.paint(".weights", own, signedColours);
    // Where a pixel is black, its weight says nothing: the middle of the scale.
    this.paint(".products", Uint8Array.from(own, (shade, at) => 127.5 + ((shade - 127.5) * picture[at]) / 255), signedColours);
    this.tell();
  }

  paint(name, shades, colours) {
    const canvas = this.find(name);
    const side = Math.sqrt(shades.length);
    const context = fit(canvas, 1);
    const small = bitmap(side, side, (at) => [...colours.subarray(3 * shades[at], 3 * shades[at] + 3)]);
    context.drawImage(small, 0, 0, canvas.width, canvas.height);
  }

  tell() {
    const { unit, answer, best, meta, arrays } = this;
    const [bias, sum, value] = [arrays.biases[unit], arrays.sums[unit], arrays.values[unit]];
    const about = answer ?? best;
    this.find(".name").textContent = `Unit ${unit + 1} of ${meta.units}`;
    this.find(".sum").textContent = `sum of products ${fixed(sum - bias, 2)} + bias ${fixed(bias, 2)} = ${fixed(sum, 2)}; ReLU ${sum > 0 ? "keeps it" : "makes it 0"}: ${fixed(value, 2)}`;
    this.find(".says").textContent = `To ${meta.classes[about]} it adds ${fixed(this.share(unit, about), 2)} of ${fixed(arrays.logits[about], 2)}`;
    this.canvas.setAttribute("aria-label", `The picture, ${meta.units} units and ${this.classes} answers; arrow keys move between units. Likeliest: ${meta.classes[best]}, ${(100 * arrays.probabilities[best]).toFixed(1)}%.`);
    Object.assign(this.root.dataset, { unit, sum, value, answer: about, share: this.share(unit, about), units: meta.units });
  }
}

/** The grey levels of a PNG, row by row. */
async function shades(png) {
  const page = await createImageBitmap(new Blob([png]));
  const canvas = Object.assign(document.createElement("canvas"), { width: page.width, height: page.height });
  const context = canvas.getContext("2d");
  context.drawImage(page, 0, 0);
  const { data } = context.getImageData(0, 0, page.width, page.height);
  return Uint8Array.from({ length: data.length / 4 }, (_, at) => data[4 * at]);
}
