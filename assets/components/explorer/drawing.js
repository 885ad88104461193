// Draws the network: all of it once per payload and layout, what is pointed at on top of it at every move.
import { fitted } from "../shared/names.js";
import { bitmap, css, outline, shaded } from "../shared/paint.js";
import { curve, links } from "./links.js";
import { place, unitsAcross } from "./layout.js";

const FONT = 0.7; // rem
const LINE = 0.87; // rem
const KERNEL_CELL = 5;
const LOUPE = 0.62; // of the network's height
const GAP = 0.9; // rem between a map and its enlargement

export class Drawing {
  constructor({ meta, arrays }, root) {
    this.meta = meta;
    this.arrays = arrays;
    this.root = root;
    this.family = this.style("--st-font") || "sans-serif";
    this.rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    this.pens = document.createElement("canvas").getContext("2d");
    this.picture = pictureOf(arrays.picture);
    this.sheets = meta.layers.map((layer, number) => this.sheet(layer, number));
  }

  // One pixel for each value that was sent: all maps of a layer below each other, units as they lie on the page.
  sheet(layer, number) {
    if (layer.kind === "classes") return null;
    const colours = layer.signed ? this.arrays.signedColours : this.arrays.sequentialColours;
    const values = this.arrays[`values${number}`];
    if (layer.kind === "maps") return shaded(layer.sent[0] * layer.count, layer.sent[1], values, colours);
    const across = unitsAcross(layer.count);
    return shaded(Math.ceil(layer.count / across), across, values, colours);
  }

  /** How wide the longest line above each layer is. */
  labelWidths() {
    this.pens.font = this.font(600);
    return this.meta.layers.map((layer) => Math.max(...this.labels(layer).map((text) => this.pens.measureText(text).width)) + 2);
  }

  labels(layer) {
    return [layer.title, layer.shape.join("×"), layer.parameters?.toLocaleString("en") ?? ""];
  }

  font(weight) {
    return `${weight} ${FONT * this.rem}px ${this.family}`;
  }

  style(name) {
    return getComputedStyle(this.root).getPropertyValue(name).trim();
  }

  /** `focus` is what is pointed at, if anything is; until then the `chosen` cell is marked. */
  draw(context, layout, focus, chosen) {
    const ink = this.style("--st-text-color");
    if (this.base?.layout !== layout || this.ink !== ink) {
      this.ink = ink;
      this.base = { layout, canvas: this.whole(context.canvas, layout) };
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    context.drawImage(this.base.canvas, 0, 0);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const marked = focus ?? chosen;
    if (marked) this.focus(context, layout, marked);
    if (focus && this.meta.layers[focus.column].kind === "maps") this.enlarge(context, layout, focus);
  }

  /** The network with nothing pointed at, as large as the `canvas`. */
  whole({ width, height }, layout) {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d");
    context.imageSmoothingEnabled = false;
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    links(context, layout, this.ink);
    const { picture } = layout;
    context.drawImage(this.picture, picture.left, picture.top, picture.width, picture.height);
    const { rows, columns, channels } = this.meta.picture;
    const known = this.meta.layers.some((layer) => layer.parameters !== undefined);
    this.head(context, ["Picture", `${rows}×${columns}×${channels}`, known ? "parameters:" : ""], picture.width / 2);
    layout.columns.forEach((column, number) => this.column(context, column, number));
    return canvas;
  }

  head(context, lines, center) {
    context.textAlign = "center";
    context.fillStyle = this.ink;
    lines.forEach((line, at) => {
      context.font = this.font(at ? 400 : 600);
      context.fillText(line, center, (FONT + at * LINE) * this.rem);
    });
  }

  column(context, column, number) {
    const { layer } = column;
    this.head(context, this.labels(layer), column.center);
    if (layer.kind === "classes") return this.classes(context, column, this.arrays[`values${number}`]);
    if (layer.kind === "units") {
      const { left, top, across, down, tile } = column;
      context.drawImage(this.sheets[number], left, top, across * tile, down * tile);
      return;
    }
    const [rows, columns] = layer.sent;
    for (let map = 0; map < layer.count; map += 1) {
      const { left, top, width, height } = place(column, map);
      context.drawImage(this.sheets[number], 0, map * rows, columns, rows, left, top, width, height);
    }
  }

  classes(context, column, values) {
    const best = values.indexOf(Math.max(...values));
    const [border, primary] = [this.style("--st-border-color"), this.style("--st-primary-color")];
    context.textAlign = "left";
    for (let at = 0; at < column.layer.count; at += 1) {
      const { left, top, width, height } = place(column, at);
      const thick = Math.min(6, height * 0.28);
      context.font = this.font(at === best ? 700 : 400);
      context.fillStyle = this.ink;
      const truth = at === this.meta.truth ? " ✓" : "";
      const share = `${(values[at] * 100).toFixed(1)}%`;
      const room = width - context.measureText(`${truth} ${share}`).width;
      context.fillText(`${fitted(context, `${this.meta.classes[at] ?? at}`, room)}${truth}`, left, top + height - thick - 4);
      context.textAlign = "right";
      context.fillText(share, left + width, top + height - thick - 4);
      context.textAlign = "left";
      context.fillStyle = border;
      context.fillRect(left, top + height - thick - 1, width, thick);
      context.fillStyle = primary;
      context.fillRect(left, top + height - thick - 1, width * values[at], thick);
    }
  }

  focus(context, layout, { column: number, map, row, cell }) {
    const column = layout.columns[number];
    const box = place(column, map);
    const { layer } = column;
    if (layer.kind === "maps") {
      this.inputs(context, layout, number, map, box);
      if (layer.field) this.field(context, layout.picture, layer.field, row, cell);
    }
    outline(context, box.left, box.top, box.width, box.height);
  }

  // Lines from every input of a map, each with the slice of the kernel that reads it.
  inputs(context, layout, number, map, box) {
    const before = layout.columns[number - 1];
    const { layer } = layout.columns[number];
    const kernels = this.arrays[`kernels${number}`];
    const sources = before ? (layer.reads === "all" ? range(before.layer.count) : [map]) : [null];
    context.strokeStyle = this.style("--st-primary-color");
    context.lineWidth = 1.2;
    for (const source of sources) {
      const from = before ? place(before, source) : layout.picture;
      const [x, y] = [from.left + from.width, from.top + from.height / 2];
      const [toX, toY] = [box.left, box.top + box.height / 2];
      context.beginPath();
      curve(context, x, y, toX, toY);
      context.stroke();
    }
    if (!kernels) return;
    const [side, , channels, filters] = kernels.shape;
    sources.forEach((source, channel) => {
      const from = before ? place(before, source) : layout.picture;
      const size = Math.min(KERNEL_CELL, (from.height - 2) / side);
      const [left, top] = [from.left + from.width + 2, from.top + (from.height - side * size) / 2];
      for (let tap = 0; tap < side * side; tap += 1) {
        const shade = 3 * kernels[(tap * channels + channel) * filters + map];
        context.fillStyle = css(this.arrays.signedColours.subarray(shade, shade + 3));
        context.fillRect(left + (tap % side) * size, top + Math.floor(tap / side) * size, size, size);
      }
      context.strokeStyle = "#10141f";
      context.lineWidth = 1;
      context.strokeRect(left, top, side * size, side * size);
    });
  }

  /** The map in focus, large, beside its place: on the side where its inputs do not lie, if there is room. */
  enlarge(context, layout, { column, map, row, cell }) {
    const layer = this.meta.layers[column];
    const side = LOUPE * layout.height;
    const box = place(layout.columns[column], map);
    const right = box.left + box.width + GAP * this.rem;
    const left = right + side < layout.width ? right : Math.max(2, box.left - side - GAP * this.rem);
    const top = Math.max(2, Math.min(layout.height - side - 2, box.top + (box.height - side) / 2));
    const [rows, columns] = layer.sent;
    context.imageSmoothingEnabled = false;
    context.drawImage(this.sheets[column], 0, map * rows, columns, rows, left, top, side, side);
    context.lineWidth = 3;
    context.strokeStyle = this.style("--st-primary-color");
    context.strokeRect(left, top, side, side);
    const [wide, high] = [side / layer.columns, side / layer.rows];
    outline(context, left + cell * wide, top + row * high, wide, high);
  }

  field(context, picture, field, row, cell) {
    const top = picture.top + (field.start + row * field.jump) * picture.scale;
    const left = picture.left + (field.start + cell * field.jump) * picture.scale;
    const size = field.size * picture.scale;
    context.save();
    context.beginPath();
    context.rect(picture.left - 2, picture.top - 2, picture.width + 4, picture.height + 4);
    context.clip();
    outline(context, left, top, size, size);
    context.restore();
  }
}

const range = (count) => Array.from({ length: count }, (_, at) => at);

function pictureOf(pixels) {
  const [rows, columns, channels] = pixels.shape;
  return bitmap(rows, columns, (at) => [0, 1, 2].map((channel) => pixels[channels * at + Math.min(channel, channels - 1)]));
}
