// For one step and one unit: the products and sums that make memory and state, and what a gate adds up.
import { colourOf, css, inkOn } from "../shared/paint.js";
import { fixed } from "../shared/words.js";

export class Flow {
  constructor(place) {
    this.place = place;
  }

  lay({ meta, arrays }) {
    Object.assign(this, { meta, arrays });
    this.units = arrays.hidden.shape[1];
    this.limits = Object.fromEntries(meta.rows.map(({ name, limit }) => [name, limit]));
    if (!(this.gate in meta.gates)) this.gate = meta.rows[0].name;
  }

  /** Draws the numbers of a step and a unit; what they come to, in words. */
  draw(step, unit) {
    Object.assign(this, { step, unit });
    this.at = step * this.units + unit;
    const sums = this.meta.flow.map((sum) => this.sum(sum));
    this.place.replaceChildren(...sums, this.parts());
    return this.meta.flow.map(({ name }) => `${this.meta.titles[name].toLowerCase()} ${this.number(name)}`).join(", ");
  }

  number(name) {
    return fixed(this.arrays[name][this.at], 2);
  }

  sum({ name, products }) {
    const row = document.createElement("p");
    products.forEach((factors, place) => {
      if (place) row.append(sign("+"));
      factors.forEach((factor, at) => row.append(...(at ? [sign("×")] : []), this.factor(factor)));
    });
    row.append(sign("="), this.factor(name, true));
    return row;
  }

  factor(name, result = false) {
    const isGate = name in this.meta.gates && !result;
    const box = document.createElement(isGate ? "button" : "span");
    box.className = result ? "factor result" : "factor";
    const number = document.createElement("b");
    const title = document.createElement("small");
    number.textContent = this.number(name);
    title.textContent = this.meta.titles[name];
    const colour = this.colour(name);
    number.style.background = css(colour);
    number.style.color = inkOn(colour);
    box.append(number, title);
    if (isGate) {
      box.type = "button";
      box.setAttribute("aria-pressed", String(name === this.gate));
      box.onclick = () => {
        this.gate = name;
        this.draw(this.step, this.unit);
        this.place.querySelector("[aria-pressed=true]").focus();
      };
    }
    return box;
  }

  /** The colour that the number has in its strip; of what has none, that of what it was or is made of. */
  colour(name) {
    const limit = this.limits[name] ?? this.limits[name.replace(" before", "")] ?? (name === "squeezed" ? 1 : undefined);
    const { signedColours, sequentialColours } = this.arrays;
    const value = this.arrays[name][this.at];
    return limit ? colourOf(value, -limit, limit, signedColours) : colourOf(value, 0, 1, sequentialColours);
  }

  /** What the chosen gate adds up. */
  parts() {
    const { meta, arrays, gate } = this;
    const [input, state, bias] = [arrays[`${gate}.input`][this.at], arrays[`${gate}.state`][this.at], arrays[`${gate}.bias`][this.unit]];
    const row = document.createElement("p");
    row.className = "parts";
    const title = document.createElement("b");
    title.textContent = `${meta.titles[gate]}: `;
    row.append(title, `${fixed(input, 2)} from what it reads ${signed(state)} from the state before ${signed(bias)} bias = ${fixed(input + state + bias, 2)}, then ${meta.gates[gate]}: ${this.number(gate)}`);
    return row;
  }
}

const signed = (value) => `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), 2)}`;

function sign(text) {
  const made = document.createElement("span");
  made.className = "sign";
  made.textContent = text;
  return made;
}
