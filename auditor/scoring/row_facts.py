"""What the rows of a form come to: how much they measure, how clear they are, what they cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from auditor.scoring.answers import EFFECTS, EXECUTION, SATISFACTION, Answer
from auditor.scoring.results import own_result, result_of
from auditor.scoring.rows import RowFacts, Rows

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_KINDS = (
    frozenset({"quantity", "output", ""}),
    frozenset({"quality"}),
    frozenset({"timeliness"}),
    frozenset({"cost"}),
    EFFECTS,
    frozenset({SATISFACTION}),
)
_NO_ELEMENT = frozenset({Answer.BARE, Answer.UNSAID, Answer.BLANK, Answer.WORDS})
_HOLLOW = frozenset({Answer.FULL, Answer.UNSAID})  # what is there and still says nothing of how much is done
_HARDLY = Decimal("0.25")  # a row that measures less hardly measures anything
_POOR = Decimal("0.5")  # what all such rows of a form measure together at most
_UNSEEN = Decimal("0.75")  # effects that may stand in a part of the form that was cut


def is_measure(each: RowFacts) -> bool:
    """Whether a row can be one of the measures that a form lives by; a survey or a spending rate cannot."""
    return each.area not in (SATISFACTION, EXECUTION)


def _measured(rows: Rows) -> Decimal:
    """What the rows measure together. Those that hardly measure anything (a full rate, a date) are no more
    than one poor measure, however many there are."""
    values = [each.measured for each in rows.all if is_measure(each)]
    hardly = sum((each for each in values if each < _HARDLY), _ZERO)
    return sum((each for each in values if each >= _HARDLY), _ZERO) + min(hardly, _POOR)


def _measured_share(rows: Rows) -> Decimal:
    return rows.share(lambda each: each.measured)


def _core_share(rows: Rows) -> Decimal:
    return rows.share(lambda each: each.measured if is_measure(each) else _ZERO)


def _vague_share(rows: Rows) -> Decimal:
    """The share of the form that cannot be judged: leaving such a row out is mending it."""
    return rows.burden(lambda each: _ONE - each.clear) if rows.all else _ONE


def _hollow_part(rows: Rows) -> Decimal:
    """The part of the form that says nothing of how much is done or how well; what is not there of the few
    rows that every form has counts too: leaving a row out must not make the others say more."""
    return _ONE - rows.share(_solid) if rows.all else _ZERO


def _solid(each: RowFacts) -> Decimal:
    """1 where the target of a row tells something that can be counted, checked or timed."""
    return Decimal(not (each.unclear or each.low or each.answered.kind in _HOLLOW))


def _effects(rows: Rows) -> Decimal:
    """What the effects measure together. Where levels are told and none is an effect, the form may be cut and
    has some; one that can be judged counts for no less, so that leaving it out is no gain."""
    effects = [each for each in rows.all if each.area in EFFECTS]
    judged = max((each.clear for each in effects), default=_ZERO)
    seen = judged if effects or not _tells_levels(rows) else _ONE
    return max(sum((each.measured for each in effects), _ZERO), _UNSEEN * seen)


def _effect_rows(rows: Rows) -> Decimal | None:
    """``None`` where no row says which level it stands under, and one at least can be an effect."""
    if not _tells_levels(rows) and any(each.may_be_effect for each in rows.all):
        return None
    return Decimal(sum(each.area in EFFECTS for each in rows.all))


def _tells_levels(rows: Rows) -> bool:
    return any(each.row.levels for each in rows.all)


def _satisfaction(rows: Rows) -> Decimal:
    found = [each.left for each in rows.all if each.area == SATISFACTION and not each.unclear]
    return max(found, default=_ZERO)


def _costs(rows: Rows) -> Decimal:
    costs = (each for each in rows.all if each.area == "cost" or each.answered.kind is Answer.PRICE)
    return sum((each.measured for each in costs), _ZERO)


def _dimensions(rows: Rows) -> Decimal:
    clear = {each.area for each in rows.all if each.clear >= _HALF}
    return Decimal(sum(bool(kinds & clear) for kinds in _KINDS))


def _complete_share(rows: Rows) -> Decimal:
    """Rows whose target has all it needs: a number with unit and sign, or clear words. Nothing where a row of
    a form with weights has none: the sum cannot be checked."""
    if rows.weights_missing:
        return _ZERO
    return rows.share(lambda each: _ZERO if each.answered.kind in _NO_ELEMENT else _signed(each) * each.left)


def _lacks_an_element(each: RowFacts) -> bool:
    return each.answered.kind in _NO_ELEMENT or _signed(each) < _ONE


def _signed(each: RowFacts) -> Decimal:
    row = each.row
    return _ONE if row.operator is not None or each.answered.kind in (Answer.TIME, Answer.GRADED) else _HALF


STATED_ROW_FACTS: Mapping[str, Callable[[Rows], Decimal | None]] = {
    "rows": lambda rows: Decimal(len(rows.all)),
    "stated": _measured,
    "blank_part": lambda rows: rows.part(lambda each: each.blank),
    "unclear_part": lambda rows: rows.part(lambda each: each.unclear),
    "hollow_part": _hollow_part,
    "effect_rows": _effect_rows,
}
"""What the rows state, whatever faults they have: a number that is wrong is there all the same."""
ROW_FACTS: Mapping[str, Callable[[Rows], Decimal | None]] = {
    "measured": _measured,
    "measured_share": _measured_share,
    "core_share": _core_share,
    "clear_share": lambda rows: _ONE - _vague_share(rows),
    "vague_share": _vague_share,
    "effects": _effects,
    "satisfaction": _satisfaction,
    "costs": _costs,
    "dimensions": _dimensions,
    "complete_share": _complete_share,
}
"""What their faults lessen."""


def _hardly_measures(each: RowFacts) -> bool:
    return is_measure(each) and each.measured < _HARDLY


LACKING: Mapping[str, Callable[[RowFacts], bool]] = {
    "measured": _hardly_measures,
    "measured_share": _hardly_measures,
    "core_share": _hardly_measures,
    "clear_share": lambda each: each.unclear or each.low,
    "complete_share": _lacks_an_element,
    "effects": lambda each: each.area in EFFECTS and each.measured < _HARDLY,
    "satisfaction": lambda each: each.area == SATISFACTION and (each.unclear or each.left < _ONE),
    "results_own": lambda each: own_result(each) < _ONE,
    "results_given": lambda each: not result_of(each),
}
"""Which rows a person has to work on so that a fact rises."""
ONLY_IN_ROWS = frozenset({"clear_share", "complete_share", "results_own", "results_given"})
"""Facts that rise by mending rows, not by adding some."""
