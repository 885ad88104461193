// Amounts side by side; what is left out has another colour and stripes.
import { unpack } from "../shared/payload.js";

const HIGHEST = 90; // percent: above the highest bar is room for its amount

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta } = unpack(data);
  const most = Math.max(1, ...meta.bars.map(({ amount }) => amount));
  const columns = root.querySelector(".columns");
  columns.replaceChildren(...meta.bars.map((bar) => column(bar, most)));
  columns.setAttribute("aria-label", `${meta.amounts} by ${meta.names}: ${meta.bars.map(({ name, amount }) => `${name}: ${amount}`).join(", ")}`);
  root.style.setProperty("--kept", meta.colours.kept);
  root.style.setProperty("--lost", meta.colours.lost);
  root.querySelector(".names").textContent = meta.names;
  root.dataset.bars = meta.bars.length;
}

function column({ name, amount, lost }, most) {
  const box = element("div", lost ? "column lost" : "column");
  const bar = element("i", "bar");
  bar.style.height = `${(HIGHEST * amount) / most}%`;
  const space = element("div", "space");
  space.append(element("span", "amount", amount || ""), bar);
  box.append(space, element("span", "name", name));
  return box;
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
