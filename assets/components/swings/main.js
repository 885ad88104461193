// Validation accuracy as a dot for each epoch, before the band that chance alone explains.
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const [low, high] = meta.band ?? [0, 1];
  const dots = Array.from(arrays.accuracies, (accuracy, at) => ({ epoch: at + 1, accuracy, outside: at + 1 >= meta.first && (accuracy < low - 1e-6 || accuracy > high + 1e-6) }));
  draw(root, meta.alt, () => ({ traces: traces(dots, meta), layout: layout(dots, meta, look(root)) }));
  root.dataset.dots = dots.length;
  root.dataset.outside = dots.filter((dot) => dot.outside).length;
}

function traces(dots, meta) {
  const right = ({ accuracy }) => `${Math.round(accuracy * meta.pictures)} of ${meta.pictures} right`;
  const shown = (name, some, marker) => ({
    name, x: some.map((dot) => dot.epoch), y: some.map((dot) => dot.accuracy), text: some.map(right), mode: "markers",
    marker: { size: 11, color: meta.colour, ...marker }, hovertemplate: "epoch %{x}: %{text}, %{y:.1%}<extra></extra>",
  });
  const line = { x: dots.map((dot) => dot.epoch), y: dots.map((dot) => dot.accuracy), mode: "lines", line: { color: meta.colour, dash: "dot", width: 1.5 }, hoverinfo: "skip", showlegend: false };
  const band = { name: "what luck alone explains", visible: Boolean(meta.band), x: [null], y: [null], mode: "markers", marker: { symbol: "square", size: 14, color: `${meta.colour}38` } };
  return [
    line, band, shown("an epoch", dots.filter((dot) => !dot.outside && dot.epoch >= meta.first), { symbol: "diamond" }),
    shown("still learning", dots.filter((dot) => dot.epoch < meta.first), { symbol: "diamond-open", size: 8 }),
    shown("outside the band", dots.filter((dot) => dot.outside), { symbol: "x" }),
  ].filter((trace) => trace.x.length);
}

function layout(dots, meta, { axis, layout }) {
  const [low, high] = meta.band ?? [1, 1];
  const lowest = Math.min(low, ...dots.map((dot) => dot.accuracy));
  const band = { type: "rect", x0: meta.first - 0.5, x1: dots.length + 0.5, y0: low, y1: high, fillcolor: `${meta.colour}38`, line: { width: 0 }, layer: "below" };
  return {
    ...layout, grid: undefined, hovermode: "closest", shapes: meta.band ? [band] : [],
    xaxis: { ...axis, title: { text: "epoch", standoff: 4 }, range: [0.4, meta.epochs + 0.6], autorange: false },
    yaxis: { ...axis, title: { text: "validation accuracy" }, tickformat: ".0%", range: [Math.max(0, lowest - 0.03), 1.02], autorange: false },
  };
}
