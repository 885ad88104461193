// Buttons that each take one name into what is chosen, and out of it again.

/** `chosen` is the set of names that the button changes; `changed()` hears of it. */
export function choose(button, chosen, name, changed) {
  const tell = () => button.setAttribute("aria-pressed", String(chosen.has(name)));
  tell();
  button.onclick = () => {
    if (!chosen.delete(name)) chosen.add(name);
    tell();
    changed();
  };
}
