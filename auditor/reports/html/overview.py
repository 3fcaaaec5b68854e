"""The overview of many submissions: departments, common problems, heat map, money against quality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from auditor.model import AuditReport, Outcome, SubmissionReport, submission_money
from auditor.model.words import Urgency
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
from auditor.reports.html.forms import CountView, counts_of
from auditor.reports.html.problems import CommonProblem, HeatMap, common_problems, heat_map
from auditor.reports.view.ranking import ranked
from auditor.reports.view.wording import by_urgency, heading_of, percent, points, wan

Href = Callable[[SubmissionReport], str]
_EXTREMES = 5
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
    rows: tuple[SubmissionRow, ...]


def batch_view(report: AuditReport, href: Href) -> BatchView:
    """All that the overview says; ``href`` gives the link of a submission."""
    order = ranked(report.submissions)
    folder = _common_folder(order)
    rows = {id(each): _row(each, href, folder) for each in order}
    scored = [each for each in order if each.scorecard.score is not None]
    partly = sorted((each for each in order if each.scorecard.coverage < 1), key=_coverage)
    groups = departments(order)
    return BatchView(
        count=len(order),
        folder=folder,
        departments=groups[:_MOST_DEPARTMENTS],
        more_departments=groups[_MOST_DEPARTMENTS:],
        forms=sum(len(each.submission.forms) for each in order),
        indicators=sum(len(form.indicators) for each in order for form in each.submission.forms),
        scored=len(scored),
        score=mean_words(scored),
        coverage=_mean_coverage(order),
        money=money_words(order),
        grades=grade_shares(order),
        grade_words=grade_words(order),
        counts=counts_of([finding for each in order for finding in each.findings]),
        advice=_advice(order),
        problems=common_problems(order, href),
        heat=heat_map(order, department_of),
        chart=scatter([_point(each, href) for each in scored]),
        worst=tuple(rows[id(each)] for each in scored[:_EXTREMES]),
        best=tuple(rows[id(each)] for each in reversed(scored[-_EXTREMES:])),
        least_judged=tuple(rows[id(each)] for each in partly[:_EXTREMES]),
        reasons=_reasons(order),
        rows=tuple(rows.values()),
    )


def _common_folder(reports: Sequence[SubmissionReport]) -> str:
    """The folder that holds all files, so that a list need not repeat it; blank for a single file."""
    parents = [PurePath(each.submission.source).parent.parts for each in reports]
    shared = []
    for parts in zip(*parents, strict=False):
        if len(set(parts)) > 1:
            break
        shared.append(parts[0])
    return str(PurePath(*shared)) if shared and len(reports) > 1 else ""


def _row(report: SubmissionReport, href: Href, folder: str) -> SubmissionRow:
    submission, card = report.submission, report.scorecard
    money = submission_money(submission)
    path = PurePath(submission.source)
    return SubmissionRow(
        href=href(report),
        heading=heading_of(report),
        named=bool(submission.issuer),
        source=str(path.relative_to(folder)) if folder else str(path),
        year=str(submission.year) if submission.year else "",
        score=points(card.score) if card.score is not None else "",
        grade=card.grade or "",
        coverage=percent(card.coverage),
        money=wan(money) if money is not None else "",
        counts=counts_of(report.findings),
    )


def _advice(order: Sequence[SubmissionReport]) -> str:
    """What the chief may decide on the batch, in a sentence or two."""
    groups = [by_urgency(each.findings) for each in order]
    must = sum(bool(each[Urgency.MUST]) for each in groups)
    should = sum(not each[Urgency.MUST] and bool(each[Urgency.SHOULD]) for each in groups)
    rest = len(order) - must - should
    parts = []
    if must:
        parts.append(f"{must}份有必须修改的问题，退回修改后重新报送")
    if should:
        parts.append(f"{should}份只有修改建议，可请单位逐条采纳或说明理由")
    if rest:
        parts.append(f"{rest}份没有需要修改的问题")
    return "；".join(parts) + "。" if parts else ""


def _coverage(report: SubmissionReport) -> Decimal:
    return report.scorecard.coverage


def _mean_coverage(reports: Sequence[SubmissionReport]) -> str:
    return percent(sum(map(_coverage, reports), Decimal(0)) / len(reports)) if reports else "—"


def _point(report: SubmissionReport, href: Href) -> Point:
    money, score = submission_money(report.submission), report.scorecard.score or Decimal(0)
    return Point(
        money=float(money or 0),
        score=float(score),
        grade=report.scorecard.grade or "",
        name=heading_of(report),
        href=href(report),
    )


def _reasons(reports: Iterable[SubmissionReport]) -> tuple[tuple[str, int], ...]:
    reasons = Counter(
        gap.reason for each in reports for gap in each.gaps if gap.outcome is Outcome.UNDETERMINED
    )
    ranking = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(ranking[:_REASONS])
