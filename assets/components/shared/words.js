// Numbers and formulas as a learner reads them.
const LARGE = 1e5;
const SMALL = 1e-3;
const NOTHING = 1e-9; // what rounding leaves over

/** A number with so many decimals; a power of ten where it is large. */
export function fixed(value, decimals) {
  if (Math.abs(value) >= LARGE) return power(value);
  const text = value.toFixed(decimals);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");
}

/** A loss: with more decimals the smaller it is, and a power of ten close to zero. */
export function loss(value) {
  if (value < NOTHING) return "0";
  return value < SMALL ? power(value) : fixed(value, value < 1 ? 4 : 2);
}

/** y = 2.00x − 1.00 */
export function formula(weight, bias) {
  return `y = ${fixed(weight, 2)}x ${bias < 0 ? "−" : "+"} ${fixed(Math.abs(bias), 2)}`;
}

/** A power of ten: 0.01, 1, 1,000 in full, beyond that 10⁻⁴. */
export function tens(exponent) {
  return Math.abs(exponent) < 4 ? (10 ** exponent).toLocaleString("en", { maximumFractionDigits: 3 }) : `10${raised(exponent)}`;
}

function power(value) {
  const [digits, exponent] = value.toExponential(1).split("e");
  return `${digits.replace("-", "−")} × 10${raised(Number(exponent))}`;
}

function raised(exponent) {
  return String(exponent).replace(/./g, (digit) => (digit === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[digit]));
}
