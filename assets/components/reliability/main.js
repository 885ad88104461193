// How often answers are right (bars), by how sure they are: on the diagonal, confidence and accuracy are the same.
import { fit, segment } from "../shared/paint.js";
import { unpack } from "../shared/payload.js";

const diagrams = new WeakMap();
const HINT = "Point at a bar, or use the arrow keys. Striped: how far it is from the dashed line, where it should end.";
const percent = (share) => `${(100 * share).toFixed(1)}%`;

export default function render({ data, parentElement }) {
  let diagram = diagrams.get(parentElement);
  if (!diagram) diagrams.set(parentElement, (diagram = new Diagram(parentElement.querySelector(".root"))));
  diagram.show(unpack(data));
}

class Diagram {
  constructor(root) {
    this.root = root;
    this.canvas = root.querySelector("canvas");
    this.at = null;
    new ResizeObserver(() => this.arrays && this.draw()).observe(this.canvas);
    this.canvas.onpointermove = ({ offsetX }) => this.point(Math.floor(this.binAt(offsetX * devicePixelRatio)));
    this.canvas.onpointerleave = () => this.point(null);
    this.canvas.onkeydown = (event) => this.key(event);
  }

  show({ meta, arrays }) {
    Object.assign(this, { meta, arrays, bins: arrays.counts.length });
    this.point(this.at);
    this.root.dataset.bins = this.bins;
    this.root.dataset.accuracy = Array.from(arrays.rightShares ?? [], (share) => share.toFixed(3)).join(" ");
  }

  key(event) {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!step) return;
    event.preventDefault();
    this.point(Math.max(0, Math.min(this.bins - 1, (this.at ?? (step > 0 ? -1 : this.bins)) + step)));
  }

  point(bin) {
    this.at = bin !== null && bin >= 0 && bin < this.bins ? bin : null;
    this.root.querySelector("p").textContent = this.at === null ? HINT : this.told(this.at);
    this.canvas.setAttribute("aria-label", `Accuracy by confidence. ${Array.from({ length: this.bins }, (_, each) => this.told(each)).join(" ")}`);
    this.draw();
  }

  told(bin) {
    const range = `${percent(bin / this.bins)} to ${percent((bin + 1) / this.bins)} sure`;
    const { counts, confidence, rightShares } = this.arrays;
    if (!counts[bin]) return `${range}: no answer.`;
    const right = rightShares ? `, ${percent(rightShares[bin])} right` : "";
    return `${range}: ${counts[bin]} answers, on average ${percent(confidence[bin])} sure${right}.`;
  }

  binAt(x) {
    return ((x - this.left) / (this.right - this.left)) * this.bins;
  }

  draw() {
    const { canvas } = this;
    const context = fit(canvas, canvas.clientHeight / Math.max(1, canvas.clientWidth));
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) * devicePixelRatio;
    const style = getComputedStyle(this.root);
    Object.assign(this, { left: 3.2 * rem, right: canvas.width - 0.5 * rem, top: 1.4 * rem, bottom: canvas.height - 2.6 * rem });
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.font = `${0.8 * rem}px ${style.fontFamily}`;
    this.axes(context, rem, style.color);
    for (let bin = 0; bin < this.bins; bin += 1) this.bar(context, rem, bin, style.color);
    context.strokeStyle = style.color;
    context.setLineDash([0.4 * rem, 0.3 * rem]);
    context.lineWidth = 1.5 * devicePixelRatio;
    segment(context, this.left, this.bottom, this.right, this.top);
    context.setLineDash([]);
  }

  axes(context, rem, colour) {
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = devicePixelRatio;
    segment(context, this.left, this.bottom, this.right, this.bottom);
    segment(context, this.left, this.bottom, this.left, this.top);
    context.textAlign = "right";
    for (const share of [0, 0.25, 0.5, 0.75, 1]) context.fillText(`${100 * share}%`, this.left - 0.4 * rem, this.down(share) + 0.25 * rem);
    context.textAlign = "center";
    for (const share of [0, 0.25, 0.5, 0.75, 1]) context.fillText(`${100 * share}%`, Math.min(this.across(share), this.right - rem), this.bottom + 1.1 * rem);
    context.fillText("how sure the network is", (this.left + this.right) / 2, this.bottom + 2.2 * rem);
    context.textAlign = "left";
    context.fillText("how often it is right", this.left + 0.4 * rem, this.top - 0.5 * rem);
  }

  across(share) {
    return this.left + share * (this.right - this.left);
  }

  down(share) {
    return this.bottom - share * (this.bottom - this.top);
  }

  /** What is right of a bin; striped, the gap to what its confidence promises; and how many answers it has. */
  bar(context, rem, bin, colour) {
    const count = this.arrays.counts[bin];
    if (!count) return;
    const [x, width] = [this.across((bin + 0.06) / this.bins), (0.88 / this.bins) * (this.right - this.left)];
    context.fillStyle = colour;
    context.textAlign = "center";
    if (!this.arrays.rightShares) {
      context.fillText("?", x + width / 2, this.bottom - 1.6 * rem);
      context.fillText(count, x + width / 2, this.bottom - 0.4 * rem);
      return;
    }
    const [right, sure] = [this.arrays.rightShares[bin], this.arrays.confidence[bin]];
    context.globalAlpha = this.at === null || this.at === bin ? 1 : 0.45;
    context.fillStyle = this.meta.colours.right;
    context.fillRect(x, this.down(right), width, this.bottom - this.down(right));
    const [high, low] = [this.down(Math.max(right, sure)), this.down(Math.min(right, sure))];
    context.save();
    context.beginPath();
    context.rect(x, high, width, low - high);
    context.clip();
    context.strokeStyle = this.meta.colours.gap;
    context.lineWidth = 0.2 * rem;
    for (let start = x - (low - high); start < x + width; start += 0.5 * rem) segment(context, start, low, start + low - high, high);
    context.restore();
    context.globalAlpha = 1;
    context.fillStyle = colour;
    context.fillText(count, x + width / 2, Math.min(high, this.down(right)) - 0.3 * rem);
  }
}
