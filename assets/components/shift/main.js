// A photograph and the same one moved, both pooled: which windows keep their winner is found while the picture is dragged.
import { bitmap, colourOf, fit, outline } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const boards = new WeakMap();

export default function render({ data, parentElement, setStateValue }) {
  let board = boards.get(parentElement);
  if (!board) boards.set(parentElement, (board = new Board(parentElement.querySelector(".root"))));
  board.send = (shift) => setStateValue("shift", shift);
  board.show(unpack(data));
}

class Board {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.canvas = this.find(".there");
    this.canvas.onpointerdown = (event) => this.grab(event);
    this.canvas.onpointermove = (event) => this.held && this.drag(event);
    this.canvas.onpointerup = this.canvas.onpointercancel = () => this.release();
    this.canvas.onkeydown = (event) => this.key(event);
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    if (!this.held) this.shift = meta.start;
    for (const caption of this.root.querySelectorAll(".pooled")) caption.textContent = `Max pooled ${meta.of}`;
    this.draw();
  }

  grab(event) {
    this.canvas.setPointerCapture(event.pointerId);
    this.held = { x: event.clientX, y: event.clientY, from: this.shift };
  }

  drag(event) {
    const pixel = this.canvas.clientWidth / this.meta.side;
    const { x, y, from } = this.held;
    this.move(from[0] + Math.round((event.clientY - y) / pixel), from[1] + Math.round((event.clientX - x) / pixel));
  }

  release() {
    if (!this.held) return;
    this.held = null;
    this.send(this.shift);
  }

  key(event) {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    this.move(this.shift[0] + step[0], this.shift[1] + step[1]);
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.send(this.shift), 250);
  }

  move(down, right) {
    const inside = (pixels) => Math.max(-this.meta.room, Math.min(this.meta.room, pixels));
    this.shift = [inside(down), inside(right)];
    this.draw();
  }

  /** The largest and the smallest number of every window, and where the largest lies, after a move. */
  pool([down, right]) {
    const { side, room, size, stride, before, after } = this.meta;
    const { values } = this.arrays;
    const whole = side + 2 * room;
    const cells = Math.floor((side + before + after - size) / stride) + 1;
    return Array.from({ length: cells * cells }, (_, cell) => {
      const [top, left] = [Math.floor(cell / cells) * stride - before, (cell % cells) * stride - before];
      const found = { largest: -Infinity, smallest: Infinity, row: 0, column: 0, top, left };
      for (let row = Math.max(0, top); row < Math.min(side, top + size); row += 1) {
        for (let column = Math.max(0, left); column < Math.min(side, left + size); column += 1) {
          const value = values[(row + room - down) * whole + column + room - right];
          if (value > found.largest) Object.assign(found, { largest: value, row, column });
          found.smallest = Math.min(found.smallest, value);
        }
      }
      return found;
    });
  }

  draw() {
    const [here, there] = [this.pool([0, 0]), this.pool(this.shift)];
    const { side, size, highlight } = this.meta;
    const [down, right] = this.shift;
    const winners = here.filter((window) => window.largest > window.smallest);
    const stays = ({ largest, smallest, row, column, top, left }, cell) =>
      largest > smallest && there[cell].largest === largest &&
      row + down >= Math.max(0, top) && row + down < Math.min(side, top + size) &&
      column + right >= Math.max(0, left) && column + right < Math.min(side, left + size);
    const kept = here.map(stays);
    const marks = highlight ? here.filter((_, cell) => kept[cell]) : [];
    this.drawPicture(this.find(".here"), [0, 0], marks);
    this.drawPicture(this.canvas, this.shift, marks);
    this.drawPooled(this.find(".pooled-here"), here, highlight ? kept : []);
    this.drawPooled(this.find(".pooled-there"), there, highlight ? kept : []);
    this.tell(kept.filter(Boolean).length, winners.length);
  }

  drawPicture(canvas, [down, right], marks) {
    const { side, room, size, stride, before } = this.meta;
    const { picture } = this.arrays;
    const whole = side + 2 * room;
    const context = fit(canvas, 1);
    const grey = bitmap(side, side, (at) => {
      const value = picture[(Math.floor(at / side) + room - down) * whole + (at % side) + room - right];
      return [value, value, value];
    });
    context.drawImage(grey, 0, 0, canvas.width, canvas.height);
    const scale = canvas.width / side;
    if (size === stride) {
      context.fillStyle = "rgb(128 160 255 / 45%)";
      for (let at = -before; at < side; at += size) {
        context.fillRect(at * scale, 0, 1, canvas.height);
        context.fillRect(0, at * scale, canvas.width, 1);
      }
    }
    for (const { row, column } of marks) outline(context, (column + right) * scale, (row + down) * scale, scale, scale);
  }

  drawPooled(canvas, windows, kept) {
    const { low, high } = this.meta;
    const cells = Math.sqrt(windows.length);
    const context = fit(canvas, 1);
    const shades = bitmap(cells, cells, (at) => colourOf(windows[at].largest, low, high, this.arrays.colours));
    context.drawImage(shades, 0, 0, canvas.width, canvas.height);
    const scale = canvas.width / cells;
    kept.forEach((stays, at) => stays && outline(context, (at % cells) * scale + 1, Math.floor(at / cells) * scale + 1, scale - 2, scale - 2));
  }

  tell(stay, winners) {
    const { says, highlight } = this.meta;
    const moved = way(this.shift);
    const sentence = winners === 0 ? says.even : moved === "" ? says.still : stay === 0 ? says.none : says.some;
    const said = highlight ? sentence.replace("{stay}", stay).replace("{winners}", winners) : "";
    this.find(".moved").textContent = moved ? `Moved ${moved}.` : "Not moved.";
    this.find(".said").textContent = said;
    this.find(".here").setAttribute("aria-label", "The photograph, and the winners that stay");
    this.find(".pooled-here").setAttribute("aria-label", "What max pooling keeps of the photograph");
    this.find(".pooled-there").setAttribute("aria-label", "What max pooling keeps of the moved one");
    this.canvas.setAttribute("aria-valuetext", `${moved || "not moved"}. ${said}`);
    const counts = highlight ? { stay, winners } : { stay: "", winners: "" };
    Object.assign(this.root.dataset, counts, { down: this.shift[0], right: this.shift[1] });
  }
}

/** A move in words: "2 pixels down and 1 pixel to the left". */
function way([down, right]) {
  const part = (pixels, words) => (pixels === 0 ? [] : [`${Math.abs(pixels)} pixel${Math.abs(pixels) > 1 ? "s" : ""} ${words[Number(pixels > 0)]}`]);
  return [...part(down, ["up", "down"]), ...part(right, ["to the left", "to the right"])].join(" and ");
}
