// The curves of a training. Every payload brings only the points that are new; the chart itself is never replaced.
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

// epoch, loss, accuracy, val_loss, val_accuracy, ends_epoch, learning rate, loss and accuracy measured again
const FIELDS = 9;
const charts = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let chart = charts.get(parentElement);
  if (!chart) charts.set(parentElement, (chart = new Chart(parentElement.querySelector(".root"))));
  chart.askForAll = () => setTriggerValue("resync", Date.now());
  chart.take(unpack(data));
}

class Chart {
  constructor(root) {
    this.root = root;
    this.points = [];
  }

  take({ meta, arrays }) {
    if (meta.run !== this.meta?.run) this.points = [];
    this.meta = meta;
    // A payload may get lost when two come close together: then the page sends them all.
    if (meta.from > this.points.length) return this.askForAll();
    this.points.length = meta.from;
    const { points } = arrays;
    for (let at = 0; at < points.length; at += FIELDS) this.points.push(Array.from(points.subarray(at, at + FIELDS)));
    this.root.dataset.run = meta.run;
    this.root.dataset.points = this.points.length;
    const { traces, layout } = figure(this.points, meta, look(this.root));
    draw(this.root, meta.alt, traces, layout);
  }
}

// Bold: what Keras reports at the end of each epoch. Thin: the mean over the batches of the epoch so far.
function figure(points, meta, page) {
  const ends = points.filter((point) => point[5]);
  const curve = (field, name, axis, look) => ({
    x: ends.map((row) => row[0]), y: ends.map((row) => row[field]), name, legendgroup: name, showlegend: axis === "",
    xaxis: `x${axis}`, yaxis: `y${axis}`, mode: "lines+markers", marker: { size: 6, symbol: look.symbol },
    line: { color: look.colour, dash: look.dash, width: 2.5 }, hovertemplate: "%{y:.4f}",
  });
  const batches = (field, axis) => ({
    x: points.map((row) => row[0]), y: points.map((row) => row[field]), name: "training, this epoch so far", opacity: 0.75,
    xaxis: `x${axis}`, yaxis: `y${axis}`, mode: "lines", line: { color: meta.training.colour, width: 1 },
    legendgroup: "batches", showlegend: axis === "", hovertemplate: "%{y:.4f}",
  });
  const traces = [
    batches(1, ""), curve(1, "training", "", meta.training), curve(3, "validation", "", meta.validation),
    batches(2, "2"), curve(2, "training", "2", meta.training), curve(4, "validation", "2", meta.validation),
  ];
  if (ends.some((row) => !Number.isNaN(row[7]))) {
    traces.push(curve(7, "training, measured again", "", meta.remeasured), curve(8, "training, measured again", "2", meta.remeasured));
  }
  if (meta.overfits) traces.unshift(...gap(ends.filter((row) => row[0] >= meta.best), meta.validation.colour));
  return { traces, layout: layout(meta, newRates(points), page) };
}

// Where the learning rate was changed: the epoch before the first step with the new one, and that rate.
function newRates(points) {
  return points.flatMap((point, at) => (at && point[6] && points[at - 1][6] && point[6] !== points[at - 1][6] ? [{ epoch: points[at - 1][0], rate: point[6] }] : []));
}

// The loss that validation has more than training, from the best epoch on.
function gap(rows, colour) {
  const edge = (field, rest) => ({ x: rows.map((row) => row[0]), y: rows.map((row) => row[field]), mode: "lines", line: { width: 0 }, showlegend: false, hoverinfo: "skip", ...rest });
  return [edge(1, {}), edge(3, { fill: "tonexty", fillcolor: `${colour}40`, name: "overfitting", showlegend: true, line: { width: 6, color: `${colour}40` } })];
}

function layout(meta, rates, { ink, axis, layout }) {
  const epochs = { ...axis, title: { text: "epoch", standoff: 4 }, range: [0, meta.epochs], autorange: false };
  const line = (x, axis) => ({ type: "line", xref: `x${axis}`, yref: `y${axis} domain`, x0: x, x1: x, y0: 0, y1: 1, line: { color: meta.best_colour, width: 2, dash: "dash" } });
  const shapes = meta.best ? [line(meta.best, ""), line(meta.best, "2")] : [];
  if (meta.threshold) shapes.push({ type: "line", xref: "x2 domain", yref: "y2", x0: 0, x1: 1, y0: meta.threshold, y1: meta.threshold, line: { color: ink, width: 1, dash: "dot" } });
  const note = { xref: "x", yref: "y domain", x: meta.best, y: 1, text: "best validation", showarrow: false, xanchor: meta.best > 0.6 * meta.epochs ? "right" : "left", xshift: meta.best > 0.6 * meta.epochs ? -4 : 4, font: { color: meta.best_colour } };
  const left = (epoch) => epoch <= 0.6 * meta.epochs;
  const annotations = meta.best ? [note] : [];
  for (const { epoch, rate } of rates) {
    for (const axis of ["", "2"]) shapes.push({ ...line(epoch, axis), line: { color: ink, width: 1, dash: "dot" } });
    annotations.push({ ...note, x: epoch, y: 0.86, text: `rate ${Number(rate.toPrecision(3))}`, xanchor: left(epoch) ? "left" : "right", xshift: left(epoch) ? 4 : -4, font: { color: ink } });
  }
  return {
    ...layout, uirevision: meta.run, datarevision: meta.from,
    xaxis: epochs, xaxis2: { ...epochs }, yaxis: { ...axis, title: { text: "loss" }, rangemode: "tozero" },
    yaxis2: { ...axis, title: { text: "accuracy" }, range: [0, 1.03], autorange: false }, shapes, annotations,
  };
}
