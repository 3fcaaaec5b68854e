"""Styles and scripts, which browsers may keep; their addresses change with their content."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from auditor.config.resources import data_directory

_KEPT = "public, max-age=31536000, immutable"


class _Kept:
    """Lets browsers keep what the application answers well."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message["headers"].append((b"cache-control", _KEPT.encode()))
            await send(message)

        await self._app(scope, receive, watched)


def routes() -> list[BaseRoute]:
    folder = data_directory("reports") / "web" / "static"
    return [
        Route("/static/report.css", _report_style),
        Mount("/static", _Kept(StaticFiles(directory=folder))),
    ]


async def _report_style(request: Request) -> Response:
    """The style of the reports, on which that of the pages rests."""
    del request
    folder = data_directory("reports") / "html"
    style = "\n".join((folder / name).read_text(encoding="utf-8") for name in ("style.css", "small.css"))
    return Response(style, media_type="text/css", headers={"Cache-Control": _KEPT})
