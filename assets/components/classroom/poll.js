// A question to the class, on every page: learners answer in it, and see later what the others have said.
import { answer, send } from "./answer.js";
import { write } from "./markdown.js";
import { result } from "./result.js";

const FRAME = `
  <div class="line"><div class="head"><h2 class="kind"></h2><p class="count quiet"></p></div><div class="steer"></div><button type="button" class="fold"></button></div>
  <div class="body">
    <p class="text" id="poll-text"></p>
    <ul class="options" aria-labelledby="poll-text"></ul>
    <form class="entry"><label>Your number <input inputmode="decimal" autocomplete="off" maxlength="20"></label><button>Answer</button></form>
    <ol class="result"></ol>
    <p class="reason"></p>
  </div>
  <p class="status" aria-live="polite"></p>`;
const STEPS = {
  open: { close: "Stop answers", show: "Show" },
  closed: { show: "Show", again: "Ask again" },
  shown: { again: "Ask again" },
};
const SAYS = {
  sending: "Sending …",
  waiting: "No connection. Your answer goes out as soon as there is one.",
  wrong: "This does not count: the number is too large.",
  late: "Too late: this question takes no more answers.",
};
const LARGE = 0.35; // the part of the window above which a question makes itself small once it is answered
const views = new WeakMap();

export function show(value, part, trigger, room) {
  if (!views.has(part)) views.set(part, new View(part));
  const view = views.get(part);
  if (value) view.show(value, trigger, room);
  else view.value = null;
}

class View {
  constructor(part) {
    part.innerHTML = FRAME;
    part.setAttribute("aria-label", "Question to the class");
    this.part = part;
    this.find = (name) => part.querySelector(`.${name}`);
    this.find("fold").onclick = () => this.fold(!this.folded);
    this.find("entry").onsubmit = (event) => {
      event.preventDefault();
      this.enter();
    };
  }

  show(value, trigger, room) {
    const isNew = ["number", "round", "state"].some((name) => value[name] !== this.value?.[name]);
    Object.assign(this, { value, trigger, room });
    if (isNew) this.build();
    this.paint();
  }

  /** What stays as it is until the question takes its next step. */
  build() {
    const { state, text, options } = this.value;
    const answers = state === "open" && !this.room.teacher;
    write(this.find("text"), text);
    this.find("options").hidden = state === "shown" || !options.length;
    this.find("options").replaceChildren(...options.map((option, place) => this.option(option, place, answers)));
    this.find("entry").hidden = !answers || options.length > 0;
    this.find("entry").querySelector("input").value = this.own() ?? "";
    this.find("steer").replaceChildren(...(this.room.teacher ? this.steps() : []));
    this.fold(false);
  }

  option(text, place, answers) {
    const item = document.createElement("li");
    if (!answers) item.textContent = text;
    else item.append(button(text, () => this.send(place)));
    return item;
  }

  steps() {
    const steps = Object.entries({ ...STEPS[this.value.state], end: "End" });
    return steps.map(([step, label]) => button(label, () => this.trigger("poll", step)));
  }

  paint() {
    const { state, answers, own } = this.value;
    const { teacher, here } = this.room;
    this.find("kind").textContent = this.kind();
    this.find("count").textContent = teacher ? `${answers} of ${Math.max(here, answers)} ${here === 1 ? "has" : "have"} answered` : `${answers} ${answers === 1 ? "answer" : "answers"}`;
    for (const [place, one] of this.find("options").querySelectorAll("button").entries()) one.setAttribute("aria-pressed", place === this.own());
    this.find("result").hidden = this.find("reason").hidden = state !== "shown";
    if (state === "shown") {
      result(this.find("result"), this.value);
      this.reason();
    }
    this.find("status").textContent = teacher ? "" : this.status();
    Object.assign(this.part.dataset, { state, round: this.value.round, answers, own: own.map((one) => one ?? "–").join(" ") });
  }

  kind() {
    const { state, round } = this.value;
    if (state === "shown") return "What the class said";
    if (state === "closed") return "No more answers";
    return round > 1 ? "The same question again" : "A question to the class";
  }

  reason() {
    const { labels, right, exact, reason } = this.value;
    const place = this.find("reason");
    write(place, reason);
    if (right !== null) place.prepend(Object.assign(document.createElement("strong"), { textContent: `✓ It is ${exact ?? labels[right]}. ` }));
  }

  status() {
    const { state, options } = this.value;
    const own = this.own();
    if (state === "shown" && options.length && own !== null) return ""; // its row is marked
    if (state !== "open") return own === null ? "You have not answered." : `You said ${this.word(own)}.`;
    if (this.isMine() && answer.state in SAYS) return SAYS[answer.state];
    if (own !== null) return `You said ${this.word(own)}. You may change it until the answers close.`;
    return options.length ? "Choose one. You may change it until the answers close." : "Type a number. You may change it until the answers close.";
  }

  word(own) {
    return this.value.options[own] ?? own.toLocaleString("en", { maximumSignificantDigits: 6 });
  }

  /** What the learner has said in this round: the server's word, until it has heard of a newer one. */
  own() {
    const isNewer = answer.wish || this.room.revision < answer.revision;
    return this.isMine() && isNewer ? answer.last.answer : this.value.own[this.value.round - 1];
  }

  /** Whether the answer that this page sent last belongs to this round. */
  isMine() {
    return answer.last?.number === this.value.number && answer.last.round === this.value.round;
  }

  send(value) {
    send(this.value.number, this.value.round, value, () => this.hear());
  }

  hear() {
    if (!this.value) return;
    this.paint();
    if (answer.state === "done" && this.part.offsetHeight > LARGE * innerHeight) this.fold(true);
  }

  enter() {
    const field = this.find("entry").querySelector("input");
    const number = Number(field.value.trim().replace(",", "."));
    if (field.value.trim() && Number.isFinite(number)) return this.send(number);
    this.find("status").textContent = "This is no number. Write one such as 12 or 3.5.";
    field.focus();
  }

  fold(folded) {
    this.folded = folded;
    this.find("body").hidden = folded;
    this.find("fold").textContent = folded ? "Unfold" : "Fold";
    this.find("fold").setAttribute("aria-expanded", !folded);
  }
}

function button(text, onclick) {
  return Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick });
}
