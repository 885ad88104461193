// Words as chips with their ids. Pointing at one, or moving to it by arrow keys, lights every chip with the same id.
import { unpack } from "../shared/payload.js";

const PAUSE = 150; // milliseconds without a key, after which what is typed is sent
const SAYS = { word: "", unknown: "unknown", gone: "left out", padding: "padding", next: "the next word" };
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
    this.fields = new Map();
    this.at = new Map(); // where the arrow keys are in each panel
  }

  show({ panels, fields }) {
    this.root.querySelector(".fields").hidden = !fields.length;
    for (const field of fields) this.field(field);
    this.root.querySelector(".panels").replaceChildren(...panels.map((panel, number) => this.panel(panel, number)));
    this.root.dataset.panels = panels.length;
    this.root.dataset.chips = this.root.querySelectorAll(".chip").length;
  }

  /** A field is made once; what the learner types next is never overwritten. */
  field({ name, label, value, rows }) {
    const known = this.fields.get(name);
    if (known) {
      if (known.value !== value && known !== this.root.getRootNode().activeElement) known.value = value;
      return;
    }
    const input = element(rows > 1 ? "textarea" : "input");
    Object.assign(input, rows > 1 ? { rows } : { type: "text" }, { value, spellcheck: false });
    const box = element("label", "field", label);
    box.append(input);
    let timer;
    input.oninput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.send(name, input.value), PAUSE);
    };
    this.root.querySelector(".fields").append(box);
    this.fields.set(name, input);
  }

  panel({ title, groups, index }, number) {
    const box = element("section", "panel");
    if (title) box.append(element("h2", "", title));
    box.append(...groups.map((group) => this.group(group)));
    if (index.length) box.append(this.index(index));
    const chips = [...box.querySelectorAll(".chip")];
    const enter = (place) => {
      this.at.set(number, place);
      chips.forEach((chip, each) => (chip.tabIndex = each === place ? 0 : -1));
    };
    if (chips.length) enter(Math.min(this.at.get(number) ?? 0, chips.length - 1));
    const light = (chip) => {
      const id = chip?.dataset.id;
      for (const each of chips) each.classList.toggle("lit", id !== undefined && each.dataset.id === id);
    };
    box.onpointerover = (event) => light(event.target.closest(".chip"));
    box.onpointerleave = () => light(null);
    box.onfocusin = (event) => light(event.target.closest(".chip"));
    box.onfocusout = () => light(null);
    box.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      enter(Math.max(0, Math.min(chips.length - 1, this.at.get(number) + step)));
      chips[this.at.get(number)].focus();
    };
    return box;
  }

  group({ title, rows, in_columns: inColumns }) {
    const box = element("div", "group");
    const lines = element("div", inColumns ? "columns" : "");
    lines.style.setProperty("--columns", Math.max(1, ...rows.map((row) => row.length)));
    lines.append(...rows.map((row) => line(row)));
    box.append(element("p", "title", title), lines);
    return box;
  }

  index(entries) {
    const box = element("div", "group index");
    const words = element("div", "row");
    words.setAttribute("role", "list");
    words.append(...entries.map((entry) => ({ ...entry, look: entry.lost ? "gone" : "word" })).map(indexed));
    box.append(element("p", "title", "Word index, the most frequent first"), words);
    return box;
  }
}

function line(chips) {
  const row = element("div", "row");
  row.setAttribute("role", "list");
  row.append(...chips.map(made));
  return row;
}

function made({ text, id, look, odd }) {
  const chip = element("span", `chip ${look}`);
  chip.setAttribute("role", "listitem");
  chip.setAttribute("aria-label", [text || "blank", id === null ? "" : `id ${id}`, SAYS[look], odd ? "written otherwise by the other" : ""].filter(Boolean).join(", "));
  if (odd) chip.classList.add("odd");
  if (id !== null) chip.dataset.id = id;
  chip.append(element("b", "", text || "\u00a0"));
  if (id !== null || look === "gone") chip.append(element("i", "", id ?? "–"));
  return chip;
}

function indexed({ text, id, count, look }) {
  const chip = made({ text, id, look, odd: false });
  if (count) chip.append(element("small", "", `×${count}`));
  return chip;
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
