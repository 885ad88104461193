// What every page runs before Streamlit's own code. It stands in the page's head, so that no page waits for one more file.

{
  // A browser that translates the page puts a <font> in the place of a text, or around it. React goes on with the text that it
  // knows: without the following it breaks off when it removes one, and numbers in a sentence stop changing.
  const substitutes = new WeakMap();
  const { insertBefore, removeChild } = Node.prototype;

  /** What stands in `parent` for a node that React knows: the node itself, or the <font> in its place or around it. */
  const standing = (parent, node) => {
    let found = node?.parentNode ? node : substitutes.get(node);
    while (found && found.parentNode !== parent && found.parentNode?.nodeName === "FONT") found = found.parentNode;
    return found ?? node;
  };

  Node.prototype.removeChild = function (child) {
    return removeChild.call(this, standing(this, child));
  };
  Node.prototype.insertBefore = function (node, before) {
    return insertBefore.call(this, node, standing(this, before));
  };

  // A text that changes comes back to its place, where it is translated again.
  const changes = new MutationObserver((records) => {
    for (const { target } of records) if (!target.isConnected) substitutes.get(target)?.replaceWith(target);
  });

  new MutationObserver((records) => {
    for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
      for (const node of removedNodes) {
        if (node.nodeType !== Node.TEXT_NODE || node.isConnected) continue;
        const font = [...addedNodes, previousSibling, nextSibling].find((near) => near?.nodeName === "FONT");
        if (!font) continue;
        substitutes.set(node, font);
        changes.observe(node, { characterData: true });
      }
    }
  }).observe(document, { childList: true, subtree: true });
}

// A small screen has no room for the menu beside the page: it closes after a choice. On phones Streamlit closes it itself.
addEventListener("click", ({ target }) => {
  const menu = target.closest('[data-testid="stSidebarNav"] a') && document.querySelector('[data-testid="stSidebar"]');
  if (!menu || matchMedia("(width >= 768px)").matches) return;
  requestAnimationFrame(() => {
    if (menu.dataset.collapsed === "false") menu.querySelector('[data-testid="stSidebarCollapseButton"] button').click();
  });
});

// Streamlit lays the chapters of its menu into one list, which is none then to who hears the page: the links stand for themselves.
{
  const MENU = '[data-testid="stSidebarNavItems"]';
  const LISTED = `${MENU}:not([role]), ${MENU} li:not([role])`;
  new MutationObserver(() => {
    for (const element of document.querySelectorAll(LISTED)) element.setAttribute("role", "none");
  }).observe(document, { childList: true, subtree: true });
}

// Streamlit tells the page around it all that it does. Alone in its tab it hears that itself, and compares the address with every
// host's that could have said so: milliseconds in which a page could be drawn.
addEventListener(
  "message",
  (event) => {
    if (event.source === window && event.data?.stCommVersion) event.stopImmediatePropagation();
  },
  { capture: true },
);

// The browser's history has one entry for each page and section: Back leads to the section before, not through every step of a
// slider. Streamlit replaces the entry when a learner chooses something, and adds one when the server writes to the address;
// it drops what stands behind the #, where canvases keep their positions.
{
  const { pushState, replaceState } = history;
  const section = ({ pathname, searchParams }) => `${pathname} ${searchParams.get(`${pathname.split("/").pop()}_view`)}`;

  const write = (isLearners, state, title, address) => {
    const [now, next] = [new URL(location), new URL(address ?? location, location)];
    if (next.pathname !== now.pathname) {
      (isLearners ? replaceState : pushState).call(history, state, title, next);
      dispatchEvent(new Event("layerscope-address"));
      return;
    }
    const moves = section(now) !== section(next);
    if (moves) next.hash = "";
    else if (next.search !== now.search) next.hash ||= now.hash;
    (isLearners && moves ? pushState : replaceState).call(history, state, title, next);
    dispatchEvent(new Event("layerscope-address"));
  };
  history.replaceState = (...entry) => write(true, ...entry);
  history.pushState = (...entry) => write(false, ...entry);

  // A link in a text that leads to another place of the dashboard goes there as Back would, within the page: nothing that was
  // typed or brought is lost, and what the link does not set is as it was at first. The projector's size stays.
  addEventListener("click", (event) => {
    const link = event.target.closest('[data-testid="stMarkdownContainer"] a[href^="/"]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const [now, next] = [new URL(location), new URL(link.href)];
    if (now.searchParams.has("present")) next.searchParams.set("present", now.searchParams.get("present"));
    pushState.call(history, {}, "", next);
    dispatchEvent(new PopStateEvent("popstate"));
    document.querySelector('[data-testid="stMain"]').scrollTo({ top: 0 });
  });
}

// Reset takes the canvases on the page back as well: what they hold, the server does not know.
addEventListener("click", ({ target }) => {
  if (!target.closest("[class*=_reset] button")) return;
  history.replaceState(history.state, "", location.pathname + location.search);
  dispatchEvent(new Event("layerscope-reset"));
});

// On a phone what is set and the picture that it changes seldom share the screen. The control that a finger has used last comes
// along: at the lower edge, wherever its own place has scrolled away, until another is used or the page shows something else.
{
  const CONTROLS = '[data-testid="stSlider"], [data-testid="stCheckbox"], [data-testid="stButtonGroup"]';
  const ELSEWHERE = '[class*="_view"], [class*="_predict"], [class*="st-key-toolbar"]';
  let control, place;

  const letGo = () => {
    control?.removeAttribute("data-along");
    place?.style.removeProperty("height");
    control = place = undefined;
  };

  const follow = () => {
    if (!control) return;
    if (!control.isConnected || !matchMedia("(width < 40rem)").matches) return letGo();
    const { top, bottom, height } = place.getBoundingClientRect();
    const away = bottom > innerHeight || top < 0;
    if (away === control.hasAttribute("data-along")) return;
    // Its place stays open: the page must not move under the finger.
    place.style.height = away ? `${height}px` : "";
    control.toggleAttribute("data-along", away);
  };

  const use = ({ target }) => {
    const next = target.closest(CONTROLS);
    if (target.closest('[class*="_view"], [data-testid="stSidebar"]')) letGo();
    if (!next || next === control || next.closest(ELSEWHERE)) return;
    letGo();
    [control, place] = [next, next.parentElement];
  };
  addEventListener("pointerdown", use, { capture: true });
  addEventListener("scroll", follow, { capture: true, passive: true });
}

/** Whether a message of Protocol Buffers has the field of this number. */
function hasField(message, field) {
  const bytes = new Uint8Array(message);
  let at = 0;
  const number = () => {
    for (let [value, unit] = [0, 1]; ; unit *= 128) {
      value += (bytes[at] & 127) * unit;
      at += 1;
      if (!(bytes[at - 1] >= 128)) return value;
    }
  };
  while (at < bytes.length) {
    const tag = number();
    if (tag >> 3 === field) return true;
    const content = number();
    if ((tag & 7) === 2) at += content;
  }
  return false;
}

// Streamlit draws all of the page after every message that finds it idle: two or three times for each change. What one run of a
// script sends is handed over at once instead, when the run has ended or the first of it has waited for LONGEST milliseconds.
{
  const LONGEST = 30;
  const FINISHED = 6; // the field of Streamlit's messages that ends a run
  const { addEventListener } = WebSocket.prototype;

  WebSocket.prototype.addEventListener = function (type, listener, options) {
    if (type !== "message") return addEventListener.call(this, type, listener, options);
    let events = [];
    let timer;
    const handOver = () => {
      clearTimeout(timer);
      timer = undefined;
      const waiting = events;
      events = [];
      for (const event of waiting) listener.call(this, event);
    };
    const gather = (event) => {
      events.push(event);
      if (hasField(event.data, FINISHED)) handOver();
      else timer ??= setTimeout(handOver, LONGEST);
    };
    return addEventListener.call(this, type, gather, options);
  };
}
