// The flattened picture: all pixels in one line, and the part around the marked one, large enough to read.
import { blank, css, inkOn, outline } from "../shared/paint.js";

const LOUPE = 1.9; // rem that a cell of the loupe is wide
const [STRIP, LENS, CELLS, PLACES] = [1.7, 3.3, 2.2, 1.3]; // rem: the line's height, where the loupe begins, its cells, the places below

/** Where everything is, in pixels of the screen, for a line so wide. */
function arrange({ at, meta }, width) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const total = meta.rows * meta.columns;
  const place = at[0] * meta.columns + at[1];
  const count = Math.min(total, 2 * Math.floor(width / rem / LOUPE / 2) - 1);
  const first = Math.max(0, Math.min(total - count, place - (count >> 1)));
  return { rem, total, place, count, first, step: width / total, cell: width / count };
}

/** The place in the line that a point of the canvas belongs to, or null between line and loupe. */
export function placeOnLine(reader, x, y, width) {
  const { rem, total, count, first, step, cell } = arrange(reader, width);
  const inside = (value, from, to) => Math.max(from, Math.min(to, Math.floor(value)));
  if (y < STRIP * rem) return inside(x / step, 0, total - 1);
  // A pointer over the loupe would drag it along: it marks cells, and the line stays.
  return y > LENS * rem ? first + inside(x / cell, 0, count - 1) : null;
}

export function drawLine(reader) {
  const { line, meta, laid, root } = reader;
  const ratio = line.clientHeight / Math.max(1, line.clientWidth);
  const context = blank(line, ratio);
  const width = line.clientWidth;
  const parts = arrange(reader, width);
  const { rem, place, step } = parts;
  const style = getComputedStyle(root);
  for (let index = 0; index < laid * meta.columns; index += 1) {
    context.fillStyle = css(reader.colour(index));
    context.fillRect(index * step, 0, Math.ceil(step + 0.5), STRIP * rem);
  }
  context.strokeStyle = style.getPropertyValue("--st-border-color");
  context.strokeRect(0.5, 0.5, width - 1, STRIP * rem - 1);
  const row = reader.at[0] * meta.columns;
  context.fillStyle = "rgb(255 210 63 / 28%)";
  context.fillRect(row * step, 0, meta.columns * step, STRIP * rem);
  outline(context, place * step - 0.5, 1, Math.max(2, step), STRIP * rem - 2);
  if (laid > reader.at[0]) drawLoupe(reader, context, parts, style);
}

function drawLoupe(reader, context, { rem, place, count, first, step, cell }, style) {
  const { columns } = reader.meta;
  const width = count * cell;
  context.fillStyle = "rgb(255 210 63 / 22%)";
  context.beginPath();
  context.moveTo(first * step, STRIP * rem);
  context.lineTo((first + count) * step, STRIP * rem);
  context.lineTo(width, LENS * rem);
  context.lineTo(0, LENS * rem);
  context.fill();
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let at = 0; at < count; at += 1) {
    const index = first + at;
    const colour = reader.colour(index);
    context.fillStyle = css(colour);
    context.fillRect(at * cell, LENS * rem, cell + 0.5, CELLS * rem);
    context.font = `${0.72 * rem}px ${style.fontFamily}`;
    context.fillStyle = inkOn(colour);
    context.fillText(reader.text(index, 2), (at + 0.5) * cell, (LENS + CELLS / 2) * rem);
    context.font = `${index === place ? 700 : 400} ${0.7 * rem}px ${style.fontFamily}`;
    context.fillStyle = style.color;
    if (index % 2 === place % 2) context.fillText(index, (at + 0.5) * cell, (LENS + CELLS + PLACES / 2) * rem);
    if (index % columns === 0 && at) {
      context.fillStyle = "#ffd23f";
      context.fillRect(at * cell - 1.5, (LENS - 0.4) * rem, 3, (CELLS + 0.4) * rem);
    }
  }
  outline(context, (place - first) * cell, LENS * rem, cell, CELLS * rem);
}
