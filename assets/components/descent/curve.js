// The loss after each epoch on a logarithmic scale, above the slider whose length it shares. Dragging along it moves in time.
import { disc } from "../shared/paint.js";
import { tens } from "../shared/words.js";

const GUTTER = 4; // rem for the loss axis; the style sheet moves the slider as far
const LEAST = 1e-12; // a loss below this is drawn as this

export class Curve {
  constructor(root, canvas, goTo) {
    this.root = root;
    this.canvas = canvas;
    const point = (event) => {
      const box = canvas.getBoundingClientRect();
      const left = GUTTER * rem();
      goTo(Math.round(((event.clientX - box.left - left) / (box.width - left)) * this.last));
    };
    canvas.onpointerdown = (event) => {
      canvas.setPointerCapture(event.pointerId);
      point(event);
    };
    canvas.onpointermove = (event) => event.buttons && point(event);
  }

  show(path, last, colours) {
    this.last = last;
    this.colours = colours;
    this.heights = Array.from({ length: last + 1 }, (_, at) => Math.log10(Math.max(path[3 * at + 2], LEAST)));
    this.low = Math.floor(Math.min(...this.heights));
    this.high = Math.max(this.low + 1, Math.ceil(Math.max(...this.heights)));
  }

  draw(epoch) {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    this.canvas.width = width * devicePixelRatio;
    this.canvas.height = height * devicePixelRatio;
    const context = this.canvas.getContext("2d");
    context.scale(devicePixelRatio, devicePixelRatio);
    const left = GUTTER * rem();
    const x = (at) => left + 8 + (at / (this.last || 1)) * (width - left - 16);
    const y = (power) => 0.5 * rem() + ((this.high - power) / (this.high - this.low)) * (height - rem());
    this.axis(context, left, width, y);
    context.lineJoin = "round";
    for (const [end, alpha] of [[this.last, 0.35], [epoch, 1]]) {
      context.globalAlpha = alpha;
      context.strokeStyle = this.colours.error;
      context.lineWidth = 2.5;
      context.beginPath();
      for (let at = 0; at <= end; at += 1) context.lineTo(x(at), y(this.heights[at]));
      context.stroke();
    }
    context.fillStyle = this.colours.error;
    disc(context, x(epoch), y(this.heights[epoch]), 4.5);
  }

  axis(context, left, width, y) {
    const style = getComputedStyle(this.root);
    const middle = Math.round((this.low + this.high) / 2);
    context.font = `${0.75 * rem()}px ${style.fontFamily}`;
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.lineWidth = 1;
    for (const power of new Set([this.low, middle, this.high])) {
      context.fillStyle = style.color;
      context.fillText(tens(power), left - 0.3 * rem(), y(power));
      context.strokeStyle = style.getPropertyValue("--st-border-color");
      context.strokeRect(left, y(power), width - left, 0);
    }
    context.font = `600 ${0.8 * rem()}px ${style.fontFamily}`;
    context.textAlign = "center";
    context.translate(0.55 * rem(), y((this.low + this.high) / 2));
    context.rotate(-Math.PI / 2);
    context.fillText("loss", 0, 0);
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  }
}

const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
