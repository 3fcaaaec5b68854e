"""What findings cost. A finding on a row lessens what the row measures; one of the categories that a part of
the scorecard lists deducts from what was earned there, and never more. One root cause costs once per row.

A rule's ``score`` says what its findings cost; without one the profile's price for the severity holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from auditor.categories import CATEGORIES
from auditor.model import Confidence, Deduction, Finding, Severity, as_written
from auditor.profiles import Profile
from auditor.ruleset import Rule, Status

_TENTH = Decimal("0.1")
_USUAL_ROWS = 10  # points are stated for a form of ten indicators
_BLANK = "missing-field"
_FEWEST_ROWS = 5  # a smaller form is not scaled further: one slip in two rows is not five


@dataclass(frozen=True, slots=True)
class Cost:
    """A finding that costs points, before rows and root causes are counted."""

    finding: Finding
    item: str
    group: str
    points: Decimal
    cap: Decimal


def cost_of(finding: Finding, rule: Rule, profile: Profile) -> Cost | None:
    """What a finding costs; ``None`` for questions, rules on trial, what is waived, and hints without their
    own price."""
    if finding.confidence is Confidence.ASK or rule.status is not Status.STABLE or finding.waiver:
        return None
    if finding.severity is Severity.INFO and (rule.severity is not Severity.INFO or rule.score is None):
        return None
    usual = profile.deductions.get(finding.severity)
    points = rule.score.points if rule.score else usual.points if usual else Decimal(0)
    if not points:
        return None
    cap = rule.score.cap if rule.score and rule.score.cap is not None else usual.cap if usual else points
    group = rule.score.group if rule.score and rule.score.group else rule.category
    return Cost(finding, rule.item, group, points, max(cap, points))


def must_mend(finding: Finding) -> bool:
    """Whether a finding has to be mended before a submission may pass."""
    firm = finding.severity is Severity.ERROR and finding.confidence is not Confidence.ASK
    return firm and not finding.waiver and not finding.preview


def blank_in(field: str) -> str:
    """The name of the blanks in a field among what was found."""
    return f"blank:{field}"


def blank_of(finding: Finding) -> str:
    """The name of the blanks that a finding tells."""
    return blank_in(str(finding.field))


def is_blank(finding: Finding) -> bool:
    """Whether a finding says that a cell is blank, which never counts for less than what could be wrong
    there. In a row only where that is certain, since the other rows have it: a form without a column for
    units has no blank units."""
    if finding.category != _BLANK or finding.field is None:
        return False
    return finding.row is None or finding.confidence is Confidence.CERTAIN


def rows_of(finding: Finding) -> tuple[int, ...]:
    """The rows that a finding concerns, by their numbers: blanks of several rows are told once."""
    if finding.row is None:
        return ()
    others = finding.related if is_blank(finding) else ()
    return (finding.row, *(ref.row for ref in others if ref.form == finding.form and ref.row is not None))


def left_of(costs: Iterable[Cost], row_points: Decimal) -> dict[int, Decimal]:
    """What these findings leave of the worth of each row they concern (0…1), by its number."""
    left: dict[int, Decimal] = {}
    for (_, row), points in _dearest(costs).items():
        left[row] = left.get(row, Decimal(1)) * (1 - min(points / row_points, Decimal(1)))
    return left


@dataclass(frozen=True, slots=True)
class Charge:
    """What one root cause costs: the findings that are charged, and in a form of which ``size``."""

    costs: Sequence[Cost]
    per_row: Sequence[Decimal]
    whole: Sequence[Decimal]
    size: int
    raw: Decimal
    cap: Decimal

    @property
    def points(self) -> Decimal:
        return min(self.raw, self.cap)


def charges_of(costs: Iterable[Cost], *, form: int | None, rows: int) -> tuple[Charge, ...]:
    """What each root cause costs, by its name, in one place of a form with ``rows`` indicators, or of the
    submission (``None``, not scaled)."""
    return tuple(_charges(costs, form, rows))


def total_of(charges: Iterable[Charge]) -> Decimal:
    """What the charges come to."""
    return sum((each.points for each in charges), Decimal(0))


def deductions_of(charges: Iterable[Charge], item: str, form: int | None) -> tuple[Deduction, ...]:
    """The charges in words."""
    return tuple(_deduction(each, item, form) for each in charges)


def _charges(costs: Iterable[Cost], form: int | None, rows: int) -> Iterator[Charge]:
    grouped: dict[str, list[Cost]] = {}
    for cost in costs:
        grouped.setdefault(cost.group, []).append(cost)
    size = max(rows, _FEWEST_ROWS) if form is not None else _USUAL_ROWS
    for _, members in sorted(grouped.items()):
        once = [*_once_per_row(members), *_dearest_rule(members)]
        per_row = [cost.points for cost in once if cost.finding.row is not None]
        whole = [cost.points for cost in once if cost.finding.row is None]
        exact = sum(per_row, Decimal(0)) * _USUAL_ROWS / size + sum(whole, Decimal(0))
        raw = max(exact.quantize(_TENTH, ROUND_HALF_UP), _TENTH)
        yield Charge(once, per_row, whole, size, raw, max(cost.cap for cost in once))


def _dearest(costs: Iterable[Cost]) -> dict[tuple[str, int], Decimal]:
    best: dict[tuple[str, int], Decimal] = {}
    for cost in costs:
        if cost.finding.row is not None:
            place = cost.group, cost.finding.row
            best[place] = max(best.get(place, Decimal(0)), cost.points)
    return best


def _once_per_row(costs: Iterable[Cost]) -> list[Cost]:
    """The dearest cost of each row."""
    best: dict[tuple[int | None, int], Cost] = {}
    for cost in costs:
        row = cost.finding.row
        if row is None:
            continue
        place = cost.finding.form, row
        if place not in best or cost.points > best[place].points:
            best[place] = cost
    return list(best.values())


def _dearest_rule(costs: Iterable[Cost]) -> list[Cost]:
    """Of what concerns the whole form, the findings of the rule that costs most: the others see the same."""
    by_rule: dict[str, list[Cost]] = {}
    for cost in costs:
        if cost.finding.row is None:
            by_rule.setdefault(cost.finding.rule, []).append(cost)
    return max(by_rule.values(), key=lambda members: sum(cost.points for cost in members), default=[])


def _deduction(charge: Charge, item: str, form: int | None) -> Deduction:
    costs = charge.costs
    return Deduction(
        item=item,
        group=costs[0].group,
        label=label_of(costs),
        count=len(costs),
        points=charge.points,
        formula=_formula(charge),
        rules=tuple(sorted({cost.finding.rule for cost in costs})),
        form=form,
    )


def label_of(costs: Iterable[Cost]) -> str:
    """What is wrong, by the categories of the findings."""
    return "、".join(CATEGORIES[each] for each in dict.fromkeys(cost.finding.category for cost in costs))


def _formula(charge: Charge) -> str:
    parts = []
    size, raw, cap = charge.size, charge.raw, charge.cap
    if charge.per_row:
        terms = _terms(charge.per_row, "行")
        scaled = f"（{terms}）" if "＋" in terms and size != _USUAL_ROWS else terms
        parts.append(scaled if size == _USUAL_ROWS else f"{scaled}×{_USUAL_ROWS}/{size}")
    if charge.whole:
        parts.append(_terms(charge.whole, "处"))
    total = f"{'＋'.join(parts)}＝{as_written(raw)}分"
    return total if raw <= cap else f"{total}，封顶{as_written(cap)}分，扣{as_written(cap)}分"


def _terms(points: Sequence[Decimal], unit: str) -> str:
    counts: Mapping[Decimal, int] = Counter(points)
    return "＋".join(f"{as_written(each)}分×{counts[each]}{unit}" for each in sorted(counts, reverse=True))
