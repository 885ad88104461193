// Streamlit's page tells that the server runs its script, but not that it has asked for that and waits: `isWaiting` does.
// `hasField` is the page's own, of `assets/page.js`.
(() => {
  const [RERUN, FILE, RUN] = [11, 16, 4]; // fields of what the page sends, and of what it is sent
  const PATIENCE = 5000; // milliseconds: the server drops what a part asks that the page has no more
  const listening = new WeakSet();
  const send = WebSocket.prototype.send;
  let since = -Infinity;

  WebSocket.prototype.send = function (message) {
    if (!listening.has(this)) this.addEventListener("message", ({ data }) => hasField(data, RUN) && (since = -Infinity));
    listening.add(this);
    if (hasField(message, RERUN) || hasField(message, FILE)) since = performance.now();
    return send.call(this, message);
  };
  window.isWaiting = () => performance.now() - since < PATIENCE;
})();
