// What a network says after every word: a row of cells below the words, each coloured by how sure it is.
import { colourOf, css, inkOn } from "../shared/paint.js";

const percent = (share) => `${Math.round(100 * share)}%`;

/** The rows of a payload, each a grid like the strips; none where it has no verdicts. */
export function verdictRows({ meta, arrays }) {
  return (meta.verdicts ?? []).map((name, row) => {
    const values = Array.from(arrays[`verdict${row}`]);
    const last = values.at(-1);
    const box = element("div", "strip verdicts");
    const words = element("p");
    const says = element("span", "quiet", `% ${meta.classes[1]}, if it ended there: `);
    says.append(element("b", "verdict", `${meta.classes[last > 0.5 ? 1 : 0]} ${percent(Math.max(last, 1 - last))}`));
    words.append(element("b", "", name), says);
    const cells = element("div", "words");
    cells.style.setProperty("--steps", values.length);
    cells.append(...values.map((value, step) => cell(value, meta.labels[step], meta.classes, arrays.signedColours)));
    box.append(words, cells);
    return box;
  });
}

function cell(value, label, classes, colours) {
  const box = element("span", "", String(Math.round(100 * value)));
  const colour = colourOf(value, 0, 1, colours);
  box.style.background = css(colour);
  box.style.color = inkOn(colour);
  box.title = `After “${label}”: ${percent(value)} sure of “${classes[1]}”`;
  return box;
}

function element(tag, className = "", text = "") {
  return Object.assign(document.createElement(tag), { className, textContent: text });
}
