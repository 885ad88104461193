// Folders and one batch of their pictures: pointing at a picture shows its file, its label and where the label is from.
import { write } from "../shared/names.js";
import { inkOn, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const HIGHEST = 0.47; // of the window's height: the sheet is never cut off below
const GAP = 3;
const BADGE = 1.25; // rem
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new View(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class View {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.sheet = this.find(".sheet");
    this.sheet.onpointermove = (event) => this.mark(this.under(event));
    this.sheet.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.picture && this.draw()).observe(root);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(() => this.draw(), 100));
  }

  async show({ meta, arrays }) {
    this.meta = meta;
    // How many pictures the last batch has may not be told yet: until then it is drawn as large as the others.
    if (meta.batches > meta.sizes.length) meta.sizes = [...meta.sizes, meta.rest ?? meta.sizes[0]];
    this.marked = 0;
    this.folders();
    const { sizes, number } = meta;
    this.find(".which").textContent = `Batch ${number + 1} of ${sizes.length}: ${sizes[number]} picture${sizes[number] > 1 ? "s" : ""}`;
    this.find(".strip").setAttribute("aria-label", `${sizes.length} batches${meta.rest ? `, the last one of ${meta.rest} pictures` : ""}`);
    this.sheet.setAttribute("aria-label", `${meta.alt}. Arrow keys go from picture to picture.`);
    this.picture = await createImageBitmap(new Blob([arrays.sheet]));
    this.draw();
  }

  // Most changes leave the folders as they are.
  folders() {
    const shown = JSON.stringify([this.meta.classes, this.meta.tree]);
    if (shown === this.shown) return;
    this.shown = shown;
    const line = (counts, label) => {
      const row = element("div", "class");
      row.dataset.label = label;
      row.append(write(element("span", "name"), `${this.meta.classes[label]}/`), element("span", "count quiet", counts[label].toLocaleString("en")), this.badge(label));
      return row;
    };
    const splits = this.meta.tree.map(({ split, counts }) => {
      const part = element("div", "split");
      part.append(element("p", "", `${split}/`), ...counts.map((_, label) => line(counts, label)));
      return part;
    });
    this.find(".folders").replaceChildren(...splits);
  }

  badge(label) {
    const badge = element("span", "label", label);
    badge.style.background = this.colour(label);
    badge.style.color = inkOn(channels(this.colour(label)));
    badge.title = `Label ${label}`;
    return badge;
  }

  colour(label) {
    return this.meta.colours[label];
  }

  /** The picture under the pointer; the one marked before where there is none. */
  under(event) {
    const at = this.cell(event.offsetX, event.offsetY);
    return at < this.meta.tiles.length ? at : this.marked;
  }

  cell(x, y) {
    const across = Math.min(this.meta.columns - 1, Math.max(0, Math.floor(x / this.size)));
    return Math.max(0, Math.floor(y / this.size)) * this.meta.columns + across;
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.meta.columns, ArrowDown: this.meta.columns }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.marked + step;
    if (next >= 0 && next < this.meta.tiles.length) this.mark(next);
  }

  mark(at) {
    if (at === this.marked) return;
    this.marked = at;
    this.draw();
  }

  draw() {
    this.drawStrip();
    this.drawSheet();
    const { tiles, imageSize, inputs, reason } = this.meta;
    const tile = tiles[this.marked];
    this.find(".info").replaceChildren(
      element("b", "", tile.file), ` ${tile.columns} × ${tile.rows} pixels → ${imageSize} × ${imageSize} × 3${inputs ? ` = ${inputs}` : ""} numbers, from ${tile.low} to ${tile.high}. Folder “${this.meta.classes[tile.label]}”: label `,
      this.badge(tile.label), reason ? `; ${reason}.` : "",
    );
    for (const row of this.root.querySelectorAll(".class"))
      row.classList.toggle("marked", Number(row.dataset.label) === tile.label && tile.file.startsWith(row.parentElement.firstChild.textContent));
    this.root.dataset.marked = this.marked;
    this.root.dataset.label = tile.label;
  }

  // One block a batch, as long as it has pictures.
  drawStrip() {
    const { sizes, number } = this.meta;
    const { context, width, height } = prepare(this.find(".strip"));
    const style = getComputedStyle(this.root);
    const scale = width / sizes.reduce((sum, size) => sum + size, 0);
    let left = 0;
    sizes.forEach((size, at) => {
      context.fillStyle = style.getPropertyValue(at === number ? "--st-primary-color" : "--st-border-color");
      context.fillRect(left, at === number ? 0 : 0.2 * height, Math.max(1, size * scale - (size * scale > 4 ? 1.5 : 0)), at === number ? height : 0.6 * height);
      left += size * scale;
    });
  }

  drawSheet() {
    const { columns, tiles, sizes, side } = this.meta;
    const rows = Math.ceil(Math.max(...sizes) / columns);
    const wide = this.find(".one").clientWidth;
    this.size = Math.floor(Math.min(wide / columns, (HIGHEST * innerHeight) / rows));
    this.sheet.style.width = `${this.size * columns}px`;
    this.sheet.style.height = `${this.size * Math.ceil(tiles.length / columns)}px`;
    const { context } = prepare(this.sheet);
    tiles.forEach((tile, at) => {
      const [fromX, fromY] = [at % columns, Math.floor(at / columns)];
      const [x, y, shown] = [fromX * this.size, fromY * this.size, this.size - GAP];
      context.drawImage(this.picture, fromX * side, fromY * side, side, side, x, y, shown, shown);
      const badge = Math.min(BADGE * parseFloat(getComputedStyle(document.documentElement).fontSize), 0.45 * shown);
      context.fillStyle = this.colour(tile.label);
      context.fillRect(x, y, badge, badge);
      context.fillStyle = inkOn(channels(this.colour(tile.label)));
      context.font = `700 ${0.75 * badge}px ${getComputedStyle(this.root).getPropertyValue("--st-font")}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(tile.label, x + badge / 2, y + badge / 2 + 1);
      if (at === this.marked) outline(context, x + 1, y + 1, shown - 2, shown - 2);
    });
  }
}

function element(tag, classes, text = "") {
  const made = document.createElement(tag);
  made.className = classes;
  made.textContent = text;
  return made;
}

/** Fits a canvas to its size on screen; all that is drawn is in CSS pixels. */
function prepare(canvas) {
  const { clientWidth: width, clientHeight: height } = canvas;
  canvas.width = Math.max(1, Math.round(width * devicePixelRatio));
  canvas.height = Math.max(1, Math.round(height * devicePixelRatio));
  const context = canvas.getContext("2d");
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
