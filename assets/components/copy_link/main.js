// Copies the page's address, which holds every setting; or one for homework, which also says which controls to show.

export default function render({ data, parentElement }) {
  const find = (name) => parentElement.querySelector(name);
  const [dialog, list] = [find("dialog"), find(".controls")];
  find(".copy").onclick = ({ currentTarget }) => copy(location.href, currentTarget);
  find(".choose").onclick = () => {
    list.replaceChildren(...onShow(data.controls).map(offer));
    dialog.showModal();
  };
  find(".close").onclick = () => dialog.close();
  find(".copy-some").onclick = ({ currentTarget }) => {
    const address = new URL(location);
    address.searchParams.set("only", [...list.querySelectorAll(":checked")].map((box) => box.value).join());
    copy(address.href, currentTarget);
  };
}

/** The names and labels of those of the page's controls that the section shows; Streamlit writes a control's key into the class of what holds it. */
function onShow(controls) {
  return Object.entries(controls).flatMap(([key, name]) => {
    const label = document.querySelector(`[data-testid=stMain] .st-key-${CSS.escape(key)} [data-testid=stWidgetLabel]`);
    return label ? [[name, label.textContent]] : [];
  });
}

function offer([name, label]) {
  const [row, text, box] = ["li", "label", "input"].map((tag) => document.createElement(tag));
  Object.assign(box, { type: "checkbox", value: name });
  text.append(box, label);
  row.append(text);
  return row;
}

/** On a classroom's plain HTTP the browser has no clipboard object. */
async function copy(text, button) {
  const invitation = (button.dataset.label ??= button.textContent);
  const done = navigator.clipboard ? await navigator.clipboard.writeText(text).then(() => true, () => copyBySelection(text, button)) : copyBySelection(text, button);
  button.textContent = done ? "Copied" : "Press Ctrl+C";
  setTimeout(() => (button.textContent = invitation), 1500);
}

function copyBySelection(text, button) {
  const field = document.createElement("textarea");
  field.value = text;
  // Beside the button: where a dialog is open, nothing outside of it can be selected.
  button.after(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}
