// Reads what lessons/figures/payload.py packs: header length, JSON header, then the arrays.
const KINDS = { uint8: Uint8Array, int16: Int16Array, float32: Float32Array };

/** The `meta` and the named typed arrays (each with its `.shape`) of one payload of bytes. */
export function unpack(bytes) {
  // A fresh copy starts on a boundary that every typed array accepts.
  const buffer = bytes.slice().buffer;
  const length = new DataView(buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const arrays = {};
  for (const [name, { kind, shape, offset }] of Object.entries(header.arrays)) {
    const size = shape.reduce((product, side) => product * side, 1);
    arrays[name] = new KINDS[kind](buffer, 4 + length + offset, size);
    arrays[name].shape = shape;
  }
  return { meta: header.meta, arrays };
}
