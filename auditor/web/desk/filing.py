"""From uploads of a batch to a run in the store: once all are audited, they are kept there, part by part."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import UsageError
from auditor.store.records import StoredJob
from auditor.web.desk.work import Batch, Filed, file_uploads
from auditor.web.engine import WorkError
from auditor.web.site import Site
from auditor.web.uploads import State, Upload
from auditor.web.work import rules_mark

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from auditor.store.store import Store

KIND = "batch"
_log = logging.getLogger("auditor.web")
_PART = 10  # files that are kept by one call of a process
_EVERY = 0.5  # seconds
_OVER = frozenset({State.DONE, State.FAILED})


@asynccontextmanager
async def filing(app: Starlette) -> AsyncIterator[None]:
    """Looks after batches while the server runs; those of before a restart go on."""
    site: Site = app.state.site
    task = asyncio.create_task(_look_after(site, site.store)) if site.store is not None else None
    try:
        yield
    finally:
        if task is not None:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task


def ask_for(store: Store, owner: str, title: str, who: str) -> StoredJob:
    """A batch whose uploads belong to ``owner`` is to be kept."""
    return store.jobs.ask({"kind": KIND, "owner": owner, "title": title}, who)


def open_batches(store: Store) -> list[StoredJob]:
    """The batches that are not in the store yet, or failed to come there, the latest first."""
    jobs = store.jobs.all("waiting") + store.jobs.all("failed", 5)
    return [each for each in jobs if each.request.get("kind") == KIND]


def progress(site: Site, job: StoredJob) -> tuple[int, int]:
    """How many files of a batch are audited, and how many there are."""
    uploads = site.uploads.of(job.request["owner"])
    return sum(each.state in _OVER for each in uploads), len(uploads)


async def _look_after(site: Site, store: Store) -> None:
    while True:
        try:
            for job in await asyncio.to_thread(open_batches, store):
                if job.state == "waiting":
                    await _looked_at(site, store, job)
        except UsageError as error:
            _log.error("the store does not answer: %s", error)
        await asyncio.sleep(_EVERY)


async def _looked_at(site: Site, store: Store, job: StoredJob) -> None:
    """Keeps a batch whose files are all audited; one that cannot be kept stops no other."""
    try:
        done, total = progress(site, job)
        if done == total:
            await _file(site, store, job)
    except (WorkError, UsageError) as error:
        _log.error("batch %d is not kept: %s", job.id, error)
        await asyncio.to_thread(store.jobs.finish, job.id, message=str(error), failed=True)
    except Exception as error:
        _log.error("batch %d is not kept: %s", job.id, type(error).__name__, exc_info=error)
        told = "程序内部出错，这一批没有存入。请告诉管理员"
        await asyncio.to_thread(store.jobs.finish, job.id, message=told, failed=True)


async def _file(site: Site, store: Store, job: StoredJob) -> None:
    uploads = list(reversed(site.uploads.of(job.request["owner"])))
    run = await asyncio.to_thread(_kept_before, store, job)
    if run is None and uploads:
        mark: str = await site.engine.file(rules_mark)
        if _sent_back(site, uploads, mark):
            return
        run = await _kept(site, job, uploads, mark)
    await asyncio.to_thread(store.jobs.finish, job.id, run=run)
    for place, each in enumerate(uploads, 1):
        await asyncio.to_thread(_put_away, site, job, place, each)
    _log.info("batch %d is run %s", job.id, run)


def _sent_back(site: Site, uploads: Sequence[Upload], mark: str) -> bool:
    """Whether some wait to be audited anew, since the rules or the program have changed meanwhile: a batch is
    judged by one rule set."""
    old = [each for each in uploads if each.state is State.DONE and each.mark != mark]
    for each in old:
        site.uploads.again(each.id)
    return bool(old)


def _put_away(site: Site, job: StoredJob, place: int, upload: Upload) -> None:
    """Its file stays with the batch for a while, for annotated copies."""
    original = site.storage.original(upload.id, upload.suffix)
    site.originals.keep(job.request["owner"], place, original)
    site.uploads.delete(upload.id)


def original_of(site: Site, store: Store, run: int, place: int) -> Path | None:
    """The file at a place of a run that was sent through the page, as long as it is kept."""
    job = store.jobs.of_run(run)
    batch = job.request.get("owner") if job else None
    return site.originals.find(batch, place) if batch else None


async def _kept(site: Site, job: StoredJob, uploads: Sequence[Upload], mark: str) -> int:
    """The run that holds a batch of at least one upload."""
    sources = _sources(job.request["title"], uploads)
    filed = [_filed(site, each, source) for each, source in zip(uploads, sources, strict=True)]
    batch = Batch(site.settings.store or "", job.id, _inputs(job), tuple(sources), mark)
    run = 0
    for start in range(0, len(filed), _PART):
        part = list(enumerate(filed))[start : start + _PART]
        last = start + _PART >= len(filed)
        run = await site.engine.file(file_uploads, batch, part, last)
    return run


def _kept_before(store: Store, job: StoredJob) -> int | None:
    """The run of a batch that was in the store when the server ended, before it could say so."""
    run = store.run(job.run) if job.run is not None else None
    return run.id if run is not None and run.ended else None


def _inputs(job: StoredJob) -> tuple[str, str]:
    """What lists of runs say that the run of a batch was made of."""
    return (job.request["title"], f"网页上传第{job.id}批，{job.who}")


def _sources(title: str, uploads: Sequence[Upload]) -> list[str]:
    """What the files are called in the store; files of one name are told apart."""
    seen: dict[str, int] = {}
    found = []
    for each in uploads:
        seen[each.name] = seen.get(each.name, 0) + 1
        number = f"({seen[each.name]}) " if seen[each.name] > 1 else ""
        folder, slash, name = each.name.rpartition("/")
        found.append(f"{title}/{folder}{slash}{number}{name}")
    return found


def _filed(site: Site, upload: Upload, source: str) -> Filed:
    path = str(site.storage.original(upload.id, upload.suffix))
    result = str(site.storage.result(upload.id))
    return Filed(source, path, result, upload.reason, upload.advice)
