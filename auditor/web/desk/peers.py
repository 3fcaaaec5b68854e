"""What differs between the submissions of a batch: rows and texts beside those of other units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from auditor.web.desk.access import Desk, queue_of, run_of
from auditor.web.desk.batches import title_of
from auditor.web.desk.work import store_at
from auditor.web.views.files import attachment
from auditor.web.work import ruleset

if TYPE_CHECKING:
    from auditor.model import Across, Submission
    from auditor.reports.html.across import AcrossView

_KEPT = 4  # comparisons, which a process shows again without making them


@dataclass(frozen=True, slots=True)
class Compared:
    """A submission by the number of its audit; ``name`` is its file, ``issuer`` who sent it, blank for
    whom it names."""

    audit: int
    name: str
    issuer: str


async def shown(desk: Desk) -> Response:
    run = await run_of(desk)
    own = await _submissions(desk)
    links = {each.name: f"/desk/runs/{run.id}/files/{number}" for number, each in own}
    view: AcrossView | None = None
    if several := len(own) > 1:
        view = await desk.work(comparison_view, *_asked(desk, own), links)
    return desk.page("peers", run=run, title=title_of(run), several=several, across=view)


async def table(desk: Desk) -> Response:
    """All that is told, as a table for Excel."""
    run = await run_of(desk)
    data: str = await desk.work(comparison_csv, *_asked(desk, await _submissions(desk)))
    return attachment(data.encode(), f"各单位之间-{title_of(run)}.csv", "text/csv")


async def _submissions(desk: Desk) -> list[tuple[int, Compared]]:
    """What was read of the batch, each with its place in it."""
    found = [(each.submission, each.submission.audit) for each in await queue_of(desk)]
    return [
        (own.position, Compared(audit, own.source, own.issuer or ""))
        for own, audit in found
        if audit is not None
    ]


def _asked(
    desk: Desk, own: Sequence[tuple[int, Compared]]
) -> tuple[str, tuple[Compared, ...], tuple[Path, ...]]:
    settings = desk.site.settings
    return settings.store or "", tuple(each for _, each in own), settings.rules.packs


def comparison_view(
    url: str, own: tuple[Compared, ...], packs: tuple[Path, ...], links: dict[str, str]
) -> AcrossView:
    """What the page says, with links by the names of files. Raises RuleErrors for a mistake in a pack."""
    from auditor.reports.html.across import across_view

    return across_view(_compared(url, own, packs), links)


def comparison_csv(url: str, own: tuple[Compared, ...], packs: tuple[Path, ...]) -> str:
    """The comparison across units as CSV, for spreadsheets."""
    from auditor.reports.data.across import across_csv

    return across_csv(_compared(url, own, packs))


@lru_cache(maxsize=_KEPT)
def _compared(url: str, own: tuple[Compared, ...], packs: tuple[Path, ...]) -> Across:
    """The comparison of stored audits, which are read one after the other."""
    from auditor.across.run import compared
    from auditor.across.settings import settings_of

    return compared(_stored(url, own), ruleset().language, settings_of(packs))


def _stored(url: str, own: Sequence[Compared]) -> Iterator[Submission]:
    store = store_at(url)
    for each in own:
        submission = store.report(each.audit).at(each.name).submission
        yield replace(submission, issuer=each.issuer or submission.issuer)
