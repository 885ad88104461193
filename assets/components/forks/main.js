// Beginnings that go on in different ways: of each, a bar of the words that follow. Only the commonest can always be said.
import { unpack } from "../shared/payload.js";

const WIDE = 0.08; // the share of a bar from which its words fit

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { rows, colours } = unpack(data).meta;
  for (const [name, colour] of Object.entries(colours)) root.style.setProperty(`--${name}`, colour);
  root.querySelector(".rows").replaceChildren(...rows.map(line));
  root.dataset.rows = rows.length;
}

function line({ beginning, words, others }) {
  const total = words.reduce((sum, { times }) => sum + times, others.times);
  const row = element("li", "row");
  const bar = element("div", "bar");
  bar.setAttribute("role", "img");
  bar.setAttribute("aria-label", `After “${beginning}”: ${words.map(({ text, times }) => `${text} ${times} times`).join(", ")}${others.count ? `, and ${rest(others)}` : ""}`);
  bar.append(...words.map(({ text, times }) => part(`${text}: ${times} of ${total}`, `${text} ${times}`, times / total)));
  if (others.count) bar.append(Object.assign(part(`${rest(others)}, of ${total}`, rest(others), others.times / total), { className: "part others" }));
  const name = element("div", "name");
  name.append(element("span", "beginning", beginning), element("small", "quiet", `${words[0].text}: ${words[0].times} of ${total}`));
  row.append(name, bar);
  return row;
}

/** The words without a part of their own, and how often they come. */
function rest({ count, times }) {
  if (times === 1) return "1 other";
  return `${count} ${count === 1 ? "other" : "others"}, ${times === count ? "once each" : `${times} times`}`;
}

function part(title, text, share) {
  const box = element("span", "part", share >= WIDE ? text : "");
  box.title = title;
  box.style.flex = `${share} 1 0`;
  return box;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
