"""The door of the web server: who is let in, who they are, and who is the teacher."""

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons import classroom
from lessons.training import engine
from pages.parts.serving import is_page, refuse, sentence

TEACHERS_ROUTE = "/teacher/{link}"
SCHOOL_YEAR = 300 * 24 * 3600

FULL = "The room is full. Close a page that you do not need, or try again in a minute."
USED = "This link has been used. Start the class again for a new one."


class Seats:
    """Lets nobody in beyond the room's seats, but the teacher, and tells room and engine who comes and goes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" and not is_page(scope):
            await self.app(scope, receive, send)
            return
        room = classroom.current()
        cookies = HTTPConnection(scope).cookies
        who = classroom.owner(cookies.get(classroom.LEARNER) or classroom.token())
        # A page that is loaded again still has its old connection: it comes back to its own seat.
        returning = scope["type"] == "http" and who in room.present
        leads = room.address is not None and room.is_teacher(cookies.get(classroom.TEACHER))
        if room.full and not (leads or returning):
            await refuse(sentence(FULL, 503), scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, send)
        else:
            await self.attend(who, scope, receive, send)

    async def attend(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a connection from its beginning to its end."""
        room, training = classroom.current(), engine.current()
        room.enter(who)
        training.arrived(who)
        try:
            await self.app(scope, receive, send)
        finally:
            training.left(who)
            room.leave(who)


class LearnerCookie:
    """Gives each browser a secret of its own with the first page that it opens."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_page(scope) or HTTPConnection(scope).cookies.get(classroom.LEARNER):
            await self.app(scope, receive, send)
            return

        async def hand_out(message: Message) -> None:
            if message["type"] == "http.response.start":
                cookie = Response()
                cookie.set_cookie(
                    classroom.LEARNER, classroom.token(), max_age=SCHOOL_YEAR, httponly=True, samesite="lax"
                )
                headers = MutableHeaders(scope=message)
                headers.append("Set-Cookie", cookie.headers["Set-Cookie"])
                # A school's proxy that kept this page would hand one secret to the whole class.
                headers["Cache-Control"] = "no-store"
            await send(message)

        await self.app(scope, receive, hand_out)


async def become_teacher(request: Request) -> Response:
    """Exchanges the teacher's link for a cookie and leaves its address at once."""
    # Who only asks what is there, such as a preview of the link, must not use it up.
    opened = request.method == "GET"
    cookie = classroom.current().exchange(request.path_params["link"]) if opened else None
    if cookie is None:
        return sentence(USED, 403)
    response = RedirectResponse("/", 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
    response.set_cookie(classroom.TEACHER, cookie, httponly=True, samesite="strict")
    return response
