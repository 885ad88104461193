// Words as places, epoch after epoch, on one plane. Opens at the random start. A search for a rare word asks the server.
import { unpack } from "../shared/payload.js";
import { Plane } from "./plane.js";
import { Word } from "./word.js";

const PACE = 600; // milliseconds that an epoch takes
const NEIGHBOURS = 5;
const PAUSE = 400; // milliseconds without a key, after which a word is looked for
const views = new WeakMap();

export default function render({ data, parentElement, setTriggerValue }) {
  let view = views.get(parentElement);
  if (!view) views.set(parentElement, (view = new WordMap(parentElement.querySelector(".root"))));
  view.send = setTriggerValue;
  view.show(unpack(data));
  return () => view.stop();
}

class WordMap {
  constructor(root) {
    this.root = root;
    this.find = (name) => root.querySelector(name);
    this.plane = new Plane(root, this.find(".plane"), (place) => this.point(place), (place) => this.choose(place));
    this.word = new Word(root, (place) => this.point(place));
    this.slider = this.find(".epoch");
    this.slider.oninput = () => {
      const place = Number(this.slider.value);
      this.stop();
      this.stand(place);
    };
    this.find(".play").onclick = () => (this.frame ? this.stop() : this.play());
    const search = this.find(".search input");
    search.oninput = () => {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.search(search.value.trim().toLowerCase()), PAUSE);
    };
    this.time = 0;
    this.chosen = new Set();
    new ResizeObserver(() => this.meta && this.draw()).observe(root);
  }

  show({ meta, arrays }) {
    const subject = JSON.stringify([meta.words, meta.epochs, meta.chosen]);
    const isNew = subject !== this.subject;
    Object.assign(this, { meta, arrays, subject });
    [this.epochs, this.count, this.dimensions] = arrays.vectors.shape;
    this.slider.max = this.epochs - 1;
    for (const name of [".play", ".epoch"]) this.find(name).disabled = this.epochs === 1;
    this.find(".says").textContent = meta.note;
    if (isNew) {
      this.time = Math.min(this.time, this.epochs - 1);
      for (const word of meta.chosen) this.chosen.add(word);
      this.at = meta.words.indexOf(meta.chosen.at(-1));
    }
    this.plane.show(this);
    this.stand(this.time);
  }

  /** Number `dimension` of a word at a moment between two epochs. */
  value(time, place, dimension) {
    const before = Math.floor(time);
    const after = Math.min(before + 1, this.epochs - 1);
    const read = (epoch) => this.arrays.vectors[(epoch * this.count + place) * this.dimensions + dimension];
    return this.meta.unit * (read(before) + (time - before) * (read(after) - read(before)));
  }

  vector(time, place) {
    return Array.from({ length: this.dimensions }, (_, dimension) => this.value(time, place, dimension));
  }

  /** Where a word is drawn. */
  position(time, place) {
    const { components, centre } = this.arrays;
    const sums = [0, 0];
    for (let dimension = 0; dimension < this.dimensions; dimension += 1) {
      const value = this.value(time, place, dimension) - centre[dimension];
      sums[0] += value * components[dimension];
      sums[1] += value * components[this.dimensions + dimension];
    }
    return sums;
  }

  /** By how much a word moves the answer to an average text; null where nobody knows. */
  effect(time, place) {
    const { effects } = this.arrays;
    return effects ? effects[Math.round(time) * this.count + place] : null;
  }

  /** The nearest other words, by places (lists of numbers) that are given for each. */
  nearest(places, at) {
    const away = (other) => Math.hypot(...places[other].map((value, number) => value - places[at][number]));
    const others = places.map((_, other) => other).filter((other) => other !== at);
    return others.map((other) => [away(other), other]).sort(([a], [b]) => a - b).slice(0, NEIGHBOURS).map(([, other]) => other);
  }

  search(text) {
    if (!text) return;
    const place = this.meta.words.indexOf(text);
    if (place < 0) return this.send("search", text);
    this.find(".says").textContent = "";
    this.chosen.add(text);
    this.point(place);
  }

  /** A word is meant: by the pointer, the keys, or a search. */
  point(place) {
    this.at = place;
    this.draw();
  }

  /** A chosen word leaves a trail; chosen again, it leaves none. */
  choose(place) {
    const word = this.meta.words[place];
    if (!this.chosen.delete(word)) this.chosen.add(word);
    this.point(place);
  }

  play() {
    if (this.time >= this.epochs - 1) this.time = 0;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const from = { moment: performance.now(), time: this.time };
    const move = (now) => {
      const time = Math.min(this.epochs - 1, from.time + (now - from.moment) / PACE);
      if (!still || Math.floor(time) !== Math.floor(this.time) || time === this.epochs - 1) this.stand(still ? Math.floor(time) : time);
      if (time < this.epochs - 1) this.frame = requestAnimationFrame(move);
      else this.stop();
    };
    this.frame = requestAnimationFrame(move);
    this.label("❚❚ Pause", true);
  }

  stop() {
    cancelAnimationFrame(this.frame);
    this.frame = null;
    this.label("▶ Play", false);
    if (this.meta) this.stand(Math.round(this.time));
  }

  label(text, pressed) {
    this.find(".play").textContent = text;
    this.find(".play").setAttribute("aria-pressed", String(pressed));
  }

  stand(time) {
    this.time = time;
    const epoch = this.meta.epochs[Math.round(time)];
    this.slider.value = Math.round(time);
    this.slider.setAttribute("aria-valuetext", `epoch ${epoch}`);
    this.find(".number").textContent = epoch;
    this.root.dataset.epoch = epoch;
    this.draw();
  }

  draw() {
    const time = this.time;
    const every = this.meta.words.map((_, place) => place);
    const onMap = every.map((place) => this.position(time, place));
    this.plane.draw(time, onMap);
    this.root.dataset.word = this.meta.words[this.at] ?? "";
    if (this.at === undefined || this.at < 0) return;
    const near = this.nearest(every.map((place) => this.vector(time, place)), this.at);
    const nearOnMap = this.nearest(onMap, this.at);
    this.word.show(this, near, nearOnMap);
    this.root.dataset.near = near.map((place) => this.meta.words[place]).join(" ");
    this.root.dataset.nearOnMap = nearOnMap.map((place) => this.meta.words[place]).join(" ");
  }
}
