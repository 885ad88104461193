// Ways to write the same cut, with the windows that each makes; the last windows as cells, to see which are missing.

/** Fills the list `box`; it stays away until the learner has predicted. */
export function ways(box, { windowsOfEach: each, lastWindows: last, windowCount }) {
  box.hidden = !each;
  if (!each) return box.replaceChildren();
  const most = Math.max(...each.map(({ windows }) => windows), windowCount ?? 0);
  box.replaceChildren(heading(Math.min(last, most)), ...each.map((way) => row(way, most, Math.min(last, most))));
}

function heading(last) {
  const row = element("div", "way head");
  row.append(element("span", "", "Two ways to write it"), element("span", "number", "windows"), element("span", "", `the last ${last} of them`));
  return row;
}

function row({ line, windows }, most, last) {
  const row = element("div", "way");
  row.dataset.windows = windows;
  const cells = element("span", "cells");
  for (let number = most - last; number < most; number += 1) cells.append(element("i", number < windows ? "there" : "lost"));
  const lost = most - windows;
  if (lost) cells.append(element("b", "", `${lost.toLocaleString("en")} lost`));
  row.append(element("code", "", line), element("span", "number", windows.toLocaleString("en")), cells);
  return row;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
