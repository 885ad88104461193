// Faint lines between layers: who reads whom.
import { place } from "./layout.js";

const MOST = 300; // more lines than this are one grey band

/** Lines from every map to those that read it; a band where there are too many, and before layers without maps. */
export function links(context, layout, ink) {
  context.strokeStyle = context.fillStyle = ink;
  context.lineWidth = 1;
  layout.columns.forEach((column, number) => {
    const before = layout.columns[number - 1];
    const pairs = column.layer.kind === "maps" ? pairsOf(before, column.layer) : [];
    if (!pairs.length || pairs.length > MOST) return band(context, before ?? layout.picture, column);
    context.globalAlpha = pairs.length > MOST / 4 ? 0.16 : 0.3;
    context.beginPath();
    for (const [source, map] of pairs) {
      const from = before ? place(before, source) : layout.picture;
      const to = place(column, map);
      curve(context, from.left + from.width, from.top + from.height / 2, to.left, to.top + to.height / 2);
    }
    context.stroke();
  });
  context.globalAlpha = 1;
}

/** Which map reads which: [source, map]. Several read one picture. */
function pairsOf(before, { count, reads }) {
  const maps = Array.from({ length: count }, (_, map) => map);
  if (!before) return maps.map((map) => [0, map]);
  if (reads !== "all") return maps.map((map) => [map, map]);
  return maps.flatMap((map) => Array.from({ length: before.layer.count }, (_, source) => [source, map]));
}

export function curve(context, x, y, toX, toY) {
  context.moveTo(x, y);
  context.bezierCurveTo((x + toX) / 2, y, (x + toX) / 2, toY, toX, toY);
}

function band(context, from, to) {
  const right = from.left + (from.inner ?? from.width);
  context.globalAlpha = 0.08;
  context.beginPath();
  context.moveTo(right, from.top);
  context.lineTo(to.left, to.top);
  context.lineTo(to.left, to.top + to.height);
  context.lineTo(right, from.top + from.height);
  context.fill();
}
