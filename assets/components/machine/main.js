// A series cut into windows: one is dragged and looked at, then all wait in a shuffle buffer and are drawn into batches.
import { unpack } from "../shared/payload.js";
import { limit } from "../shared/timeline.js";
import { Cut } from "./cut.js";
import { Mill } from "./mill.js";
import { ways } from "./ways.js";

const machines = new WeakMap();

export default function render({ data, parentElement }) {
  let machine = machines.get(parentElement);
  if (!machine) machines.set(parentElement, (machine = new Machine(parentElement.querySelector(".root"))));
  machine.show(unpack(data));
}

class Machine {
  constructor(root) {
    this.root = root;
    this.cut = new Cut(root);
    this.mill = new Mill(root);
  }

  show({ meta, arrays }) {
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    this.cut.show(meta, arrays);
    this.mill.show(meta, arrays);
    this.root.querySelector(".counts").replaceChildren(...counts(meta));
    this.root.querySelector(".limit").textContent = limit(arrays.values.length, meta.count);
    ways(this.root.querySelector(".ways"), meta);
    this.root.dataset.windows = meta.windowCount ?? "?";
  }
}

function counts({ count, short, windowCount, batch, batches, lastBatch }) {
  const say = (number) => number.toLocaleString("en");
  const parts = [`${say(count)} values → ${windowCount === undefined ? "?" : say(windowCount)} windows`];
  if (windowCount !== undefined) {
    const rest = lastBatch === batch ? `, each of ${batch}` : `: the last one has ${lastBatch}`;
    parts.push(` → ${say(batches)} ${batches === 1 ? "batch" : "batches"}${rest}`);
  }
  if (!short) return parts;
  const warning = document.createElement("span");
  warning.className = "short";
  warning.textContent = `⚠ ${say(short)} shorter windows are left at the end: batch() refuses rows of different lengths`;
  return [...parts, warning];
}
