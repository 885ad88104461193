// What all charts of training curves have in common: the loss on the left, on the right the metric they are sent.
import { rem } from "./plotly.js";

const HEADROOM = 0.03; // the part of a bounded axis that is left free above its highest value
const EXPLODED = 10; // a loss of this many guesses is drawn no further: that of networks that learn by heart stays below
const FAR = 2.5; // an error of so many naive forecasts, or a loss of so many times its lowest, is drawn no further
const NARROW = 560; // pixels: up to this width, as in the style sheets, the panels lie one above the other
const STACKED = { grid: { rows: 2, columns: 1, pattern: "independent", ygap: 0.24 }, legend: { orientation: "h", x: 0, y: -0.13, yanchor: "top" } };

/** The rows of a table that travels as one array of numbers, each as an object with the columns' names. */
export function rows(values, columns) {
  const width = columns.length;
  const row = (start) => Object.fromEntries(columns.map((name, column) => [name, values[start + column]]));
  return Array.from({ length: width ? values.length / width : 0 }, (_, at) => row(at * width));
}

/** Both panels: which number each draws, and how it is written. */
export function panels(metric) {
  return [{ axis: "", name: "loss", format: ".4f" }, { axis: "2", name: metric.name, format: metric.format }];
}

/** Where every training begins: before its first step a network can only guess. */
export function guess({ axis, name, format }, metric, ink) {
  if (!metric.guess) return [];
  const start = { loss: metric.guess, [metric.name]: metric.baseline.value };
  const marker = { symbol: "circle-open", size: 11, color: ink, line: { width: 2 } };
  return [{
    xaxis: `x${axis}`, yaxis: `y${axis}`, x: [0], y: [start[name]], mode: "markers", name: "a guess", marker, showlegend: false,
    cliponaxis: false, hovertemplate: `%{y:${format}}`,
  }];
}

/** The axes of both panels over the same `epochs`; what explodes leaves its panel instead of flattening the others. */
export function axes(metric, epochs, axis, points) {
  const within = ([low, high]) => ({ range: [low, high + HEADROOM * (high - low)], autorange: false });
  const most = highest(metric, points);
  return {
    xaxis: epochs, xaxis2: { ...epochs }, yaxis: { ...axis, title: { text: "loss" }, ...upTo(most.loss, points, "loss") },
    yaxis2: { ...axis, title: { text: metric.label }, ...(metric.axis ? within(metric.axis) : upTo(most.metric, points, metric.name)) },
  };
}

// How high each panel reaches at most: an error begins far above where it ends, and naive's line is what it is to be seen beside.
function highest(metric, points) {
  if (metric.better === "higher") return { loss: EXPLODED * (metric.guess || Infinity), metric: Infinity };
  return { loss: FAR * lowest(points, "loss"), metric: FAR * Math.max(metric.baseline?.value || Infinity, lowest(points, metric.name)) };
}

// How low both training and validation have come: each is to be seen at its best.
function lowest(points, name) {
  const least = (column) => Math.min(...points.map((point) => point[column]).filter(Number.isFinite));
  return Math.max(...[name, `val_${name}`].map(least).filter(Number.isFinite));
}

function upTo(most, points, name) {
  const beyond = points.some((point) => point[name] > most || point[`val_${name}`] > most);
  return beyond ? { range: [0, most], autorange: false } : { rangemode: "tozero" };
}

/** How panels and legend lie: where there is room, beside each other and as `wide` says. */
export function arrangement(root, layout, wide) {
  return root.clientWidth > NARROW ? wide : { ...STACKED, margin: { ...layout.margin, t: 1.3 * rem(), b: 8.5 * rem() } };
}

/** A dotted line across the metric's panel at some value, and its name above its end. */
export function level(value, text, ink) {
  const shape = { type: "line", xref: "x2 domain", yref: "y2", x0: 0, x1: 1, y0: value, y1: value, line: { color: ink, width: 1, dash: "dot" } };
  const annotation = { xref: "x2 domain", yref: "y2", x: 1, y: value, text, showarrow: false, xanchor: "right", yanchor: "bottom", font: { color: ink } };
  return { shape, annotation };
}

/** The levels of a metric that are known: what scores its baseline, what nobody passes, and where a run stops. */
export function levels(metric, goal, ink) {
  const known = metric.baseline ? [level(metric.baseline.value, metric.baseline.label, ink)] : [];
  if (metric.ceiling) known.push(level(metric.ceiling.value, metric.ceiling.label, ink));
  return goal ? [...known, level(goal, "goal", ink)] : known;
}
