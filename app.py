"""Layerscope's entry: `streamlit run app.py`.

The module is two things. Imported, it is the web application `app`: routes and what happens when the server starts and
stops. Run by Streamlit for every change on a page, it is the script that draws the navigation and the page asked for.
"""

import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path

import plotly
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from streamlit.runtime.pages_manager import PagesManager

from lessons.data.own import owned
from lessons.training.server import engine
from lessons.training.server.database import StoreError
from pages.parts import class_bar, frame, handover, navigation
from pages.parts.start import Start
from pages.parts.uploads import Uploads
from pages.parts.waiting import send_sections_whole
from pages.web import guide, news, streams
from pages.web.door import TEACHERS_ROUTE, LearnerCookie, Seats, TeachersLink
from pages.web.modules import load_all
from pages.web.own_address import OwnAddress
from pages.web.packed import Packed
from pages.web.serving import BackendAddress, Revalidated, compute_without_helpers, send_at_once

ROOT = Path(__file__).parent
WRONG = "Something went wrong on this page. Press Reset, or reload; your runs are safe."
PLOTLY = Path(plotly.__file__).parent / "package_data"
LIBRARIES = {"/static": Path(st.__file__).parent / "static" / "static", "/plotly": PLOTLY}
"""Where the server offers the files that come with libraries, and where they lie."""
SIDEBAR_WIDTH = 236
"""Pixels, as few as the lessons' titles need."""

logger = logging.getLogger("layerscope")


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """Starts the training engine without waiting for it; in the end, workers and what learners brought are gone."""
    send_at_once()
    send_sections_whole()
    handover.wake_once()
    streams.end_with_server()
    logging.getLogger("streamlit.error_util").addFilter(is_news)
    # A server that was killed has left those of its learners behind.
    owned.clear()
    training = engine.current()
    # Frozen, what is loaded by now is not searched again whenever garbage is collected.
    load_all()
    compute_without_helpers()
    gc.collect()
    gc.freeze()
    yield
    training.stop()
    owned.clear()


def apologise(error: BaseException) -> bool:
    """One plain sentence to the learner; Streamlit writes the whole story to the server's log."""
    if isinstance(error, StoreError):
        log_once(str(error))
        st.error(str(error), icon=":material/error:")
    else:
        st.error(WRONG, icon=":material/error:")
    return True


@cache
def log_once(sentence: str) -> None:
    """Logs what every page that watches a run would say again each second."""
    logger.error("%s", sentence)


def is_news(record: logging.LogRecord) -> bool:
    """Whether Streamlit may log what has failed on a page: of a store that fails, `log_once` tells."""
    return not (record.exc_info and isinstance(record.exc_info[1], StoreError))


def main() -> None:
    """Draws the navigation and runs the page that the address names."""
    icon = str(ROOT / "assets" / "icon.svg")
    st.set_page_config(page_title="Layerscope", page_icon=icon, layout="wide", initial_sidebar_state=SIDEBAR_WIDTH)
    chosen = st.navigation(navigation.list_pages(), expanded=True)
    frame.style("style.css", "touch.css")
    navigation.show_number()
    class_bar.show()
    chosen.run()


# Until the first st.navigation call Streamlit would take the folder `pages` for its older kind of pages, and whoever
# came first by a link to a lesson would get that page without its frame.
PagesManager.uses_pages_directory = False

app = st.App(
    __file__,
    lifespan=lifespan,
    middleware=[
        *(Middleware(each) for each in (Start, OwnAddress, Seats, Uploads, LearnerCookie, BackendAddress)),
        Middleware(Packed, folders=LIBRARIES),
    ],
    on_script_error=apologise,
    routes=[
        Route(TEACHERS_ROUTE, TeachersLink),
        Route(news.ROUTE, news.listen),
        Route(news.ANSWERS, news.answer, methods=["POST"]),
        Route(guide.ROUTE, guide.Guidance),
        Mount("/components", Revalidated(directory=ROOT / "assets" / "components")),
        Mount("/plotly", StaticFiles(directory=PLOTLY)),
    ],
)

# Streamlit runs this file under the name __main__; a training worker, which imports it under another, must not run it.
if __name__ == "__main__":
    main()
