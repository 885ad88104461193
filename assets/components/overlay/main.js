// The curves of several runs on shared axes: loss on the left, the metric on the right.
import { arrangement, axes, guess, levels, panels, rows } from "../shared/curves.js";
import { unpack } from "../shared/payload.js";
import { draw, look, rem } from "../shared/plotly.js";

const MARKERS = 10; // so many on a curve tell it from the others; one for every epoch would be slow to draw

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const runs = meta.runs.map((run, number) => ({ ...run, ends: rows(arrays[`run${number}`], run.columns) }));
  draw(root, meta.alt, () => picture(runs, meta, root));
  root.dataset.runs = runs.length;
}

function picture(runs, meta, root) {
  const { ink } = look(root);
  const both = panels(meta.metric);
  const starts = both.flatMap((panel) => guess(panel, meta.metric, ink));
  const traces = runs.flatMap((run) => both.flatMap((panel) => curves(run, panel, meta.dashes)));
  return { traces: [...starts, ...traces, ...key(meta.dashes, ink)], layout: layout(runs, meta, root) };
}

// A run's curves share one entry of the legend, so that a click on it hides or shows them all.
function curves(run, { axis, name, format }, dashes) {
  const columns = { training: name, validation: `val_${name}` };
  const common = { legendgroup: run.symbol, xaxis: `x${axis}`, yaxis: `y${axis}` };
  const curve = (part) => ({
    ...common, name: `${run.name}, ${part}`, showlegend: false, mode: "lines+markers", hovertemplate: `%{y:${format}}`,
    x: run.ends.map((end) => end.epoch), y: run.ends.map((end) => end[columns[part]]),
    line: { color: run.colour, dash: dashes[part], width: 2 }, marker: { symbol: run.symbol, size: 6, maxdisplayed: MARKERS },
  });
  const best = run.ends.filter((end) => end.epoch === run.best);
  const ring = {
    ...common, name: "best", showlegend: false, mode: "markers", hoverinfo: "skip",
    x: best.map((end) => end.epoch), y: best.map((end) => end[columns.validation]),
    marker: { symbol: "circle-open", size: 16, color: run.colour, line: { width: 2.5 } },
  };
  const entry = { ...common, name: run.name, mode: "markers", x: [null], y: [null], marker: { symbol: run.symbol, size: 10, color: run.colour } };
  return [...(axis ? [] : [entry]), curve("training"), curve("validation"), ring];
}

// What the styles of line and the rings mean, for the legend alone.
function key(dashes, ink) {
  const entry = (name, rest) => ({ name, x: [null], y: [null], hoverinfo: "skip", ...rest });
  return [
    entry("training", { mode: "lines", line: { color: ink, dash: dashes.training, width: 2 } }),
    entry("validation", { mode: "lines", line: { color: ink, dash: dashes.validation, width: 2 } }),
    entry("lowest validation loss", { mode: "markers", marker: { symbol: "circle-open", size: 12, color: ink, line: { width: 2 } } }),
  ];
}

function layout(runs, { metric }, root) {
  const { axis, ink, layout } = look(root);
  const last = Math.max(1, ...runs.flatMap((run) => run.ends.map((end) => end.epoch)));
  const epochs = { ...axis, title: { text: "epoch", standoff: 4 }, range: [0, last + 0.5], autorange: false, unifiedhovertitle: { text: "epoch %{x}" } };
  const wide = { margin: { ...layout.margin, t: 1.6 * rem(), b: 6.2 * rem() }, legend: { orientation: "h", x: 0, y: -0.18, yanchor: "top" } };
  const known = levels(metric, null, ink);
  return {
    ...layout, ...arrangement(root, layout, wide), ...axes(metric, epochs, axis, runs.flatMap((run) => run.ends)), uirevision: runs.map((run) => run.name).join(), hoverlabel: { ...layout.hoverlabel, namelength: -1 },
    shapes: known.map(({ shape }) => shape), annotations: known.map(({ annotation }) => annotation),
  };
}
