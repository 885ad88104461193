// The curves of several runs on shared axes: loss on the left, accuracy on the right.
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

const FIELDS = 5; // epoch, loss, accuracy, val_loss, val_accuracy
const MARKERS = 10; // so many on a curve tell it from the others; one for every epoch would be slow to draw
const PANELS = [
  { axis: "", training: 1, validation: 3 },
  { axis: "2", training: 2, validation: 4 },
];

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const page = look(root);
  const runs = meta.runs.map((run, number) => ({ ...run, rows: rows(arrays[`run${number}`]) }));
  const drawn = draw(root, meta.alt, [...runs.flatMap((run) => curves(run, meta.dashes)), ...key(meta.dashes, page.ink)], layout(runs, meta.epoch, page));
  root.dataset.runs = runs.length;
  drawn.then(() => (root.dataset.epoch = meta.epoch ?? ""));
}

function rows(values) {
  return Array.from({ length: values.length / FIELDS }, (_, at) => values.subarray(at * FIELDS, (at + 1) * FIELDS));
}

// A run's curves share one entry of the legend, so that a click on it hides or shows them all.
function curves(run, dashes) {
  return PANELS.flatMap(({ axis, ...fields }) => {
    const common = { legendgroup: run.symbol, xaxis: `x${axis}`, yaxis: `y${axis}` };
    const curve = (part) => ({
      ...common, name: `${run.name}, ${part}`, showlegend: false, mode: "lines+markers", hovertemplate: "%{y:.4f}",
      x: run.rows.map((row) => row[0]), y: run.rows.map((row) => row[fields[part]]),
      line: { color: run.colour, dash: dashes[part], width: 2 }, marker: { symbol: run.symbol, size: 6, maxdisplayed: MARKERS },
    });
    const best = run.rows.filter((row) => row[0] === run.best);
    const ring = {
      ...common, name: "best", showlegend: false, mode: "markers", hoverinfo: "skip",
      x: best.map((row) => row[0]), y: best.map((row) => row[fields.validation]),
      marker: { symbol: "circle-open", size: 16, color: run.colour, line: { width: 2.5 } },
    };
    const entry = { ...common, name: run.name, mode: "markers", x: [null], y: [null], marker: { symbol: run.symbol, size: 10, color: run.colour } };
    return axis ? [curve("training"), curve("validation"), ring] : [entry, curve("training"), curve("validation"), ring];
  });
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

function layout(runs, epoch, { axis, ink, layout }) {
  const last = Math.max(1, ...runs.flatMap((run) => run.rows.map((row) => row[0])));
  const epochs = { ...axis, title: { text: "epoch", standoff: 4 }, range: [0, last + 0.5], autorange: false, unifiedhovertitle: { text: "epoch %{x}" } };
  const line = (axis) => ({ type: "line", xref: `x${axis}`, yref: `y${axis} domain`, x0: epoch, x1: epoch, y0: 0, y1: 1, line: { color: ink, width: 1, dash: "dash" } });
  return {
    ...layout, shapes: epoch ? [line(""), line("2")] : [], uirevision: runs.map((run) => run.name).join(), hoverlabel: { ...layout.hoverlabel, namelength: -1 },
    margin: { ...layout.margin, t: 26, b: 90 }, legend: { orientation: "h", x: 0, y: -0.18, yanchor: "top" },
    xaxis: epochs, xaxis2: { ...epochs }, yaxis: { ...axis, title: { text: "loss" }, rangemode: "tozero" },
    yaxis2: { ...axis, title: { text: "accuracy" }, range: [0, 1.03], autorange: false },
  };
}
