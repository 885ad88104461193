"""The door of the web server: who is let in, who they are, and who is the teacher."""

from starlette.datastructures import MutableHeaders
from starlette.endpoints import HTTPEndpoint
from starlette.requests import HTTPConnection, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lessons.training.server import engine
from pages.web import classroom
from pages.web.serving import is_page, refuse, sentence

TEACHERS_ROUTE = "/teacher/{link}"
SCHOOL_YEAR = 300 * 24 * 3600

FULL = "The room is full. Close a page that you do not need, or try again in a minute."
CROWDED = f"You have {classroom.PAGES} pages open, as many as one learner may. Close one, then load this one again."
ONCE = "With this button, this browser becomes the teacher's until the class ends. It works once."
BUTTON = '<form method="post"><button autofocus>Become the teacher</button></form>'
USED = "This link has been used. Start the class again for a new one."


class Seats:
    """Lets nobody in beyond the room's seats and a learner's pages, and tells room and engine who comes and goes.

    The teacher always gets in. Browsers that refuse cookies count as one learner where they share an address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket" and not is_page(scope):
            await self.app(scope, receive, send)
            return
        room = classroom.current()
        connection = HTTPConnection(scope)
        cookies, who = connection.cookies, visitor(connection)
        # A page that is loaded again still has its old connection: it comes back to its own seat.
        returning = scope["type"] == "http" and who in room.present
        leads = room.address is not None and room.is_teacher(cookies.get(classroom.TEACHER))
        if room.crowds(who) and not leads:
            await refuse(sentence(CROWDED, 503), scope, receive, send)
        elif room.full and not (leads or returning):
            await refuse(sentence(FULL, 503), scope, receive, send)
        elif scope["type"] == "http":
            await self.app(scope, receive, send)
        else:
            await self.attend(who, scope, receive, send)

    async def attend(self, who: str, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves a connection from its beginning to its end."""
        room, training = classroom.current(), engine.current()
        room.enter(who)
        training.connect(who)
        try:
            await self.app(scope, receive, send)
        finally:
            training.disconnect(who)
            room.leave(who)


def visitor(connection: HTTPConnection) -> str:
    """Whose pages these are: the learner's with this cookie; without one, of the computer that asks."""
    address = connection.client.host if connection.client else ""
    return classroom.owner(connection.cookies.get(classroom.LEARNER) or address)


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


class TeachersLink(HTTPEndpoint):
    """Exchanges the teacher's link for a cookie once somebody presses its button.

    Opening it is not enough: programs for chats and mail open a link, too, to preview it or to look for harm.
    """

    async def get(self, request: Request) -> Response:
        if not classroom.current().opens(request.path_params["link"]):
            return sentence(USED, 403)
        response = sentence(ONCE, 200, BUTTON)
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    async def post(self, request: Request) -> Response:
        """Leaves the link's address at once."""
        cookie = classroom.current().exchange(request.path_params["link"])
        if cookie is None:
            return sentence(USED, 403)
        response = RedirectResponse("/", 303, {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"})
        response.set_cookie(classroom.TEACHER, cookie, httponly=True, samesite="strict")
        return response
