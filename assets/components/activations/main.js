// A network on texts, layer by layer: a strip each, its units from top to bottom, over the words that it reads.
import { blank, number, outline, shaded } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const ROOM = 3.4; // rem: a narrower column has its word upright
const UNIT = 0.32; // rem that a unit is high
const [LOW, HIGH] = [1.3, 6]; // rem that a strip is high, at least and at most
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Activations(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class Activations {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.at = null; // the layer, the step and the unit that the learner points at
    root.onpointermove = ({ target, offsetX, offsetY }) => target.tagName === "CANVAS" && this.under(target, offsetX, offsetY);
    root.onpointerleave = () => this.point(null);
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    this.root.setAttribute("aria-label", `${meta.alt}. Arrow keys move along the words and from layer to layer.`);
    const last = meta.layers.length - 1;
    this.find(".layers").replaceChildren(...meta.layers.map((layer, place) => (place === last ? this.verdict(layer) : this.layer(layer, place))));
    // Below the last strip over the words: what follows has lost their order.
    const strips = meta.layers.filter(({ steps }) => steps).length;
    this.find(".layers").children[strips - 1].after(this.words());
    this.at = null;
    this.draw();
    Object.assign(this.root.dataset, { drawn: meta.name, layers: meta.layers.length, words: meta.places.filter(({ number: id }) => id).length });
  }

  layer(layer, place) {
    const box = element("div", "layer");
    const strip = element("canvas");
    strip.dataset.layer = place;
    strip.setAttribute("role", "img");
    strip.setAttribute("aria-label", `${layer.title}, ${layer.shape.join(" × ")} numbers`);
    box.append(this.name(layer), strip);
    return box;
  }

  name({ title, shape, parameters, handsOnLast }) {
    const box = element("div", "name");
    const learned = parameters ? ` · ${parameters.toLocaleString("en")} weights` : "";
    const last = handsOnLast ? " · hands on the last column" : "";
    box.append(element("b", "", title), element("span", "quiet", `${shape.join(" × ")}${learned}${last}`));
    return box;
  }

  words() {
    const box = element("div", "words");
    const row = element("div", "row");
    for (const { word, number: id, unknown } of this.meta.places) {
      row.append(element("span", id ? (unknown ? "word unknown" : "word") : "word padding", id ? word : "·"));
    }
    box.append(element("div", "name quiet", "the words"), row);
    return box;
  }

  verdict(layer) {
    const box = element("div", "layer");
    const row = element("div", "classes");
    const best = Math.max(...this.meta.classes.map(({ share }) => share));
    for (const { name, share } of this.meta.classes) {
      const one = element("span", share === best ? "likeliest" : "", `${name} `);
      one.append(element("b", "", `${number(100 * share, 1)}%`));
      row.append(one);
    }
    box.append(this.name(layer), row);
    return box;
  }

  draw() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const column = this.find(".words .row").clientWidth / rem / this.meta.places.length;
    this.root.classList.toggle("upright", column < ROOM);
    for (const canvas of this.root.querySelectorAll("canvas")) this.paint(canvas, rem);
    this.say();
  }

  paint(canvas, rem) {
    const layer = this.meta.layers[canvas.dataset.layer];
    const values = this.arrays[`values${canvas.dataset.layer}`];
    const [units, steps] = values.shape;
    const height = layer.steps ? Math.max(LOW, Math.min(HIGH, UNIT * units)) : LOW;
    const width = canvas.clientWidth / rem;
    const context = blank(canvas, height / Math.max(width, 1));
    const colours = this.arrays[layer.signed ? "signedColours" : "sequentialColours"];
    const picture = shaded(units, steps, values, colours);
    // What has no place among the words lies in one row.
    if (!layer.steps) return this.row(context, picture, width * rem, height * rem, canvas, units);
    const place = (width * rem) / this.meta.places.length;
    layer.steps.forEach(({ at, width: wide }, step) => context.drawImage(picture, step, 0, 1, units, at * place, 0, wide * place + 0.5, height * rem));
    const { layer: lit, step, unit } = this.at ?? {};
    if (lit === Number(canvas.dataset.layer)) {
      const { at, width: wide } = layer.steps[step];
      outline(context, at * place, (unit / units) * height * rem, wide * place, (height * rem) / units);
    }
  }

  row(context, picture, width, height, canvas, units) {
    for (let unit = 0; unit < units; unit += 1) context.drawImage(picture, 0, unit, 1, 1, (unit / units) * width, 0, width / units + 0.5, height);
    if (this.at?.layer === Number(canvas.dataset.layer)) outline(context, (this.at.unit / units) * width, 0, width / units, height);
  }

  under(canvas, x, y) {
    const layer = Number(canvas.dataset.layer);
    const { steps } = this.meta.layers[layer];
    const [units] = this.arrays[`values${layer}`].shape;
    const part = (at, size, count) => Math.max(0, Math.min(count - 1, Math.floor((at / size) * count)));
    if (!steps) return this.point({ layer, step: 0, unit: part(x, canvas.clientWidth, units) });
    const at = (x / canvas.clientWidth) * this.meta.places.length;
    const step = steps.findIndex(({ at: left, width }) => at >= left && at < left + width);
    this.point(step < 0 ? null : { layer, step, unit: part(y, canvas.clientHeight, units) });
  }

  key(event) {
    const along = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const down = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!along && !down) return;
    event.preventDefault();
    const { layer = 0, step = -1 } = this.at ?? {};
    const next = Math.max(0, Math.min(this.meta.layers.length - 2, layer + (down ?? 0)));
    const count = this.meta.layers[next].steps?.length ?? 1;
    const to = Math.max(0, Math.min(count - 1, step + (along ?? 0)));
    this.point({ layer: next, step: to, unit: this.strongest(next, to) });
  }

  /** The unit that is farthest from 0. */
  strongest(layer, step) {
    const [units] = this.arrays[`values${layer}`].shape;
    const sizes = Array.from({ length: units }, (_, unit) => Math.abs(this.value(layer, step, unit)));
    return sizes.indexOf(Math.max(...sizes));
  }

  value(layer, step, unit) {
    const { low, high } = this.meta.layers[layer];
    const values = this.arrays[`values${layer}`];
    return low + (values[unit * values.shape[1] + step] / 255) * (high - low);
  }

  point(at) {
    this.at = at;
    this.draw();
  }

  say() {
    const words = Array.from(this.root.querySelectorAll(".word"));
    for (const word of words) word.classList.remove("lit");
    if (!this.at) {
      this.find(".does").textContent = "Each strip is a layer, from top to bottom: a row for each unit, a column for each word.";
      this.find(".said").textContent = "Point at a strip, or use the arrow keys.";
      return;
    }
    const { layer, step, unit } = this.at;
    const { title, shape, steps, units } = this.meta.layers[layer];
    const about = `unit ${units[unit] + 1} of ${shape.at(-1)}: about ${number(this.value(layer, step, unit), 2)}`;
    this.find(".does").textContent = `${title}: ${this.meta.says[title] ?? ""}`;
    if (!steps) return void (this.find(".said").textContent = `${title}, ${about}.`);
    const { from, size } = steps[step];
    const seen = words.slice(from, from + size);
    for (const word of seen) word.classList.add("lit");
    const read = this.meta.places.slice(from, from + size).map(({ number: id, word }) => (id ? word : "padding"));
    this.find(".said").textContent = `${title}, ${about}, at “${read.join(" ")}”.`;
    Object.assign(this.root.dataset, { at: read.join(" "), layer: title });
  }
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
