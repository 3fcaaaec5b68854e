"""Who sits at the desk: reviewers and administrators who have logged in, where the server has a store."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from auditor.errors import UsageError
from auditor.store.records import QueuedSubmission, StoredRun
from auditor.web.desk.work import total_of
from auditor.web.engine import WorkError
from auditor.web.sessions import Role, Visitor
from auditor.web.site import Site
from auditor.web.views.forms import Handler, shown, taken

if TYPE_CHECKING:
    from auditor.scoring.manual import Given
    from auditor.store.store import Store

_P = ParamSpec("_P")
_T = TypeVar("_T")
_CLOSED = "这台服务器没有打开审核库。请管理员用 auditor serve --store bureau.db 启动"
MOST_FILES = 500  # in one batch that is sent through the page


@dataclass(frozen=True, slots=True)
class Desk:
    """The site for a reviewer who asks for something."""

    site: Site
    store: Store
    visitor: Visitor
    request: Request

    async def ask(self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """What a function that waits for the database answers."""
        return await asyncio.to_thread(function, *args, **kwargs)

    async def work(self, function: Callable[..., _T], *arguments: Any) -> _T:
        """What a process that can be killed works out."""
        answer: _T = await self.site.engine.page(function, *arguments)
        return answer

    def page(self, name: str, *, status: int = 200, **own: Any) -> HTMLResponse:
        """A page of the desk."""
        return self.site.pages.page(f"desk/{name}", self.visitor, status=status, **own)

    def number(self, name: str) -> int:
        """A number in the address."""
        number: int = self.request.path_params[name]
        return number


Seen = Callable[[Desk], Awaitable[Response]]
Sent = Callable[[Desk, FormData], Awaitable[Response]]


def seen(view: Seen) -> Handler:
    """A page of the desk."""

    async def page(request: Request, site: Site, visitor: Visitor) -> Response:
        return await _told(view(_desk(request, site, visitor)))

    return shown(page, role=Role.REVIEWER)


def sent(view: Sent) -> Handler:
    """A form that a page of the desk sends."""

    async def page(request: Request, site: Site, visitor: Visitor, form: FormData) -> Response:
        return await _told(view(_desk(request, site, visitor), form))

    return taken(page, role=Role.REVIEWER, files=MOST_FILES)


def _desk(request: Request, site: Site, visitor: Visitor) -> Desk:
    if site.store is None:
        raise HTTPException(404, _CLOSED)
    return Desk(site, site.store, visitor, request)


async def closed(request: Request, site: Site, visitor: Visitor) -> Response:
    """The answer of a server without a store to a reviewer."""
    del request, site, visitor
    raise HTTPException(404, _CLOSED)


async def _told(answer: Awaitable[Response]) -> Response:
    try:
        return await answer
    except UsageError as error:
        raise HTTPException(400, str(error)) from None
    except WorkError as error:
        raise HTTPException(422, error.words) from None


def told(error: WorkError | HTTPException) -> str:
    """Why something was not done, and the next step."""
    return error.detail if isinstance(error, HTTPException) else error.words


async def run_of(desk: Desk) -> StoredRun:
    """The run that the address names. Raises HTTPException 404."""
    number = desk.number("run")
    found = await desk.ask(desk.store.run, number)
    if found is None:
        raise HTTPException(404, f"没有第{number}批。请回到评审台重新打开")
    return found


def given_to(store: Store, audit: int) -> Given:
    """The points that people gave to the file of an audit."""
    points = store.reviews.points(audit)
    return {(own.form, own.item): Decimal(str(own.points)) for own in points if own.points is not None}


async def queue_of(desk: Desk) -> list[QueuedSubmission]:
    """The files of the run that the address names; points that people gave before a file was audited anew
    are in the scores, and a file from a folder of a package is that department's."""
    run = await run_of(desk)
    for audit in await desk.ask(desk.store.reviews.unsummed, desk.number("run")):
        given = await desk.ask(given_to, desk.store, audit)
        total = await desk.work(total_of, await desk.ask(desk.store.report_data, audit), given)
        await desk.ask(desk.store.reviews.total, audit, total)
    queue = await desk.ask(desk.store.reviews.queue, run.id)
    return [_of_department(each, run) for each in queue]


def department_of(source: str, run: StoredRun) -> str:
    """The folder of a package that a file was sent in; blank where it was in none, and for runs that were not
    sent through the page."""
    folders = PurePath(source).parts[1:-1]
    return folders[0] if run.job is not None and folders else ""


def _of_department(each: QueuedSubmission, run: StoredRun) -> QueuedSubmission:
    department = department_of(each.submission.source, run)
    if not department:
        return each
    return replace(each, submission=replace(each.submission, issuer=department))
