// The few marks of Markdown that sentences of lessons have, as elements: nothing that is written becomes HTML.
const MARKS = /\\(?<plain>[^\w\s])|:small\[\]|\*\*(?<strong>(?:\\.|[^\\])+?)\*\*|\*(?<em>(?:\\.|[^\\*])+?)\*|`(?<code>[^`]+)`/gs;

/** Puts the text in place of what the element has held. */
export function write(element, text) {
  element.replaceChildren(...nodes(text));
  return element;
}

function* nodes(text) {
  let from = 0;
  for (const found of text.matchAll(MARKS)) {
    yield text.slice(from, found.index);
    from = found.index + found[0].length;
    const { plain, strong, em, code } = found.groups;
    if (plain) yield plain;
    if (strong) yield write(document.createElement("strong"), strong);
    if (em) yield write(document.createElement("em"), em);
    if (code) yield Object.assign(document.createElement("code"), { textContent: code });
  }
  yield text.slice(from);
}
