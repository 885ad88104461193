// Answers to "which of two?" on lines from 0 to 1: of a picture as it is, and changed. Beside a sigmoid a softmax.
import { write } from "../shared/names.js";
import { fit, number } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const ROW = `
  <canvas role="img"></canvas>
  <div class="answer">
    <p class="state"></p>
    <p class="names"><span class="first"><b></b> <span class="quiet"></span></span><span class="second"><span class="quiet"></span> <b></b></span></p>
    <div class="scale" role="img"><i class="half first"></i><i class="half second"></i><i class="middle"></i><i class="marker"></i></div>
    <p class="ticks"><span>0</span><span>0.5</span><span>1</span></p>
    <p class="sum" aria-live="polite"><span class="score"></span><span class="arrow">→ sigmoid →</span><b class="output"></b><span class="says"></span></p>
  </div>`;

export default async function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const rows = root.querySelector(".rows");
  // Rows that stay let a marker slide.
  while (rows.children.length < meta.names.length) rows.append(newRow());
  const sheet = await createImageBitmap(new Blob([arrays.sheet]));
  [meta.plain, meta.changed].forEach((answer, at) => {
    picture(rows.children[at].querySelector("canvas"), sheet, at, meta);
    line(rows.children[at], meta, at, answer);
  });
  pair(root.querySelector(".pair"), meta);
  Object.assign(root.dataset, { output: meta.plain.output, score: meta.plain.score, changed: meta.changed?.output ?? "" });
}

function newRow() {
  const row = document.createElement("div");
  row.className = "row";
  row.innerHTML = ROW;
  return row;
}

function picture(canvas, sheet, at, { names, classes, truth }) {
  const side = sheet.height;
  canvas.setAttribute("aria-label", `The picture as the network gets it, ${names[at]}, ${side} by ${side} pixels${truth === null ? "" : `: ${classes[truth]}`}`);
  const draw = () => fit(canvas, 1).drawImage(sheet, at * side, 0, side, side, 0, 0, canvas.width, canvas.height);
  draw();
  canvas.observer?.disconnect();
  canvas.observer = new ResizeObserver(draw);
  canvas.observer.observe(canvas);
}

function line(row, meta, at, answer) {
  const find = (name) => row.querySelector(name);
  find(".state").textContent = meta.names[at];
  ["first", "second"].forEach((half, label) => {
    const place = find(`.names .${half}`);
    find(`.scale .${half}`).style.background = `${meta.colours[label]}70`;
    write(place.querySelector("b"), meta.classes[label]);
    place.querySelector(".quiet").textContent = meta.truth === label ? "what the picture shows" : "";
  });
  row.classList.toggle("veiled", !answer);
  if (!answer) {
    find(".scale").setAttribute("aria-label", `${meta.names[at]}: predict first`);
    find(".sum .output").textContent = "?";
    return;
  }
  find(".scale").setAttribute("aria-label", answer.alt);
  find(".marker").style.left = `${100 * answer.output}%`;
  find(".score").textContent = `score ${number(answer.score, 2)}`;
  find(".output").textContent = output(answer.output);
  write(find(".says"), `${answer.output > 0.5 ? "above" : "not above"} 0.5: ${meta.classes[answer.output > 0.5 ? 1 : 0]}`);
}

/** The answer to the picture as it is, from a sigmoid and from a softmax. */
function pair(box, { both, classes, colours }) {
  box.hidden = !both;
  if (!both) return;
  const [first, second] = both.scores.map((score) => number(score, 2));
  const shares = [1 - both.output, both.output];
  const bars = (labels) => labels.map((label) => bar(classes[label], shares[label], colours[label]));
  box.querySelector(".sigmoid .from").textContent = `score ${number(both.scores[1] - both.scores[0], 2)}`;
  box.querySelector(".sigmoid .bars").replaceChildren(...bars([1]));
  box.querySelector(".softmax .from").textContent = `scores ${first} and ${second}`;
  box.querySelector(".softmax .bars").replaceChildren(...bars([0, 1]));
}

function bar(name, share, colour) {
  const made = document.createElement("p");
  made.className = "bar";
  made.innerHTML = "<span></span><i><i></i></i><b></b>";
  write(made.children[0], name);
  Object.assign(made.querySelector("i i").style, { width: `${100 * share}%`, background: colour });
  made.lastChild.textContent = output(share);
  return made;
}

/** The number as it is: 0 and 1 alone only where it is exactly that. */
function output(value) {
  if (value === 0 || value === 1) return `exactly ${value}`;
  return value < 0.0005 ? value.toExponential(1) : value.toFixed(value > 0.9995 ? 7 : 3);
}
