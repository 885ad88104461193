// The parts of a mix and their sum, as lessons/maths/series_mix.py has them: drawn again while a fader moves.
const BASELINE = 10;

/** `arrays` has the unit `shocks`, and every season of amplitude 1, by name. */
export function parts(mix, arrays) {
  const { shocks: unit } = arrays;
  const length = unit.length;
  const each = (value) => Float32Array.from({ length }, (_, step) => value(step));
  const pattern = arrays[mix.season];
  const trend = each((step) => mix.slope * step);
  const season = each((step) => mix.amplitude * pattern[step]);
  const shocks = each((step) => mix.noise * unit[step]);
  const level = each((step) => (step >= Math.floor(length / 2) ? mix.jump : 0));
  const residual = new Float64Array(length);
  for (let step = 0; step < length; step += 1) residual[step] = shocks[step] + (step ? mix.echo * residual[step - 1] : 0);
  const echo = each((step) => residual[step] - shocks[step]);
  const sum = each((step) => BASELINE + level[step] + trend[step] + season[step] + residual[step]);
  return { trend, season, shocks, echo, level, sum };
}
