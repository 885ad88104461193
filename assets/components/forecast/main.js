// What a network says of the validation part of a series, epoch after epoch. Opens at its beginning, and follows a run that learns.
import { unpack } from "../shared/payload.js";
import { Player } from "../shared/player.js";
import { limit, Timeline } from "../shared/timeline.js";
import { fixed } from "../shared/words.js";

const PACE = 300; // milliseconds that an epoch stays
const views = new WeakMap();

export default function render({ data, parentElement }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new Forecast(parentElement.querySelector(".root"))));
  view.show(unpack(data));
  return () => view.player.stop();
}

class Forecast {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.slider = this.find(".epoch");
    this.naive = this.find(".naive input");
    this.time = new Timeline(root, this.find(".series"), () => this.draw());
    this.player = new Player(this, this.find(".play"), PACE);
    this.naive.onchange = () => this.draw();
    this.slider.oninput = () => this.player.goTo(Number(this.slider.value));
  }

  show({ meta, arrays }) {
    const another = meta.run !== this.meta?.run;
    const newest = this.place === this.last;
    Object.assign(this, { meta, arrays });
    for (const [name, colour] of Object.entries(meta.colours)) this.root.style.setProperty(`--${name}`, colour);
    this.time.over(arrays.time, meta.dates);
    this.find(".limit").textContent = limit(arrays.values.length, meta.count);
    this.last = meta.epochs.length - 1;
    this.slider.max = this.last;
    // Who looks at the newest epoch of a run sees the next one come.
    if (meta.live && (another || newest)) this.stand(this.last);
    else this.stand(another ? 0 : Math.min(this.place, this.last));
  }

  stand(place) {
    this.place = place;
    const { epochs, errors } = this.meta;
    this.slider.value = place;
    this.slider.setAttribute("aria-valuetext", `epoch ${epochs[place]}`);
    this.find(".number").textContent = epochs[place];
    this.find(".said").replaceChildren(...this.words(epochs[place], errors[place]));
    this.root.dataset.epoch = epochs[place];
    this.draw();
  }

  words(epoch, error) {
    if (epoch === 0) return ["the random start: it has learned nothing"];
    if (error === null) return [""];
    const { naiveError } = this.meta;
    const strong = document.createElement("b");
    strong.textContent = fixed(error, 2);
    const than = error < naiveError ? "better" : "worse";
    return ["mean error ", strong, ` · ${than} than naive’s ${fixed(naiveError, 2)}`];
  }

  draw() {
    if (!this.arrays || this.place === undefined) return;
    const { arrays, meta, time } = this;
    const { values, naive, forecasts } = arrays;
    const said = forecasts.subarray(this.place * values.length, (this.place + 1) * values.length);
    const [first, last] = [0, meta.epochs.length - 1].map((place) => this.near(forecasts.subarray(place * values.length, (place + 1) * values.length)));
    const context = time.frame([values, first, last], meta.unit);
    if (arrays.answerBounds) this.drawReach(context);
    time.line(context, values, meta.colours.validation, { width: 0.14 });
    if (this.naive.checked) time.line(context, naive, meta.colours.naive, { dash: [0.5, 0.25] });
    time.line(context, said, meta.colours.forecast, { width: 0.14 });
    const [from, to] = time.zoom.map(Math.round);
    time.canvas.setAttribute("aria-label", `Validation values and the forecast of the network after epoch ${meta.epochs[this.place]}, ${time.moment(from)} to ${time.moment(to)}. Arrow keys move, plus and minus zoom, Home shows the whole`);
    Object.assign(this.root.dataset, { from, to, first: said[0], naive: this.naive.checked });
  }

  /** A line as far as it is in sight: not farther from the values than these reach. */
  near(line) {
    const { values } = this.arrays;
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return line.map((value) => Math.max(2 * low - high, Math.min(2 * high - low, value)));
  }

  /** The band that no answer can leave; of its edges those that the picture reaches. */
  drawReach(context) {
    const { time, meta, arrays: { answerBounds } } = this;
    const { left, right } = time.box;
    const [low, high] = [...answerBounds.subarray(2 * this.place, 2 * this.place + 2)];
    time.clip(context);
    context.fillStyle = `${meta.colours.forecast}24`;
    context.fillRect(left, time.down(high), right - left, time.down(low) - time.down(high));
    context.fillStyle = time.style("--st-text-color");
    context.font = `600 ${0.8 * time.rem}px ${time.style("--st-font")}`;
    context.textAlign = "right";
    context.strokeStyle = meta.colours.forecast;
    context.lineWidth = 0.1 * time.rem;
    context.setLineDash([0.3 * time.rem, 0.3 * time.rem]);
    for (const [edge, words, below] of [[high, "the most that it can say", -0.4], [low, "the least that it can say", 1.1]]) {
      context.beginPath();
      time.trace(context, [time.x[0], edge], [time.x[1], edge]);
      context.stroke();
      if (time.holds([time.x[0], edge])) context.fillText(`${words}: ${fixed(edge, 1)}`, right - 0.4 * time.rem, time.down(edge) + below * time.rem);
    }
    context.setLineDash([]);
    context.restore();
    Object.assign(this.root.dataset, { least: low, most: high });
  }
}
