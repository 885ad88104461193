// Streamlit's page tells that the server runs its script, but not that it has asked for that and waits: `isWaiting` does.
(() => {
  const [RERUN, FILE, RUN] = [11, 16, 4]; // fields of what the page sends, and of what it is sent
  const PATIENCE = 5000; // milliseconds: the server drops what a part asks that the page has no more
  const listening = new WeakSet();
  const send = WebSocket.prototype.send;
  let since = -Infinity;

  /** Whether a message of Protocol Buffers has this field. */
  function has(message, field) {
    const bytes = new Uint8Array(message);
    let at = 0;
    const number = () => {
      for (let [value, unit] = [0, 1]; ; unit *= 128) {
        value += (bytes[at] & 127) * unit;
        at += 1;
        if (!(bytes[at - 1] >= 128)) return value;
      }
    };
    while (at < bytes.length) {
      const tag = number();
      if (tag >> 3 === field) return true;
      const content = number();
      if ((tag & 7) === 2) at += content;
    }
    return false;
  }

  WebSocket.prototype.send = function (message) {
    if (!listening.has(this)) this.addEventListener("message", ({ data }) => has(data, RUN) && (since = -Infinity));
    listening.add(this);
    if (has(message, RERUN) || has(message, FILE)) since = performance.now();
    return send.call(this, message);
  };
  window.isWaiting = () => performance.now() - since < PATIENCE;
})();
