// How often networks are right, a line each, by how many words follow the one that decides.
import { unpack } from "../shared/payload.js";
import { draw, look } from "../shared/plotly.js";

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const lines = meta.lines.map((line) => ({ ...line, values: Array.from(arrays[line.key]) }));
  draw(root, told(meta, lines), () => ({ traces: lines.map((line) => trace(line, meta)), layout: layout(meta, lines, look(root)) })).then(() => {
    root.dataset.lines = lines.length;
  });
}

const range = ([first, last]) => (first === last ? String(first) : `${first}–${last}`);
const percent = (share) => `${(100 * share).toFixed(0)}%`;

function told({ bins }, lines) {
  const ends = lines.map(({ name, values }) => `${name} from ${percent(values[0])} to ${percent(values.at(-1))}`);
  return `Validation accuracy with ${range(bins[0])} to ${range(bins.at(-1))} words after the one that decides: ${ends.join(", ")}.`;
}

function trace({ name, values, colour, dash, symbol }, { bins }) {
  return {
    name, x: bins.map(range), y: values, mode: "lines+markers", line: { color: colour, dash, width: 2.5 },
    marker: { size: 8, symbol, color: colour }, hovertemplate: "%{y:.0%}",
  };
}

function layout({ bins, ceiling }, lines, { axis, ink, layout }) {
  const lowest = Math.min(0.8, ...lines.flatMap(({ values }) => values));
  const { size } = layout.font;
  return {
    ...layout, grid: undefined, legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom" }, margin: { ...layout.margin, t: 3.4 * size },
    xaxis: { ...axis, type: "category", title: { text: "words after the one that decides", standoff: 4 }, range: [-0.3, bins.length - 0.7], autorange: false },
    yaxis: { ...axis, title: { text: "right on new reviews" }, tickformat: ".0%", range: [lowest - 0.05, 1.01], autorange: false },
    shapes: [{ type: "line", xref: "x domain", x0: 0, x1: 1, y0: ceiling, y1: ceiling, line: { color: ink, width: 1, dash: "dot" } }],
    annotations: [{ xref: "x domain", x: 1, y: ceiling, yanchor: "bottom", xanchor: "right", text: "ceiling", showarrow: false, font: { color: ink } }],
  };
}
