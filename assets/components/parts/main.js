// A series taken apart: trend, season and remainder as they were found, over what was mixed; a zoom holds for all.
import { unpack } from "../shared/payload.js";
import { Timeline } from "../shared/timeline.js";

const scenes = new WeakMap();

export default function render({ data, parentElement }) {
  let scene = scenes.get(parentElement);
  if (!scene) scenes.set(parentElement, (scene = new Parts(parentElement.querySelector(".root"))));
  scene.show(unpack(data));
}

class Parts {
  constructor(root) {
    this.root = root;
  }

  show({ meta, arrays }) {
    this.meta = meta;
    this.arrays = arrays;
    const names = meta.strips.map(({ title }) => title).join();
    if (this.names !== names) this.build();
    this.names = names;
    this.root.querySelector(".key").replaceChildren(...meta.lines.map((line) => legend(line)));
    this.lines.forEach((line) => line.over(arrays.time, meta.dates));
    this.draw();
    this.root.dataset.strips = meta.strips.length;
  }

  build() {
    const figures = this.meta.strips.map(({ title }) => {
      const figure = document.createElement("figure");
      figure.innerHTML = '<figcaption></figcaption><canvas tabindex="0" role="application"></canvas>';
      figure.querySelector("figcaption").textContent = title;
      figure.querySelector("canvas").setAttribute("aria-label", `${title} over time. Arrow keys move, plus and minus zoom, Home shows the whole`);
      return figure;
    });
    this.root.querySelector(".strips").replaceChildren(...figures);
    this.lines = figures.map((figure) => {
      const line = new Timeline(this.root, figure.querySelector("canvas"), () => this.follow(line));
      return line;
    });
  }

  // What one shows of time, all show.
  follow(moved) {
    for (const line of this.lines) if (moved.zoom) line.zoom = moved.zoom;
    this.draw();
  }

  draw() {
    this.meta.strips.forEach(({ keys }, at) => {
      const line = this.lines[at];
      if (!line.time) return;
      const context = line.frame(keys.map(({ key }) => this.arrays[key]), this.meta.unit);
      for (const { key, line: kind } of keys) {
        const { colour, dash, width } = this.meta.lines[kind];
        line.line(context, this.arrays[key], colour, { dash, width });
      }
    });
    Object.assign(this.root.dataset, { from: Math.round(this.lines[0].zoom[0]), to: Math.round(this.lines[0].zoom[1]) });
  }
}

function legend({ name, colour, dash }) {
  const [span, mark] = [document.createElement("span"), document.createElement("i")];
  mark.style.setProperty("--line", colour);
  if (dash.length) mark.className = "dashed";
  span.append(mark, name);
  return span;
}
