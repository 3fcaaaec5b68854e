"""The scorecard of a submission: the mean of its forms, less what concerns it as a whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from auditor.model import Deduction, ItemScore, Lift, Scorecard, as_written
from auditor.profiles import ItemConfig
from auditor.scoring.case import Case
from auditor.scoring.deductions import charges_of, deductions_of
from auditor.scoring.rounding import rounded

_ZERO = Decimal(0)
_MOST = Decimal(10)  # what concerns the whole submission costs no more, however many forms repeat it


def whole_card(case: Case, forms: Mapping[int, Scorecard]) -> Scorecard:
    """The mean of the forms that have a score, less what concerns the submission as a whole."""
    scored = {index: card for index, card in forms.items() if card.score is not None}
    whole = {name: _deductions(case, name) for name in case.profile.items}
    judged = case.judged(case.tallies)
    cards = list(scored.values())
    items = tuple(
        _mean_item(name, config, [card.items[index] for card in cards], judged[name], whole[name])
        for index, (name, config) in enumerate(case.profile.items.items())
    )
    coverage = case.coverage(None)
    full = sum((item.full for item in items), _ZERO)
    if not cards:
        why = "没有可以评分的表，不计总分"
        return Scorecard(items, None, None, _ZERO, full, coverage, _only(forms) or why)
    mean = _mean([card.score for card in cards if card.score is not None])
    lost = min(sum((each.points for found in whole.values() for each in found), _ZERO), _MOST)
    score = max(mean - lost, _ZERO)
    return Scorecard(
        items=items,
        score=score,
        grade=case.profile.grade(score),
        judged_points=_mean([card.judged_points for card in cards]),
        full_points=full,
        coverage=coverage,
        formula=_formula(cards, mean, lost, score),
        decision=case.decision(score, None),
        reached=_mean([card.reached or _ZERO for card in cards]),
        gates=cards[0].gates if len(cards) == 1 else (),
        common=cards[0].common if len(cards) == 1 else (),
        **_lifts(scored, lost),
    )


def _deductions(case: Case, item: str) -> tuple[Deduction, ...]:
    """What concerns the submission as a whole, in one item."""
    own = [cost for cost in case.costs.get(None, ()) if cost.item == item]
    return deductions_of(charges_of(own, form=None, rows=0), item, None)


def _lifts(scored: Mapping[int, Scorecard], lost: Decimal) -> dict[str, Any]:
    """The lifts of all forms put together: each is done in every form that it concerns."""
    grouped: dict[str, list[Lift]] = {}
    for lift in (lift for card in scored.values() for lift in card.lifts):
        grouped.setdefault(lift.label if lift.count else lift.group, []).append(lift)
    found = [_joined(lifts, scored, lost) for lifts in grouped.values()]
    found.sort(key=lambda lift: (-lift.after, lift.group))
    all_done = [card.together or card.score or _ZERO for card in scored.values()]
    together = max(_mean(all_done) - lost, _ZERO) if found else None
    return {"lifts": tuple(found), "together": together}


def _joined(lifts: Sequence[Lift], scored: Mapping[int, Scorecard], lost: Decimal) -> Lift:
    after = {form: lift.after for lift in lifts for form in lift.forms}
    scores = [after.get(index, card.score or _ZERO) for index, card in scored.items()]
    labels = dict.fromkeys(label for lift in lifts for label in lift.label.split("、"))
    return Lift(
        group=lifts[0].group,
        label="、".join(labels),
        advice=lifts[0].advice,
        count=sum(lift.count for lift in lifts),
        forms=tuple(sorted(after)),
        after=max(_mean(scores) - lost, _ZERO),
        rows=tuple(row for lift in lifts for row in lift.rows),
    )


def _mean(numbers: Sequence[Decimal]) -> Decimal:
    return rounded(sum(numbers, _ZERO) / len(numbers), "0.1")


def _only(forms: Mapping[int, Scorecard]) -> str:
    """Why the only form of a submission has no score."""
    return next(iter(forms.values())).formula if len(forms) == 1 else ""


def _mean_item(
    item: str,
    config: ItemConfig,
    in_forms: Sequence[ItemScore],
    judged: int,
    deductions: tuple[Deduction, ...],
) -> ItemScore:
    scores = [each.score for each in in_forms if each.score is not None]
    if not scores:
        return ItemScore(
            item, config.title, config.dimension, config.points, None, judged, deductions, "未评"
        )
    mean = rounded(sum(scores, _ZERO) / len(scores))
    lost = min(sum((each.points for each in deductions), _ZERO), mean)
    start = f"{len(scores)}张表的平均分{as_written(mean)}" if len(scores) > 1 else in_forms[0].formula
    formula = f"{start}－{as_written(lost)}＝{as_written(mean - lost)}" if lost else start
    open_points = rounded(sum((each.open for each in in_forms), _ZERO) / len(in_forms))
    return ItemScore(
        item, config.title, config.dimension, config.points, mean - lost, judged, deductions, formula,
        config.base, open_points, in_forms[0].parts if len(in_forms) == 1 else (),
    )  # fmt: skip


def _formula(cards: Sequence[Scorecard], mean: Decimal, lost: Decimal, score: Decimal) -> str:
    start = f"{len(cards)}张表的平均分{as_written(mean)}" if len(cards) > 1 else cards[0].formula
    return f"{start}，全文扣{as_written(lost)}，得{as_written(score)}" if lost else start
