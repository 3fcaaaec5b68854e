"""The facts of a form that its score is earned by: how much of it is measured, and how well text, money and
table go together. Each is a number with a name; rules/dimensions.yaml says what it is worth.

A fact that earns points grows with what the form says and never with what it leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.scoring.closing import closing, money_per_unit
from auditor.scoring.results import results
from auditor.scoring.row_facts import LACKING, ROW_FACTS
from auditor.scoring.rows import read_rows
from auditor.scoring.texts import FormTexts

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.model import Form
    from auditor.profiles import Profile

Facts = Mapping[str, Decimal | None]
"""A fact by its name; ``None`` is what the layout of this form cannot tell."""

_ZERO, _ONE = Decimal(0), Decimal(1)
_LEFTOVERS = 2  # rows with words of the template from which a form is not clean at all
_REPEATED = 5  # one row in five that repeats another leaves nothing of what distinct rows earn


class FormFacts:
    """The facts of one form; what its texts say is read once, however often its faults change."""

    def __init__(self, form: Form, language: Language, profile: Profile) -> None:
        self._form = form
        self._rows = read_rows(form, language, profile.answers, profile.floors)
        self.texts = FormTexts(form, self._rows.all, language)

    def facts(
        self, left: Mapping[int, Decimal], faults: Counter[str], whole: frozenset[str] = frozenset()
    ) -> dict[str, Decimal | None]:
        """All facts by name. ``left`` is what the faults leave of a row (by its number), ``faults`` counts
        the firm findings by category, ``whole`` are the categories of those that concern the whole form."""
        rows = self._rows.left_with(left)
        by_rows = {name: fact(rows) for name, fact in ROW_FACTS.items()}
        by_faults = {name: Decimal(faults[category]) for name, category in _FAULTS.items()}
        size = max(len(rows.all), 1)
        leftovers = Decimal(faults["placeholder"] + ("placeholder" in whole))  # one on the form is no slip
        answers = [each.answered for each in rows.all if each.left]
        return {
            **by_rows, **results(rows), **by_faults, **self.texts.facts,
            "closing": closing(answers, self._form.budget, self.texts.stated),
            "money_per_unit": money_per_unit(answers, self._form.budget),
            "foreign_part": max(Decimal(faults["indicator-without-basis"]) / size, self.texts.unrelated),
            "wrong_sign_part": Decimal(faults["operator-inverted"]) / size,
            "leftovers": leftovers,
            "effects_missing": _effects_missing(by_rows["effect_rows"], whole),
            "clean": max(_ONE - leftovers / _LEFTOVERS, _ZERO),
            "distinct": _distinct(faults, size),
        }  # fmt: skip

    def lacking(self, fact: str, left: Mapping[int, Decimal]) -> tuple[int, ...]:
        """The rows in which a fact of the rows falls short, by their numbers."""
        lacks = LACKING.get(fact)
        return tuple(each.row.row for each in self._rows.left_with(left).all if lacks and lacks(each))


def _effects_missing(effect_rows: Decimal | None, whole: frozenset[str]) -> Decimal:
    """1 where no row is an effect and a firm finding says so; a form that may be cut off is only asked."""
    return Decimal(effect_rows == _ZERO and "missing-dimension" in whole)


def _distinct(faults: Counter[str], rows: int) -> Decimal:
    """1 where no row says what another says, 0 from one row in five on."""
    repeated = Decimal(faults["duplicate"] + faults["near-duplicate"])
    return max(_ONE - _REPEATED * repeated / rows, _ZERO)


_FAULTS: Mapping[str, str] = {
    "wrong_signs": "operator-inverted",
    "money_conflicts": "budget-mismatch",
    "text_conflicts": "text-table-mismatch",
    "review_faults": "self-review-arithmetic",
}
IMPLIED: Mapping[str, Mapping[str, Decimal]] = {
    "clear_share": {"vague_share": _ZERO, "unclear_part": _ZERO, "blank_part": _ZERO, "low_rows": _ZERO},
    "measured": {"core_share": _ONE},
    "effects": {"effect_rows": _ONE, "effects_missing": _ZERO},
    "goal": {"goal_blank": _ZERO},
    "budget": {"budget_blank": _ZERO},
    "results_own": {"results_blank": _ZERO, "results_real": _ONE},
}
"""What else holds where a fact reaches its full: a form whose values are all clear has none that is blank."""
