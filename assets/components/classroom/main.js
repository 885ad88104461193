// What the room is told, on every page: one stream of news, and for each topic a part of the bar at the page's top.
import { show as challenge } from "./challenge.js";
import { show as guide, showOpen as open } from "./guide.js";
import { show as poll } from "./poll.js";

const TOPICS = { guide, poll, challenge, open };
const AGAIN = 2000; // milliseconds after which a stream that was refused is asked for once more

let stream = null;
let news = null;
let place = null; // where the bar lies on this page, and how it speaks to the server

export default function render({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".root");
  if (root !== place?.root) place = { root, parts: build(root), last: {} };
  Object.assign(place, { trigger: setTriggerValue, teacher: data.teacher });
  for (const [name, colour] of Object.entries(data.colours)) root.style.setProperty(`--${name}`, colour);
  listen();
  draw();
}

function build(root) {
  const parts = Object.keys(TOPICS).map((topic) => {
    const part = document.createElement("section");
    part.className = `topic ${topic}`;
    part.hidden = true;
    return part;
  });
  root.replaceChildren(...parts);
  new ResizeObserver(() => makeRoom(root)).observe(root);
  return parts;
}

/** A bar without words takes no room; one with words does not lie over what the keyboard leads to. */
function makeRoom(root) {
  const { host } = root.getRootNode();
  host?.closest(".st-key-class_bar")?.toggleAttribute("data-speaks", root.offsetHeight > 0);
  host?.closest("[data-testid=stMain]")?.style.setProperty("scroll-padding-top", `${root.offsetHeight}px`);
}

/** Hands each topic's value to its module, when there is something new or the bar itself is new. */
function draw() {
  if (!news) return;
  const room = { here: news.here, teacher: place.teacher, revision: news.revision };
  Object.entries(TOPICS).forEach(([topic, show], at) => {
    const value = news.topics[topic] ?? null;
    const now = JSON.stringify([value, room.here, room.teacher]);
    if (place.last[topic] === now) return;
    place.last[topic] = now;
    place.parts[at].hidden = value === null;
    show(value, place.parts[at], (name, sent) => place.trigger(name, sent), room);
  });
}

/** Opens the stream where there is none; a page that nobody sees has none, for a browser has few connections. */
function listen() {
  if (document.hidden || (stream && stream.readyState !== EventSource.CLOSED)) return;
  stream = new EventSource("/news");
  stream.onmessage = ({ data }) => {
    news = JSON.parse(data);
    draw();
  };
  stream.onerror = () => {
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, AGAIN);
  };
}

function listenAnew() {
  stream?.close();
  listen();
}

addEventListener("visibilitychange", listenAnew);
addEventListener("online", listenAnew);
