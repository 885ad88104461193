// The challenge of the room, on every learner's page: what it asks, and the way to the place where one trains for it.
const FRAME = `
  <p class="words"><strong>Challenge</strong> <span class="what"></span></p>
  <button type="button" class="join">Take part</button>
  <button type="button" class="hide">Hide</button>`;

let hidden = null; // the challenge that this page's learner wants to hear no more of

export function show(value, part, trigger, { teacher }) {
  part.hidden = !value || teacher || hidden === value.since;
  if (part.hidden || part.dataset.since === String(value.since)) return;
  part.dataset.since = value.since;
  part.innerHTML = FRAME;
  part.setAttribute("aria-label", "Challenge");
  part.querySelector(".what").textContent = `${value.title} · ${value.words}`;
  part.querySelector(".join").onclick = () => trigger("challenge", value.since);
  part.querySelector(".hide").onclick = () => {
    hidden = value.since;
    part.hidden = true;
  };
}
