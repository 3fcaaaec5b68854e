"""Departments of a batch: what they sent, how it scored, whether it is in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from auditor.model import Summary
from auditor.model.words import Urgency
from auditor.reports.html.charts import Share, shares
from auditor.reports.view.summaries import total_counts
from auditor.reports.view.wording import points, wan

_GRADES = ("优", "良", "中", "差", "未评")
UNNAMED = "编制单位未写明"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department's submissions; ``score`` is the mean of those that have one, ``share`` what has to be or
    should be mended per ten indicators."""

    name: str
    submissions: int
    score: str
    grades: tuple[Share, ...]
    grade_words: str
    must: int
    should: int
    share: str
    money: str


def department_of(summary: Summary) -> str:
    """Whose submission it is, for grouping."""
    return summary.issuer or UNNAMED


def departments(order: Iterable[Summary]) -> tuple[DepartmentRow, ...]:
    """By what has to be or should be mended per ten indicators, the most first, without indicators at the
    top; what names no department comes last."""
    groups: dict[str, list[Summary]] = {}
    for each in order:
        groups.setdefault(department_of(each), []).append(each)

    def rank(pair: tuple[str, list[Summary]]) -> tuple[bool, bool, Decimal, str]:
        share = _share(pair[1])
        return pair[0] == UNNAMED, share is not None, -(share or Decimal(0)), pair[0]

    return tuple(_department(name, own) for name, own in sorted(groups.items(), key=rank))


def mean_score(summaries: Iterable[Summary]) -> Decimal | None:
    """The mean of the scores out of 100, ``None`` where there is none."""
    scores = [each.score for each in summaries if each.score is not None]
    return sum(scores, Decimal(0)) / len(scores) if scores else None


def mean_words(summaries: Iterable[Summary]) -> str:
    """The mean score as printed; blank where nothing has one."""
    mean = mean_score(summaries)
    return "" if mean is None else points(mean)


def money_words(summaries: Iterable[Summary]) -> str:
    """The money of all of them; blank where none states any."""
    known = [each.money for each in summaries if each.money is not None]
    return wan(sum(known, Decimal(0))) if known else ""


def grade_shares(summaries: Iterable[Summary]) -> tuple[Share, ...]:
    """How many submissions have each grade, as parts of a bar."""
    return shares(_grade_counts(summaries))


def grade_words(summaries: Iterable[Summary]) -> str:
    """«优3份，良12份»."""
    return "，".join(f"{grade}{count}份" for grade, count in _grade_counts(summaries) if count)


def _grade_counts(summaries: Iterable[Summary]) -> list[tuple[str, int]]:
    counts = Counter(each.grade or "未评" for each in summaries)
    known = [(grade, counts.pop(grade, 0)) for grade in _GRADES]
    return known + sorted(counts.items())


def _department(name: str, own: Sequence[Summary]) -> DepartmentRow:
    counts = dict(zip(Urgency, total_counts(own), strict=True))
    share = _share(own)
    return DepartmentRow(
        name=name,
        submissions=len(own),
        score=mean_words(own),
        grades=grade_shares(own),
        grade_words=grade_words(own),
        must=counts[Urgency.MUST],
        should=counts[Urgency.SHOULD],
        share="—" if share is None else f"{share:.1f}",
        money=money_words(own),
    )


def _share(own: Sequence[Summary]) -> Decimal | None:
    """What has to be or should be mended per ten indicators, ``None`` without any."""
    rows = sum(each.indicators for each in own)
    counts = dict(zip(Urgency, total_counts(own), strict=True))
    return Decimal(10 * (counts[Urgency.MUST] + counts[Urgency.SHOULD])) / rows if rows else None
