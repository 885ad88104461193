// How often each network is right: a full dot with the words in order, a ring with the words shuffled.
import { unpack } from "../shared/payload.js";

const MARGIN = 0.04; // of the scale, left free at its ends

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { pairs, chance, colours } = unpack(data).meta;
  root.style.setProperty("--order", colours.order);
  root.style.setProperty("--shuffled", colours.shuffled);
  const low = Math.min(chance, ...pairs.map(({ shuffled }) => shuffled ?? chance)) - MARGIN;
  const place = (value) => `${(100 * (value - low)) / (1 + MARGIN - low)}%`;
  root.querySelector(".pairs").replaceChildren(...pairs.map((pair) => row(pair, place, chance)));
  Object.assign(root.dataset, { pairs: pairs.length, shuffled: pairs.filter(({ shuffled }) => shuffled !== null).length });
}

const percent = (share) => `${(100 * share).toFixed(0)}%`;

function row({ title, in_order: inOrder, shuffled, turned, before, after }, place, chance) {
  const line = element("div", "pair");
  line.setAttribute("role", "listitem");
  const track = element("span", "track");
  const known = shuffled !== null;
  const chanceMark = element("i", "chance");
  chanceMark.style.left = place(chance);
  track.append(chanceMark);
  if (known) {
    const span = element("i", "span");
    span.style.left = place(Math.min(inOrder, shuffled));
    span.style.right = `calc(100% - ${place(Math.max(inOrder, shuffled))})`;
    const ring = element("i", "dot");
    ring.style.left = place(shuffled);
    track.append(span, ring);
  }
  const dot = element("i", "dot full");
  dot.style.left = place(inOrder);
  track.append(dot);
  const says = known ? `${percent(inOrder)} → ${percent(shuffled)}` : `${percent(inOrder)} → ?`;
  line.append(element("b", "", title), track, element("span", "says", says), element("span", "turned quiet", known ? percent(turned) : ""), verdict(before, after));
  return line;
}

function verdict(before, after) {
  const box = element("span", before === after ? "verdict" : "verdict turns");
  box.append(before, element("i", "", " → "), element("b", "", after));
  return box;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
