// The formula of a mix: every part in its colour, and quiet while its fader stands at 0.
import { fixed } from "../shared/words.js";

/** What stands behind the number of each part. */
const TERMS = {
  slope: (value) => `${fixed(Math.abs(value), 2)}·t`, amplitude: (value) => `${fixed(value, 0)}·season(t)`,
  noise: (value) => `${fixed(value, 0)}·shock(t)`, echo: (value) => `${fixed(value, 2)}·rest(t − 1)`,
  jump: (value) => `${fixed(Math.abs(value), 0)}·after(t)`,
};

/** The formula as nodes to place. */
export function formula(mix, faders) {
  const terms = faders.flatMap(({ name, colour }) => {
    const term = document.createElement("b");
    term.style.setProperty("--part", colour);
    term.textContent = TERMS[name](mix[name]);
    const sign = document.createTextNode(mix[name] < 0 ? " − " : " + ");
    if (mix[name]) return [sign, term];
    term.className = "still quiet";
    return [sign, term];
  });
  return [document.createTextNode("x(t) = 10"), ...terms];
}
