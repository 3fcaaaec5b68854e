"""What would lift the score most: the scorecard computed again without one group of deductions.

The sums are those of auditor/scoring: an item of a form is its points less its deductions, not below 0;
an item of the submission is the mean of its forms (0.01) less what concerns the whole; the total is scaled to
100 over the judged items (0.1). «最高» because a correction may of course bring new mistakes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

from auditor.model import Deduction, ItemScore, Scorecard, SubmissionReport
from auditor.reports.view.remedies import remedy
from auditor.reports.view.wording import plain, points

_ZERO = Decimal(0)
_MOST = 5
Keep = Callable[[Deduction], bool]


@dataclass(frozen=True, slots=True)
class Lift:
    """Without the deductions of a group the score ``before`` becomes ``after``, by ``formula``.

    ``label`` names what is wrong, ``action`` says what to do about it.
    """

    group: str
    label: str
    action: str
    count: int
    forms: tuple[int, ...]
    before: str
    after: str
    gain: str
    formula: str


def lifts(report: SubmissionReport, most: int = _MOST) -> tuple[Lift, ...]:
    """The groups by what they cost, dearest first; none where there is no score or nothing to gain."""
    score = report.scorecard.score
    if score is None:
        return ()
    groups: dict[str, list[Deduction]] = {}
    for deduction in _deductions(report):
        groups.setdefault(deduction.group, []).append(deduction)
    found = []
    for group, own in groups.items():
        after, formula = score_without(report, _all_but(group))
        if after is not None and after > score:
            found.append((after, _lift(group, own, score, after, formula)))
    found.sort(key=lambda pair: (-pair[0], pair[1].label))
    return tuple(lift for _, lift in found[:most])


def together(report: SubmissionReport, found: Sequence[Lift]) -> Lift | None:
    """What all of ``found`` lift at once; ``None`` below two of them, where one line says it."""
    score = report.scorecard.score
    if score is None or len(found) < 2:
        return None
    groups = {each.group for each in found}
    after, formula = score_without(report, lambda each: each.group not in groups)
    if after is None:
        return None
    own = [each for each in _deductions(report) if each.group in groups]
    return replace(_lift("", own, score, after, formula), action=f"以上{len(found)}项都改好")


def score_without(report: SubmissionReport, keep: Keep) -> tuple[Decimal | None, str]:
    """The score with only the deductions that ``keep`` accepts, and its sum in words."""
    cards = [card for card in report.form_scorecards.values() if card.score is not None]
    reached, full = [], _ZERO
    for index, item in enumerate(report.scorecard.items):
        if item.score is None:
            continue
        reached.append(_item(item, [card.items[index] for card in cards if card.items], keep))
        full += item.full
    if not full:
        return None, ""
    score = (sum(reached, _ZERO) / full * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return score, f"（{'＋'.join(plain(each) for each in reached)}）÷{plain(full)}×100＝{plain(score)}"


def _all_but(group: str) -> Keep:
    return lambda each: each.group != group


def _item(item: ItemScore, in_forms: Iterable[ItemScore], keep: Keep) -> Decimal:
    scores = [_left(each.full, each.deductions, keep) for each in in_forms if each.score is not None]
    start = item.full
    if scores:
        start = (sum(scores, _ZERO) / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return _left(start, item.deductions, keep)


def _left(full: Decimal, deductions: Sequence[Deduction], keep: Keep) -> Decimal:
    return max(full - sum((each.points for each in deductions if keep(each)), _ZERO), _ZERO)


def _deductions(report: SubmissionReport) -> list[Deduction]:
    cards: list[Scorecard] = [report.scorecard, *report.form_scorecards.values()]
    return [each for card in cards for item in card.items for each in item.deductions]


def _lift(group: str, own: Sequence[Deduction], before: Decimal, after: Decimal, formula: str) -> Lift:
    labels = dict.fromkeys(label for each in own for label in each.label.split("、"))
    return Lift(
        group=group,
        label="、".join(labels),
        action=remedy(labels),
        count=sum(each.count for each in own),
        forms=tuple(sorted({each.form for each in own if each.form is not None})),
        before=points(before),
        after=points(after),
        gain=points(after - before),
        formula=formula,
    )
