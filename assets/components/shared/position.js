// Where a learner stands on a canvas, kept behind the # of the address: a link restores it, and Reset takes it back.

const REST = 300; // milliseconds: browsers refuse to write an address a hundred times in a row

export class Position {
  /** `name` stands in the address; `toStart` takes the canvas below `root` back to where it begins. */
  constructor(root, name, toStart) {
    this.name = name;
    const reset = () => {
      if (!root.isConnected) return removeEventListener("layerscope-reset", reset);
      clearTimeout(this.timer);
      toStart();
    };
    addEventListener("layerscope-reset", reset);
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
