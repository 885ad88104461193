// Where the teacher leads. The teacher's page tells its address; a learner's page says where that is, goes there, and comes back.
import { rest } from "./rest.js";

const ROUTE = "/news/guide";
const PATIENCE = 15000; // milliseconds after which a page that has not answered is asked again
const OWN = "layerscope-own"; // the address that a page had before it was brought elsewhere, kept as long as the page
const LEFT = "layerscope-left"; // the guidance that this browser has left, on all its pages
const ASIDE = ["classroom", "mistakes"]; // the pages to which nobody is led
const LEADS = "layerscope-leads"; // the guidance in which this page leads

let guide = null; // what the room is told
let bar = null; // where this page says so
let page = null; // what this page shows: its `slug`, the `step` of a guidance with its `settings`; and how it goes elsewhere
let open; // what the teacher has opened, as far as this page has heard
let question = null; // what the page was asked for, until it shows that
let shown = null; // the view that a guidance has set it to last
const listeners = new Set();

export const now = () => guide;

/** Calls back with every news until the function that it returns is called. */
export function onNews(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Draws the bar; called with all that is told of the topic, and whenever the bar is a new one. */
export function show(value, part, trigger, { teacher }) {
  guide = value;
  bar = { part, teacher };
  for (const listener of listeners) listener();
  if (teacher) tell();
  update();
}

/** Other lessons and sections are open now: a page that was drawn before is drawn anew. Says nothing by itself. */
export function showOpen(value, part) {
  open = value?.version ?? null;
  part.hidden = true;
  update();
}

/** A page of a learner has been drawn. */
export function attend(drawn) {
  page = drawn;
  if (question?.isAnsweredBy(page)) {
    const { view, timer } = question;
    clearTimeout(timer);
    question = null;
    if (view) arrive(view);
  }
  update();
}

// The learner's page.

const read = (store, name) => JSON.parse(store.getItem(name) ?? "null");
const write = (store, name, value) => (value === null ? store.removeItem(name) : store.setItem(name, JSON.stringify(value)));
const hasLeft = () => read(localStorage, LEFT) === guide?.id;
const follows = () => Boolean(guide?.follow && bar && !bar.teacher && !hasLeft());

function update() {
  if (!bar) return;
  draw();
  rest(follows());
  // While the page goes somewhere, nothing else is asked of it: what changes meanwhile it hears of afterwards, and only once.
  if (!page || question) return;
  if (follows() && !isThere()) return go();
  if (follows()) stand(guide.view.position);
  if (open !== undefined && page.open !== open) ask("again", (drawn) => drawn.open === open);
}

const settings = ({ slug, settings }) => JSON.stringify([slug, settings]);

/** Whether the page shows the teacher's view, but for the canvases; a page that has lost its session does not. */
const isThere = () => page.step !== null && page.slug === guide.view.slug && shown === settings(guide.view);

/** Goes where the teacher is; where this begins, the page's own address is kept. */
function go() {
  const own = read(sessionStorage, OWN);
  const begins = !own || (own.id !== guide.id && !isHere(own.last));
  write(sessionStorage, OWN, { view: begins ? here() : own.view, id: guide.id, last: guide.view });
  goTo({ ...guide.view, id: guide.id, step: guide.step, begins });
}

/** Goes back to where the learner was, if the page was brought here. */
function goBack() {
  const own = read(sessionStorage, OWN);
  if (own) goTo({ ...own.view, step: "own", back: true });
}

function arrive(view) {
  shown = settings(page);
  stand(view.position);
  const own = read(sessionStorage, OWN);
  if (own) write(sessionStorage, OWN, view.back ? null : { ...own, last: page });
}

/** Asks for a view; where the teacher is further by now, the page is drawn as that says. */
function goTo(view) {
  ask(view, ({ step }) => step === view.step || step > view.step, view);
}

function ask(wish, isAnsweredBy, view) {
  clearTimeout(question?.timer);
  question = { isAnsweredBy, view, timer: setTimeout(giveUp, PATIENCE) };
  page.go(wish);
  draw();
}

function giveUp() {
  question = null;
  update();
}

/** Lets canvases stand where they stood there. */
function stand(position) {
  if (position === location.hash) return;
  history.replaceState(history.state, "", location.pathname + location.search + position);
  dispatchEvent(new Event("layerscope-position"));
}

// Who leaves on one page leaves on all.
addEventListener("storage", ({ key }) => {
  if (key !== LEFT) return;
  if (guide?.follow && hasLeft()) goBack();
  update();
});
addEventListener("popstate", () => {
  if (!page || !follows()) return;
  shown = null;
  update();
});

// What the bar says.

function draw() {
  const [sentence, ...buttons] = news();
  const said = sentence + buttons.map(({ label }) => label).join();
  bar.part.hidden = !sentence;
  if (bar.part.dataset.said === said) return;
  bar.part.dataset.said = said;
  const text = document.createElement("span");
  text.setAttribute("role", "status");
  text.innerHTML = sentence;
  bar.part.replaceChildren(text, ...buttons.map(button));
}

/** The sentence for this page, and its buttons. */
function news() {
  if (bar.teacher || !page) return [""];
  const where = guide && `<b>${escape(guide.title)}</b>`;
  if (follows()) return [`You follow the teacher to ${where}. Your controls rest.`, { label: "Explore on my own", press: explore }];
  if (guide?.follow) return [`The class follows the teacher to ${where}.`, { label: "Follow again", press: followAgain }];
  if (guide && !hasLeft() && !isHere(guide.view)) return [`The teacher shows ${where}.`, { label: "Go there", press: visit }, { label: "Not now", press: leave }];
  if (read(sessionStorage, OWN))
    return ["This is what the teacher has set. Change it as you like.", { label: "Back to what I had set", press: goBack }, { label: "Stay here", press: stay }];
  return [""];
}

const escape = (text) => new Option(text).innerHTML;

function button({ label, press }) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.onclick = press;
  return made;
}

function leave() {
  write(localStorage, LEFT, guide.id);
  update();
}

function explore() {
  leave();
  goBack();
}

function followAgain() {
  write(localStorage, LEFT, null);
  update();
}

function visit() {
  leave();
  go();
}

function stay() {
  write(sessionStorage, OWN, null);
  update();
}

// The teacher's page.

let telling = false;

const place = () => location.pathname.split("/").pop();

/** This page's address, as a view; a page to which nobody is led counts as the course map. */
function here() {
  const slug = ASIDE.includes(place()) ? "" : place();
  const settings = [...new URLSearchParams(location.search)].filter(([name]) => name.startsWith(`${slug}_`));
  return { slug, settings: Object.fromEntries(settings), position: location.hash };
}

/** Whether this page's address says what a view does. */
function isHere({ slug, settings }) {
  const own = here();
  const names = new Set([...Object.keys(settings), ...Object.keys(own.settings)]);
  return own.slug === slug && [...names].every((name) => settings[name] === own.settings[name]);
}

/** Brings the class to this page or, with `follow`, keeps it there; whether that was told. */
export async function begin(follow) {
  const answer = await send("POST", { ...here(), follow });
  if (!answer?.ok) return false;
  write(sessionStorage, LEADS, follow ? (await answer.json()).id : null);
  return true;
}

export function end() {
  write(sessionStorage, LEADS, null);
  return send("DELETE");
}

/** Tells where this page is by now, if it leads; while one telling is under way, the next one waits. */
async function tell() {
  const leads = () => guide?.follow && read(sessionStorage, LEADS) === guide.id;
  if (telling || !leads()) return;
  telling = true;
  for (let told = JSON.stringify(guide.view); leads() && JSON.stringify(here()) !== told; ) {
    told = JSON.stringify(here());
    // The teacher may look after the room meanwhile, or something up.
    if (!ASIDE.includes(place())) await send("PUT", { ...here(), id: guide.id });
  }
  telling = false;
}

const send = (method, body) => fetch(ROUTE, { method, body: JSON.stringify(body) }).catch(() => null);

addEventListener("layerscope-address", tell);
