"""This batch against an earlier one: who has sent again, what is mended, what is still open, what is new."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from auditor.errors import UsageError
from auditor.model.words import Urgency
from auditor.store.rounds.comparing import Fate, ProjectRound, Round, answer, compared
from auditor.store.rounds.projects import Open, Project
from auditor.web.desk.access import Desk, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.view import WORDS
from auditor.web.views.forms import text


@dataclass(frozen=True, slots=True)
class OpenView:
    """A finding of one round or the other."""

    urgency: Urgency
    place: str
    message: str
    decided: str


@dataclass(frozen=True, slots=True)
class ProjectView:
    """A project in both rounds; ``file`` is the place of its file in the later one."""

    name: str
    file: str
    before: str
    after: str
    gain: str
    fixed: tuple[OpenView, ...]
    still: tuple[OpenView, ...]
    new: tuple[OpenView, ...]
    settled: tuple[OpenView, ...]


@dataclass(frozen=True, slots=True)
class NearView:
    """Two names that may be one project; ``key`` tells them from other pairs when somebody answers."""

    key: str
    earlier: str
    later: str


async def shown(desk: Desk) -> Response:
    run = await run_of(desk)
    runs = [each for each in await desk.ask(desk.store.runs) if each.ended and each.id < run.id]
    try:
        found: Round | None = await desk.ask(compared, desk.store, run.id, _before(desk))
        problem = ""
    except UsageError as error:
        found, problem = None, str(error)
    files = {each.source: each.position for each in await desk.ask(desk.store.submissions, run.id)}
    return desk.page(
        "rounds",
        run=run,
        title=title_of(run),
        earlier=[(each.id, title_of(each)) for each in runs],
        before=found.earlier if found else None,
        groups=_groups(found, files) if found else [],
        asked=[_near(each.earlier, each.later) for each in found.asked] if found else [],
        problem=problem,
    )


async def answered(desk: Desk, form: FormData) -> Response:
    """Takes down whether two names are one project."""
    run, before, key = await run_of(desk), _before(desk), text(form, "key", 64)
    found = await desk.ask(compared, desk.store, run.id, before)
    near = next((each for each in found.asked if _near(each.earlier, each.later).key == key), None)
    if near is None:
        raise HTTPException(409, "这一组已经有人认定了，请刷新页面")
    same = text(form, "same", 1) == "1"
    await desk.ask(answer, desk.store, near, same=same, who=desk.visitor.name)
    return RedirectResponse(f"/desk/runs/{run.id}/rounds?before={found.earlier}", 303)


def _before(desk: Desk) -> int | None:
    given = desk.request.query_params.get("before", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _groups(found: Round, files: dict[str, int]) -> list[tuple[str, list[ProjectView]]]:
    groups = [
        (fate.value, [_project(each, files) for each in found.projects if each.fate is fate]) for fate in Fate
    ]
    return [(title, own) for title, own in groups if own]


def _project(each: ProjectRound, files: dict[str, int]) -> ProjectView:
    before = each.earlier.score if each.earlier else None
    after = each.later.score if each.later else None
    gain = f"{after - before:+.1f}" if before is not None and after is not None else ""
    number = files.get(each.later.source) if each.later else None
    return ProjectView(
        name=each.project.called,
        file=str(number) if number is not None else "",
        before=f"{before:.1f}" if before is not None else "",
        after=f"{after:.1f}" if after is not None else "",
        gain=gain,
        fixed=_views(each.fixed),
        still=_views(each.still),
        new=_views(each.new),
        settled=_views(each.settled),
    )


def _views(findings: tuple[Open, ...]) -> tuple[OpenView, ...]:
    return tuple(
        OpenView(
            urgency=Urgency(each.urgency),
            place=each.place,
            message=each.message,
            decided=f"{WORDS[each.verdict]}，{each.who}" if each.verdict else "",
        )
        for each in findings
    )


def _near(earlier: Project, later: Project) -> NearView:
    import hashlib

    key = hashlib.sha256(f"{earlier.key.subject}\0{later.key.subject}".encode()).hexdigest()
    return NearView(key, earlier.called, later.called)
