"""Points that a person gives where no rule judges, and what the sums come to with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from auditor.model import ItemScore, Scorecard, SubmissionReport, as_written
from auditor.profiles import Profile
from auditor.scoring.deductions import must_mend
from auditor.scoring.gates import capped, left_of_common
from auditor.scoring.rounding import rounded

Given = Mapping[tuple[int, str], Decimal]
"""Points by form and item."""

_ZERO = Decimal(0)


def ranges(report: SubmissionReport) -> dict[tuple[int, str], tuple[str, Decimal]]:
    """What a person can give, by form and item: the item's title and the most points."""
    return {
        (index, item.item): (item.title, item.open)
        for index, card in report.form_scorecards.items()
        for item in card.items
        if item.open > 0
    }


def with_given(report: SubmissionReport, given: Given, profile: Profile) -> SubmissionReport:
    """The report with these points in the items, scores, grades and decisions; each within its range, under
    the gates as before. A form that the rules could not score has a score once all its items have points.
    ``reached`` and ``judged_points`` stay what the rules gave."""
    cards = {
        index: _form(card, _of_form(given, index), profile, clean=_clean(report, index))
        for index, card in report.form_scorecards.items()
    }
    return replace(report, form_scorecards=cards, scorecard=_whole(report, cards, profile))


def _of_form(given: Given, index: int) -> dict[str, Decimal]:
    return {item: points for (form, item), points in given.items() if form == index}


def _clean(report: SubmissionReport, form: int | None) -> bool:
    """Whether nothing has to be mended in a form, or in the whole submission."""
    return not any(must_mend(each) for each in report.findings if form is None or each.form == form)


def _form(card: Scorecard, given: Mapping[str, Decimal], profile: Profile, *, clean: bool) -> Scorecard:
    items = tuple(_item(item, given.get(item.item)) for item in card.items)
    if items == card.items:
        return card
    if card.score is None and any(item.score is None for item in items):
        return replace(card, items=items)
    added = sum((new.score or _ZERO for new in items), _ZERO) - sum(
        (old.score or _ZERO for old in card.items), _ZERO
    )
    behind = capped((card.reached or _ZERO) + added, card.gates)
    score = rounded(left_of_common(behind, card.common), "0.1")
    return _decided(replace(card, items=items), score, profile, clean=clean)


def _item(item: ItemScore, given: Decimal | None) -> ItemScore:
    if given is None or item.open <= 0:
        return item
    points = min(max(given, _ZERO), item.open)
    told = f"{item.formula}，人工评定{as_written(points)}分"
    return replace(item, score=(item.score or _ZERO) + points, open=_ZERO, formula=told)


def _whole(report: SubmissionReport, cards: Mapping[int, Scorecard], profile: Profile) -> Scorecard:
    """The mean of the forms, less what the submission as a whole had lost."""
    old = report.scorecard
    before = [each.score for each in report.form_scorecards.values() if each.score is not None]
    after = [each.score for each in cards.values() if each.score is not None]
    if not after or dict(cards) == dict(report.form_scorecards):
        return old
    lost = max(_mean(before) - old.score, _ZERO) if before and old.score is not None else _ZERO
    scored = [each for each in cards.values() if each.score is not None]
    items = tuple(_mean_item(item, scored, report) for item in old.items)
    score = max(_mean(after) - lost, _ZERO)
    return _decided(replace(old, items=items), score, profile, clean=_clean(report, None))


def _mean_item(item: ItemScore, scored: list[Scorecard], report: SubmissionReport) -> ItemScore:
    """The mean of an item over the forms, less what the whole had lost in it."""
    now = [each for card in scored for each in card.items if each.item == item.item]
    then = [
        each.score
        for card in report.form_scorecards.values()
        if card.score is not None
        for each in card.items
        if each.item == item.item and each.score is not None
    ]
    scores = [each.score for each in now if each.score is not None]
    if not scores:
        return item
    lost = max(rounded(_mean_exact(then)) - item.score, _ZERO) if then and item.score is not None else _ZERO
    formula = now[0].formula if len(now) == 1 else item.formula
    score = max(rounded(_mean_exact(scores)) - lost, _ZERO)
    left = rounded(_mean_exact([each.open for each in now]))
    return replace(item, score=score, open=left, formula=formula)


def _decided(card: Scorecard, score: Decimal, profile: Profile, *, clean: bool) -> Scorecard:
    decision = profile.decision(score, clean=clean)
    return replace(card, score=score, grade=profile.grade(score), decision=decision)


def _mean(numbers: list[Decimal]) -> Decimal:
    return rounded(_mean_exact(numbers), "0.1")


def _mean_exact(numbers: list[Decimal]) -> Decimal:
    return sum(numbers, _ZERO) / len(numbers)
