"""What a reviewer says: of a finding, of the points that no rule gives, of the whole submission."""

from __future__ import annotations

from decimal import Decimal

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from auditor.model import as_written
from auditor.scoring.manual import ranges
from auditor.spool.codec import encode
from auditor.store.deciding import OvertakenError
from auditor.web.desk.access import Desk
from auditor.web.desk.listing import Choice
from auditor.web.desk.reading import Opened, forms_in, opened, progress_of, shown
from auditor.web.desk.view import WORDS, points_words
from auditor.web.desk.work import Total, points_of, total_of
from auditor.web.views.forms import text

_REASON = 500  # characters


async def decided(desk: Desk, form: FormData) -> Response:
    """Takes a decision for a whole point, and shows it as it is now: also where somebody else was faster,
    whose decision is then shown and not overwritten."""
    found = await opened(desk)
    mark, seen = text(form, "mark", 40), text(form, "seen", 20)
    if mark not in found.marks or not seen.isdecimal():
        raise HTTPException(404, "这份文件里没有这条问题，请刷新页面")
    verdict, reason = text(form, "verdict", 20), text(form, "reason", _REASON)
    problem = ""
    try:
        await desk.ask(desk.store.decide, mark, desk.visitor.name, verdict, reason, seen=int(seen))
        for other in found.joined(mark):
            await desk.ask(desk.store.decide, other, desk.visitor.name, verdict, reason)
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
    """Takes points, each within its range, and sums again. What was not changed on the page stays as it is by
    now; what somebody else has changed meanwhile is not overwritten."""
    found = await opened(desk)
    held = {(each.form, each.item): each for each in await desk.ask(desk.store.reviews.points, found.audit)}
    points: dict[tuple[int, str], Decimal | None] = {}
    for key, (title, most) in ranges(found.report).items():
        name, before = f"{key[0]}-{key[1]}", held.get(key)
        shown_then, now = text(form, f"s-{name}", 20), points_words(before)
        if text(form, f"p-{name}", 20).strip() == shown_then:
            points[key] = points_of(now)
            continue
        if shown_then != now:
            who = before.who if before else "别人"
            return await shown(desk, f"“{title}”刚刚由{who}改为{now or '空'}，没有覆盖。请看过之后再填")
        try:
            points[key] = within(text(form, f"p-{name}", 20), most)
        except ValueError:
            told = f"“{title}”的人工评定应是 0 至 {as_written(most)} 之间的数，请改正后再保存"
            return await shown(desk, told)
    total = await _total(desk, found, {key: own for key, own in points.items() if own is not None})
    told_points = {key: None if own is None else float(own) for key, own in points.items()}
    await desk.ask(desk.store.reviews.give, found.audit, desk.visitor.name, told_points, total)
    return RedirectResponse(f"{_address(desk)}{_choice(desk)}#points", 303)


def within(words: str, most: Decimal) -> Decimal | None:
    """Points between 0 and ``most``. Raises ValueError for others."""
    points = points_of(words)
    if points is not None and not 0 <= points <= most:
        raise ValueError(words)
    return points


async def _total(desk: Desk, found: Opened, given: dict[tuple[int, str], Decimal]) -> Total | None:
    return await desk.work(total_of, encode(found.report), given) if given else None


def _address(desk: Desk) -> str:
    return f"/desk/runs/{desk.number('run')}/files/{desk.number('file')}"


def _choice(desk: Desk) -> str:
    return Choice.of(desk.request.query_params).address
