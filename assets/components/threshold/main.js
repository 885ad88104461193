// Pictures in the order of a network's outputs; a bar divides those that a program calls the first class from the others.
import { write } from "../shared/names.js";
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

export default async function render({ data, parentElement }) {
  const root = parentElement.querySelector(".root");
  const { meta, arrays } = unpack(data);
  const sheet = await createImageBitmap(new Blob([arrays.sheet]));
  const cells = meta.outputs.map((output, at) => cell(meta, output, at));
  const above = meta.outputs.filter((output) => output > meta.limit).length;
  cells.splice(cells.length - above, 0, bar(meta));
  const row = root.querySelector(".row");
  row.setAttribute("aria-label", meta.alt);
  row.replaceChildren(...cells);
  row.querySelectorAll("canvas").forEach((canvas, at) => {
    const context = fit(canvas, 1);
    context.imageSmoothingEnabled = true;
    context.drawImage(sheet, at * sheet.height, 0, sheet.height, sheet.height, 0, 0, canvas.width, canvas.height);
  });
  Object.assign(root.dataset, { above, limit: meta.limit });
}

/** One picture, its output, and what the program calls it. */
function cell({ classes, truths, limit, colours }, output, at) {
  const says = Number(output > limit);
  const right = says === truths[at];
  const made = element("li", "picture");
  made.style.setProperty("--verdict", right ? colours.right : colours.wrong);
  made.dataset.right = right;
  made.append(document.createElement("canvas"), element("span", "output", output.toFixed(2)), write(element("b"), `${right ? "✓" : "✗"} ${classes[says]}`));
  return made;
}

function bar({ limit, classes }) {
  const made = element("li", "bar");
  made.append(element("span", "limit", `${limit}`));
  made.title = `Above ${limit}: ${classes[1]}`;
  return made;
}

function element(tag, classes = "", text = "") {
  const made = document.createElement(tag);
  made.className = classes;
  made.textContent = text;
  return made;
}
