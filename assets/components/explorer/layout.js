// Where everything of the network lies on the canvas, in CSS pixels. Knows numbers of layers and maps, never a layer's name.
const MOST_ROWS = 10;
const SPACE = 3;
const CLASS_SHARE = 0.15;
// In rem, for what must hold letters: they are larger on a projector.
const REMS = { head: 3, unit: 0.56, units: 4, step: 1.65, classes: [6.3, 10.7], picture: [6, 12], tile: [0.56, 5.2], scrolled: 1.5, gap: 9 };
let rem = 16;
const [least, most] = [(name) => REMS[name][0] * rem, (name) => REMS[name][1] * rem];

/**
 * Boxes for the picture and every layer, at most `tallest` high, and within `width` unless the network is too deep.
 * `labels` are the widths of what stands above each layer.
 */
export function arrange(meta, width, tallest, labels) {
  const boxes = (tile) => meta.layers.map((layer, number) => box(layer, tile, tallest, width, labels[number]));
  rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  let tile = Math.floor(most("tile"));
  while (tile >= least("tile") && !fits(boxes(tile), width, tallest, tile)) tile -= 1;
  if (tile < least("tile")) tile = REMS.scrolled * rem;
  const columns = boxes(tile);
  return spread(meta, columns, pictureSide(tile), Math.max(width, needed(columns, tile)), tile);
}

const pictureSide = (tile) => Math.min(most("picture"), Math.max(least("picture"), tile * 2));

const head = () => REMS.head * rem;

function box(layer, tile, tallest, width, label) {
  if (layer.kind === "maps") {
    const across = mapsAcross(layer.count);
    const down = Math.ceil(layer.count / across);
    return { layer, across, down, tile, inner: across * (tile + SPACE) - SPACE, height: down * (tile + SPACE) - SPACE, label };
  }
  if (layer.kind === "units") {
    const across = unitsAcross(layer.count);
    const down = Math.ceil(layer.count / across);
    const tile = Math.max(1, Math.floor(Math.min(REMS.unit * rem, (REMS.units * rem) / across, (tallest - head()) / down)));
    return { layer, across, down, tile, inner: across * tile, height: down * tile, label };
  }
  const step = Math.min(REMS.step * rem, (tallest - head()) / layer.count);
  const inner = Math.max(least("classes"), Math.min(most("classes"), CLASS_SHARE * width));
  return { layer, across: 1, down: layer.count, tile: step, inner, height: step * layer.count, label };
}

/** So many units a row that a column of them is some three times as high as wide. */
export const unitsAcross = (count) => Math.max(1, Math.round(Math.sqrt(count / 3)));

/** So many maps a row that no row is cut short, where a few more than necessary achieve that. */
function mapsAcross(count) {
  const least = Math.ceil(count / MOST_ROWS);
  for (let across = least; across < 2 * least; across += 1) if (count % across === 0) return across;
  return least;
}

function fits(columns, width, tallest, tile) {
  return needed(columns, tile) <= width && columns.every((column) => column.height + head() <= tallest);
}

function needed(columns, tile) {
  const gap = Math.max(10, tile / 3);
  return pictureSide(tile) + columns.reduce((sum, column) => sum + Math.max(column.inner, column.label) + gap, 0);
}

function spread(meta, columns, picture, width, tile) {
  const height = head() + Math.max(picture, ...columns.map((column) => column.height));
  const used = picture + columns.reduce((sum, column) => sum + Math.max(column.inner, column.label), 0);
  const gap = Math.min(REMS.gap * rem, (width - used) / columns.length);
  const middle = (tall) => head() + (height - head() - tall) / 2;
  const scale = picture / Math.max(meta.picture.rows, meta.picture.columns);
  const tall = meta.picture.rows * scale;
  let left = picture + gap;
  const placed = columns.map((column) => {
    const outer = Math.max(column.inner, column.label);
    const next = { ...column, outer, left: left + (outer - column.inner) / 2, center: left + outer / 2, top: middle(column.height) };
    left += outer + gap;
    return next;
  });
  return { width, height, columns: placed, tile, picture: { left: 0, top: middle(tall), scale, width: meta.picture.columns * scale, height: tall } };
}

/** The box of one map, unit or class of a placed column. */
export function place(column, at) {
  const step = column.layer.kind === "maps" ? column.tile + SPACE : column.tile;
  if (column.layer.kind === "classes") return { left: column.left, top: column.top + at * step, width: column.inner, height: step };
  const across = at % column.across;
  const down = Math.floor(at / column.across);
  return { left: column.left + across * step, top: column.top + down * step, width: column.tile, height: column.tile };
}

/** Of `to` evenly spread places, the one that stands for a place among `from`: both ways between a map's rows and those sent. */
export const spreadTo = (at, from, to) => Math.floor(((at + 0.5) * to) / from);

/** The row and column of a map, so many parts of it down and across, that stand for what was sent of it there. */
export function cellAt({ rows = 1, columns = 1, sent = [1, 1] }, down, across) {
  const place = (part, count, all) => spreadTo(Math.min(count - 1, Math.floor(part * count)), count, all);
  return { row: place(down, sent[0], rows), cell: place(across, sent[1], columns) };
}

/** What lies under a point: { column, map, row, cell } or null. `row` and `cell` are the feature map's row and column. */
export function find(layout, x, y) {
  for (let number = 0; number < layout.columns.length; number += 1) {
    const column = layout.columns[number];
    if (x < column.left || x > column.left + column.inner || y < column.top || y > column.top + column.height) continue;
    for (let map = 0; map < column.layer.count; map += 1) {
      const { left, top, width, height } = place(column, map);
      if (x < left || x >= left + width || y < top || y >= top + height) continue;
      return { column: number, map, ...cellAt(column.layer, (y - top) / height, (x - left) / width) };
    }
  }
  return null;
}
