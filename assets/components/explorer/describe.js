// What is under the pointer, in words.
import { number } from "../shared/paint.js";
import { spreadTo } from "./layout.js";

/** What the layer under the pointer does, in one sentence. */
export function explain({ meta }, focus) {
  if (!focus) return "Point at a feature map to enlarge it.";
  const { title } = meta.layers[focus.column];
  return `${title}: ${meta.says[title] ?? ""}`;
}

/** Its number, and where it comes from. */
export function describe({ meta, arrays }, focus) {
  if (!focus) return "Its inputs, its kernel and what it sees of the picture light up. Click one to see its numbers. \u2713 marks the right class.";
  const layer = meta.layers[focus.column];
  const values = arrays[`values${focus.column}`];
  if (layer.kind === "classes") return `${meta.classes[focus.map] ?? focus.map}: ${number(values[focus.map] * 100, 1)}%`;
  if (layer.kind === "units") return `${layer.title}, unit ${focus.map + 1} of ${layer.count}: about ${number(valueOf(layer, values, focus.map, 0), 2)}`;
  const [rows, columns] = layer.sent;
  const at = (focus.map * rows + spreadTo(focus.row, layer.rows, rows)) * columns + spreadTo(focus.cell, layer.columns, columns);
  const value = number(valueOf(layer, values, at, focus.map), 2);
  const place = `${layer.title}, map ${focus.map + 1} of ${layer.count}: about ${value} in row ${focus.row}, column ${focus.cell}`;
  // Until it is predicted, the payload does not say it.
  return layer.field ? `${place}; it sees ${layer.field.size} × ${layer.field.size} pixels` : place;
}

// Maps travel as 256 steps of their scale, which is enough for the eye; the stepper has the exact numbers.
function valueOf(layer, values, at, map) {
  return layer.low[map] + (values[at] / 255) * (layer.high[map] - layer.low[map]);
}
