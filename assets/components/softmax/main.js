// One answer of a network, step by step: logits, their powers of e, each divided by the sum, and the largest. Any logit
// can be dragged, and the rest is worked out anew here.
import { write } from "../shared/names.js";
import { dot } from "../shared/points.js";
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";
import { fixed } from "../shared/words.js";

const LEAST_REACH = 10; // logits go at least so far to either side
const WORST = 6; // the loss at the top of the curve, unless this one is higher
const FEW = 5; // up to so many classes, rows are high
const MANY = 12; // from so many classes on, they are low
const answers = new WeakMap();

export default function render({ data, parentElement }) {
  let answer = answers.get(parentElement);
  if (!answer) answers.set(parentElement, (answer = new Answer(parentElement.querySelector(".root"))));
  answer.show(unpack(data));
}

class Answer {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.logits = Array.from(arrays.logits);
    const reach = Math.ceil(Math.max(LEAST_REACH, ...this.logits.map(Math.abs)));
    this.rows = meta.classes.map((name, place) => this.row(name, place, reach));
    this.find("tbody").replaceChildren(...this.rows.map(({ row }) => row));
    this.root.classList.toggle("few", this.rows.length <= FEW);
    this.root.classList.toggle("many", this.rows.length > MANY);
    this.find("figure").hidden = meta.truth === null;
    this.find("tfoot").hidden = meta.sumTitle === undefined;
    this.find("tfoot th").textContent = meta.sumTitle;
    this.draw();
  }

  row(name, place, reach) {
    const row = document.createElement("tr");
    row.classList.toggle("spare", place >= this.meta.classes.length - this.meta.spare);
    const head = Object.assign(document.createElement("th"), { scope: "row" });
    head.append(write(document.createElement("span"), name), place === this.meta.truth ? " ✓" : "");
    const input = Object.assign(document.createElement("input"), { type: "range", min: -reach, max: reach, step: 0.01, value: this.logits[place] });
    input.setAttribute("aria-label", `Logit of ${name}`);
    input.oninput = () => {
      this.logits[place] = Number(input.value);
      this.draw();
    };
    const [logit, bar, share] = ["logit", "bar", "share"].map((className) => Object.assign(document.createElement("span"), { className }));
    const filled = bar.appendChild(document.createElement("i"));
    row.append(head);
    row.insertCell().append(input, logit);
    const power = row.insertCell();
    row.insertCell().append(bar, share);
    return { row, logit, power, filled, share, first: row.insertCell() };
  }

  draw() {
    const { logits, meta } = this;
    const largest = Math.max(...logits);
    const likeliest = logits.indexOf(largest);
    // Shifted by the largest, which the division takes out again: no power is too large then.
    const shifted = logits.map((logit) => Math.exp(logit - largest));
    const sum = shifted.reduce((one, other) => one + other, 0);
    this.rows.forEach(({ row, logit, power, filled, share, first }, place) => {
      logit.textContent = fixed(logits[place], 2);
      power.textContent = large(Math.exp(logits[place]));
      filled.style.width = `${(100 * shifted[place]) / sum}%`;
      share.textContent = (shifted[place] / sum).toFixed(3);
      first.textContent = place === likeliest ? 1 : 0;
      row.classList.toggle("likeliest", place === likeliest);
    });
    this.find(".powers").textContent = large(logits.reduce((total, logit) => total + Math.exp(logit), 0));
    this.find(".one").textContent = shifted.reduce((total, power) => total + power / sum, 0).toFixed(3);
    Object.assign(this.root.dataset, { likeliest, probability: shifted[likeliest] / sum });
    if (meta.truth === null) return;
    const loss = Math.log(sum) + largest - logits[meta.truth];
    this.find(".cost").textContent = fixed(loss, 3);
    this.curve(loss, likeliest === meta.truth ? meta.right : meta.wrong);
    this.root.dataset.loss = loss;
  }

  /** −ln p over p from 0 to 1, and where this answer is on it. */
  curve(loss, colour) {
    const canvas = this.find(".curve");
    const context = fit(canvas, canvas.clientHeight / Math.max(1, canvas.clientWidth));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) * devicePixelRatio;
    const style = getComputedStyle(this.root);
    const [left, bottom] = [1.2 * rem, canvas.height - 1.2 * rem];
    const across = (share) => left + share * (canvas.width - left - 0.5 * rem);
    const worst = Math.max(WORST, Math.ceil(loss));
    const down = (cost) => bottom - (cost / worst) * (bottom - 0.6 * rem);
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.strokeStyle = context.fillStyle = style.color;
    context.lineWidth = devicePixelRatio;
    context.strokeRect(across(0), down(worst), 0, bottom - down(worst));
    context.strokeRect(across(0), bottom, across(1) - across(0), 0);
    context.font = `${0.75 * rem}px ${style.fontFamily}`;
    context.textAlign = "center";
    for (const share of [0, 0.5, 1]) context.fillText(share, across(share), canvas.height - 0.2 * rem);
    context.textAlign = "right";
    for (const cost of [0, worst / 2, worst]) context.fillText(cost, left - 0.35 * rem, down(cost) + 0.25 * rem);
    context.lineWidth = 2 * devicePixelRatio;
    context.beginPath();
    for (let cost = worst; cost >= 0; cost -= 0.05) context.lineTo(across(Math.exp(-cost)), down(cost));
    context.lineTo(across(1), down(0));
    context.stroke();
    dot(context, across(Math.exp(-loss)), down(loss), 0.4 * rem, colour, style.color);
    canvas.setAttribute("aria-label", `Loss by probability of the right class; here ${fixed(loss, 2)}`);
  }
}

const large = (value) => (Number.isFinite(value) ? fixed(value, value < 100 ? 2 : 0) : "huge");
