// A sentence as an account. Words are taken out by a click and moved by dragging; the server reads what is left.
import { number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const PAUSE = 200; // milliseconds without a key, after which what is typed is sent
const TREMBLE = 5; // pixels that a pressed pointer must move to drag
const views = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Ledger(parentElement.querySelector(".root"))));
  view.send = setTriggerValue;
  view.show(unpack(data).meta);
}

class Ledger {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.lines = this.find(".lines");
    this.field = this.find("input");
    this.field.oninput = () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.send("sentence", this.field.value), PAUSE);
    };
    this.find(".shuffle").onclick = () => this.order(shuffled(this.places()));
    this.find(".restore").onclick = () => this.order([...this.meta.lines, ...this.meta.out].map(({ place }) => place).sort((a, b) => a - b));
  }

  show(meta) {
    this.meta = meta;
    if (this.root.getRootNode().activeElement !== this.field) this.field.value = meta.typed;
    this.root.style.setProperty("--low", meta.colours.low);
    this.root.style.setProperty("--high", meta.colours.high);
    const amounts = [...meta.lines.map(({ amount }) => amount ?? 0), meta.bias, meta.padding, meta.total ?? 0];
    this.largest = Math.max(1e-9, ...amounts.map(Math.abs));
    const count = meta.lines.length;
    this.find(".head").textContent = meta.adds_up
      ? `What each word adds: its vector times the weights, divided by ${count || "the number of words"}.`
      : "A hidden layer mixes the words: the bars say what the answer loses without each word. They do not add up.";
    const focus = this.root.getRootNode().activeElement?.dataset.place;
    this.lines.replaceChildren(...meta.lines.map((line) => this.line(line)));
    if (focus !== undefined) this.lines.querySelector(`[data-place="${focus}"]`)?.focus();
    this.out();
    this.sum();
    this.root.dataset.words = meta.lines.map(({ word }) => word).join(" ");
    this.root.dataset.total = meta.total === null ? "" : meta.total.toFixed(4);
  }

  places() {
    return this.meta.lines.map(({ place }) => place);
  }

  order(places) {
    this.send("order", places);
  }

  line({ word, place, amount, unknown }) {
    const row = element("li", unknown ? "line unknown" : "line");
    const button = element("button", "", word);
    button.type = "button";
    button.dataset.place = place;
    button.setAttribute("aria-label", `${word}${unknown ? ", unknown" : ""}${amount === undefined ? "" : `, ${number(amount, 2)}`}: take it out`);
    button.onclick = () => this.dragged || this.order(this.places().filter((other) => other !== place));
    button.onkeydown = (event) => this.key(event, place);
    button.onpointerdown = (event) => this.press(event, row);
    row.append(button, this.track(amount), element("span", "amount", amount === undefined ? "?" : signed(amount)));
    return row;
  }

  track(amount) {
    const track = element("div", "track");
    if (amount === undefined) return track;
    const bar = element("i", amount < 0 ? "low" : "");
    bar.style.width = `${(50 * Math.abs(amount)) / this.largest}%`;
    track.append(bar);
    return track;
  }

  /** Arrow keys go from word to word; with Shift they move it. */
  key(event, place) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const places = this.places();
    const at = places.indexOf(place);
    const to = Math.max(0, Math.min(places.length - 1, at + step));
    if (!event.shiftKey) return this.lines.children[to].querySelector("button").focus();
    places.splice(to, 0, ...places.splice(at, 1));
    this.order(places);
  }

  press(event, row) {
    const button = event.currentTarget;
    const from = event.clientY;
    this.dragged = false;
    button.setPointerCapture(event.pointerId);
    button.onpointermove = ({ clientY }) => {
      if (!this.dragged && Math.abs(clientY - from) < TREMBLE) return;
      this.dragged = true;
      row.classList.add("moving");
      const below = [...this.lines.children].find((other) => other !== row && clientY < middle(other));
      if (below !== row.nextElementSibling) this.lines.insertBefore(row, below ?? null);
    };
    button.onpointerup = button.onpointercancel = () => {
      button.onpointermove = null;
      row.classList.remove("moving");
      if (this.dragged) this.order([...this.lines.querySelectorAll("button")].map((other) => Number(other.dataset.place)));
    };
  }

  out() {
    const box = this.find(".out");
    box.replaceChildren(...(this.meta.out.length ? [element("span", "quiet", "Taken out:")] : []));
    for (const { word, place } of this.meta.out) {
      const button = element("button", "", word);
      button.type = "button";
      button.setAttribute("aria-label", `${word}: put it back`);
      button.onclick = () => this.order([...this.places(), place].sort((a, b) => (this.isSorted() ? a - b : 0)));
      box.append(button);
    }
  }

  isSorted() {
    return this.places().every((place, at, places) => at === 0 || places[at - 1] < place);
  }

  sum() {
    const { total, bias, padding, adds_up: addsUp, ends } = this.meta;
    const box = this.find(".sum");
    if (total === null) return box.replaceChildren(element("p", "says", "No word, no verdict."));
    const given = addsUp ? [["bias", bias], ...(padding ? [["padding", padding]] : [])] : [];
    const probability = 1 / (1 + Math.exp(-total));
    const verdict = element("div", "verdict");
    const scale = element("div", "scale");
    const mark = element("b");
    mark.style.left = `${100 * probability}%`;
    scale.append(mark);
    verdict.append(element("span", "", ends[0]), scale, element("span", "", ends[1]));
    const says = `${Math.round(100 * Math.max(probability, 1 - probability))}% ${ends[Number(probability > 0.5)]}`;
    box.replaceChildren(
      ...given.map(([name, amount]) => this.row(name, amount, "line given")),
      this.row(addsUp ? "sum" : "answer", total, "total"),
      verdict,
      element("p", "says", `sigmoid(${number(total, 2)}) = ${number(probability, 2)}: ${says}`),
    );
  }

  row(name, amount, className) {
    const row = element("div", className);
    row.append(element("span", "", name), this.track(amount), element("span", "amount", signed(amount)));
    return row;
  }
}

function signed(amount) {
  return amount < 0 ? number(amount, 2) : `+${number(amount, 2)}`;
}

function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

/** The same places in another order, wherever there is one. */
function shuffled(places) {
  const mixed = [...places];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other], mixed[last]];
  }
  const same = mixed.every((place, at) => place === places[at]);
  return same && places.length > 1 ? [...places.slice(1), places[0]] : mixed;
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
