// How often each option was said, a bar a round: rows for options, columns for numbers.
const ROUNDS = ["before", "now"];

/** Fills the list `place` with a row for each label of the value that is shown. */
export function result(place, { labels, options, counts, right, own, round }) {
  place.classList.toggle("columns", !options.length);
  place.style.setProperty("--bars", labels.length);
  const rounds = counts.slice(-ROUNDS.length);
  const names = rounds.length === 1 ? [""] : ROUNDS;
  place.replaceChildren(...labels.map((label, at) => {
    const row = element("li", at === right ? "row right" : "row");
    const name = element("span", "label", at === right ? `✓ ${label}` : label);
    if (options.length && own[round - 1] === at) name.append(element("b", "you", "you"));
    const bars = element("span", "bars");
    bars.append(...rounds.map((all, turn) => bar(all, at, names[turn], turn === rounds.length - 1)));
    row.append(name, bars);
    return row;
  }));
}

function bar(all, at, name, last) {
  const total = all.reduce((sum, count) => sum + count, 0);
  const share = total ? Math.round((100 * all[at]) / total) : 0;
  const made = element("span", last ? "bar last" : "bar");
  const track = element("i");
  track.append(element("i"));
  made.style.setProperty("--share", `${share}%`);
  made.append(track, element("b", "", `${share}%`), element("span", "quiet", `${name} (${all[at]})`.trim()));
  return made;
}

function element(kind, name = "", text = "") {
  return Object.assign(document.createElement(kind), { className: name, textContent: text });
}
