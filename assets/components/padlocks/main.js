// A base and its head, part by part: what a picture becomes in them, which of them are locked, and how right they are.
import { shaded } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const LOCK = `<svg class="lock" viewBox="0 0 24 24" aria-hidden="true"><path class="shackle" d="M7 11V7.5a5 5 0 0 1 10 0V11" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/><rect x="4" y="10.5" width="16" height="11.5" rx="2.6" fill="currentColor"/></svg>`;
const networks = new WeakMap();

export default function render({ data, parentElement }) {
  let network = networks.get(parentElement);
  if (!network) networks.set(parentElement, (network = new Network(parentElement.querySelector(".root"))));
  network.show(unpack(data));
}

class Network {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
  }

  async show({ meta, arrays }) {
    const colours = Object.entries(meta.colours);
    for (const [name, colour] of colours) this.root.style.setProperty(`--${name}`, colour);
    // Parts that stay keep their elements: a padlock is seen to open.
    if (this.parts?.length !== meta.parts.length) this.build(meta.parts);
    meta.parts.forEach((part, place) => this.part(this.parts[place], part, arrays[`maps${place}`], arrays.mapColours));
    this.counts(meta.weightCounts);
    this.bars(meta);
    this.root.dataset.locked = meta.parts.filter(({ locked, kept }) => locked && kept).length;
    const picture = await createImageBitmap(new Blob([arrays.page]));
    this.picture.width = this.picture.height = picture.width;
    this.picture.getContext("2d").drawImage(picture, 0, 0);
  }

  build(parts) {
    const first = element("li", "picture");
    this.picture = first.appendChild(element("canvas", "maps"));
    first.append(element("b", "", "Picture"), element("span", "quiet", "goes in"));
    this.parts = parts.map(({ maps }) => {
      const item = element("li", maps ? "block" : "head");
      const canvas = item.appendChild(element("canvas", "maps"));
      item.insertAdjacentHTML("beforeend", LOCK);
      const [name, state, start, size] = [["b", "name"], ["span", "state"], ["span", "quiet"], ["span", "quiet"]].map(([tag, className]) => item.appendChild(element(tag, className)));
      return { item, canvas, name, state, start, size };
    });
    this.find(".network").replaceChildren(first, ...this.parts.map(({ item }) => item));
  }

  part({ item, canvas, name, state, start, size }, part, maps, colours) {
    item.classList.toggle("locked", part.locked);
    item.classList.toggle("gone", !part.kept);
    name.textContent = part.name;
    state.textContent = !part.kept ? "cut off" : part.locked ? "frozen" : "learns";
    start.textContent = !part.kept ? "" : part.taught ? "learned before" : "random start";
    size.textContent = part.kept ? part.size : "";
    canvas.hidden = !maps;
    if (maps) tiles(canvas, maps, colours);
  }

  counts(counts) {
    this.find(".counts").hidden = !counts;
    if (!counts) return;
    const whole = counts.learning + counts.frozen;
    for (const [name, word] of [["learning", "learn"], ["frozen", "are frozen"]]) {
      const bar = this.find(`.${name}`);
      bar.hidden = !counts[name];
      bar.style.flexGrow = counts[name] / whole;
      bar.textContent = `${counts[name].toLocaleString("en")} numbers ${word}`;
    }
  }

  bars({ accuracies: groups = [], guess }) {
    this.find("figure").hidden = !groups.length;
    this.find(".groups").replaceChildren(...groups.map((one) => group(one, guess)));
    const names = new Map(groups.flatMap(({ bars }) => bars.map((bar) => [bar.name, bar])));
    const entries = [...names.values()].map(({ name, sign, colour }) => {
      const entry = element("span", "", ` ${name}`);
      entry.prepend(element("b", "", sign));
      entry.firstChild.style.color = colour;
      return entry;
    });
    this.find(".legend").replaceChildren(...entries, element("span", "", "┄ guessing"));
  }
}

function group({ name, bars }, guess) {
  const group = element("div", "group");
  const line = element("i", "guess");
  line.style.bottom = `${100 * guess}%`;
  const plot = group.appendChild(element("div", "plot"));
  plot.append(...bars.map(bar), line);
  group.append(element("span", "quiet", name));
  return group;
}

function bar({ name, share, colour, sign, chosen }) {
  const column = element("div", chosen ? "bar chosen" : "bar");
  column.style.setProperty("--colour", colour);
  const percent = `${(100 * share).toFixed(1)}%`;
  const fill = element("div", "fill");
  fill.style.height = `${100 * share}%`;
  fill.append(element("b", "", percent), element("span", "", sign));
  column.append(fill);
  column.setAttribute("role", "img");
  column.setAttribute("aria-label", `${name}: ${percent}`);
  column.title = `${name}: ${percent}`;
  return column;
}

/** Square maps, two side by side. */
function tiles(canvas, maps, colours) {
  const [count, side] = maps.shape;
  canvas.width = 2 * side + 1;
  canvas.height = Math.ceil(count / 2) * (side + 1) - 1;
  const context = canvas.getContext("2d");
  context.clearRect(0, 0, canvas.width, canvas.height);
  for (let at = 0; at < count; at += 1) {
    const tile = shaded(side, side, maps.subarray(at * side * side, (at + 1) * side * side), colours);
    context.drawImage(tile, (at % 2) * (side + 1), Math.floor(at / 2) * (side + 1));
  }
}

function element(tag, className, text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
