// Two runs side by side, accuracy above and loss below; what gives one of them away is marked once that may show.
import { rows } from "../shared/curves.js";
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

const NARROW = 560; // pixels: up to this width the marks have no room for words
const PANELS = [["accuracy", ".1%"], ["loss", ".3f"]];

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const runs = meta.names.map((name, at) => ({ name, at, ends: rows(arrays[`run${at}`], meta.columns) }));
  const traces = runs.flatMap((run) => PANELS.flatMap(([value, format], row) => ["training", "validation"].map((part) => curve(run, row, value, format, part, meta))));
  draw(root, meta.alt, () => ({ traces, layout: layout(runs, meta, look(root), root.clientWidth > NARROW) })).then(() => (root.dataset.signs = meta.signs ? "shown" : "hidden"));
}

/** The number of a panel as Plotly writes it: from the left to the right, then the next row. */
const panel = (at, row) => (2 * row + at ? String(2 * row + at + 1) : "");

function curve({ ends, at }, row, value, format, part, { colours, dashes }) {
  const column = part === "training" ? value : `val_${value}`;
  return {
    name: part, legendgroup: part, showlegend: !at && !row, mode: "lines+markers", hovertemplate: `%{y:${format}}`,
    xaxis: `x${panel(at, row)}`, yaxis: `y${panel(at, row)}`, x: ends.map((end) => end.epoch), y: ends.map((end) => end[column]),
    line: { color: colours[part], dash: dashes[part], width: 2.5 }, marker: { size: 5, symbol: part === "training" ? "circle" : "diamond" },
  };
}

function layout(runs, meta, { axis, ink, layout }, wide) {
  const { size } = layout.font;
  const last = Math.max(...runs.flatMap((run) => run.ends.map((end) => end.epoch)));
  const highest = Math.max(...runs.flatMap((run) => run.ends.flatMap((end) => [end.loss, end.val_loss])));
  const axes = {};
  runs.forEach(({ at }) => PANELS.forEach(([value], row) => {
    axes[`xaxis${panel(at, row)}`] = { ...axis, title: { text: row ? "epoch" : "", standoff: 4 }, range: [0.5, last + 0.5], autorange: false };
    const range = row ? [-0.03 * highest, 1.08 * highest] : [0.45, 1.03];
    axes[`yaxis${panel(at, row)}`] = { ...axis, title: { text: at ? "" : value }, range, autorange: false, ...(row ? {} : { tickformat: ".0%" }) };
  }));
  const names = runs.map(({ name, at }) => ({ text: `<b>${name}</b>`, xref: `x${panel(at, 0)} domain`, yref: `y${panel(at, 0)} domain`, x: 0.5, y: 1, yanchor: "bottom", showarrow: false, font: { size: 1.25 * size, color: ink } }));
  const marks = meta.signs ? signs(meta, ink, size, wide) : { shapes: [], annotations: [] };
  return {
    ...layout, ...axes, grid: { rows: 2, columns: 2, pattern: "independent", xgap: 0.12, ygap: 0.16 },
    legend: { orientation: "h", x: 0.5, xanchor: "center", y: -0.12, yanchor: "top" }, margin: { ...layout.margin, t: 2 * size, b: 4.6 * size },
    shapes: marks.shapes, annotations: [...names, ...marks.annotations],
  };
}

/** The epochs after which validation is not below training, and the validation loss that does not turn. */
function signs({ signs: { run, above }, colours }, ink, size, wide) {
  const [accuracy, loss] = [panel(run, 0), panel(run, 1)];
  const band = (epoch) => ({ type: "rect", xref: `x${accuracy}`, yref: `y${accuracy} domain`, x0: epoch - 0.5, x1: epoch + 0.5, y0: 0, y1: 1, fillcolor: colours.sign, opacity: 0.22, line: { width: 0 }, layer: "below" });
  const note = (axis, x, y, mark, words) => ({ xref: `x${axis} domain`, yref: `y${axis} domain`, x, y, text: wide ? `<b>${mark}</b> ${words}` : `<b>${mark}</b>`, showarrow: false, xanchor: "right", font: { size: 1.1 * size, color: ink } });
  return {
    shapes: above.map(band),
    annotations: [
      note(accuracy, 0.97, 0.35, "①", `at or above training<br>in ${above.length} epochs`),
      note(loss, 0.97, 0.35, "②", "falls as<br>training does"),
    ],
  };
}
