// Brings a learner's answer to the server, past a connection that breaks off: the last wish goes out until it has arrived.
const AGAIN = 1000; // milliseconds until an answer that did not arrive is sent once more
const FINAL = { 200: "done", 400: "wrong", 409: "late" }; // what the server has understood, it is not sent again

/** The `last` answer of this page, also a `wish` until it has arrived; `state`: "", "sending", "waiting" (no connection) or one of FINAL. */
export const answer = { state: "", wish: null, last: null, revision: 0 };

/** Sends the answer `value` to a round of a question; `changed()` hears how it goes. */
export async function send(number, round, value, changed) {
  const busy = answer.wish !== null;
  answer.last = answer.wish = { number, round, answer: value };
  answer.state = "sending";
  changed();
  if (!busy) await deliver(changed);
}

async function deliver(changed) {
  while (answer.wish) {
    const { wish } = answer;
    const { status, revision } = await post(wish);
    if (wish !== answer.wish) continue; // the learner has changed their mind
    if (FINAL[status]) Object.assign(answer, { wish: null, revision });
    answer.state = FINAL[status] ?? "waiting";
    changed();
    if (answer.wish) await new Promise((go) => setTimeout(go, AGAIN));
  }
}

/** The reply's status, 0 where there was none, and from which revision on the news know of the answer. */
async function post(wish) {
  const headers = { "Content-Type": "application/json" };
  try {
    // The browser goes on sending where the page is left.
    const reply = await fetch("/news/answer", { method: "POST", headers, body: JSON.stringify(wish), keepalive: true });
    return { status: reply.status, revision: reply.ok ? (await reply.json()).revision : 0 };
  } catch {
    return { status: 0, revision: 0 };
  }
}
