// Many small pictures from which a learner picks one. They come as one picture, and are cut apart here.
import { write } from "../shared/names.js";
import { unpack } from "../shared/payload.js";

const sheets = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let sheet = sheets.get(parentElement);
  if (!sheet) sheets.set(parentElement, (sheet = new Sheet(parentElement.querySelector(".root"))));
  sheet.pick = (at) => setTriggerValue("picked", at);
  sheet.show(unpack(data));
}

class Sheet {
  constructor(root) {
    this.root = root;
    root.onkeydown = (event) => this.key(event);
  }

  async show({ meta, arrays }) {
    const page = await createImageBitmap(new Blob([arrays.page]));
    this.meta = meta;
    this.root.style.setProperty("--columns", meta.columns);
    this.root.classList.toggle("named", meta.rows.length > 0);
    this.pictures = meta.names.map((_, at) => this.picture(page, at));
    this.root.replaceChildren(...this.pictures.flatMap((picture, at) => (this.startsRow(at) ? [this.label(at), picture] : [picture])));
    this.enter(meta.chosen ?? 0);
    this.root.dataset.pictures = this.pictures.length;
  }

  startsRow(at) {
    return this.meta.rows.length && at % this.meta.columns === 0;
  }

  label(at) {
    return write(element("div", "row"), this.meta.rows[at / this.meta.columns]);
  }

  picture(page, at) {
    const { side, columns, names, captions, chosen } = this.meta;
    const button = element("button", "picture");
    button.type = "button";
    button.setAttribute("aria-label", names[at]);
    button.setAttribute("aria-pressed", at === chosen);
    button.onclick = () => this.pick(at);
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = side;
    canvas.getContext("2d").drawImage(page, (at % columns) * side, Math.floor(at / columns) * side, side, side, 0, 0, side, side);
    button.append(canvas, ...(captions[at] ?? []).map((line) => write(element("span", ""), line)));
    return button;
  }

  /** Makes one picture the one that Tab leads to. */
  enter(at) {
    this.pictures.forEach((picture, place) => (picture.tabIndex = place === at ? 0 : -1));
    this.at = at;
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -this.meta.columns, ArrowDown: this.meta.columns }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = this.pictures[this.at + step];
    if (!next) return;
    this.enter(this.at + step);
    next.focus();
  }
}

function element(tag, className) {
  return Object.assign(document.createElement(tag), { className });
}
