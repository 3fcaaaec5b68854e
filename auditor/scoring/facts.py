"""The facts of a form that its score is earned by: how much of it is measured, and how well text, money and
table go together. Each is a number with a name; rules/dimensions.yaml says what it is worth.

A fact that earns points grows with what the form says and never with what it leaves out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from auditor.scoring.closing import closing, money_per_unit
from auditor.scoring.fault_facts import FAULT_FACTS, Faulty
from auditor.scoring.known import Facts
from auditor.scoring.results import RESULT_FACTS, TOLD_FACTS
from auditor.scoring.row_facts import LACKING, ROW_FACTS, STATED_ROW_FACTS
from auditor.scoring.rows import read_rows
from auditor.scoring.texts import TEXT_FACTS, FormTexts

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.linking.form_links import FormLinks
    from auditor.model import Amount, Form
    from auditor.profiles import Profile
    from auditor.scoring.answers import Answered
    from auditor.scoring.fault_facts import Found
    from auditor.scoring.known import Known
    from auditor.scoring.rows import Rows

_ZERO, _ONE = Decimal(0), Decimal(1)
_SHORT = "goal_length_none"
_ROWS = "core_fault_rows"


class FormFacts:
    """The facts of one form; what its texts say is read once, however often its faults change."""

    def __init__(
        self, form: Form, language: Language, profile: Profile, links: FormLinks | None = None
    ) -> None:
        """``links`` are those of the form's texts with its rows, where somebody has them."""
        self.form = form
        self._core = profile.core_faults
        self._usual = profile.thresholds.get(_ROWS, _ONE)
        self._rows = read_rows(form, language, profile.answers, profile.floors)
        shortest = profile.thresholds.get(_SHORT, _ZERO)
        self._texts = FormTexts(form, self._rows.all, language, shortest, links)
        self._whatever_faults = Facts(partial(_whatever, self._rows, self._texts))
        self._by_rows: dict[frozenset[tuple[int, Decimal]], tuple[Rows, Facts]] = {}

    def facts(self, left: Mapping[int, Decimal], found: Found, known: Known | None = None) -> Facts:
        """All facts by name, some of which are ``known``. ``left`` is what the faults leave of a row (by its
        number), ``found`` are the findings that cost points."""
        faulty = Faulty(self._rows, self._with_left(left)[1], found, self._core, self._usual)

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
            find = partial(_found, rows, self._texts, self.form.budget, self._whatever_faults)
            self._by_rows[key] = rows, Facts(find, self._whatever_faults)
        return self._by_rows[key]


# these know nothing of who keeps what they find: a cycle would leave all facts of a form to the collector
def _found(
    rows: Rows, texts: FormTexts, budget: Amount | None, whatever_faults: Facts, name: str
) -> Decimal | None:
    if name in _LESSENED:
        return _LESSENED[name](rows)
    if name in _BY_MONEY:
        answers = [each.answered for each in rows.all if each.left]
        return _BY_MONEY[name](answers, budget, texts)
    return whatever_faults[name]


def _whatever(rows: Rows, texts: FormTexts, name: str) -> Decimal | None:
    """A fact that is the same whatever faults the rows have."""
    fact = _STATED.get(name)
    return TEXT_FACTS[name](texts) if fact is None else fact(rows)


_STATED = {**STATED_ROW_FACTS, **RESULT_FACTS}
_LESSENED = {**ROW_FACTS, **TOLD_FACTS}
_BY_MONEY: Mapping[str, Callable[[Sequence[Answered], Amount | None, FormTexts], Decimal | None]] = {
    "closing": lambda answers, budget, texts: closing(answers, budget, texts.stated),
    "money_per_unit": lambda answers, budget, texts: money_per_unit(
        answers, budget, blank=bool(TEXT_FACTS["budget_blank"](texts))
    ),
}
BY_WHAT_IS_LEFT = frozenset({*_LESSENED, *_BY_MONEY})
"""The facts that depend on what the faults leave of the rows."""
IMPLIED: Mapping[str, Mapping[str, Decimal]] = {
    "clear_share": {"vague_share": _ZERO, "unclear_part": _ZERO, "blank_part": _ZERO},
    "measured": {"core_share": _ONE, "hollow_part": _ZERO},
    "goal": {"goal_blank": _ZERO, "goal_short": _ZERO},
    "budget": {"budget_blank": _ZERO},
    "results_own": {"results_blank": _ZERO, "results_real": _ONE},
}
"""What else holds where a fact reaches its full: a form whose values are all clear has none that is blank."""
