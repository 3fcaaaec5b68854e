"""Opinion letters of each unit from what was adopted, and the worklists that units answer in."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.responses import Response

from auditor.expressions import expression
from auditor.reports.letter.fields import Decided
from auditor.store.records import JOINED, QueuedSubmission
from auditor.web.desk.access import Desk, given_to, queue_of, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.view import ADOPTED, ASKED, REFUSED
from auditor.web.desk.work import letter_of, worklist_of
from auditor.web.views.files import DOCX, XLSX, attachment, now

if TYPE_CHECKING:
    from auditor.scoring.manual import Given

_UNSAFE = expression(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class Unit:
    """The submissions of a unit; one without an issuer stands for itself. ``first`` is the place of the first
    file, by which the address names the unit."""

    name: str
    first: int
    files: tuple[QueuedSubmission, ...]

    @property
    def undecided(self) -> int:
        return sum(each.undecided for each in self.files)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(each.submission.name for each in self.files)


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit with the number of findings that were adopted, asked and refused."""

    unit: Unit
    adopted: int
    asked: int
    refused: int


def units_of(queue: list[QueuedSubmission]) -> list[Unit]:
    """The units of a batch in the order of their first files; what was not audited has no letter."""
    groups: dict[str | int, list[QueuedSubmission]] = {}
    for each in queue:
        if each.submission.audit is not None:
            groups.setdefault(each.submission.issuer or each.submission.position, []).append(each)
    return [
        Unit(
            own[0].submission.heading,
            own[0].submission.position,
            tuple(own),
        )
        for own in groups.values()
    ]


async def shown(desk: Desk) -> Response:
    run = await run_of(desk)
    views = await desk.ask(views_of, desk, await queue_of(desk))
    return desk.page("letters", run=run, title=title_of(run), units=views, problem="", read=None)


def views_of(desk: Desk, queue: list[QueuedSubmission]) -> list[UnitView]:
    """The units with how many of their findings were decided in each way."""
    counts = _counts(desk)
    return [_view(unit, counts) for unit in units_of(queue)]


def _counts(desk: Desk) -> Counter[tuple[str, str]]:
    """How many points of each file were decided in each way."""
    found = desk.store.findings(desk.number("run"))
    return Counter(
        (each.source, each.decision.verdict)
        for each in found
        if each.decision and each.waived_by is None and each.urgency != JOINED
    )


def _view(unit: Unit, counts: Counter[tuple[str, str]]) -> UnitView:
    adopted, asked, refused = (
        sum(counts[each.submission.source, verdict] for each in unit.files)
        for verdict in (ADOPTED, ASKED, REFUSED)
    )
    return UnitView(unit, adopted, asked, refused)


async def one_letter(desk: Desk) -> Response:
    unit = await _unit(desk)
    decided = await desk.ask(_decided, desk)
    return attachment(await _letter(desk, unit, decided), f"审核意见书-{_safe(unit.name)}.docx", DOCX)


async def all_letters(desk: Desk) -> Response:
    """The letters of all units, in one package."""
    run, units = await run_of(desk), units_of(await queue_of(desk))
    decided = await desk.ask(_decided, desk)
    buffer, taken = io.BytesIO(), Counter[str]()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for unit in units:
            name = _safe(unit.name)
            taken[name] += 1
            number = f"({taken[name]})" if taken[name] > 1 else ""
            package.writestr(f"审核意见书-{name}{number}.docx", await _letter(desk, unit, decided))
    return attachment(buffer.getvalue(), f"审核意见书-{_safe(title_of(run))}.zip", "application/zip")


async def worklist(desk: Desk) -> Response:
    """The worklist of a unit, in which it answers each finding."""
    unit = await _unit(desk)
    reports = [(await _data(desk, each), each.submission.name) for each in unit.files]
    data = await desk.work(worklist_of, reports, now())
    return attachment(data, f"答复表-{_safe(unit.name)}.xlsx", XLSX)


async def _letter(desk: Desk, unit: Unit, decided: Decided) -> bytes:
    reports = [(await _data(desk, each), await desk.ask(_given, desk, each)) for each in unit.files]
    own = replace(decided, points_given=any(given for _, given in reports))
    issuer = unit.files[0].submission.issuer or ""
    return await desk.work(letter_of, reports, issuer, own, now())


async def _data(desk: Desk, each: QueuedSubmission) -> bytes:
    return await desk.ask(desk.store.report_data, _audit(each))


def _given(desk: Desk, each: QueuedSubmission) -> Given:
    return given_to(desk.store, _audit(each))


def _audit(each: QueuedSubmission) -> int:
    """The audit of a file of a unit. Raises HTTPException 409 where it has none."""
    if each.submission.audit is None:
        raise HTTPException(409, f"{each.submission.name} 还没有审核结果，不能写进意见书")
    return each.submission.audit


def _decided(desk: Desk) -> Decided:
    """What was decided on the findings of the batch."""
    marks: dict[str, set[str]] = {ADOPTED: set(), ASKED: set(), REFUSED: set()}
    for each in desk.store.findings(desk.number("run")):
        if each.decision is not None:
            marks[each.decision.verdict].add(each.fingerprint)
    return Decided(frozenset(marks[ADOPTED]), frozenset(marks[ASKED]), frozenset(marks[REFUSED]))


async def _unit(desk: Desk) -> Unit:
    first = desk.request.query_params.get("unit", "")
    units = units_of(await queue_of(desk))
    found = next((each for each in units if str(each.first) == first), None)
    if found is None:
        raise HTTPException(404, "这一批里没有这个单位，请回到意见书页面重新选择")
    return found


def _safe(name: str) -> str:
    return _UNSAFE.sub("-", name).strip(". ") or "未写明单位"
