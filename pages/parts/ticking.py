"""How often a page looks again at what goes on by itself, which may change while it does."""

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ThreadState, get_script_run_ctx


def look_every(seconds: float) -> None:
    """Lets the browser draw the fragment that draws this again, every so many seconds from now on.

    It takes the place of the `run_every` that the fragment was made with, and costs nothing where it is the same.
    """
    context = get_script_run_ctx()
    if context is None or (fragment := ThreadState.get().fragment_id) is None:
        return
    message = ForwardMsg()
    message.auto_rerun.interval = seconds
    message.auto_rerun.fragment_id = fragment
    context.enqueue(message)
