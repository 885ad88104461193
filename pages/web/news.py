"""What every page of a room hears, by a stream of events; and what learners answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from lessons.classroom import bulletin, poll
from lessons.classroom.poll import NotCountedError
from pages.web import body, classroom, streams
from pages.web.door import visitor
from pages.web.own_address import is_own

ROUTE = "/news"
ANSWERS = "/news/answer"
LARGEST = 1000
"""Bytes of an answer at most."""
STRANGE = "An answer comes from a page of this class, by its learner."
WRONG = "This is no answer."
LATE = "This question takes no more answers."
NO_CLASS = "There is no class here."
NO_PAGE = "Open a page of the class first."
TOO_MANY = f"You have {streams.STREAMS} streams open, as many as one learner may."


async def listen(request: Request) -> Response:
    """The stream of news, for whoever has a page of the class open."""
    owner = visitor(request)
    if classroom.current().address is None:
        return PlainTextResponse(NO_CLASS, 404)
    if owner not in classroom.current().present:
        return PlainTextResponse(NO_PAGE, 403)
    if streams.current().crowds(owner):
        return PlainTextResponse(TOO_MANY, 429)
    # A proxy that gathered what comes before it passes it on would keep the news back.
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(streams.current().read(owner), headers=headers, media_type="text/event-stream")


async def answer(request: Request) -> Response:
    """Counts what a learner answers; says from which revision on the news know of it."""
    room = classroom.current()
    own = is_own(request.headers.get("origin", ""), request.headers.get("host", ""))
    if room.address is None:
        return PlainTextResponse(NO_CLASS, 404)
    if not own or room.is_teacher(request.cookies.get(classroom.TEACHER)):
        return PlainTextResponse(STRANGE, 403)
    owner = visitor(request)
    if owner not in room.present:
        return PlainTextResponse(NO_PAGE, 403)
    try:
        entry = await body.read(request, LARGEST)
        poll.current().answer(owner, entry["number"], entry["round"], entry["answer"])
    except NotCountedError:
        return PlainTextResponse(LATE, 409)
    except (ValueError, KeyError, TypeError, RecursionError):
        return PlainTextResponse(WRONG, 400)
    return JSONResponse({"revision": bulletin.current().read()[0]})
