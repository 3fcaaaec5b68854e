"""What a reviewer says: of a finding, of the points that no rule gives, of the whole submission."""

from __future__ import annotations

from decimal import Decimal

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from auditor.scoring.manual import ranges
from auditor.spool.codec import encode
from auditor.store.deciding import OvertakenError
from auditor.web.desk.access import Desk
from auditor.web.desk.listing import Choice
from auditor.web.desk.reading import Opened, forms_in, opened, progress_of, shown
from auditor.web.desk.view import WORDS
from auditor.web.desk.work import Total, points_of, total_of
from auditor.web.views.forms import text

_REASON = 500  # characters


async def decided(desk: Desk, form: FormData) -> Response:
    """Takes a decision, and shows the finding as it is now: also where somebody else was faster, whose
    decision is then shown and not overwritten."""
    found = await opened(desk)
    mark, seen = text(form, "mark", 40), text(form, "seen", 20)
    if mark not in found.marks or not seen.isdecimal():
        raise HTTPException(404, "这份文件里没有这条问题，请刷新页面")
    verdict, reason = text(form, "verdict", 20), text(form, "reason", _REASON)
    problem = ""
    try:
        await desk.ask(desk.store.decide, mark, desk.visitor.name, verdict, reason, seen=int(seen))
    except OvertakenError as error:
        problem = str(error)
    if not desk.request.headers.get("hx-request"):
        if problem:
            raise HTTPException(409, problem)
        return RedirectResponse(f"{_address(desk)}{_choice(desk)}#m-{mark}", 303)
    return await _finding(desk, found, mark, problem)


async def _finding(desk: Desk, found: Opened, mark: str, problem: str) -> Response:
    forms = await desk.ask(forms_in, desk, found)
    every = (each for form in forms for each in (*form.findings, *form.hints))
    return desk.page(
        "decided",
        found=next(each for each in every if each.mark == mark),
        progress=progress_of(forms),
        words=WORDS,
        problem=problem,
        address=_address(desk),
        choice=Choice.of(desk.request.query_params),
    )


async def stood(desk: Desk, form: FormData) -> Response:
    found = await opened(desk)
    standing, reason = text(form, "standing", 20), text(form, "reason", _REASON)
    await desk.ask(desk.store.reviews.stand, found.audit, desk.visitor.name, standing, reason)
    return RedirectResponse(f"{_address(desk)}{_choice(desk)}", 303)


async def given(desk: Desk, form: FormData) -> Response:
    """Takes points, each within its range, and sums again."""
    found = await opened(desk)
    points: dict[tuple[int, str], Decimal | None] = {}
    for (number, item), (title, most) in ranges(found.report).items():
        try:
            own = points_of(text(form, f"p-{number}-{item}", 20))
        except ValueError:
            return await shown(desk, f"“{title}”的人工评定要填数字，请改正后再保存")
        if own is not None and not 0 <= own <= most:
            return await shown(
                desk, f"“{title}”的人工评定应在 0 至 {most.normalize():f} 分之间，请改正后再保存"
            )
        points[number, item] = own
    total = await _total(desk, found, {key: own for key, own in points.items() if own is not None})
    told = {key: None if own is None else float(own) for key, own in points.items()}
    await desk.ask(desk.store.reviews.give, found.audit, desk.visitor.name, told, total)
    return RedirectResponse(f"{_address(desk)}{_choice(desk)}#points", 303)


async def _total(desk: Desk, found: Opened, given: dict[tuple[int, str], Decimal]) -> Total | None:
    return await desk.work(total_of, encode(found.report), given) if given else None


def _address(desk: Desk) -> str:
    return f"/desk/runs/{desk.number('run')}/files/{desk.number('file')}"


def _choice(desk: Desk) -> str:
    return Choice.of(desk.request.query_params).address
