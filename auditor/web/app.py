"""The application: routes, and what stands before them."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from auditor.readers.limits import MEGABYTE
from auditor.web import static
from auditor.web.api import operations as api
from auditor.web.api.answering import problem
from auditor.web.desk.filing import filing
from auditor.web.desk.pages import routes as desk_routes
from auditor.web.engine import Engine, ProcessEngine, WorkError
from auditor.web.guards import HEADERS, AccessLog, SafeHeaders, SameSite, SizeLimit
from auditor.web.sessions import COOKIE, COOKIE_AGE, secret_of
from auditor.web.settings import Settings
from auditor.web.site import living, site_of
from auditor.web.views import access, changed, drafts, editor, files, home, people

_log = logging.getLogger("auditor.web")


def make_app(settings: Settings, engine: Callable[[Settings], Engine] = ProcessEngine) -> Starlette:
    """The application for these settings. What works for it starts with its lifespan."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with living(app, settings, engine(settings)), filing(app):
            yield

    settings.data.mkdir(parents=True, exist_ok=True)
    return Starlette(
        routes=_routes(settings),
        middleware=[
            Middleware(AccessLog),
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=settings.hosts, www_redirect=False),
            Middleware(SizeLimit, most=settings.request_mb * MEGABYTE),
            Middleware(SameSite),
            Middleware(
                SessionMiddleware,
                secret_key=secret_of(settings.data),
                session_cookie=COOKIE,
                max_age=COOKIE_AGE,
                same_site="lax",
            ),
        ],
        exception_handlers={HTTPException: _told, WorkError: _refused, Exception: _broken},
        lifespan=lifespan,
    )


def _routes(settings: Settings) -> list[BaseRoute]:
    return [
        *home.routes(),
        *files.routes(),
        *changed.routes(),
        *editor.routes(),
        *drafts.routes(),
        *access.routes(),
        *people.routes(),
        *desk_routes(settings),
        *api.routes(),
        *static.routes(),
    ]


async def _told(request: Request, error: Exception) -> Response:
    """What went wrong, and the next step; nothing of a document."""
    if not isinstance(error, HTTPException):
        raise error
    words = error.detail if _chinese(error.detail) else _WORDS.get(error.status_code, "这个请求不能处理")
    return _answer(request, error.status_code, words, dict(error.headers or {}))


async def _refused(request: Request, error: Exception) -> Response:
    """What a process could not do with a file."""
    if not isinstance(error, WorkError):
        raise error
    return _answer(request, 422, error.words, {})


def _answer(request: Request, status: int, words: str, headers: dict[str, str]) -> Response:
    if request.url.path.startswith("/api/"):
        return problem(status, words, headers)
    part = "problem" if request.headers.get("hx-request") else "error"
    site = site_of(request)
    visitor = site.visitor(request) if "session" in request.scope else None
    page = site.pages.page(part, visitor, status=status, words=words)
    page.headers.update(headers)
    return page


async def _broken(request: Request, error: Exception) -> Response:
    """A mistake of the program's own; this answer passes none of what stands before the pages."""
    _log.error("%s while answering", type(error).__name__, exc_info=error)
    words = "程序内部出错。请返回上一页再试一次；仍不行的，请告诉管理员"
    answer = _answer(request, 500, words, {})
    answer.headers.update(HEADERS)
    return answer


_WORDS = {
    400: "这个请求不完整，请返回上一页再试一次",
    404: "没有这个页面，请回到首页",
    405: "这个地址不能这样打开，请回到首页",
}


def _chinese(text: str) -> bool:
    return any("一" <= each <= "鿿" for each in text)
