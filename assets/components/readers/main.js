// Networks read one sentence: a row each, with what it would say if the sentence ended after each word.
import { colourOf, css, inkOn } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const ROOM = 4.2; // rem: a narrower column has its word upright
const WIDE = 2.1; // rem: a narrower cell has a sign instead of its number
const AROUND = 19; // rem that names and verdicts take
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Readers(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class Readers {
  constructor(root) {
    this.root = root;
    this.at = null; // the passage and the word that the learner points at
    root.onpointerover = ({ target }) => this.point(target.closest("[data-word]")?.dataset);
    root.onpointerleave = () => this.point(null);
    root.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.fit()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    this.root.querySelector(".passages").replaceChildren(...meta.passages.map((passage, place) => this.passage(passage, place)));
    this.fit();
    this.point(null);
    const last = meta.passages.map(({ readers }, place) => readers.map((_, row) => this.word(this.verdicts(place, row)?.at(-1))));
    Object.assign(this.root.dataset, { words: meta.passages[0].words.length, verdicts: last.flat().join(" ") });
  }

  verdicts(place, row) {
    const found = this.arrays[`verdicts${place}_${row}`];
    return found && Array.from(found);
  }

  word(value) {
    return value === undefined ? "?" : this.meta.classes[value > 0.5 ? 1 : 0];
  }

  passage({ title, words, readers, added }, place) {
    const box = element("section", "passage");
    if (title) box.append(element("h3", "", title));
    const table = element("table");
    const head = table.createTHead().insertRow();
    head.append(element("th", "name", "network"));
    words.forEach((word, at) => {
      const cell = element("th", at >= words.length - added ? "word added" : "word");
      cell.append(element("span", "", word));
      Object.assign(cell.dataset, { passage: place, word: at });
      head.append(cell);
    });
    head.append(element("th", "verdict", "verdict"));
    const body = table.createTBody();
    readers.forEach((name, row) => body.append(this.row(name, words, place, row)));
    box.append(table);
    return box;
  }

  row(name, words, place, row) {
    const line = element("tr");
    const values = this.verdicts(place, row);
    line.append(element("th", "name", name));
    words.forEach((_, at) => {
      const cell = element("td");
      Object.assign(cell.dataset, { passage: place, word: at });
      if (values) this.paint(cell, values[at]);
      line.append(cell);
    });
    const last = values?.at(-1);
    const verdict = element("td", "verdict");
    verdict.append(element("b", "", this.word(last)), last === undefined ? "" : ` ${percent(Math.max(last, 1 - last))}`);
    line.append(verdict);
    return line;
  }

  paint(cell, value) {
    const colour = colourOf(value, 0, 1, this.arrays.colours);
    cell.style.background = css(colour);
    cell.style.color = inkOn(colour);
    cell.append(element("span", "number", String(Math.round(100 * value))), element("span", "sign", value > 0.5 ? "+" : "−"));
  }

  /** Words stand upright, and signs take the place of numbers, where columns are narrow. */
  fit() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const most = Math.max(...this.meta.passages.map(({ words }) => words.length));
    const column = (this.root.clientWidth / rem - AROUND) / Math.max(1, most);
    this.root.classList.toggle("upright", column < ROOM);
    this.root.classList.toggle("narrow", column < WIDE);
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const { passage = 0, word = step > 0 ? -1 : 1 } = this.at ?? {};
    const last = this.meta.passages[passage].words.length - 1;
    this.point({ passage, word: Math.max(0, Math.min(last, Number(word) + step)) });
  }

  point(place) {
    this.at = place ? { passage: Number(place.passage), word: Number(place.word) } : null;
    for (const cell of this.root.querySelectorAll("[data-word]")) {
      const lit = this.at && Number(cell.dataset.passage) === this.at.passage && Number(cell.dataset.word) === this.at.word;
      cell.classList.toggle("lit", Boolean(lit));
    }
    this.root.querySelector(".said").textContent = this.at ? this.told(this.at) : `Each cell: how sure a network is of “${this.meta.classes[1]}”, in %, if the sentence ended there.`;
  }

  told({ passage, word }) {
    const { words, readers } = this.meta.passages[passage];
    const each = readers.map((name, row) => [name, this.verdicts(passage, row)?.[word]]).filter(([, value]) => value !== undefined);
    const says = each.map(([name, value]) => `${name} ${this.word(value)} ${percent(Math.max(value, 1 - value))}`);
    return `After “${words[word]}”: ${says.join(", ") || "predict first"}.`;
  }
}

const percent = (share) => `${Math.round(100 * share)}%`;

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
