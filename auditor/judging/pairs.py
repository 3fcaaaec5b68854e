"""Two rows of a form at a time. A kind that says by what rows are to be paired is judged on those pairs only;
how the others ended is counted by arithmetic."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from itertools import combinations

from auditor.checks.base import Context, Pairing
from auditor.checks.pairing import later_partners
from auditor.checks.units import FormUnit, PairUnit
from auditor.judging.damage import nameless, names_are_read, weightier
from auditor.judging.judging import NOT_APPLICABLE, Judged, ended, judged_each, undetermined
from auditor.model import Indicator
from auditor.ruleset.binding import BoundRule

Outcomes = Iterator[tuple[Judged, int]]
Later = Mapping[int, Sequence[int]]  # to the place of a row those of later rows


def judged_pairs(bound: BoundRule, view: FormUnit, kept: Sequence[Indicator], context: Context) -> Outcomes:
    """How the pairs of a form's rows ended, of which the rule's filter lets some through, each with the
    number of pairs that ended so."""
    if apart := _number(len(view.form.indicators)) - _number(len(kept)):
        yield NOT_APPLICABLE, apart
    pairing = bound.kind.pairing
    if pairing is None:
        pairs = (pair_unit(view, *pair) for pair in combinations(kept, 2))
        yield from judged_each(bound, pairs, context)
        return
    later = later_partners(pairing.keys(row, context) for row in kept)
    near = (pair_unit(view, kept[place], kept[other]) for place, others in later.items() for other in others)
    yield from judged_each(bound, near, context)
    yield from _others(bound, pairing, view, kept, later)


def _number(rows: int) -> int:
    """How many pairs so many rows make."""
    return rows * (rows - 1) // 2


def pair_unit(view: FormUnit, one: Indicator, other: Indicator) -> PairUnit:
    """Two rows of a form, with the readings that the form shares."""
    return PairUnit(view.submission, view.form, one, other, reading=view.reading, whole=view.whole)


def _others(
    bound: BoundRule, pairing: Pairing, view: FormUnit, rows: Sequence[Indicator], later: Later
) -> Outcomes:
    """How the pairs ended that are no candidates. From the last row to the first it is known how many rows
    of each group follow, by the reason for which their names may not be relied on."""
    groups = [pairing.group(row) for row in rows]
    if names_are_read(view):
        yield from _counted(groups, later)
        return
    reasons = [nameless(pair_unit(view, row, row)) for row in rows]
    following: defaultdict[Hashable, Counter[str | None]] = defaultdict(Counter)
    passed = apart = 0
    for place in range(len(rows) - 1, -1, -1):
        group = groups[place]
        known = later.get(place, ())
        left = following[group] - Counter(reasons[other] for other in known if groups[other] == group)
        unsure = Counter[str | None]()
        for reason, number in left.items():
            unsure[weightier(reasons[place], reason)] += number
        apart += len(rows) - 1 - place - len(known) - left.total()
        passed += unsure.pop(None, 0)
        for reason, number in unsure.items():
            yield undetermined(bound, pair_unit(view, rows[place], rows[place]), reason or ""), number
        following[group][reasons[place]] += 1
    yield from ended(passed, apart)


def _counted(groups: Sequence[Hashable], later: Later) -> Outcomes:
    """How the pairs ended that are no candidates, where all names can be relied on."""
    known = sum(map(len, later.values()))
    alike = sum(groups[one] == groups[other] for one, others in later.items() for other in others)
    passed = sum(map(_number, Counter(groups).values())) - alike
    yield from ended(passed, _number(len(groups)) - known - passed)
