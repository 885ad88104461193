// The teacher's buttons: to bring the class to this page once, and to keep it there.
import { begin, end, now, onNews } from "../classroom/guide.js";

const SAID = 1500; // milliseconds for which a button says what it has done

export default function render({ parentElement }) {
  const [bring, follow] = ["bring", "follow"].map((name) => parentElement.querySelector(`.${name}`));
  bring.onclick = async () => {
    const invitation = (bring.dataset.label ??= bring.textContent);
    bring.textContent = (await begin(false)) ? "The class is told" : "Not told: try again";
    setTimeout(() => (bring.textContent = invitation), SAID);
  };
  follow.onclick = () => (now()?.follow ? end() : begin(true));
  follow.disabled = false;
  const draw = () => {
    bring.disabled = Boolean(now()?.follow);
    follow.setAttribute("aria-pressed", String(Boolean(now()?.follow)));
    follow.textContent = now()?.follow ? "The class follows" : "Follow me";
  };
  draw();
  return onNews(draw);
}
