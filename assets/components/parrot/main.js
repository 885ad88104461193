// Lines that a network has written: what stands in its training text word for word is underlined. Below, how much that is.
import { unpack } from "../shared/payload.js";

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  for (const [name, colour] of Object.entries(meta.colours)) root.style.setProperty(`--${name}`, colour);
  root.querySelector(".lines").replaceChildren(...meta.lines.map(line));
  root.querySelector(".measured").hidden = !meta.table;
  if (meta.table) table(root, meta.table, arrays.shares);
  root.dataset.copies = meta.lines.filter(({ source }) => source).length;
}

function line({ words, source }) {
  const item = element("li", source ? "copies" : "");
  const said = element("p", "said");
  said.style.margin = 0;
  for (const run of runs(words)) {
    const box = element(run.copied ? "mark" : "span", "");
    for (const { text, look } of run.words) box.append(element("span", look, text), " ");
    said.append(box);
  }
  item.append(said);
  if (source) item.append(element("p", "source quiet", `It has read: “${source}”`));
  return item;
}

/** Neighbours that are copied, or not, together. */
function runs(words) {
  const found = [];
  for (const word of words) {
    if (found.at(-1)?.copied === word.copied) found.at(-1).words.push(word);
    else found.push({ copied: word.copied, words: [word] });
  }
  return found;
}

function table(root, { epochs, temperatures, epoch, temperature }, shares) {
  const head = element("tr");
  head.append(element("th", "", "epoch ↓ temperature →"), ...temperatures.map((value) => element("th", "", String(value))));
  root.querySelector("thead").replaceChildren(head);
  root.querySelector("tbody").replaceChildren(...epochs.map((name, row) => {
    const line = element("tr");
    line.append(element("th", "", String(name)), ...temperatures.map((value, column) => {
      const share = shares[row * temperatures.length + column];
      const cell = element("td", name === epoch && value === temperature ? "here" : "", `${Math.round(100 * share)}%`);
      cell.style.setProperty("--part", share);
      return cell;
    }));
    return line;
  }));
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
