// One word: its row of the table, looked up as one-hot row × table, its numbers as bars, and its neighbours.
import { blank, css, number, segment } from "../shared/paint.js";

const AROUND = 2; // rows of the table above and below the word's own

export class Word {
  constructor(root, point) {
    this.root = root;
    this.point = point;
    this.canvas = root.querySelector(".table");
  }

  show(view, near, nearOnMap) {
    const { words, ids, rows } = view.meta;
    const heading = this.root.querySelector("h2");
    heading.textContent = words[view.at];
    heading.append(Object.assign(document.createElement("small"), { textContent: `row ${ids[view.at]} of ${rows.toLocaleString("en")}` }));
    this.table(view);
    const lies = nearOnMap.filter((place) => !near.includes(place));
    this.root.querySelector(".lists").replaceChildren(
      this.list(view, `Nearest in all ${view.dimensions} dimensions`, near, []),
      this.list(view, "Nearest on the map", nearOnMap, lies),
    );
    const only = lies.length === 1 ? "1 of these is near on the map alone" : `${lies.length} of these are near on the map alone`;
    this.root.querySelector(".lies").textContent = lies.length ? `Here the map lies: ${only}.` : "Here the map tells the truth.";
  }

  list(view, title, places, lies) {
    const box = document.createElement("section");
    const list = document.createElement("ol");
    for (const place of places) {
      const entry = Object.assign(document.createElement("li"), { textContent: view.meta.words[place] });
      if (lies.includes(place)) entry.className = "lie";
      list.append(entry);
    }
    box.append(Object.assign(document.createElement("h3"), { textContent: title }), list);
    return box;
  }

  /** Rows of the table around the word's own, each behind its number of the one-hot row; below them the result. */
  table(view) {
    const { canvas } = this;
    const { clientWidth: width, clientHeight: height } = canvas;
    const context = blank(canvas, height / Math.max(1, width));
    const style = getComputedStyle(this.root);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const order = view.meta.ids.map((_, place) => place).sort((a, b) => view.meta.ids[a] - view.meta.ids[b]);
    const own = order.indexOf(view.at);
    const first = Math.max(0, Math.min(order.length - 2 * AROUND - 1, own - AROUND));
    const shown = order.slice(first, first + 2 * AROUND + 1);
    const largest = this.largest(view);
    const left = 6.2 * rem;
    const cell = (width - left) / view.dimensions;
    const line = 1.15 * rem;
    const top = 1.2 * rem;
    Object.assign(context, { font: `${0.75 * rem}px ${style.fontFamily}`, fillStyle: style.color, textAlign: "left", textBaseline: "middle" });
    context.fillText("one-hot × table", 0, 0.5 * rem);
    shown.forEach((place, row) => {
      const down = top + row * line;
      const isOwn = place === view.at;
      context.fillStyle = style.color;
      context.font = `${isOwn ? 700 : 400} ${0.8 * rem}px ${style.fontFamily}`;
      context.textAlign = "right";
      context.fillText(this.short(context, view.meta.words[place], 4.4 * rem), 4.6 * rem, down + line / 2);
      context.fillText(isOwn ? "1" : "0", 5.6 * rem, down + line / 2);
      view.vector(view.time, place).forEach((value, dimension) => {
        context.globalAlpha = isOwn ? 1 : 0.4;
        context.fillStyle = css(colour(value / largest, view.arrays.signed));
        context.fillRect(left + dimension * cell, down + 1, cell - 1, line - 2);
      });
      context.globalAlpha = 1;
      if (!isOwn) return;
      context.strokeStyle = "#ffd23f";
      context.lineWidth = 3;
      context.strokeRect(left - 1.5, down, width - left, line);
    });
    this.bars(context, view, { left, cell, top: top + shown.length * line + 0.6 * rem, bottom: height - 1.1 * rem, width, rem, style, largest });
  }

  largest(view) {
    // One scale for all words and epochs, so that numbers are seen to grow.
    return view.meta.unit * 32767;
  }

  bars(context, view, { left, cell, top, bottom, width, rem, style, largest }) {
    const middle = (top + bottom) / 2;
    const vector = view.vector(view.time, view.at);
    vector.forEach((value, dimension) => {
      context.fillStyle = value < 0 ? view.meta.colours.low : view.meta.colours.high;
      context.fillRect(left + dimension * cell + 1, middle, cell - 3, -(value / largest) * ((bottom - top) / 2));
    });
    context.strokeStyle = context.fillStyle = style.color;
    context.lineWidth = 1;
    segment(context, left, middle, width, middle);
    Object.assign(context, { font: `${0.75 * rem}px ${style.fontFamily}`, textAlign: "left" });
    context.fillText("= its vector", 0, middle);
    context.textAlign = "right";
    context.fillText(`from ${number(Math.min(...vector), 2)} to ${number(Math.max(...vector), 2)}`, width, bottom + 0.6 * rem);
    this.canvas.setAttribute("aria-label", `The ${view.dimensions} numbers of ${view.meta.words[view.at]}: ${vector.map((value) => number(value, 2)).join(", ")}`);
  }

  short(context, text, width) {
    let rest = text;
    while (rest.length > 1 && context.measureText(rest).width > width) rest = `${rest.slice(0, -2)}…`;
    return rest;
  }
}

function colour(share, colours) {
  const at = 3 * Math.max(0, Math.min(255, Math.round(127.5 * (1 + share))));
  return [colours[at], colours[at + 1], colours[at + 2]];
}
