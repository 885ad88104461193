// Lets a learner's page go where the teacher leads: it tells what the page shows by now, and asks for another view.
import { attend } from "../classroom/guide.js";

export default function render({ data, parentElement, setTriggerValue }) {
  parentElement.querySelector(".root").dataset.step = data.step ?? "";
  attend({ ...data, go: (wish) => setTriggerValue("go", wish) });
}
