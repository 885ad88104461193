// Plotly, fetched once for every chart of the page, and what all our charts have in common.
const FINGER = matchMedia("(pointer: coarse)").matches;
// A finger does not zoom, and the buttons would lie over a narrow chart.
const CONFIG = { displayModeBar: FINGER ? false : "hover", displaylogo: false, responsive: false, typesetMath: false, modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"] };
const widths = new WeakMap(); // how wide each chart was drawn
const pictures = new WeakMap(); // what draws each chart
const contents = new WeakMap(); // what each chart shows, but for the shapes laid over it
const turns = new WeakMap(); // each chart's last drawing, which may not be over
// What labels and a legend of one row take, in rem. Where Plotly has to widen these itself, it draws everything twice.
const MARGIN = { l: 3.4, r: 1.3, t: 2.6, b: 3.2 };
const LETTERS = 0.875; // rem
const NARROWEST = 100; // pixels that a chart needs to be drawn
let library;

function plotly() {
  library ??= window.Plotly
    ? Promise.resolve(window.Plotly)
    : new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${location.origin}/plotly/plotly.min.js`;
        script.onload = () => resolve(window.Plotly);
        script.onerror = reject;
        document.head.append(script);
      });
  return library;
}

/** Draws `picture()`, its `traces` and `layout`, into the `.chart` of a component, or says in its `.failed` that it could not. */
export function draw(root, alt, picture) {
  const box = root.querySelector(".chart");
  pictures.set(box, picture);
  // Plotly goes on after it has returned: marks that move would be done before the curves that they move over.
  const turn = (turns.get(box) ?? Promise.resolve()).then(() => drawNow(root, box, alt, picture));
  turns.set(box, turn);
  return turn;
}

async function drawNow(root, box, alt, picture) {
  try {
    const Plotly = await plotly();
    box.setAttribute("aria-label", alt);
    // A page that is still being laid out gives it hardly any width, and Plotly's axes would lie at infinity.
    if (box.clientWidth < NARROWEST) return keepWidth(root, box);
    const { traces, layout } = picture();
    const { shapes = [], ...rest } = layout;
    const content = JSON.stringify([traces, rest]);
    // Marks that move over curves that stay are far cheaper than the curves drawn again.
    const change = contents.get(box) === content ? Plotly.relayout(box, { shapes }) : Plotly.react(box, traces, layout, CONFIG);
    contents.set(box, content);
    await change;
    keepWidth(root, box);
  } catch {
    root.querySelector(".failed").hidden = false;
  }
}

// Keeps a chart as wide as its component, and its letters as large as those of the page, which Present enlarges.
function keepWidth(root, box) {
  if (widths.has(box)) return;
  widths.set(box, box.clientWidth);
  new ResizeObserver(() => {
    if (!box.clientWidth || box.clientWidth === widths.get(box)) return;
    widths.set(box, box.clientWidth);
    draw(root, box.getAttribute("aria-label"), pictures.get(box)).then(() => box.layout && window.Plotly.Plots.resize(box));
  }).observe(root);
}

/** The pixels of one rem. */
export const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The colours and type of the page, as every axis and every layout of two charts side by side have them. */
export function look(root) {
  const style = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const ink = style("--st-text-color");
  const margin = Object.fromEntries(Object.entries(MARGIN).map(([side, size]) => [side, size * rem()]));
  return {
    ink,
    axis: { gridcolor: style("--st-border-color"), zeroline: false, color: ink, automargin: true },
    layout: {
      // Where a finger points, it scrolls the page: a chart that zooms would hold it.
      dragmode: FINGER ? false : "zoom",
      hovermode: "x unified", margin, paper_bgcolor: "transparent", plot_bgcolor: "transparent",
      modebar: { bgcolor: "transparent", color: ink, activecolor: style("--st-primary-color") },
      font: { color: ink, family: style("--st-font"), size: LETTERS * rem() }, hoverlabel: { bgcolor: style("--st-background-color"), font: { color: ink } },
      legend: { orientation: "h", x: 0, y: 1.16 }, grid: { rows: 1, columns: 2, pattern: "independent", xgap: 0.16 },
    },
  };
}
