// Byte-pair merges: letters that stand side by side most often are joined, again and again. Play, drag, or use arrow keys.
import { blank, disc } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";

const TICK = 350; // milliseconds between two merges while it plays
const HUES = 360;
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement.querySelector(".root"))));
  view.show(unpack(data).meta);
  return () => view.player.stop();
}

class View {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.slider = this.find(".step input");
    this.player = new Player(this, this.find(".play"), TICK);
    this.slider.oninput = () => this.player.goTo(this.place);
    this.find(".new input").oninput = () => this.draw();
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show(meta) {
    const isNew = JSON.stringify(meta.words) !== JSON.stringify(this.meta?.words);
    this.meta = meta;
    this.slider.max = meta.pairs.length;
    if (isNew) this.slider.value = 0;
    for (const name of [".play", ".step", ".curve"]) this.find(name).hidden = !meta.pairs.length;
    this.draw();
  }

  get place() {
    return Number(this.slider.value);
  }

  get last() {
    return this.meta.pairs.length;
  }

  stand(place) {
    this.slider.value = place;
    this.draw();
  }

  draw() {
    const { words, pairs, lengths } = this.meta;
    const step = Math.min(this.place, this.last);
    const applied = pairs.slice(0, step);
    const last = applied.at(-1);
    this.find("output").textContent = step;
    this.find(".says").textContent = last
      ? `Merge ${step}: “${last[0]}” and “${last[1]}” become “${last.join("")}”. The whole text has ${lengths[step].toLocaleString("en")} pieces.`
      : `Every letter is a piece: ${lengths[0].toLocaleString("en")} in the whole text.`;
    this.find(".words").replaceChildren(...words.map((word) => chip(word, applied, last)));
    const own = this.find(".new input").value.trim().toLowerCase();
    this.find(".own").replaceChildren(...(own ? [chip(own, applied, last)] : []));
    if (pairs.length) this.curve(step);
    this.root.dataset.step = step;
    this.root.dataset.own = pieces(own, applied).join(" ");
  }

  /** How long the whole text is after each merge. */
  curve(step) {
    const canvas = this.find(".curve");
    const { lengths, colour } = this.meta;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / width);
    const style = getComputedStyle(this.root);
    const letters = 0.8 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    const left = 4.2 * letters, bottom = 1.6 * letters, top = letters;
    const x = (place) => left + (place / (lengths.length - 1)) * (width - left - letters);
    const y = (value) => top + (1 - value / lengths[0]) * (height - top - bottom);
    Object.assign(context, { font: `${letters}px ${style.fontFamily}`, fillStyle: style.color, strokeStyle: colour, lineWidth: 2 });
    context.textAlign = "right";
    for (const value of [0, lengths[0]]) context.fillText(value.toLocaleString("en"), left - 6, y(value) + letters / 3);
    context.textAlign = "center";
    context.fillText("pieces of the whole text, after each merge", (left + width) / 2, height - 2);
    context.beginPath();
    lengths.forEach((value, place) => (place ? context.lineTo(x(place), y(value)) : context.moveTo(x(place), y(value))));
    context.stroke();
    context.fillStyle = colour;
    disc(context, x(step), y(lengths[step]), 5);
    canvas.setAttribute("aria-label", `The text has ${lengths[0]} pieces before the first merge and ${lengths.at(-1)} after the last.`);
  }
}

/** The pieces of a word after these merges, in their order, as lessons/maths/tokens.py joins them. */
function pieces(word, pairs) {
  let parts = Array.from(word);
  for (const [first, second] of pairs) {
    const joined = [];
    for (const part of parts) {
      if (joined.at(-1) === first && part === second) joined.push(joined.pop() + part);
      else joined.push(part);
    }
    parts = joined;
  }
  return parts;
}

function chip(word, pairs, last) {
  const box = Object.assign(document.createElement("span"), { className: "word" });
  for (const text of pieces(word, pairs)) {
    const piece = Object.assign(document.createElement("span"), { className: "piece", textContent: text });
    if (Array.from(text).length > 1) piece.style.setProperty("--hue", hue(text));
    if (last && text === last.join("")) piece.classList.add("lit");
    box.append(piece);
  }
  return box;
}

/** A colour of its own for each piece, the same wherever it stands. */
function hue(text) {
  return Array.from(text).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % HUES, 7);
}
