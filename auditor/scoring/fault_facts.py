"""What was found in a form, counted: wrong signs, contradictions, words of a template left in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.scoring.answers import Answer
from auditor.scoring.deductions import blank_in
from auditor.scoring.rounding import rounded

if TYPE_CHECKING:
    from auditor.profiles.marking import CoreFaults
    from auditor.scoring.known import Facts
    from auditor.scoring.rows import Rows

_ZERO, _ONE = Decimal(0), Decimal(1)
_LEFTOVERS = 2  # rows with words of the template from which a form is not clean at all
_UNNAMED = ("slogan-indicator", "unclear-indicator")
_RESULT = "actual"
_CHECKED_BY = ("value", "unit", "weight")  # what the score that a self-review gives a row is checked by
_REPEATED = 5  # one row in five that repeats another leaves nothing of what distinct rows earn


Found = Mapping[str, frozenset[int | None]]
"""Where the findings of each category stand, and where each kind of cell is blank (``blank_in``): rows by
their numbers, ``None`` is the form as a whole."""


@dataclass(frozen=True, slots=True)
class Faulty:
    """What is known of a form with some of its faults: its rows with their facts, and what was ``found``.
    ``core`` says for how many places a category counts, ``usual`` how many rows a form usually has."""

    rows: Rows
    by_rows: Facts
    found: Found
    core: CoreFaults
    usual: Decimal

    def places(self, *keys: str) -> frozenset[int | None]:
        """Where any of these was found."""
        return frozenset().union(*(self.found.get(key, frozenset()) for key in keys))

    def number(self, category: str) -> Decimal:
        """In how many places a category was found."""
        return Decimal(len(self.found.get(category, ())))

    def part(self, category: str) -> Decimal:
        """In what part of the rows."""
        return self.number(category) / self.size

    @property
    def size(self) -> int:
        return max(len(self.rows.all), 1)

    def whole(self, category: str) -> bool:
        """Whether on the form as a whole."""
        return None in self.found.get(category, ())


def _distinct(faulty: Faulty) -> Decimal:
    """1 where no row says what another says, 0 from one row in five on."""
    repeated = faulty.number("duplicate") + faulty.number("near-duplicate")
    return max(_ONE - _REPEATED * repeated / faulty.size, _ZERO)


def _leftovers(faulty: Faulty) -> Decimal:
    """A placeholder on the form is no slip, and counts beside those of its rows; those in the names of rows
    that are filled all the same are one, however many."""
    found = faulty.found.get("placeholder")
    if not found:
        return _ZERO
    filled = {each.row.row for each in faulty.rows.all if not each.unclear}
    return Decimal(len(found - filled) + bool(found & filled) + (None in found))


def _part(category: str) -> Callable[[Faulty], Decimal]:
    return lambda faulty: faulty.part(category)


def _idle(faulty: Faulty) -> Decimal:
    """The part of rows whose target measures nothing (a wish with 100 %, a number of nobody knows what), has
    no name or is not there at all."""
    nothing = (Answer.UNSAID, Answer.BLANK)
    unsaid = {each.row.row for each in faulty.rows.all if each.answered.kind in nothing}
    wishes = faulty.places("nature-conflict", blank_in("name"))
    return Decimal(len(wishes | unsaid)) / faulty.size


def _foreign(faulty: Faulty) -> Decimal:
    return max(faulty.part("indicator-without-basis"), faulty.by_rows["unrelated"] or _ZERO)


def _unnamed(faulty: Faulty) -> Decimal:
    """The part of the form whose names do not tell what is measured."""
    rows = faulty.places(*_UNNAMED, blank_in("name"))
    return faulty.rows.part(lambda each: each.row.row in rows)


def _core_faults(faulty: Faulty) -> Decimal:
    """In how many places the form is wrong, contradicts itself or is blank; whatever is wrong in a row, or in
    the form as a whole, counts once, by what counts most. A long form has more rows to be wrong in: its rows
    count as if they were no more than usual."""
    core = faulty.core
    blanks = {blank_in(field): each.places for field, each in core.blanks.items()}
    wrong, blank = _by_row(faulty, core.rows), _by_row(faulty, blanks)
    empty = sum((max(number - wrong.get(row, _ZERO), _ZERO) for row, number in blank.items()), _ZERO)
    if core.most_blanks is not None:
        empty = min(empty, core.most_blanks)
    whole = (number for key, number in {**core.form, **blanks}.items() if faulty.whole(key))
    share = min(faulty.usual / faulty.size, _ONE)
    return rounded((sum(wrong.values(), _ZERO) + empty) * share) + max(whole, default=_ZERO)


def _by_row(faulty: Faulty, numbers: Mapping[str, Decimal]) -> dict[int, Decimal]:
    """For how many places each row counts that has any of these faults, by the one that counts most."""
    rows: dict[int, Decimal] = {}
    for key, number in numbers.items():
        for row in faulty.found.get(key, ()):
            if row is not None:
                rows[row] = max(rows.get(row, _ZERO), number)
    return rows


def _weights_wrong(faulty: Faulty) -> Decimal:
    """1 where the weights do not sum to what they should, or cannot be summed for one that is missing."""
    return Decimal(faulty.whole("weight-sum") or faulty.rows.weights_missing)


def _copied(faulty: Faulty) -> Decimal:
    """1 where a text is copied, or what became of the goal is not told at all."""
    return max(Decimal(faulty.whole("boilerplate")), faulty.by_rows["told_blank"] or _ZERO)


def _nameless(faulty: Faulty) -> Decimal:
    """The part of the rows that have no name."""
    return faulty.part(blank_in("name"))


def _review_faults(faulty: Faulty) -> Decimal:
    """In how many rows a self-review is wrong; what is wrong with its sums alone is one place, and so are all
    rows that have no target to be checked by."""
    places = faulty.places("self-review-arithmetic")
    rows = (places | faulty.places(blank_in(_RESULT))) - {None}
    unchecked = faulty.places(*map(blank_in, _CHECKED_BY)) - places - rows
    return Decimal(max(len(rows) + bool(unchecked), len(places & {None})))


FAULT_FACTS: Mapping[str, Callable[[Faulty], Decimal]] = {
    "core_faults": _core_faults,
    "review_faults": _review_faults,
    "wrong_sign_part": _part("operator-inverted"),
    "idle_part": _idle,
    "foreign_part": _foreign,
    "unnamed_part": _unnamed,
    "weights_wrong": _weights_wrong,
    "copied_texts": _copied,
    "nameless_part": _nameless,
    "leftovers": _leftovers,
    "clean": lambda faulty: max(_ONE - _leftovers(faulty) / _LEFTOVERS, _ZERO),
    "distinct": _distinct,
}
_COUNTED: Mapping[str, tuple[str, ...]] = {
    "review_faults": ("self-review-arithmetic", *map(blank_in, (_RESULT, *_CHECKED_BY))),
    "wrong_sign_part": ("operator-inverted",),
    "idle_part": ("nature-conflict", blank_in("name")),
    "foreign_part": ("indicator-without-basis",),
    "unnamed_part": (*_UNNAMED, blank_in("name")),
    "nameless_part": (blank_in("name"),),
    "weights_wrong": ("weight-sum",),
    "copied_texts": ("boilerplate",),
    "leftovers": ("placeholder",),
    "clean": ("placeholder",),
    "distinct": ("duplicate", "near-duplicate"),
}


def facts_by_category(core: CoreFaults) -> dict[str, frozenset[str]]:
    """To each category the facts that another number of its findings can change."""
    counted = {**_COUNTED, "core_faults": (*core.rows, *core.form, *map(blank_in, core.blanks))}
    found: dict[str, set[str]] = {}
    for fact, categories in counted.items():
        for category in categories:
            found.setdefault(category, set()).add(fact)
    return {category: frozenset(facts) for category, facts in found.items()}
