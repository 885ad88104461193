// Where a learner stands on a canvas, kept behind the # of the address: a link restores it, Reset takes it back, and who follows
// the teacher stands where the teacher does.

const REST = 300; // milliseconds: browsers refuse to write an address a hundred times in a row

export class Position {
  /** `name` stands in the address; `toStart` takes the canvas below `root` back to where it begins, `stand` to other numbers. */
  constructor(root, name, toStart, stand) {
    this.name = name;
    const hear = (event, go) => {
      const listener = () => {
        if (!root.isConnected) return removeEventListener(event, listener);
        clearTimeout(this.timer);
        go();
      };
      addEventListener(event, listener);
    };
    hear("layerscope-reset", toStart);
    hear("layerscope-position", () => this.read().length && stand(...this.read()));
  }

  /** The numbers that the address holds; none where it holds no position of this name. */
  read() {
    const written = new URLSearchParams(location.hash.slice(1)).get(this.name) ?? "";
    return /^\d+(-\d+)*$/.test(written) ? written.split("-").map(Number) : [];
  }

  /** Writes whole numbers to the address as soon as the learner rests. */
  write(...numbers) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const held = new URLSearchParams(location.hash.slice(1));
      held.set(this.name, numbers.join("-"));
      history.replaceState(history.state, "", `${location.pathname}${location.search}#${held}`);
    }, REST);
  }
}
