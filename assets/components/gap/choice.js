// The runs as chips, with a bar in every column for what each gives or costs.

/** Fills `box` with a chip for each run; those without curves cannot be chosen yet. */
export function fill(box, { bars, colours }, runs, choose) {
  box.hidden = runs.length < 2;
  if (box.hidden) return;
  const pressed = [...box.querySelectorAll("button")].indexOf(box.getRootNode().activeElement);
  box.classList.toggle("measured", bars.length > 0);
  box.style.setProperty("--bars", bars.length);
  box.style.setProperty("--bar", colours.best);
  const heads = ["", ...bars.map((bar) => bar.label)].map((label) => element("span", "head", label));
  const rows = runs.flatMap((run, place) => [chip(run, () => choose(place)), ...bars.map((bar) => draw(bar, place))]);
  box.replaceChildren(...(bars.length ? heads : []), ...rows);
  box.querySelectorAll("button")[pressed]?.focus();
}

function chip(run, choose) {
  const button = element("button", "", run.name);
  button.type = "button";
  button.disabled = !run.curves.training;
  button.onclick = choose;
  return button;
}

function draw({ values, texts }, place) {
  const bar = element("span", values[place] < 0 ? "bar less" : "bar", "");
  const length = document.createElement("i");
  // Room is left for the words behind the longest bar.
  length.style.width = `${(62 * Math.abs(values[place])) / Math.max(...values.map(Math.abs))}%`;
  bar.append(length, texts[place]);
  return bar;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}
