// Copies the page's address, which holds every setting. On a classroom's plain HTTP the browser has no clipboard object.
export default function render({ parentElement }) {
  const button = parentElement.querySelector(".copy");
  button.onclick = async () => {
    const done = await copy(location.href);
    button.textContent = done ? "Copied" : "Press Ctrl+C";
    setTimeout(() => (button.textContent = "Copy link"), 1500);
  };
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).then(() => true, () => copyBySelection(text));
  return copyBySelection(text);
}

function copyBySelection(text) {
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
