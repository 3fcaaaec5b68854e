"""The facts of a form that its score is earned by: how much of it is measured, and how well text, money and
table go together. Each is a number with a name; rules/dimensions.yaml says what it is worth.

A fact that earns points grows with what the form says and never with what it leaves out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.language.facts import Role
from auditor.language.linking import linker_of
from auditor.language.linking.agreement import Agreement
from auditor.model import PassageField
from auditor.scoring.answers import EFFECTS, EXECUTION, SATISFACTION, Answer
from auditor.scoring.closing import closing, money_per_unit
from auditor.scoring.results import results
from auditor.scoring.rows import RowFacts, Rows, read_rows

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.linking.links import Mention
    from auditor.model import Form
    from auditor.profiles import Profile

Facts = Mapping[str, Decimal | None]
"""A fact by its name; ``None`` is what the layout of this form cannot tell."""

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_KINDS = (
    frozenset({"quantity", "output", ""}),
    frozenset({"quality"}),
    frozenset({"timeliness"}),
    frozenset({"cost"}),
    EFFECTS,
    frozenset({SATISFACTION}),
)
_BROKEN = Decimal("0.4")  # what faults have left of a row that hardly measures anything
_PROMISES, _NAMES = 2, 4  # promises of a goal and names of rows from which a form can be called foreign
_RELATED = 0.2  # share of a name's content that the texts must have
_KEPT = frozenset({Agreement.SAME, Agreement.STRICTER})
_GOALS = (PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_TEXTS = (PassageField.OVERVIEW, PassageField.BASIS, PassageField.GOAL)


class FormFacts:
    """The facts of one form; what its texts say is read once, however often its faults change."""

    def __init__(self, form: Form, language: Language, profile: Profile) -> None:
        self.form = form
        self._linker = linker_of(language)
        self._rows = read_rows(form, language, profile.answers, profile.floors)

    def facts(self, left: Mapping[int, Decimal], faults: Counter[str]) -> dict[str, Decimal | None]:
        """All facts by name. ``left`` is what the faults leave of a row (by its number), ``faults`` counts
        the firm findings by category."""
        rows = self._rows.left_with(left)
        by_rows = {name: fact(rows) for name, fact in ROW_FACTS.items()}
        by_faults = {name: Decimal(faults[category]) for name, category in _FAULTS.items()}
        foreign = Decimal(faults["indicator-without-basis"]) / max(len(rows.all), 1)
        answers = [each.answered for each in rows.all if each.left]
        return {
            **by_rows, **results(rows), **by_faults, **self._texts,
            "closing": closing(answers, self.form.budget),
            "money_per_unit": money_per_unit(answers, self.form.budget),
            "foreign_part": max(foreign, self._unrelated),
            "wrong_sign_part": Decimal(faults["operator-inverted"]) / max(len(rows.all), 1),
        }  # fmt: skip

    @cached_property
    def _texts(self) -> dict[str, Decimal | None]:
        return {name: fact(self) for name, fact in TEXT_FACTS.items()}

    def text(self, *fields: PassageField) -> str:
        return "\n".join(each.text for each in self.form.passages if each.field in fields).strip()

    def labelled(self, field: PassageField) -> bool:
        """Whether the form has a place for this text, filled or not."""
        return bool(self.text(field)) or field.value in self.form.missing_labels

    @cached_property
    def _unrelated(self) -> Decimal:
        """How many of the rows speak of nothing that the texts speak of, where the texts say what is to be
        done and no row measures any of it."""
        if len(self.promises) < _PROMISES or any(map(self.linked, self.promises)):
            return _ZERO
        content = self._linker.content
        text = f"{self.text(*_TEXTS)}\n{self.form.project or ''}"
        names = [
            each.row.name for each in self._rows.all if _is_measure(each) and content.size(each.row.name)
        ]
        if len(names) < _NAMES:
            return _ZERO
        return Decimal(sum(content.coverage(name, text) < _RELATED for name in names)) / len(names)

    @cached_property
    def promises(self) -> tuple[Mention, ...]:
        """The quantities that the goal promises."""
        mentions = self._linker.mentions(self.form, _GOALS)
        return tuple(each for each in mentions if each.quantity.role is Role.COMMITMENT)

    def kept(self, mention: Mention) -> bool:
        """Whether a row measures what the goal promises, or just as many of the same unit."""
        unit = mention.quantity.unit
        promised = (mention.quantity.value * unit.factor, mention.quantity.annual * unit.factor)
        return self.linked(mention) or any(
            each.base in promised and each.base > 1 and each.unit is not None and each.unit.base == unit.base
            for each in (row.answered for row in self._rows.all)
        )

    def linked(self, mention: Mention) -> bool:
        """Whether a row measures the very thing that the goal promises."""
        links = (self._linker.link(mention, row) for row in self.form.indicators)
        return any(link is not None and link.agreement in _KEPT for link in links)


def _is_measure(each: RowFacts) -> bool:
    """Whether a row can be one of the measures that a form lives by; a survey or a spending rate cannot."""
    return each.area not in (SATISFACTION, EXECUTION)


def _measured(rows: Rows) -> Decimal:
    return sum((each.measured for each in rows.all if _is_measure(each)), _ZERO)


def _measured_share(rows: Rows) -> Decimal:
    return rows.share(lambda each: each.measured)


def _core_share(rows: Rows) -> Decimal:
    return rows.share(lambda each: each.measured if _is_measure(each) else _ZERO)


def _clear_share(rows: Rows) -> Decimal:
    """A row that nobody can judge counts against the form also where there are no weights: leaving it out
    is mending it."""
    return rows.share(lambda each: each.clear) if rows.total else rows.mean(lambda each: each.clear)


def _vague_share(rows: Rows) -> Decimal:
    """The share of the form that cannot be judged; of a form with weights, what is not there counts too."""
    return 1 - _clear_share(rows) if rows.all else _ONE


def _effects(rows: Rows) -> Decimal:
    return sum((each.measured for each in rows.all if each.area in EFFECTS), _ZERO)


def _effect_rows(rows: Rows) -> Decimal | None:
    """``None`` where no row says which level it stands under."""
    if not any(each.row.levels for each in rows.all):
        return None
    return Decimal(sum(each.area in EFFECTS for each in rows.all))


def _satisfaction(rows: Rows) -> Decimal:
    found = [each.left for each in rows.all if each.area == SATISFACTION and not each.unclear]
    return max(found, default=_ZERO)


def _costs(rows: Rows) -> Decimal:
    costs = (each for each in rows.all if each.area == "cost" or each.answered.kind is Answer.PRICE)
    return sum((each.measured for each in costs), _ZERO)


def _dimensions(rows: Rows) -> Decimal:
    clear = {each.area for each in rows.all if not each.unclear and each.left}
    return Decimal(sum(bool(kinds & clear) for kinds in _KINDS))


def _complete_share(rows: Rows) -> Decimal:
    """Rows whose target has all it needs: a number with unit and sign, or clear words. Nothing where a row of
    a form with weights has none: the sum cannot be checked."""
    if rows.weights_missing:
        return _ZERO
    lacking = (Answer.BARE, Answer.UNSAID, Answer.BLANK, Answer.WORDS)
    return rows.share(lambda each: _ZERO if each.answered.kind in lacking else _signed(each) * each.left)


def _signed(each: RowFacts) -> Decimal:
    row = each.row
    return _ONE if row.operator is not None or each.answered.kind in (Answer.TIME, Answer.GRADED) else _HALF


def _goal(facts: FormFacts) -> Decimal:
    text = facts.text(*_GOALS)
    if not text:
        return _ZERO
    return _ONE if facts.promises else _HALF


def _goal_blank(facts: FormFacts) -> Decimal:
    filled = facts.text(*_GOALS)
    return _ZERO if filled or PassageField.GOAL.value not in facts.form.missing_labels else _ONE


def _budget_blank(facts: FormFacts) -> Decimal:
    blank = facts.form.budget is None and "budget" in facts.form.missing_labels
    return _ONE if blank else _ZERO


def _goal_numbers(facts: FormFacts) -> Decimal:
    return Decimal(len(facts.promises))


def _goal_kept(facts: FormFacts) -> Decimal:
    kept = sum(facts.kept(each) for each in facts.promises)
    return Decimal(kept) / len(facts.promises) if facts.promises else _ZERO


def _texts(facts: FormFacts) -> Decimal | None:
    """The share of the form's text fields that are filled."""
    places = [field for field in _TEXTS if facts.labelled(field)]
    return Decimal(sum(bool(facts.text(each)) for each in places)) / len(places) if places else None


def _basis(facts: FormFacts) -> Decimal | None:
    if not facts.labelled(PassageField.BASIS):
        return None
    text = facts.text(PassageField.BASIS)
    return _ZERO if not text else _ONE if "《" in text or "〔" in text else _HALF


def _budget(facts: FormFacts) -> Decimal | None:
    if facts.form.budget is None and "budget" not in facts.form.missing_labels:
        return None  # no place for it that was read
    return _ONE if facts.form.budget is not None and facts.form.budget.value > 0 else _ZERO


ROW_FACTS: Mapping[str, Callable[[Rows], Decimal | None]] = {
    "rows": lambda rows: Decimal(len(rows.all)),
    "measured": _measured,
    "measured_share": _measured_share,
    "core_share": _core_share,
    "clear_share": _clear_share,
    "vague_share": _vague_share,
    "blank_part": lambda rows: rows.part(lambda each: each.blank),
    "unclear_part": lambda rows: rows.part(lambda each: each.unclear),
    "broken_part": lambda rows: rows.part(lambda each: not each.unclear and each.left < _BROKEN),
    "low_rows": lambda rows: Decimal(sum(each.low for each in rows.all)),
    "effects": _effects,
    "effect_rows": _effect_rows,
    "satisfaction": _satisfaction,
    "costs": _costs,
    "dimensions": _dimensions,
    "complete_share": _complete_share,
}
TEXT_FACTS: Mapping[str, Callable[[FormFacts], Decimal | None]] = {
    "goal": _goal,
    "goal_blank": _goal_blank,
    "goal_numbers": _goal_numbers,
    "goal_kept": _goal_kept,
    "texts": _texts,
    "basis": _basis,
    "budget": _budget,
    "budget_blank": _budget_blank,
}
_FAULTS: Mapping[str, str] = {
    "wrong_signs": "operator-inverted",
    "money_conflicts": "budget-mismatch",
    "text_conflicts": "text-table-mismatch",
    "review_faults": "self-review-arithmetic",
}
IMPLIED: Mapping[str, Mapping[str, Decimal]] = {
    "clear_share": {"vague_share": _ZERO, "unclear_part": _ZERO, "blank_part": _ZERO},
    "measured": {"core_share": _ONE},
    "effects": {"effect_rows": _ONE},
    "goal": {"goal_blank": _ZERO},
    "budget": {"budget_blank": _ZERO},
    "results_own": {"results_blank": _ZERO, "results_real": _ONE},
}
"""What else holds where a fact reaches its full: a form whose values are all clear has none that is blank."""
