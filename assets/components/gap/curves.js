// Curves over epochs on a plane, and the bracket that measures the gap between two of them.
import { disc, segment } from "../shared/paint.js";
import { fixed } from "../shared/words.js";

const DASHES = { again: [8, 5], validation: [2, 5], validation_loss: [2, 5] };
const FAINT = 0.3; // the curves of the run to compare with

/** One curve; its values belong to the epochs 1, 2, ... */
export function stroke(plane, context, name, values, colour) {
  context.beginPath();
  values.forEach((value, at) => context.lineTo(plane.across(at + 1), plane.down(value)));
  context.strokeStyle = colour;
  context.lineWidth = 0.17 * plane.rem;
  context.lineCap = context.lineJoin = "round";
  context.setLineDash((DASHES[name] ?? []).map((part) => (part / 16) * plane.rem));
  context.stroke();
  context.setLineDash([]);
}

/** The curves of a run that stays behind the one that is looked at. */
export function behind(context, paint) {
  context.globalAlpha = FAINT;
  paint();
  context.globalAlpha = 1;
}

/** Shades what lies between two curves, up to an epoch. */
export function shade(plane, context, upper, lower, epoch, colour) {
  const places = Array.from({ length: epoch }, (_, at) => at);
  context.beginPath();
  for (const at of places) context.lineTo(plane.across(at + 1), plane.down(upper[at]));
  for (const at of places.reverse()) context.lineTo(plane.across(at + 1), plane.down(lower[at]));
  context.fillStyle = `${colour}33`;
  context.fill();
}

/** A line across the plane at a value, with its name. */
export function level(plane, context, value, name) {
  const at = plane.down(value);
  context.strokeStyle = context.fillStyle = plane.style("--st-text-color");
  context.lineWidth = 1;
  context.setLineDash([2, 4]);
  segment(context, plane.box.left, at, plane.box.right, at);
  context.setLineDash([]);
  context.font = `${0.75 * plane.rem}px ${plane.style("--st-font")}`;
  context.textAlign = "center";
  context.fillText(name, (plane.box.left + plane.box.right) / 2, at - 0.3 * plane.rem);
}

/** The line that is dragged along the epochs, with a knob where the hand takes it. */
export function cursor(plane, context, epoch) {
  const [x, knob] = [plane.across(epoch), 0.42 * plane.rem];
  context.strokeStyle = context.fillStyle = plane.style("--st-text-color");
  context.lineWidth = 1;
  context.setLineDash([4, 4]);
  segment(context, x, plane.box.top, x, plane.box.bottom);
  context.setLineDash([]);
  disc(context, x, plane.box.bottom - knob, knob);
}

/** The bracket between two values after an epoch, and how far they lie apart. */
export function bracket(plane, context, epoch, from, to) {
  const right = epoch < (plane.x[0] + plane.x[1]) / 2;
  const way = right ? 1 : -1;
  const [x, arm] = [plane.across(epoch), 0.5 * plane.rem];
  const [top, bottom] = [plane.down(from), plane.down(to)];
  context.strokeStyle = plane.style("--st-text-color");
  context.lineWidth = 0.2 * plane.rem;
  context.beginPath();
  for (const [dx, y] of [[0, top], [way * arm, top], [way * arm, bottom], [0, bottom]]) context.lineTo(x + dx, y);
  context.stroke();
  label(plane, context, `${fixed(from - to, 1)} points`, x + way * (arm + 0.45 * plane.rem), (top + bottom) / 2, right ? "left" : "right");
}

/** A ring around a point of a curve, with its name. */
export function ring(plane, context, epoch, value, name, colour) {
  const [x, y] = [plane.across(epoch), plane.down(value)];
  context.beginPath();
  context.arc(x, y, 0.5 * plane.rem, 0, 2 * Math.PI);
  context.strokeStyle = colour;
  context.lineWidth = 0.18 * plane.rem;
  context.stroke();
  const right = epoch < (plane.x[0] + plane.x[1]) / 2;
  label(plane, context, name, x + (right ? 0.2 : -0.2) * plane.rem, y - 1.35 * plane.rem, right ? "left" : "right");
}

// Words on a ground of their own: curves run behind them.
function label(plane, context, text, x, y, side) {
  context.font = `600 ${0.85 * plane.rem}px ${plane.style("--st-font")}`;
  context.textAlign = side;
  const width = context.measureText(text).width;
  context.fillStyle = plane.style("--st-background-color");
  context.globalAlpha = 0.85;
  context.fillRect(side === "left" ? x - 2 : x - width - 2, y - 0.75 * plane.rem, width + 4, 1.4 * plane.rem);
  context.globalAlpha = 1;
  context.fillStyle = plane.style("--st-text-color");
  context.textBaseline = "middle";
  context.fillText(text, x, y);
  context.textBaseline = "alphabetic";
}
