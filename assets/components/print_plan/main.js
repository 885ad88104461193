// Prints the page, which on paper is nothing but the open plan (`style.css`).
export default function render({ parentElement }) {
  parentElement.querySelector("button").onclick = () => print();
}
