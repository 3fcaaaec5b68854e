"""The first page of the desk: the batches that are in the store, and those that are on their way there."""

from __future__ import annotations

import asyncio
import shutil
from dataclasses import dataclass
from pathlib import Path, PurePath

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from auditor.store.records import AGAIN, PASSED, RETURNED, StoredRun
from auditor.web.desk.access import MOST_FILES, Desk, told
from auditor.web.desk.filing import ask_for, open_batches, progress
from auditor.web.desk.packages import MOST_MB, Member, Unpacked, unpacked
from auditor.web.desk.times import local
from auditor.web.engine import WorkError
from auditor.web.site import Site
from auditor.web.storage import new_id
from auditor.web.uploads import shown_name
from auditor.web.views.forms import text
from auditor.web.views.home import accepted, kept, received

_SHOWN = 30
_REFUSED = 20  # of a zip
_PACKAGE = ".zip"
_COUNTED = 12  # of which the standings are counted


@dataclass(frozen=True, slots=True)
class BatchView:
    """A run in the list; ``undecided`` is ``None`` where it is not counted."""

    run: int
    title: str
    when: str
    files: int
    unread: int
    ended: bool
    returned: int = 0
    again: int = 0
    passed: int = 0
    undecided: int | None = None


@dataclass(frozen=True, slots=True)
class WaitingView:
    """A batch that is being audited: files done of all; ``failed`` says why it stopped."""

    title: str
    who: str
    done: int
    total: int
    failed: str


def title_of(run: StoredRun) -> str:
    """What a run is called: what was audited, or as it was called when it was sent through the page."""
    first = PurePath(run.inputs[0]).name if run.inputs else ""
    more = f"等{len(run.inputs)}个" if len(run.inputs) > 1 and run.job is None else ""
    return f"{first or '未命名'}{more}"


async def shown(desk: Desk, problems: list[str] | None = None) -> Response:
    batches = await desk.ask(_batches, desk)
    return desk.page(
        "batches",
        status=400 if problems else 200,
        batches=batches,
        waiting=await desk.ask(_waiting, desk),
        problems=problems or [],
        accept=",".join([*accepted(), _PACKAGE]),
        most=MOST_FILES,
        package_mb=desk.site.settings.request_mb,
        unpacked_mb=MOST_MB,
    )


async def waiting(desk: Desk) -> Response:
    """What is on its way; the page asks again until it is there, and then shows the whole list. One that
    tells what was not taken stays (``told``), for nobody would read that on the next."""
    found = await desk.ask(_waiting, desk)
    told = desk.request.query_params.get("told") == "1"
    if told or any(not each.failed for each in found):
        return desk.page("waiting", waiting=found, told=told)
    return Response(headers={"HX-Redirect": "/desk"})


async def taken(desk: Desk, form: FormData) -> Response:
    files = [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]
    title = shown_name(text(form, "title", 60).strip() or "网页上传")
    if not files:
        return await shown(desk, ["没有选择文件。请选择或拖入这一批的全部文件"])
    owner = f"batch:{new_id()}"
    problems = [problem for each in files for problem in await _refused(desk, owner, each)]
    if desk.site.uploads.of(owner):
        await desk.ask(ask_for, desk.store, owner, title, desk.visitor.name)
    return await shown(desk, problems) if problems else RedirectResponse("/desk", 303)


async def _refused(desk: Desk, owner: str, sent: UploadFile) -> list[str]:
    """Takes a file, or the files of a zip; what is not taken, and why."""
    name = shown_name(sent.filename or "")
    if not name.lower().endswith(_PACKAGE):
        problem = await received(desk.site, owner, sent)
        return [problem] if problem else []
    with desk.site.storage.scratch() as folder:
        try:
            found = await _unpacked(desk, sent, folder)
            for each in found.members:
                await _member_kept(desk.site, owner, each)
        except (WorkError, HTTPException) as error:
            return [f"“{name}”没有接收：{told(error)}"]
    refused = [
        f"“{name}”里的{each}" if each.startswith("“") else f"“{name}”：{each}" for each in found.refused
    ]
    more = len(refused) - _REFUSED
    return [*refused[:_REFUSED], *([f"“{name}”里另有{more}个文件没有接收"] if more > 0 else [])]


async def _unpacked(desk: Desk, sent: UploadFile, folder: Path) -> Unpacked:
    package = folder / f"package{_PACKAGE}"
    with package.open("wb") as copy:
        await asyncio.to_thread(shutil.copyfileobj, sent.file, copy)
    most = desk.site.settings.request_mb
    found: Unpacked = await desk.site.engine.file(unpacked, str(package), str(folder), most, MOST_FILES)
    return found


async def _member_kept(site: Site, owner: str, member: Member) -> None:
    data = await asyncio.to_thread(Path(member.path).read_bytes)
    await kept(site, owner, member.name, PurePath(member.name).suffix.lower(), data, folder=member.folder)


def _batches(desk: Desk) -> list[BatchView]:
    runs = desk.store.runs(_SHOWN)
    return [_batch(desk, run, counted=place < _COUNTED) for place, run in enumerate(runs)]


def _batch(desk: Desk, run: StoredRun, *, counted: bool) -> BatchView:
    files = run.files - run.skipped
    plain = BatchView(run.id, title_of(run), local(run.began), files, run.unread, run.ended is not None)
    if not counted:
        return plain
    queue = desk.store.reviews.queue(run.id)
    standings = [each.standing for each in queue]
    return BatchView(
        run=plain.run,
        title=plain.title,
        when=plain.when,
        files=plain.files,
        unread=plain.unread,
        ended=plain.ended,
        returned=standings.count(RETURNED),
        again=standings.count(AGAIN),
        passed=standings.count(PASSED),
        undecided=sum(each.undecided for each in queue),
    )


def _waiting(desk: Desk) -> list[WaitingView]:
    return [
        WaitingView(job.request["title"], job.who, *progress(desk.site, job), job.message)
        for job in open_batches(desk.store)
    ]
