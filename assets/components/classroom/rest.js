// A page whose controls rest: they look it, and take neither clicks nor keys. The page scrolls, and questions are open as always.

const CONTROLS = ["Slider", "Selectbox", "ButtonGroup", "Checkbox", "Button", "NumberInput", "TextInput", "FileUploader", "CameraInput", "PageLink", "Popover"]
  .map((name) => `[data-testid=stMain] [data-testid=st${name}]`)
  .concat("[data-testid=stSidebarNav]");
const FREE = "[class*=_predict], [class*=_next_question], [class*=_code], [class*=_copy_link], .st-key-present, .st-key-class_bar";
const EVENTS = ["pointerdown", "mousedown", "touchstart", "click", "dblclick", "keydown", "beforeinput", "input", "change"];

let rests = false;
let frame = 0;

// Streamlit draws a control when the page has loaded what that needs, which may be long after the page's own end.
const observer = new MutationObserver(() => (frame ||= requestAnimationFrame(settle)));

/** Lets the controls rest, also those that are drawn later, or wakes them. */
export function rest(on) {
  if (!on && !rests) return;
  if (on && !rests) observer.observe(document.body, { childList: true, subtree: true });
  if (!on) observer.disconnect();
  rests = on;
  document.documentElement.toggleAttribute("data-rests", on);
  settle();
}

function settle() {
  frame = 0;
  for (const control of document.querySelectorAll(CONTROLS)) control.inert = rests && !control.closest(FREE);
}

function stop(event) {
  const { target } = event;
  const place = rests && target instanceof Element && target.closest("[data-testid=stMain]");
  if (!place || target.closest(FREE)) return;
  if (event.type === "keydown" && ["Tab", "PageUp", "PageDown", "Home", "End", "Escape"].includes(event.key)) return;
  event.stopImmediatePropagation();
  // A finger scrolls, and a mouse selects nothing.
  if (event.cancelable && event.type !== "touchstart" && event.type !== "pointerdown") event.preventDefault();
}

for (const type of EVENTS) addEventListener(type, stop, { capture: true });
