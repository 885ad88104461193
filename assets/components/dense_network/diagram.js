// The dense network from left to right: picture, units, answers. The unit pointed at is joined to what it reads and to what it adds to.
import { fitted } from "../shared/names.js";
import { bitmap, colourOf, css, outline } from "../shared/paint.js";
import { fixed } from "../shared/words.js";

const SMALL = 34; // rem: on a narrower canvas less is written

/** Where everything is, in pixels of the screen. */
function arrange({ canvas, classes, drawn }) {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { clientWidth: width, clientHeight: height } = canvas;
  const narrow = width < SMALL * rem;
  const top = 1.8 * rem;
  const side = Math.min(height - top - 0.4 * rem, (narrow ? 0.17 : 0.22) * width);
  const [begin, room] = narrow ? [0.21 * width, 0.24 * width] : [0.3 * width, 0.3 * width];
  // As many columns as make the cells largest.
  const columns = Array.from({ length: drawn }, (_, at) => at + 1);
  const fits = (across) => Math.min(room / across, (height - top) / Math.ceil(drawn / across), 2.2 * rem);
  const across = columns.reduce((best, each) => (fits(each) > fits(best) ? each : best), 1);
  const cell = fits(across);
  const left = begin + (room - across * cell) / 2;
  const row = (height - top) / classes;
  return { rem, width, height, narrow, top, side, across, cell, left, row, names: (narrow ? 0.55 : 0.72) * width };
}

/** The unit and the answer at a point, each null where there is none. */
export function found({ places, drawn, classes }, x, y) {
  const { top, across, cell, left, row, names } = places;
  const [column, line] = [Math.floor((x - left) / cell), Math.floor((y - top) / cell)];
  const unit = column >= 0 && column < across && line >= 0 && line * across + column < drawn ? line * across + column : null;
  const answer = Math.floor((y - top) / row);
  return { unit, answer: x > names && answer >= 0 && answer < classes ? answer : null };
}

export function drawDiagram(network) {
  const { canvas, root } = network;
  if (!canvas.clientHeight) return; // it is leaving the page
  const places = (network.places = arrange(network));
  canvas.width = Math.max(1, places.width * devicePixelRatio);
  canvas.height = Math.max(1, places.height * devicePixelRatio);
  const context = canvas.getContext("2d");
  context.scale(devicePixelRatio, devicePixelRatio);
  context.imageSmoothingEnabled = false;
  const style = getComputedStyle(root);
  const ink = style.color;
  const pen = { context, ink, font: style.fontFamily, quiet: style.getPropertyValue("--st-border-color") };
  heads(network, pen);
  reads(network, pen);
  picture(network, pen);
  adds(network, pen);
  units(network, pen);
  answers(network, pen);
}

function write({ context, ink, font }, text, x, y, rem, { size = 0.875, weight = 400, align = "left" } = {}) {
  context.font = `${weight} ${size * rem}px ${font}`;
  context.fillStyle = ink;
  context.textAlign = align;
  context.fillText(text, x, y);
}

function heads({ places, meta, drawn, classes, arrays, answer }, pen) {
  const { rem, left, across, cell, names, narrow } = places;
  const bold = { weight: 600 };
  write(pen, narrow ? arrays.picture.length : `${arrays.picture.length} numbers`, 0, rem, rem, bold);
  const shown = drawn < meta.units ? `${drawn} of ${meta.units} units` : `${meta.units} units`;
  const about = answer === null || narrow ? shown : `${shown}: for ${meta.classes[answer]}`;
  write(pen, about, left + (across * cell) / 2, rem, rem, { ...bold, align: "center" });
  write(pen, narrow ? `${classes} answers` : `${classes} answers: sum → softmax`, names, rem, rem, bold);
}

function picture({ places, arrays }, { context }) {
  const { top, side } = places;
  const pixels = Math.sqrt(arrays.picture.length);
  const small = bitmap(pixels, pixels, (at) => [...arrays.greys.subarray(3 * arrays.picture[at], 3 * arrays.picture[at] + 3)]);
  context.drawImage(small, 0, top, side, side);
}

/** From the whole picture to the unit: it reads every pixel. */
function reads({ places, unit }, { context, quiet }) {
  const { top, side } = places;
  const [x, y] = middle(places, unit);
  context.fillStyle = quiet;
  context.globalAlpha = 0.7;
  context.beginPath();
  for (const corner of [[side, top], [x, y], [side, top + side]]) context.lineTo(...corner);
  context.fill();
  context.globalAlpha = 1;
}

/** From the unit to every answer: as thick as what it adds; dashed where it takes away. */
function adds({ places, unit, answer, classes, arrays }, { context }) {
  const { rem, top, row, names } = places;
  const most = Math.max(...arrays.shares.map(Math.abs)) || 1;
  const [x, y] = middle(places, unit);
  for (let at = 0; at < classes; at += 1) {
    const share = arrays.shares[unit * classes + at];
    context.globalAlpha = answer === null || answer === at ? 1 : 0.25;
    context.strokeStyle = css(colourOf(Math.sign(share), -1, 1, arrays.signedColours));
    context.lineWidth = Math.max(0.06, (0.7 * Math.abs(share)) / most) * rem;
    context.setLineDash(share < 0 ? [0.5 * rem, 0.4 * rem] : []);
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(names - 0.4 * rem, top + (at + 0.5) * row);
    if (share) context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** Each unit by its number; with an answer pointed at, by what it adds to that one. */
function units({ places, unit, answer, drawn, classes, arrays }, { context, quiet }) {
  const { cell } = places;
  const highest = Math.max(...arrays.values) || 1;
  const most = Math.max(...arrays.shares.map(Math.abs)) || 1;
  const colour = (at) => (answer === null ? colourOf(arrays.values[at], 0, highest, arrays.colours) : colourOf(arrays.shares[at * classes + answer], -most, most, arrays.signedColours));
  for (let at = 0; at < drawn; at += 1) {
    const [x, y] = middle(places, at);
    context.beginPath();
    context.arc(x, y, 0.42 * cell, 0, 2 * Math.PI);
    context.fillStyle = css(colour(at));
    // A unit that says 0 is only a ring.
    if (arrays.values[at]) context.fill();
    context.lineWidth = 1;
    context.strokeStyle = quiet;
    context.stroke();
  }
  const [x, y] = middle(places, unit);
  outline(context, x - cell / 2, y - cell / 2, cell, cell);
}

function answers({ places, meta, unit, answer, classes, arrays }, pen) {
  const { rem, width, top, row, names, narrow } = places;
  const likeliest = arrays.logits.indexOf(Math.max(...arrays.logits));
  const size = Math.min(0.95, (0.7 * row) / rem);
  const { context } = pen;
  for (let at = 0; at < classes; at += 1) {
    const y = top + (at + 0.5) * row + 0.32 * size * rem;
    const weight = at === likeliest || at === answer ? 700 : 400;
    const share = arrays.probabilities[at];
    const end = width - 3.4 * rem;
    const bar = narrow ? end : names + 0.42 * (width - names);
    context.fillStyle = css(colourOf(1, -1, 1, arrays.signedColours));
    context.globalAlpha = 0.75;
    if (!narrow) context.fillRect(bar + 3.2 * rem, top + (at + 0.25) * row, share * (end - bar - 3.2 * rem), 0.5 * row);
    context.globalAlpha = 1;
    context.font = `${weight} ${size * rem}px ${pen.font}`;
    const name = fitted(context, `${meta.classes[at]}${at === meta.truth ? " ✓" : ""}`, bar - names);
    write(pen, name, names, y, rem, { size, weight });
    if (!narrow) write(pen, fixed(arrays.logits[at], 2), bar + 2.8 * rem, y, rem, { size, weight, align: "right" });
    write(pen, `${(100 * share).toFixed(1)}%`, width, y, rem, { size, weight, align: "right" });
  }
}

function middle({ left, top, across, cell }, unit) {
  return [left + ((unit % across) + 0.5) * cell, top + (Math.floor(unit / across) + 0.5) * cell];
}
