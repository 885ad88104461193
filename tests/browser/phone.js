// What a narrow screen that is touched shows of a page: its value is an object of functions, each of which lists what is wrong.
(() => {
  const main = document.querySelector("[data-testid=stMain]");
  const all = [];
  const gather = (root) => {
    for (const one of root.querySelectorAll("*")) {
      all.push(one);
      if (one.shadowRoot) gather(one.shadowRoot);
    }
  };
  gather(main);
  const shown = all.filter((one) => one.checkVisibility({ visibilityProperty: true }));

  const above = (one) => one.assignedSlot ?? one.parentElement ?? one.getRootNode().host ?? null;
  const isIn = (one, place) => {
    while (one && one !== place) one = above(one);
    return Boolean(one);
  };

  const describe = (one) => {
    const { width, height } = one.getBoundingClientRect();
    const names = [one.closest(".root")?.className, one.tagName, one.className, one.ariaLabel ?? one.textContent.trim().slice(0, 30)];
    return `${names.join(" ")}: ${Math.round(width)} x ${Math.round(height)}`;
  };

  /** Whether something around an element shows a part of it only, and lets the rest be scrolled to, or hides it. */
  const isFramed = (one) => {
    for (let place = above(one); place && place !== main; place = above(place)) if (getComputedStyle(place).overflowX !== "visible") return true;
    return false;
  };

  const beyond = () => {
    const { clientWidth } = document.documentElement;
    const sticksOut = (one) => {
      const { left, right, width, height } = one.getBoundingClientRect();
      return width > 1 && height > 1 && (left < -1 || right > clientWidth + 1);
    };
    return shown.filter((one) => sticksOut(one) && !isFramed(one)).map(describe);
  };

  const under = (x, y) => {
    let one = document.elementFromPoint(x, y);
    for (let inner; (inner = one?.shadowRoot?.elementFromPoint(x, y)) && inner !== one; ) one = inner;
    return one;
  };

  // The cells of a table are an overview, and a link within a sentence is as high as its line.
  const TARGETS = "button:not(td *), a[href], input, select, textarea, summary";
  const isInProse = (one) => one.matches("[data-testid=stMarkdownContainer] a:not([data-testid=stPageLink] a)");

  /** What a finger touches for it: a label around it, or what is drawn in its place. */
  const placeOf = (target) => {
    const around = (target.matches("input, .react-aria-ComboBox button") && target.closest("label, .react-aria-ComboBox")) || target;
    return around.parentElement?.offsetWidth === 1 ? above(above(around)) : around;
  };

  /** What is drawn smaller may take a touch around it. */
  const isSmall = (target, least) => {
    const place = placeOf(target);
    if (place.getBoundingClientRect().width <= 1) return false;
    place.scrollIntoView({ block: "center" });
    const { left, top, width, height } = place.getBoundingClientRect();
    const hit = (across, down) => isIn(under(left + width / 2 + across, top + height / 2 + down), place);
    const reach = (across, down) => {
      let far = 0;
      while (far < least && hit(far * across, far * down)) far += 1;
      return far;
    };
    const [wide, high] = [reach(-1, 0) + reach(1, 0) - 1, reach(0, -1) + reach(0, 1) - 1];
    return Math.max(width, wide) < least || Math.max(height, high) < least;
  };

  // What stands next to a slider takes up to a fifth of the room around its thumb, which is dragged, not hit.
  const room = (one, least) => (one.closest("[data-testid=stSlider]") ? 0.8 * least : least);

  const small = (least) => {
    const found = shown.filter((one) => one.matches(TARGETS) && !one.disabled && !isInProse(one) && isSmall(one, room(one, least))).map(describe);
    main.scrollTop = 0;
    return found;
  };

  return { beyond, small };
})()
