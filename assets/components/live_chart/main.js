// The curves of a training. Every payload brings only the points that are new; the chart itself is never replaced.
import { arrangement, axes, guess, levels, panels, rows } from "../shared/curves.js";
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

const LEFT_PART = 0.6; // up to this part of the epochs a note stands right of its line, beyond it left
const FEW = 8; // epochs up to which the thin curve is drawn through all of them
const SEVERAL = 3; // changes of the learning rate, one at each epoch, that nobody has made by hand
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
    this.points.push(...rows(arrays.points, meta.columns));
    this.root.dataset.run = meta.run;
    this.root.dataset.points = this.points.length;
    draw(this.root, meta.alt, () => figure(this.points, meta, this.root));
  }
}

function figure(points, meta, root) {
  const ends = points.filter((point) => point.ends_epoch);
  const traces = panels(meta.metric).flatMap((panel) => [...guess(panel, meta.metric, look(root).ink), ...curves(points, ends, panel, meta)]);
  if (meta.overfits) traces.unshift(...gap(ends.filter((end) => end.epoch >= meta.best), meta.validation.colour));
  return { traces, layout: layout(meta, points, root) };
}

// Bold: what Keras reports at the end of each epoch. Thin: the mean over the batches of the epoch so far, which begins anew
// with each; of a long run that of its newest epoch alone.
function curves(points, ends, { axis, name, format }, meta) {
  const common = { xaxis: `x${axis}`, yaxis: `y${axis}`, showlegend: axis === "", hovertemplate: `%{y:${format}}` };
  const curve = (column, title, look) => ({
    ...common, name: title, legendgroup: title, x: ends.map((end) => end.epoch), y: ends.map((end) => end[column]),
    mode: "lines+markers", marker: { size: 6, symbol: look.symbol }, line: { color: look.colour, dash: look.dash, width: 2.5 },
  });
  const fine = ends.length > FEW ? points.slice(points.lastIndexOf(ends.at(-1))) : points;
  const batches = {
    ...common, name: "this epoch so far", legendgroup: "batches", showlegend: common.showlegend && fine.length > 1,
    x: fine.map((point) => point.epoch), y: fine.map((point) => point[name]), mode: "lines", opacity: 0.75, line: { color: meta.training.colour, width: 1 },
  };
  const remeasured = ends.some((end) => Number.isFinite(end[`remeasured_${name}`]));
  return [
    batches, curve(name, "training", meta.training), curve(`val_${name}`, "validation", meta.validation),
    ...(remeasured ? [curve(`remeasured_${name}`, "training, measured again", meta.remeasured)] : []),
  ];
}

// Where the learning rate was changed: the epoch before the first step with the new one, and that rate. Not of a rate that
// changes by itself with every epoch: so many marks would cover the curves.
function newRates(points) {
  const pairs = points.slice(1).map((point, at) => [points[at], point]);
  const changed = ([before, after]) => before.learning_rate && after.learning_rate && before.learning_rate !== after.learning_rate;
  const found = pairs.filter(changed).map(([before, after]) => ({ epoch: before.epoch, rate: after.learning_rate }));
  const epochs = points.filter((point) => point.ends_epoch).length;
  return found.length >= SEVERAL && found.length >= epochs - 1 ? [] : found;
}

// The loss that validation has more than training, from the best epoch on.
function gap(ends, colour) {
  const edge = (column, rest) => ({ x: ends.map((end) => end.epoch), y: ends.map((end) => end[column]), mode: "lines", line: { width: 0 }, showlegend: false, hoverinfo: "skip", ...rest });
  return [edge("loss", {}), edge("val_loss", { fill: "tonexty", fillcolor: `${colour}40`, name: "overfitting", showlegend: true, line: { width: 6, color: `${colour}40` } })];
}

function layout(meta, points, root) {
  const { ink, axis, layout } = look(root);
  const epochs = { ...axis, title: { text: "epoch", standoff: 4 }, range: [0, meta.epochs], autorange: false };
  const line = (x, axis, look) => ({ type: "line", xref: `x${axis}`, yref: `y${axis} domain`, x0: x, x1: x, y0: 0, y1: 1, line: look });
  const across = (x, look) => [line(x, "", look), line(x, "2", look)];
  const note = (x, y, text, colour) => {
    const left = x <= LEFT_PART * meta.epochs;
    return { xref: "x", yref: "y domain", x, y, text, showarrow: false, xanchor: left ? "left" : "right", xshift: left ? 4 : -4, font: { color: colour } };
  };
  const marks = [
    ...(meta.best ? [{ at: meta.best, y: 1, text: "lowest validation loss", colour: meta.best_colour, look: { width: 2, dash: "dash" } }] : []),
    ...newRates(points).map(({ epoch, rate }) => ({ at: epoch, y: 0.86, text: `rate ${Number(rate.toPrecision(3))}`, colour: ink, look: { width: 1, dash: "dot" } })),
  ];
  const known = levels(meta.metric, meta.goal, ink);
  return {
    ...layout, ...arrangement(root, layout, {}), ...axes(meta.metric, epochs, axis, points), uirevision: meta.run,
    shapes: [...marks.flatMap(({ at, colour, look }) => across(at, { color: colour, ...look })), ...known.map(({ shape }) => shape)],
    annotations: [...marks.map(({ at, y, text, colour }) => note(at, y, text, colour)), ...known.map(({ annotation }) => annotation)],
  };
}
