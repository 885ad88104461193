// Names that learners gave. Nothing in them is read as HTML; where there is no room for all of one, pointing at it tells it.

/** Writes a name into an element, and hands out the element. */
export function write(element, name) {
  element.textContent = name;
  element.title = name;
  element.classList.add("cut");
  return element;
}

/** As much of a text as fits into `width` of a canvas, in the font that is set; what is left out shows as an ellipsis. */
export function fitted(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const letters = Array.from(text);
  let most = letters.length - 1;
  while (most > 0 && context.measureText(`${letters.slice(0, most).join("")}…`).width > width) most -= 1;
  return `${letters.slice(0, most).join("")}…`;
}
