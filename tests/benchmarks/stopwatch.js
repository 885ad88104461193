// Inside a page: the time from a learner's act to the frame in which a figure shows something new.
(() => {
  const drawn = new Map(); // every canvas that was drawn on, and what it showed when last looked at
  for (const method of ["drawImage", "fillRect", "putImageData", "stroke"]) {
    const original = CanvasRenderingContext2D.prototype[method];
    CanvasRenderingContext2D.prototype[method] = function (...values) {
      drawn.set(this.canvas, null);
      return original.apply(this, values);
    };
  }

  const trees = new Set(); // the shadow trees of components, which a query of the document does not see
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    const tree = attach.call(this, options);
    trees.add(tree);
    return tree;
  };

  // The words of the last element of this selector in a shadow tree.
  function words(selector) {
    const connected = [...trees].filter((tree) => tree.host.isConnected);
    return connected.flatMap((tree) => [...tree.querySelectorAll(selector)]).at(-1)?.textContent;
  }

  // A number that changes with the pixels; 0 for a canvas of one colour.
  function pixels(canvas) {
    const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
    const colours = new Uint32Array(data.buffer);
    if (colours.every((colour) => colour === colours[0])) return 0;
    let hash = 2166136261;
    for (const colour of colours) hash = Math.imul(hash ^ colour, 16777619);
    return hash;
  }

  // What the last figure of this selector shows: an image's address, the epoch that a chart marks or its run and how many points of it, a canvas's
  // pixels, an element's words; 0 for nothing. A run may be over before anybody looks, with as many points as the last.
  function content(selector) {
    const figure = [...document.querySelectorAll(selector)].at(-1);
    if (figure instanceof HTMLImageElement) return figure.complete && figure.naturalWidth ? figure.currentSrc : 0;
    if (figure) return figure.dataset.epoch || (Number(figure.dataset.points) && `${figure.dataset.run} ${figure.dataset.points}`);
    const canvas = [...drawn.keys()].filter((canvas) => canvas.isConnected && canvas.matches(selector)).at(-1);
    if (!canvas) return words(selector) || 0;
    if (drawn.get(canvas) === null) drawn.set(canvas, pixels(canvas));
    return drawn.get(canvas);
  }

  // Starts at the next event of this kind, or at the navigation without one; `measured` becomes milliseconds.
  // `title` is the heading of the page on which the figure has to be.
  window.measure = (selector, title, act) => {
    let start = act ? undefined : 0;
    const before = act ? content(selector) : 0;
    if (act) addEventListener(act, (event) => (start = event.timeStamp), { capture: true, once: true });
    window.measured = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error(`No new ${selector} on ${title}`)), 20000);
      const look = () => {
        const now = performance.now();
        if (start !== undefined && document.querySelector("h1")?.textContent === title) {
          const shown = content(selector);
          if (shown && shown !== before) return resolve(now - start);
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  };
})();
