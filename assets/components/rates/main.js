// The loss at every rate that a sweep went through, and the rate to keep from the start.
import { unpack } from "../shared/payload.js";
import { SweepPlane } from "../sweep/planes.js";

const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Rates(parentElement.querySelector(".root"))));
  view.show(unpack(data));
}

class Rates {
  constructor(root) {
    this.root = root;
    this.plane = new SweepPlane(root, root.querySelector("canvas"));
    this.plane.redraw = () => this.draw();
    new ResizeObserver(() => this.pick && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    this.pick = meta.pick;
    this.plane.show({ rates: [meta.pick.rate], colours: meta.colours }, arrays);
    this.root.dataset.points = arrays.losses.length;
    this.draw();
  }

  draw() {
    this.plane.draw([this.pick]);
  }
}
