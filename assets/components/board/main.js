// The board of a challenge: a row for each learner's best run, which moves to its place when another overtakes it.
import { unpack } from "../shared/payload.js";

const MOST = 8; // rows of a column, as long as a wide board has room for another one
const MOVE = { duration: 600, easing: "ease-in-out" };

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta } = unpack(data);
  const list = root.querySelector(".rows");
  const before = places(list);
  root.style.setProperty("--bar", meta.colour);
  root.querySelector(".metric").textContent = `${meta.metric}: ${meta.better} is better`;
  root.querySelector(".line").textContent = meta.baseline?.text ?? "";
  list.classList.toggle("two", meta.rows.length > MOST);
  list.classList.toggle("three", meta.rows.length > 2 * MOST);
  list.style.setProperty("--half", Math.ceil(meta.rows.length / 2));
  list.style.setProperty("--third", Math.ceil(meta.rows.length / 3));
  const known = new Map([...list.children].map((row) => [row.dataset.learner, row]));
  list.replaceChildren(...meta.rows.map((row) => fill(known.get(row.learner) ?? make(), row, meta)));
  move(list, before);
  root.dataset.rows = meta.rows.length;
}

function make() {
  const row = document.createElement("li");
  row.innerHTML = '<a><span class="place"><span></span><small></small></span><span class="who"></span><span class="track"><i></i><b></b></span><span class="value"></span><span class="note quiet"></span></a>';
  return row;
}

function fill(row, { place, learner, is_own: own, is_tied: tied, value, text, note, link }, { most, baseline }) {
  const find = (name) => row.querySelector(name);
  row.dataset.learner = learner;
  row.classList.toggle("own", own);
  find("a").href = link;
  find(".place span").textContent = place;
  find(".place small").textContent = tied ? "tie" : "";
  find(".who").textContent = own ? `${learner} (you)` : learner;
  find(".track i").style.width = `${(100 * value) / most}%`;
  find(".track b").hidden = !baseline;
  if (baseline) find(".track b").style.left = `${(100 * baseline.value) / most}%`;
  find(".value").textContent = text;
  find(".note").textContent = note;
  find(".note").title = note;
  return row;
}

/** Where each learner's row is on the page. */
function places(list) {
  return new Map([...list.children].map((row) => [row.dataset.learner, row.getBoundingClientRect()]));
}

function move(list, before) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  for (const row of list.children) {
    const [from, to] = [before.get(row.dataset.learner), row.getBoundingClientRect()];
    if (!from || (from.x === to.x && from.y === to.y)) continue;
    row.animate([{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, { transform: "none" }], MOVE);
  }
}
