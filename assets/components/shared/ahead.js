// A series and what may come after it, as lines over one timeline.

/** The past (n,), with room for what comes up to `length` steps. */
export function before(past, length) {
  const line = new Float32Array(length).fill(NaN);
  line.set(past, 0);
  return line;
}

/** A line over what comes after the past, beginning where that ends. */
export function after(past, values, length) {
  const line = new Float32Array(length).fill(NaN);
  line[past.length - 1] = past.at(-1);
  line.set(values, past.length);
  return line;
}

/** The ground of all that comes after `first` steps. */
export function shade(time, context, first) {
  time.clip(context);
  context.fillStyle = time.style("--st-text-color");
  context.globalAlpha = 0.06;
  context.fillRect(time.across(first - 0.5), time.box.top, time.box.right, time.box.bottom - time.box.top);
  context.globalAlpha = 1;
  context.restore();
}
