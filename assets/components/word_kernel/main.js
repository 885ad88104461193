// A kernel slides over the words of a sentence: what lies under it, its weights, their products, and the sum's ReLU.
import { bitmap, colourOf, css, fit, inkOn, number, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";

const PACE = 500; // milliseconds that a place stays
const BLANK = "·";
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new WordKernel(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class WordKernel {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    const vectors = this.find(".vectors");
    this.player = new Player(this, this.find(".play"), PACE);
    vectors.onpointermove = vectors.onpointerdown = ({ offsetX }) => this.player.goTo(Math.floor((offsetX / vectors.clientWidth) * this.count));
    for (const row of [".words", ".answers"]) this.find(row).onpointerover = ({ target }) => target.dataset.at && this.player.goTo(Number(target.dataset.at));
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    const isNew = meta.words.join(" ") !== this.meta?.words.join(" ") || (arrays.answers && !this.arrays.answers);
    Object.assign(this, { meta, arrays, count: meta.words.length, dimensions: arrays.vectors.shape[1] });
    this.last = this.count - 1;
    this.root.style.setProperty("--count", this.count);
    const high = Math.max(...(arrays.answers ?? [0])) || 1;
    this.strongest = arrays.answers?.indexOf(Math.max(...arrays.answers));
    this.find(".words").replaceChildren(...meta.words.map((word, at) => cell("word", word || BLANK, at)));
    this.find(".answers").replaceChildren(...meta.words.map((_, at) => this.answer(at, high)));
    this.find(".title").textContent = meta.phrases.length ? "The phrases of all new reviews that excite it most" : "";
    this.find(".phrases").replaceChildren(...meta.phrases.map(phrase));
    this.stand(isNew ? (this.strongest ?? this.last) : this.place);
    this.root.dataset.phrases = meta.phrases.length;
  }

  answer(at, high) {
    const value = this.arrays.answers?.[at];
    if (value === undefined) return cell("answer", "?", at);
    const box = cell("answer", number(value, 1), at);
    const colour = colourOf(value, 0, high, this.arrays.sequentialColours);
    box.style.background = css(colour);
    box.style.color = inkOn(colour);
    box.classList.toggle("strongest", at === this.strongest);
    return box;
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step) this.player.goTo(this.place + step);
    else if (event.key === " " && event.target.tagName !== "BUTTON") this.find(".play").click();
    else return;
    event.preventDefault();
  }

  stand(at) {
    this.place = Math.max(0, Math.min(this.last, at));
    this.draw();
  }

  /** The places under the kernel, from the left; some may lie beyond the ends of the row. */
  places() {
    const first = this.place - Math.floor((this.meta.size - 1) / 2);
    return Array.from({ length: this.meta.size }, (_, each) => first + each);
  }

  draw() {
    const { meta, arrays, dimensions, count } = this;
    const places = this.places();
    const inside = (at) => at >= 0 && at < count;
    const patch = (each, row) => (inside(places[each]) ? arrays.vectors[places[each] * dimensions + row] : 0);
    const weight = (each, row) => arrays.kernel[each * dimensions + row];
    const product = (each, row) => patch(each, row) * weight(each, row);
    const [vectorLimit, kernelLimit] = meta.limits;
    for (const box of this.root.querySelectorAll("[data-at]")) box.classList.toggle("under", places.includes(Number(box.dataset.at)));
    this.paint(".vectors", count, (at, row) => arrays.vectors[at * dimensions + row], vectorLimit);
    this.frame(places[0]);
    this.paint(".patch", meta.size, patch, vectorLimit);
    this.paint(".kernel", meta.size, weight, kernelLimit);
    const rows = Array.from({ length: dimensions }, (_, row) => row);
    const products = places.map((_, each) => rows.map((row) => product(each, row)));
    this.paint(".products", meta.size, product, Math.max(...products.flat().map(Math.abs)) || 1);
    const shares = products.map((column) => column.reduce((sum, value) => sum + value, 0));
    this.tell(places.map((at) => (inside(at) ? meta.words[at] || "padding" : "outside")), shares);
  }

  paint(name, columns, value, limit) {
    const canvas = this.find(name);
    const colour = (index) => colourOf(value(index % columns, Math.floor(index / columns)), -limit, limit, this.arrays.signedColours);
    const context = fit(canvas, canvas.clientHeight / Math.max(1, canvas.clientWidth));
    context.drawImage(bitmap(this.dimensions, columns, colour), 0, 0, canvas.width, canvas.height);
  }

  frame(first) {
    const canvas = this.find(".vectors");
    const wide = canvas.width / this.count;
    const [from, to] = [Math.max(0, first), Math.min(this.count, first + this.meta.size)];
    outline(canvas.getContext("2d"), from * wide, 0, (to - from) * wide, canvas.height);
    canvas.setAttribute("aria-label", `${this.count} words as columns of ${this.dimensions} numbers; the kernel lies over places ${from + 1} to ${to}`);
  }

  tell(names, shares) {
    const { bias } = this.meta;
    const sum = shares.reduce((total, share) => total + share, bias);
    const known = this.arrays.answers !== undefined;
    const signed = (value) => (value < 0 ? number(value, 2) : `+${number(value, 2)}`);
    const lines = [...names.map((name, each) => [name, signed(shares[each]), ""]), ["bias", signed(bias), ""], ["sum", known ? signed(sum) : "?", "sum"], ["ReLU", known ? number(Math.max(0, sum), 2) : "?", "sum"]];
    const table = this.find(".shares");
    table.replaceChildren();
    for (const [name, value, className] of lines) {
      const row = table.insertRow();
      row.className = className;
      row.append(Object.assign(document.createElement("th"), { textContent: name }));
      row.insertCell().textContent = value;
    }
    for (const [name, of] of [[".patch", "The words under the kernel"], [".kernel", "The kernel's weights"], [".products", "Words times weights"]]) {
      this.find(name).setAttribute("aria-label", `${of}: ${names.join(", ")}`);
    }
    this.find(".said").textContent = `“${names.join(" ")}” → ${known ? number(Math.max(0, sum), 2) : "?"}`;
    Object.assign(this.root.dataset, { at: this.place, answer: known ? Math.max(0, sum) : "" });
  }
}

function cell(className, text, at) {
  const box = Object.assign(document.createElement("span"), { className, textContent: text });
  box.dataset.at = at;
  return box;
}

function phrase({ words, answer }) {
  const line = document.createElement("li");
  line.append(Object.assign(document.createElement("span"), { textContent: words }), Object.assign(document.createElement("b"), { textContent: number(answer, 1) }));
  return line;
}
