// Painting on canvases, arrays above all. Colours come from Python (lessons/figures/palette.py) as tables of 256.

/** The place of a value on a 256-colour scale from low to high. */
export function place(value, low, high) {
  return Math.max(0, Math.min(255, Math.round(((value - low) / (high - low || 1)) * 255)));
}

/** [red, green, blue] of a value. */
export function colourOf(value, low, high, colours) {
  const at = 3 * place(value, low, high);
  return [colours[at], colours[at + 1], colours[at + 2]];
}

export const css = ([red, green, blue]) => `rgb(${red} ${green} ${blue})`;

/** Black or white, whichever has the higher contrast on the colour (relative luminance as in WCAG 2). */
export function inkOn(colour) {
  const [red, green, blue] = colour.map((value) => (value / 255 <= 0.04045 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}

/** An offscreen canvas of rows x columns pixels; `colour(index)` gives [red, green, blue] or null for nothing. */
export function bitmap(rows, columns, colour) {
  return offscreen(rows, columns, (bytes) => {
    for (let index = 0; index < rows * columns; index += 1) {
      const rgb = colour(index);
      if (rgb) bytes.set([rgb[0], rgb[1], rgb[2], 255], 4 * index);
    }
  });
}

/** The same for colours of a scale: `places` are numbers of its 256 colours, row by row; where they end, there is nothing. */
export function shaded(rows, columns, places, colours) {
  const scale = new Uint8Array(4 * 256).fill(255);
  for (let place = 0; place < 256; place += 1) scale.set(colours.subarray(3 * place, 3 * place + 3), 4 * place);
  // A pixel at a time, not a byte: an explorer has some hundred thousand.
  const table = new Uint32Array(scale.buffer);
  return offscreen(rows, columns, ({ buffer }) => {
    const pixels = new Uint32Array(buffer);
    for (let at = 0; at < places.length; at += 1) pixels[at] = table[places[at]];
  });
}

function offscreen(rows, columns, fill) {
  const canvas = document.createElement("canvas");
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext("2d");
  const image = context.createImageData(columns, rows);
  fill(image.data);
  context.putImageData(image, 0, 0);
  return canvas;
}

/** Fits a canvas to its width on screen, `ratio` high, sharp on every display; returns a context without smoothing. */
export function fit(canvas, ratio) {
  const width = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  const height = Math.max(1, Math.round(width * ratio));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d");
  context.imageSmoothingEnabled = false;
  return context;
}

/** The same, empty, for drawing in CSS pixels. */
export function blank(canvas, ratio) {
  const context = fit(canvas, ratio);
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, canvas.width / devicePixelRatio, canvas.height / devicePixelRatio);
  return context;
}

/** A straight line in the style that is set. */
export function segment(context, fromX, fromY, toX, toY) {
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

export function disc(context, x, y, radius) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fill();
}

/** A rectangle that stands out on any picture: a light line on a dark one. */
export function outline(context, x, y, width, height) {
  const thick = (2 * devicePixelRatio) / context.getTransform().a;
  context.setLineDash([]);
  context.lineWidth = thick * 2;
  context.strokeStyle = "#10141f";
  context.strokeRect(x, y, width, height);
  context.lineWidth = thick;
  context.strokeStyle = "#ffd23f";
  context.strokeRect(x, y, width, height);
}

/** A number as a learner reads it: whole numbers whole, others with so many decimals, a true minus sign. */
export function number(value, decimals) {
  const digits = Number.isInteger(value) ? 0 : decimals;
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "\u2212");
}
