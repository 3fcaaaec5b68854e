"""All that the pages share, made once when the server starts."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse

from auditor.config.resources import data_directory
from auditor.reports.html.environment import environment
from auditor.store import open_store
from auditor.web.database import Database
from auditor.web.drafts import Drafts
from auditor.web.engine import Engine, WorkError
from auditor.web.jobs import Jobs
from auditor.web.originals import Originals
from auditor.web.people import Keys, People
from auditor.web.rates import Rate
from auditor.web.sessions import ROLE_WORDS, Visitor, secret_of, visitor_of
from auditor.web.settings import Settings
from auditor.web.storage import Storage
from auditor.web.uploads import Upload, Uploads
from auditor.web.verdicts import Verdicts
from auditor.web.work import rules_mark

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from auditor.store.store import Store

_log = logging.getLogger("auditor.web")
_HOUR = 3_600.0
_FIRST_PAGE = 1.0  # seconds after the start
_LOGINS, _LOGIN_SECONDS = 10, 300.0
_EDITS, _EDIT_SECONDS = 240, 60.0


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages of a server share."""

    settings: Settings
    database: Database
    storage: Storage
    engine: Engine
    uploads: Uploads
    jobs: Jobs
    drafts: Drafts
    verdicts: Verdicts
    people: People
    keys: Keys
    secret: str
    sendings: Rate
    edits: Rate
    logins: Rate
    pages: Pages
    originals: Originals
    store: Store | None = None

    def visitor(self, connection: HTTPConnection) -> Visitor:
        """Who is at the page."""
        role = self.people.role(connection.session.get("name"), connection.session.get("sessions", ""))
        return visitor_of(connection, self.secret, role)

    def upload(self, request: Request, visitor: Visitor) -> Upload:
        """The upload that the address names. Raises HTTPException 404 where it is not the visitor's: nobody
        learns what others have."""
        found = self.uploads.find(request.path_params["id"])
        if found is None or found.owner != visitor.owner:
            raise HTTPException(404, "没有这份文件，或者已经过了保存期")
        return found


class Pages:
    """The templates under reports/web, with the style of the reports."""

    def __init__(self, settings: Settings) -> None:
        folder = data_directory("reports") / "web"
        self._pages = environment(folder)
        digest = hashlib.sha256()
        for path in sorted((folder / "static").iterdir()):
            digest.update(path.read_bytes())
        self._shared = {
            "keep_days": settings.keep_days,
            "most_mb": settings.limits.file_mb,
            "login": settings.login or settings.store is not None,
            "reviewing": settings.store is not None,
            "role_words": ROLE_WORDS,
            "version": digest.hexdigest()[:12],  # of the static files, so that browsers may keep them
        }

    def page(self, name: str, visitor: Visitor | None, *, status: int = 200, **own: Any) -> HTMLResponse:
        """A page, or a part of one, for a visitor."""
        token = visitor.token if visitor else ""
        headers = json.dumps({"X-CSRF": token})
        template = self._pages.get_template(f"{name}.html.j2")
        text = template.render(**self._shared, visitor=visitor, token=token, token_header=headers, **own)
        return HTMLResponse(text, status)


def site_of(connection: HTTPConnection) -> Site:
    """The site that a connection belongs to."""
    site: Site = connection.app.state.site
    return site


def make_site(settings: Settings, engine: Engine) -> Site:
    """Opens the record and the store. Raises OSError; UsageError for a store that does not open."""
    folder = settings.data
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    database, storage = Database(folder / "server.sqlite"), Storage(folder / "files")
    uploads, jobs = Uploads(database, storage, most=settings.waiting), Jobs(database, storage, engine)
    uploads.on_waiting = jobs.wake
    return Site(
        settings=settings,
        database=database,
        storage=storage,
        engine=engine,
        uploads=uploads,
        jobs=jobs,
        drafts=Drafts(database),
        verdicts=Verdicts(database),
        people=People(database),
        keys=Keys(database),
        secret=secret_of(folder),
        sendings=Rate(settings.per_hour, _HOUR),
        edits=Rate(_EDITS, _EDIT_SECONDS),
        logins=Rate(_LOGINS, _LOGIN_SECONDS),
        pages=Pages(settings),
        originals=Originals(folder / "batches"),
        store=open_store(settings.store) if settings.store else None,
    )


@asynccontextmanager
async def living(app: Starlette, settings: Settings, engine: Engine) -> AsyncIterator[None]:
    """The site while the server runs."""
    site = make_site(settings, engine)
    app.state.site = site
    site.jobs.recover()
    tasks = [asyncio.create_task(site.jobs.work()) for _ in range(settings.workers)]
    tasks += [asyncio.create_task(_tidied(site)), asyncio.create_task(_made_ready(site))]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(site.engine.close)
        site.database.close()
        if site.store is not None:
            site.store.close()


async def _made_ready(site: Site) -> None:
    """Starts the processes after the first page, for which they would take the processor; what was audited by
    other rules or another program is then audited anew."""
    await asyncio.sleep(_FIRST_PAGE)
    site.engine.start()
    try:
        mark: str = await site.engine.page(rules_mark)
    except WorkError as error:
        _log.error("the processes do not tell their rules: %s", error)
        return
    for identifier in site.uploads.judged_otherwise(mark):
        site.uploads.again(identifier)


async def _tidied(site: Site) -> None:
    """Forgets old uploads, once an hour."""
    while True:
        try:
            if gone := site.uploads.expire(site.settings.keep_days):
                _log.info("%d uploads have reached their age and are deleted", gone)
            await asyncio.to_thread(site.originals.expire, site.settings.keep_days)
        except (OSError, sqlite3.Error) as error:  # tried again in an hour
            _log.error("old uploads are not deleted: %s", error)
        await asyncio.sleep(_HOUR)
