"""One submission at the desk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import Response

from auditor.model import SubmissionReport
from auditor.reports.view.merging import merged
from auditor.store.records import QueuedSubmission
from auditor.web.desk.access import Desk, queue_of, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.filing import original_of
from auditor.web.desk.listing import Choice, line_of
from auditor.web.desk.times import local
from auditor.web.desk.view import WORDS, DeskFinding, DeskForm, Said, forms_of, ranges_of
from auditor.web.views.files import COPIED


@dataclass(frozen=True, slots=True)
class Opened:
    """A submission that somebody has open; ``audit`` is the number of its audit."""

    queue: list[QueuedSubmission]
    queued: QueuedSubmission
    audit: int
    report: SubmissionReport

    @property
    def marks(self) -> set[str]:
        return {each.fingerprint for each in self.report.findings if each.open}

    def joined(self, mark: str) -> list[str]:
        """The marks that are read as one point with the finding of that one, which leads it."""
        points = merged(each for each in self.report.findings if each.open)
        own = next((each for each in points if each.leading[0].fingerprint == mark), None)
        found = dict.fromkeys(each.fingerprint for each in own.each()) if own else {}
        return [each for each in found if each != mark]


async def opened(desk: Desk) -> Opened:
    """The submission that the address names. Raises HTTPException 404."""
    queue, number = await queue_of(desk), desk.number("file")
    found = next((each for each in queue if each.submission.position == number), None)
    if found is None:
        raise HTTPException(404, "这一批里没有这份文件。请回到评审台重新打开")
    audit = found.submission.audit
    if audit is None:
        raise HTTPException(404, f"这份文件没有审核结果：{found.submission.refusal}")
    return Opened(queue, found, audit, await desk.ask(desk.store.report, audit))


def forms_in(desk: Desk, found: Opened) -> list[DeskForm]:
    """Its findings with what was decided and answered."""
    marks = sorted(found.marks)
    return forms_of(found.report, desk.store.decisions(marks), desk.store.reviews.answers(marks))


def original_for(desk: Desk, found: Opened) -> Path | None:
    """The file that somebody has open where a copy of it can be made."""
    if found.report.submission.document.format not in COPIED:
        return None
    return original_of(desk.site, desk.store, desk.number("run"), found.queued.submission.position)


async def shown(desk: Desk, problem: str = "") -> Response:
    run, found = await run_of(desk), await opened(desk)
    choice = Choice.of(desk.request.query_params)
    earlier, later = _neighbours(choice.chosen(found.queue), found.queued)
    standings = await desk.ask(desk.store.reviews.standings, found.audit)
    points = await desk.ask(desk.store.reviews.points, found.audit)
    forms = await desk.ask(forms_in, desk, found)
    return desk.page(
        "submission",
        status=400 if problem else 200,
        run=run,
        title=title_of(run),
        line=line_of(found.queued),
        source=found.queued.submission.name,
        forms=forms,
        progress=progress_of(forms),
        ranges=ranges_of(found.report, points),
        standings=[
            Said(each.standing, each.reason, each.who, local(each.decided)) for each in reversed(standings)
        ],
        choice=choice,
        earlier=earlier,
        later=later,
        words=WORDS,
        problem=problem,
        copied=await desk.ask(original_for, desk, found) is not None,
        address=f"/desk/runs/{run.id}/files/{found.queued.submission.position}",
    )


def progress_of(forms: list[DeskForm]) -> tuple[int, int]:
    """How many of the points that ask something are decided, and how many there are."""
    asking: list[DeskFinding] = [each for form in forms for each in form.findings]
    return sum(bool(each.verdict) for each in asking), len(asking)


def _neighbours(chosen: list[QueuedSubmission], now: QueuedSubmission) -> tuple[int | None, int | None]:
    """The files before and after in the queue as it is filtered and sorted. One that has left it, since it is
    decided on, is followed by the first that is left."""
    places = [each.submission.position for each in chosen if each.submission.audit is not None]
    own = now.submission.position
    if own not in places:
        return None, next((each for each in places if each > own), next(iter(places), None))
    at = places.index(own)
    return (places[at - 1] if at else None), (places[at + 1] if at + 1 < len(places) else None)
