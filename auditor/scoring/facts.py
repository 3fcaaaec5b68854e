"""The facts of a form that its score is earned by: how much of it is measured, and how well text, money and
table go together. Each is a number with a name; rules/dimensions.yaml says what it is worth.

A fact that earns points grows with what the form says and never with what it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.scoring.closing import closing, money_per_unit
from auditor.scoring.results import RESULT_FACTS, TOLD_FACTS
from auditor.scoring.row_facts import LACKING, ROW_FACTS, STATED_ROW_FACTS
from auditor.scoring.rows import read_rows
from auditor.scoring.texts import TEXT_FACTS, FormTexts

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Amount, Form
    from auditor.profiles import Profile
    from auditor.scoring.answers import Answered
    from auditor.scoring.rows import Rows

_ZERO, _ONE = Decimal(0), Decimal(1)
_LEFTOVERS = 2  # rows with words of the template from which a form is not clean at all
_SHORT = "goal_length_none"
_UNNAMED = ("slogan-indicator", "unclear-indicator", "nature-conflict")
_REPEATED = 5  # one row in five that repeats another leaves nothing of what distinct rows earn


Known = Mapping[str, Decimal | None]


class Facts(dict[str, Decimal | None]):
    """Facts by name, each found out when it is asked for; ``None`` is what the layout of this form cannot
    tell."""

    def __init__(self, find: Callable[[str], Decimal | None], known: Known | None = None) -> None:
        super().__init__(known or {})
        self._find = find

    def __missing__(self, name: str) -> Decimal | None:
        value = self[name] = self._find(name)
        return value

    def having(self, known: Known) -> Facts:
        """The same facts but for those that are given."""
        return Facts(self.__getitem__, {**self, **known}) if known else self


Found = Mapping[str, frozenset[int | None]]
"""Where the findings of each category stand: rows by their numbers, ``None`` is the form as a whole."""


@dataclass(frozen=True, slots=True)
class _Faulty:
    """What is known of a form with some of its faults: its rows with their facts, and what was found."""

    rows: Rows
    by_rows: Facts
    found: Found
    core: tuple[str, ...]

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


class FormFacts:
    """The facts of one form; what its texts say is read once, however often its faults change."""

    def __init__(self, form: Form, language: Language, profile: Profile) -> None:
        self._form = form
        self._core = profile.core_faults
        self._rows = read_rows(form, language, profile.answers, profile.floors)
        self._texts = FormTexts(form, self._rows.all, language, profile.thresholds.get(_SHORT, _ZERO))
        self._whatever_faults = Facts(self._whatever)
        self._by_rows: dict[frozenset[tuple[int, Decimal]], tuple[Rows, Facts]] = {}

    def facts(self, left: Mapping[int, Decimal], found: Found, known: Known | None = None) -> Facts:
        """All facts by name, some of which are ``known``. ``left`` is what the faults leave of a row (by its
        number), ``found`` are the findings that cost points."""
        faulty = _Faulty(self._rows, self._with_left(left)[1], found, self._core)

        def find(name: str) -> Decimal | None:
            by_faults = FAULT_FACTS.get(name)
            return faulty.by_rows[name] if by_faults is None else by_faults(faulty)

        return Facts(find, {**faulty.by_rows, **(known or {})})

    def lacking(self, fact: str, left: Mapping[int, Decimal]) -> tuple[int, ...]:
        """The rows in which a fact of the rows falls short, by their numbers."""
        lacks = LACKING.get(fact)
        rows, _ = self._with_left(left)
        return tuple(each.row.row for each in rows.all if lacks and lacks(each))

    def _with_left(self, left: Mapping[int, Decimal]) -> tuple[Rows, Facts]:
        """The rows with what their faults leave of them, and the facts of these and of the texts."""
        key = frozenset(left.items())
        if key not in self._by_rows:
            rows = self._rows.left_with(left)
            facts = Facts(lambda name: self._found(name, rows), self._whatever_faults)
            self._by_rows[key] = rows, facts
        return self._by_rows[key]

    def _found(self, name: str, rows: Rows) -> Decimal | None:
        if name in _LESSENED:
            return _LESSENED[name](rows)
        if name in _BY_MONEY:
            answers = [each.answered for each in rows.all if each.left]
            return _BY_MONEY[name](answers, self._form.budget, self._texts)
        return self._whatever_faults[name]

    def _whatever(self, name: str) -> Decimal | None:
        """A fact that is the same whatever faults the rows have."""
        fact = _STATED.get(name)
        return TEXT_FACTS[name](self._texts) if fact is None else fact(self._rows)


def _distinct(faulty: _Faulty) -> Decimal:
    """1 where no row says what another says, 0 from one row in five on."""
    repeated = faulty.number("duplicate") + faulty.number("near-duplicate")
    return max(_ONE - _REPEATED * repeated / faulty.size, _ZERO)


def _effects_missing(faulty: _Faulty) -> Decimal:
    """1 where no row is an effect and a firm finding says so; a form that may be cut off is only asked."""
    return Decimal(faulty.by_rows["effect_rows"] == _ZERO and faulty.whole("missing-dimension"))


def _leftovers(faulty: _Faulty) -> Decimal:
    """A placeholder on the form is no slip, and counts beside those of its rows."""
    return faulty.number("placeholder") + faulty.whole("placeholder")


def _part(category: str) -> Callable[[_Faulty], Decimal]:
    return lambda faulty: faulty.part(category)


def _number(category: str) -> Callable[[_Faulty], Decimal]:
    return lambda faulty: faulty.number(category)


def _idle(faulty: _Faulty) -> Decimal:
    """The part of rows whose target measures nothing (a wish with 100 %) or is not there at all."""
    return faulty.part("nature-conflict") + (faulty.by_rows["blank_part"] or _ZERO)


def _foreign(faulty: _Faulty) -> Decimal:
    return max(faulty.part("indicator-without-basis"), faulty.by_rows["unrelated"] or _ZERO)


def _unnamed(faulty: _Faulty) -> Decimal:
    """The part of the form whose names do not tell what is measured."""
    rows = {row for category in _UNNAMED for row in faulty.found.get(category, ())}
    return faulty.rows.part(lambda each: each.row.row in rows)


def _core_faults(faulty: _Faulty) -> Decimal:
    """In how many places the form is wrong or contradicts itself, whatever is wrong there; a row is one."""
    return Decimal(len(frozenset().union(*(faulty.found.get(each, frozenset()) for each in faulty.core))))


_STATED = {**STATED_ROW_FACTS, **RESULT_FACTS}
_LESSENED = {**ROW_FACTS, **TOLD_FACTS}
_BY_MONEY: Mapping[str, Callable[[Sequence[Answered], Amount | None, FormTexts], Decimal | None]] = {
    "closing": lambda answers, budget, texts: closing(answers, budget, texts.stated),
    "money_per_unit": lambda answers, budget, _: money_per_unit(answers, budget),
}
FAULT_FACTS: Mapping[str, Callable[[_Faulty], Decimal]] = {
    "wrong_signs": _number("operator-inverted"),
    "money_conflicts": _number("budget-mismatch"),
    "text_conflicts": _number("text-table-mismatch"),
    "core_faults": _core_faults,
    "review_faults": _number("self-review-arithmetic"),
    "wrong_sign_part": _part("operator-inverted"),
    "idle_part": _idle,
    "foreign_part": _foreign,
    "unnamed_part": _unnamed,
    "leftovers": _leftovers,
    "effects_missing": _effects_missing,
    "clean": lambda faulty: max(_ONE - _leftovers(faulty) / _LEFTOVERS, _ZERO),
    "distinct": _distinct,
}
BY_FINDINGS = frozenset(FAULT_FACTS)
"""The facts that depend on what was found and where."""
BY_WHAT_IS_LEFT = frozenset({*_LESSENED, *_BY_MONEY})
"""The facts that depend on what the faults leave of the rows. All others are the same whatever the faults."""
IMPLIED: Mapping[str, Mapping[str, Decimal]] = {
    "clear_share": {"vague_share": _ZERO, "unclear_part": _ZERO, "blank_part": _ZERO, "low_rows": _ZERO},
    "measured": {"core_share": _ONE, "hollow_part": _ZERO},
    "effects": {"effect_rows": _ONE, "effects_missing": _ZERO},
    "goal": {"goal_blank": _ZERO, "goal_short": _ZERO},
    "budget": {"budget_blank": _ZERO},
    "results_own": {"results_blank": _ZERO, "results_real": _ONE},
}
"""What else holds where a fact reaches its full: a form whose values are all clear has none that is blank."""
