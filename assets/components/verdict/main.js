// The answer to "which of two?" on a line from 0 to 1; the marker slides when the answer changes.
import { write } from "../shared/names.js";
import { number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

export default function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta } = unpack(data);
  const find = (name) => root.querySelector(name);
  ["first", "second"].forEach((half, label) => {
    const place = find(`.names .${half}`);
    find(`.scale .${half}`).style.background = `${meta.colours[label]}70`;
    write(place.querySelector("b"), meta.classes[label]);
    place.querySelector(".quiet").textContent = meta.truth === label ? "what the picture shows" : "";
  });
  find(".scale").setAttribute("aria-label", meta.alt);
  find(".marker").style.left = `${100 * meta.output}%`;
  find(".score").textContent = `score ${number(meta.score, 1)}`;
  find(".output").textContent = output(meta.output);
  write(find(".says"), `${meta.output > 0.5 ? "above" : "not above"} 0.5: ${meta.classes[meta.output > 0.5 ? 1 : 0]}`);
  root.dataset.output = meta.output;
  root.dataset.score = meta.score;
}

/** The number as it is: 0 and 1 alone only where it is exactly that. */
function output(value) {
  if (value === 0 || value === 1) return `exactly ${value}`;
  return value < 0.0005 ? value.toExponential(1) : value.toFixed(value > 0.9995 ? 7 : 3);
}
