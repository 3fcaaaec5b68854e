"""What goes wrong most over a whole batch, in words with counts and money, and where it clusters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from auditor.model import Finding, SubmissionReport, money_of
from auditor.model.words import HINTS, Urgency
from auditor.reports.html.departments import UNNAMED
from auditor.reports.view.merging import merged
from auditor.reports.view.wording import category_name, open_of, urgency, wan

_MOST_PROBLEMS = 10
_MOST_DEPARTMENTS = 30
_MOST_CATEGORIES = 12
_STEPS = 5


@dataclass(frozen=True, slots=True)
class CommonProblem:
    """A rule over the batch, called after its most urgent finding. ``count`` are the firm points, ``asked``
    the questions; ``money`` is the budget of the forms concerned; ``example`` one such finding."""

    rule: str
    title: str
    urgency: Urgency
    count: int
    asked: int
    submissions: int
    money: str
    example: str
    example_of: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Points of a department in a category, and the shade (0 to 5) that shows how many."""

    count: int
    level: int


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Points (without hints) of each department in each category; ``level`` 0…5 is the shade, by the share
    per ten indicators, so that who sent more forms is not the worse for it. A row ends with the sum and its
    share."""

    categories: tuple[str, ...]
    rows: tuple[tuple[str, tuple[HeatCell, ...], int, str], ...]
    omitted: int
    summary: str


@dataclass(slots=True)
class _Problem:
    """A rule over the submissions so far. Of each urgency the first finding is kept with whose it is."""

    rule: str
    kinds: Counter[Urgency] = field(default_factory=Counter)
    examples: dict[Urgency, tuple[Finding, str, str]] = field(default_factory=dict)
    submissions: int = 0
    money: list[Decimal] = field(default_factory=list)

    def view(self) -> CommonProblem:
        kind = next(each for each in Urgency if self.kinds[each])
        example, heading, href = self.examples[kind]
        return CommonProblem(
            rule=self.rule,
            title=example.title,
            urgency=kind,
            count=self.kinds[Urgency.MUST] + self.kinds[Urgency.SHOULD],
            asked=self.kinds[Urgency.VERIFY],
            submissions=self.submissions,
            money=wan(sum(self.money, Decimal(0))) if self.money else "",
            example=example.message,
            example_of=heading,
            href=href,
        )


class Problems:
    """The commonest problems of submissions that come one by one, in the order of the overview."""

    def __init__(self) -> None:
        self._found: dict[str, _Problem] = {}

    def add(self, report: SubmissionReport, heading: str, href: str) -> None:
        """``heading`` is what the submission is called, ``href`` leads to it."""
        own: dict[str, list[Finding]] = {}
        for point in merged(open_of(report.findings)):
            if point.urgency not in HINTS:
                own.setdefault(point.leading[0].rule, []).append(point.leading[0])
        for rule, findings in own.items():
            problem = self._found.setdefault(rule, _Problem(rule))
            problem.submissions += 1
            for finding in findings:
                problem.kinds[urgency(finding)] += 1
                problem.examples.setdefault(urgency(finding), (finding, heading, href))
            if (money := _money(report, findings)) is not None:
                problem.money.append(money)

    def common(self) -> tuple[CommonProblem, ...]:
        """The ten rules with most points, questions after what is firm; hints are left out."""
        problems = (each.view() for each in self._found.values())
        ranking = sorted(problems, key=lambda each: (-each.count, -each.asked, each.rule))
        return tuple(ranking[:_MOST_PROBLEMS])


def _money(report: SubmissionReport, findings: Iterable[Finding]) -> Decimal | None:
    concerned = {finding.form for finding in findings}
    forms = report.submission.forms
    return money_of(forms if None in concerned else [form for form in forms if form.index in concerned])


class Heat:
    """The departments with most findings against the commonest categories, from submissions one by one."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[str]] = {}
        self._rows: Counter[str] = Counter()

    def add(self, report: SubmissionReport, department: str) -> None:
        self._rows[department] += sum(form.lines for form in report.submission.forms)
        own = self._counts.setdefault(department, Counter())
        points = merged(open_of(report.findings))
        own.update(each.leading[0].category for each in points if each.urgency not in HINTS)

    def map(self) -> HeatMap | None:
        """``None`` where there is nothing to compare."""
        totals: Counter[str] = sum(self._counts.values(), Counter())
        if not totals or len(self._counts) < 2:
            return None
        categories = [name for name, _ in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0]))]
        shown = categories[:_MOST_CATEGORIES]
        shares = {name: self._share(name, own.total()) for name, own in self._counts.items()}
        departments = sorted(self._counts, key=lambda name: (name == UNNAMED, -shares[name], name))
        rows = self._cells(departments, shown, shares)
        return HeatMap(
            categories=tuple(category_name(each) for each in shown),
            rows=rows,
            omitted=len(departments) - len(rows),
            summary=_summary(self._counts, departments, totals, shares),
        )

    def _share(self, name: str, count: int) -> float:
        return 10 * count / self._rows[name] if self._rows[name] else 0.0

    def _cells(
        self, departments: Sequence[str], shown: Sequence[str], shares: dict[str, float]
    ) -> tuple[tuple[str, tuple[HeatCell, ...], int, str], ...]:
        counts = self._counts
        most = max(self._share(name, counts[name][category]) for name in departments for category in shown)
        return tuple(
            (
                name,
                tuple(
                    _heat(counts[name][each], self._share(name, counts[name][each]), most) for each in shown
                ),
                counts[name].total(),
                f"{shares[name]:.1f}",
            )
            for name in departments[:_MOST_DEPARTMENTS]
        )


def _heat(count: int, share: float, most: float) -> HeatCell:
    """Shades by the square root, so that a few bad cases do not wash out the rest."""
    shade = math.ceil(_STEPS * math.sqrt(share / most)) if count and most else 0
    return HeatCell(count, max(1, shade) if count else 0)


def _summary(
    counts: dict[str, Counter[str]],
    departments: Sequence[str],
    totals: Counter[str],
    shares: dict[str, float],
) -> str:
    category, count = min(totals.items(), key=lambda pair: (-pair[1], pair[0]))
    words = f"最多的是“{category_name(category)}”，共{count}条"
    if departments[0] != UNNAMED and len(departments) > 1:
        first = departments[0]
        words += (
            f"；按指标数算问题最多的是{first}，每十条指标{shares[first]:.1f}条，共{counts[first].total()}条"
        )
    return words + "。"
