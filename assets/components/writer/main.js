// A network writes word by word: a bar for each word that may come next, and a number that falls on one of them.
// What the learner does is told to the page, which asks the network and sends the next word's bars.
import { unpack } from "../shared/payload.js";

const PAUSE = 300; // milliseconds without a key, after which what is typed is sent
const FALL = 700; // milliseconds that the number's fall may be seen
const WIDE = 9; // percent from which a word's name fits on the strip
const views = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement.querySelector(".root"))));
  view.send = setTriggerValue;
  view.show(unpack(data).meta);
}

class View {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.input = this.find("input");
    this.input.oninput = () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send("opening", this.input.value), PAUSE);
    };
    this.find(".draw").onclick = () => this.fall();
    for (const name of ["verse", "back", "clear"]) this.find(`.${name}`).onclick = () => this.step(name);
  }

  show(meta) {
    const typing = this.input === this.root.getRootNode().activeElement;
    if (!typing || !this.meta) this.input.value = meta.opening;
    this.meta = meta;
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    this.find(".poem").replaceChildren(...meta.line.flatMap((word) => [spoken(word), " "]), element("i", "caret"));
    const written = meta.line.filter(({ look }) => look === "written").length;
    for (const name of [".back", ".clear"]) this.find(name).disabled = !written;
    for (const name of [".draw", ".verse"]) this.find(name).disabled = meta.full;
    this.words();
    this.strip();
    this.find(".last").textContent = meta.last ? fell(meta.last) : "";
    this.find(".open").textContent = meta.open === undefined ? "" : `as open as among ${Math.round(meta.open).toLocaleString("en")} equally likely words`;
    this.find(".five").replaceChildren(...meta.five.map((words) => element("li", "", words.map(({ text }) => text).join(" "))));
    this.greedy();
    Object.assign(this.root.dataset, { place: meta.line.length, written, words: meta.words.length });
  }

  /** Two bars a word: thick what it is drawn with, thin what the network says. */
  words() {
    const { words, others } = this.meta;
    const most = Math.max(...words.flatMap(({ likely, share }) => [likely, share]), 0.01);
    const rows = words.map(({ id, text, likely, share }) => {
      const row = element("button", "word");
      Object.assign(row, { type: "button", title: `Take “${text}”`, disabled: this.meta.full });
      row.setAttribute("aria-label", `Take “${text}”: drawn with ${percent(share)}, likely ${percent(likely)}`);
      row.append(element("b", "", text), bar(share / most, likely / most), element("span", "", percent(share)));
      row.onclick = () => this.step("take", id);
      return row;
    });
    const rest = element("div", "word others");
    rest.append(element("b", "", `${others.count.toLocaleString("en")} others`), bar(Math.min(1, others.share / most), 0), element("span", "", percent(others.share)));
    this.find(".words").replaceChildren(...[...rows, rest].map((row) => {
      const item = element("li");
      item.append(row);
      return item;
    }));
  }

  strip() {
    const { words, others, draw } = this.meta;
    const parts = words.filter(({ share }) => share > 0).map(({ text, share }) => part(text, share, ""));
    if (others.share > 0) parts.push(part("others", others.share, "rest"));
    const marker = element("i", "marker");
    this.find(".strip").replaceChildren(...parts, marker);
    this.find(".strip").setAttribute("aria-label", `All words end to end, from 0 to 1, the likeliest first: ${words.slice(0, 3).map(({ text, share }) => `${text} ${percent(share)}`).join(", ")}`);
    this.marker = marker;
    this.hit = words.findIndex(({ text }) => text === draw.text);
  }

  /** The number falls; then the page hears that a word was drawn. */
  fall() {
    if (this.falling) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.step("draw");
    this.falling = true;
    this.marker.classList.add("falls");
    requestAnimationFrame(() => (this.marker.style.left = `${100 * this.meta.draw.number}%`));
    setTimeout(() => {
      const rows = this.root.querySelectorAll(".word");
      rows[this.hit < 0 ? rows.length - 1 : this.hit].classList.add("hit");
      this.find(".last").textContent = fell(this.meta.draw);
    }, FALL / 2);
    setTimeout(() => {
      this.falling = false;
      this.step("draw");
    }, FALL);
  }

  /** The place tells the page which word is meant, should two clicks come close together. */
  step(name, word = null) {
    this.send("step", { name, word, place: this.meta.line.length });
  }

  greedy() {
    const { greedy } = this.meta;
    this.find(".greedy").hidden = !greedy;
    if (!greedy) return;
    const { words, begin, period } = greedy;
    const circle = this.find(".circle");
    circle.replaceChildren(`… ${words.slice(0, begin).join(" ")} `);
    if (period) circle.append(element("u", "", words.slice(begin).join(" ")), " …");
    this.find(".period").textContent = period
      ? `The underlined ${period === 1 ? "word comes" : `${period} words come`} again and again: from the same ${this.meta.context} words the likeliest next one is always the same.`
      : `No row of ${this.meta.context} words has come twice within ${words.length} words.`;
  }
}

function spoken({ text, look }) {
  return Object.assign(element("span", look, text), { title: look === "unknown" ? "not in the vocabulary: read as unknown" : "" });
}

function fell({ number, text, share }) {
  const times = Math.round(1 / share);
  return `${number.toFixed(3)} fell on “${text}”, which has ${percent(share)}${times > 1 ? `: about once in ${times.toLocaleString("en")} draws` : ""}.`;
}

function bar(share, likely) {
  const box = element("div", "bar");
  for (const [name, width] of [["share", share], ["likely", likely]]) {
    if (width > 0) box.append(Object.assign(element("i", name), { style: `width: ${100 * width}%` }));
  }
  return box;
}

function part(text, share, className) {
  const box = element("b", className, 100 * share >= WIDE ? text : "");
  box.style.width = `${100 * share}%`;
  return box;
}

function percent(share) {
  return share > 0 && share < 0.001 ? "<0.1%" : `${(100 * share).toFixed(1)}%`;
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
