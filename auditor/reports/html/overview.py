"""The overview of many submissions: departments, common problems, heat map, money against quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePath
from typing import overload

from auditor.model import AuditReport, Outcome, Summary
from auditor.model.words import Urgency
from auditor.reports.html.across import AcrossView, across_view
from auditor.reports.html.charts import Point, Scatter, Share, scatter
from auditor.reports.html.departments import (
    DepartmentRow,
    department_of,
    departments,
    grade_shares,
    grade_words,
    mean_words,
    money_words,
)
from auditor.reports.html.problems import CommonProblem, Heat, HeatMap, Problems
from auditor.reports.view.counts import CountView, count_views
from auditor.reports.view.ranking import ranked
from auditor.reports.view.summaries import names_apart, summaries, total_counts
from auditor.reports.view.wording import percent, points, wan

Href = Callable[[int], str]  # of a submission by its place among the inputs
_EXTREMES = 5
_NEARLY_ALL = Decimal("0.95")  # a file of which more was judged is not looked at for it
_REASONS = 5
_MOST_DEPARTMENTS = 20


@dataclass(frozen=True, slots=True)
class SubmissionRow:
    """``heading`` is the issuer (``named``) or the file; ``source`` is the path inside the common folder."""

    href: str
    heading: str
    named: bool
    source: str
    year: str
    score: str
    grade: str
    coverage: str
    money: str
    counts: tuple[CountView, ...]


@dataclass(frozen=True, slots=True)
class Rows(Sequence[SubmissionRow]):
    """The lines of all files, each made when it is written: there may be a hundred thousand."""

    order: Sequence[Summary]
    links: Sequence[str]
    folder: str

    def __len__(self) -> int:
        return len(self.order)

    @overload
    def __getitem__(self, place: int) -> SubmissionRow: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[SubmissionRow]: ...
    def __getitem__(self, place: int | slice) -> SubmissionRow | Sequence[SubmissionRow]:
        if isinstance(place, slice):
            return Rows(self.order[place], self.links[place], self.folder)
        return _row(self.order[place], self.links[place], self.folder)


@dataclass(frozen=True, slots=True)
class BatchView:
    """``departments`` are listed at once, ``more_departments`` folded; ``folder`` holds all files."""

    count: int
    folder: str
    departments: tuple[DepartmentRow, ...]
    more_departments: tuple[DepartmentRow, ...]
    forms: int
    indicators: int
    scored: int
    score: str
    coverage: str
    money: str
    grades: tuple[Share, ...]
    grade_words: str
    counts: tuple[CountView, ...]
    advice: str
    problems: tuple[CommonProblem, ...]
    heat: HeatMap | None
    chart: Scatter | None
    worst: tuple[SubmissionRow, ...]
    best: tuple[SubmissionRow, ...]
    least_judged: tuple[SubmissionRow, ...]
    reasons: tuple[tuple[str, int], ...]
    rows: Rows
    across: AcrossView | None = None


def batch_view(report: AuditReport, href: Href) -> BatchView:
    """All that the overview says; ``href`` gives the link of a submission by its place. Reports are read one
    after the other, and none is kept."""
    every = summaries(report.submissions)
    places = ranked(every)
    order = [every[place] for place in places]
    links = [href(place) for place in places]
    rows = Rows(order, links, _common_folder(order))
    scored = [number for number, each in enumerate(order) if each.score is not None]
    partly = sorted(
        (n for n, each in enumerate(order) if each.coverage < _NEARLY_ALL), key=lambda n: order[n].coverage
    )
    groups = departments(order)
    names = names_apart(order)
    told = _told(report, places, order, names, links)
    return BatchView(
        count=len(order),
        folder=rows.folder,
        departments=groups[:_MOST_DEPARTMENTS],
        more_departments=groups[_MOST_DEPARTMENTS:],
        forms=sum(each.forms for each in order),
        indicators=sum(each.indicators for each in order),
        scored=len(scored),
        score=mean_words(order),
        coverage=_mean_coverage(order),
        money=money_words(order),
        grades=grade_shares(order),
        grade_words=grade_words(order),
        counts=count_views(total_counts(order)),
        advice=_advice(order),
        problems=told.problems.common(),
        heat=told.heat.map(),
        chart=scatter([_point(order[number], names[number], links[number]) for number in scored]),
        worst=tuple(rows[number] for number in scored[:_EXTREMES]),
        best=tuple(rows[number] for number in reversed(scored[-_EXTREMES:])),
        least_judged=tuple(rows[number] for number in partly[:_EXTREMES]),
        reasons=_most_common(told.reasons),
        rows=rows,
        across=_across(report, order, links),
    )


def _across(report: AuditReport, order: Sequence[Summary], links: Sequence[str]) -> AcrossView | None:
    """The comparison of the submissions with each other, where there is one."""
    if report.across is None:
        return None
    return across_view(report.across, {each.source: link for each, link in zip(order, links, strict=True)})


@dataclass(frozen=True, slots=True)
class _Told:
    """What only the reports themselves tell."""

    problems: Problems = field(default_factory=Problems)
    heat: Heat = field(default_factory=Heat)
    reasons: Counter[str] = field(default_factory=Counter)


def _told(
    report: AuditReport,
    places: Sequence[int],
    order: Sequence[Summary],
    names: Sequence[str],
    links: Sequence[str],
) -> _Told:
    told = _Told()
    for place, summary, name, link in zip(places, order, names, links, strict=True):
        each = report.submissions[place]
        told.problems.add(each, name, link)
        told.heat.add(each, department_of(summary))
        told.reasons.update(gap.reason for gap in each.gaps if gap.outcome is Outcome.UNDETERMINED)
    return told


def _common_folder(order: Sequence[Summary]) -> str:
    """The folder that holds all files, so that a list need not repeat it; blank for a single file."""
    parents = [PurePath(each.source).parent.parts for each in order]
    shared = []
    for parts in zip(*parents, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return str(PurePath(*shared)) if shared and len(order) > 1 else ""


def _row(summary: Summary, href: str, folder: str) -> SubmissionRow:
    path = PurePath(summary.source)
    return SubmissionRow(
        href=href,
        heading=summary.heading,
        named=bool(summary.issuer),
        source=str(path.relative_to(folder)) if folder else str(path),
        year=str(summary.year) if summary.year else "",
        score=points(summary.score) if summary.score is not None else "",
        grade=summary.grade or "",
        coverage=percent(summary.coverage),
        money=wan(summary.money) if summary.money is not None else "",
        counts=count_views(summary.counts),
    )


def _advice(order: Sequence[Summary]) -> str:
    """What the chief may decide on the batch: the decisions that its files print, counted."""
    decisions = Counter(each.decision for each in order if each.decision)
    parts = [f"{count}份建议{decision}" for decision, count in decisions.most_common()]
    unscored = sum(each.decision is None for each in order)
    if unscored:
        parts.append(f"{unscored}份未评，由人工审核")
    place = list(Urgency).index(Urgency.MUST)
    must = sum(bool(each.counts[place]) for each in order)
    if must:
        parts.append(f"共{must}份有必须修改的问题")
    return "；".join(parts) + "。" if parts else ""


def _mean_coverage(order: Sequence[Summary]) -> str:
    return percent(sum((each.coverage for each in order), Decimal(0)) / len(order)) if order else "—"


def _point(summary: Summary, name: str, href: str) -> Point:
    return Point(
        money=float(summary.money or 0),
        score=float(summary.score or 0),
        grade=summary.grade or "",
        name=name,
        href=href,
    )


def _most_common(reasons: Counter[str]) -> tuple[tuple[str, int], ...]:
    ranking = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranking[:_REASONS])
