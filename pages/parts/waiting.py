"""The messages that wait to be sent to a browser."""

from streamlit.runtime import app_session
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue


def send_sections_whole() -> None:
    """Lets the messages for every page that is opened from now on wait as `Waiting`."""
    setattr(app_session, ForwardMsgQueue.__name__, Waiting)


class Waiting(ForwardMsgQueue):
    """Streamlit's queue, which sends what a fragment has drawn even where the fragment has started again meanwhile.

    Streamlit forgets it then, but not what the fragments within it or around it have drawn. A browser that gets a part
    of a page without the parts before it ("Bad delta path") blanks the page until it is reloaded.
    """

    def clear(self, retain_lifecycle_msgs: bool = False, fragment_ids_this_run: list[str] | None = None) -> None:
        """Empties the queue, unless only fragments start again: then what they draw anew comes after what waits."""
        if fragment_ids_this_run:
            self._delta_index_map = {}
        else:
            super().clear(retain_lifecycle_msgs)
