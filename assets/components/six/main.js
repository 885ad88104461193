// Pictures to mark. Once the learner has pressed Check, each says what it is.
import { fit } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const games = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let game = games.get(parentElement);
  if (!game) games.set(parentElement, (game = new Game(parentElement.querySelector(".root"))));
  game.send = (marks) => setTriggerValue("marks", marks);
  game.show(data);
}

class Game {
  constructor(root) {
    this.root = root;
    this.grid = root.querySelector(".grid");
    this.checkButton = root.querySelector(".check");
    this.checkButton.onclick = () => this.send([...this.marks].sort());
    new ResizeObserver(() => this.sheet && this.draw()).observe(root);
  }

  async show(data) {
    const { meta, arrays } = unpack(data);
    this.sheet = await createImageBitmap(new Blob([arrays.sheet]));
    this.meta = meta;
    this.marks = new Set(meta.marks);
    this.root.style.setProperty("--mark", meta.colours.mark);
    if (this.grid.childElementCount !== meta.count) this.grid.replaceChildren(...Array.from({ length: meta.count }, (_, place) => this.tile(place)));
    this.draw();
  }

  tile(place) {
    const tile = document.createElement("button");
    tile.type = "button";
    tile.className = "tile";
    tile.append(document.createElement("canvas"), document.createElement("span"));
    tile.onclick = () => this.turn(place);
    return tile;
  }

  turn(place) {
    if (!this.marks.delete(place)) this.marks.add(place);
    this.draw();
  }

  draw() {
    const { side, verdicts } = this.meta;
    [...this.grid.children].forEach((tile, place) => {
      const [canvas, words] = tile.children;
      const context = fit(canvas, 1);
      context.imageSmoothingEnabled = true;
      context.drawImage(this.sheet, place * side, 0, side, side, 0, 0, canvas.width, canvas.height);
      const mark = this.marks.has(place) ? "✗ " : "";
      words.textContent = verdicts ? `${mark}${verdicts[place]}` : mark && "✗ no 6 any more";
      tile.disabled = Boolean(verdicts);
      tile.setAttribute("aria-pressed", this.marks.has(place));
      tile.setAttribute("aria-label", `Picture ${place + 1}${verdicts ? `: ${verdicts[place]}` : ""}`);
    });
    this.checkButton.hidden = Boolean(verdicts);
    this.root.dataset.marks = [...this.marks].sort().join(" ");
    this.root.dataset.checked = Boolean(verdicts);
  }
}
