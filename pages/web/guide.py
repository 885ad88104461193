"""How the teacher's page leads the class: it tells the server its own address whenever that changes."""

from http import HTTPStatus

from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from lessons.classroom import access, guide
from pages.web import body, classroom

ROUTE = "/news/guide"
LARGEST = 300_000
"""Bytes of what a page tells, at most."""

TEACHER_ONLY = "Only the teacher of a class leads it."


class Guidance(HTTPEndpoint):
    """Begins to lead, leads on to another view, and lets everybody go."""

    async def dispatch(self) -> None:
        """Answers the teacher alone, whose cookie comes with nothing that another site asks for."""
        room = classroom.current()
        cookie = Request(self.scope).cookies.get(classroom.TEACHER)
        if room.address is None or not room.is_teacher(cookie):
            await PlainTextResponse(TEACHER_ONLY, HTTPStatus.FORBIDDEN)(self.scope, self.receive, self.send)
            return
        try:
            await super().dispatch()
        except (ValueError, RecursionError) as error:
            await PlainTextResponse(str(error), HTTPStatus.BAD_REQUEST)(self.scope, self.receive, self.send)

    async def post(self, request: Request) -> Response:
        """Brings the class to a view; where `follow` is true, keeps it with the teacher from now on."""
        order = await body.read(request, LARGEST)
        view = guide.parse(order)
        access.open_for(view)
        return JSONResponse({"id": guide.begin(view, order.get("follow") is True).id})

    async def put(self, request: Request) -> Response:
        """Leads on to another view, where the page still leads that began with this `id`."""
        order = await body.read(request, LARGEST)
        view = guide.parse(order)
        guide.move(str(order.get("id")), view)
        access.open_for(view)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def delete(self, request: Request) -> Response:
        """Lets everybody go."""
        guide.end()
        return Response(status_code=HTTPStatus.NO_CONTENT)
