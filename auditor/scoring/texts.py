"""What the texts of a form say, and how they go together with its rows and its money."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from auditor.language.facts import Role
from auditor.language.linking import linker_of
from auditor.language.linking.agreement import Agreement
from auditor.language.linking.content import coverage
from auditor.language.linking.form_links import FormLinks
from auditor.model import PassageField
from auditor.scoring.answers import Answer
from auditor.scoring.products import Price
from auditor.scoring.row_facts import is_measure

if TYPE_CHECKING:
    from auditor.language import Language
    from auditor.language.linking.links import Mention
    from auditor.model import Form
    from auditor.scoring.rows import RowFacts

_ZERO, _ONE, _HALF = Decimal(0), Decimal(1), Decimal("0.5")
_PROMISES, _NAMES = 2, 4  # promises of a goal and names of rows from which a form can be called foreign
_RELATED = 0.2  # share of a name's content that the texts must have
_UNITLESS = frozenset({Answer.BARE, Answer.UNSAID})
_NO_COUNTS = frozenset({"money", "ratio"})
_KEPT = frozenset({Agreement.SAME, Agreement.STRICTER})
_GOALS = (PassageField.GOAL, PassageField.LONG_TERM_GOAL)
_TEXTS = (PassageField.OVERVIEW, PassageField.BASIS, PassageField.GOAL)
_ALL_TEXTS = (*_TEXTS, PassageField.OTHER)  # 资金测算, 完成情况


class FormTexts:
    """The texts of one form beside its ``rows``; each is read once. A goal of less than ``shortest``
    characters says nothing, unless it promises a quantity."""

    def __init__(
        self,
        form: Form,
        rows: tuple[RowFacts, ...],
        language: Language,
        shortest: Decimal = _ZERO,
        links: FormLinks | None = None,
    ) -> None:
        self.form = form
        self.shortest = shortest
        self._rows = rows
        self._language = language
        self._linker = linker_of(language)
        self._links = links or FormLinks(form, self._linker)

    def text(self, *fields: PassageField) -> str:
        return "\n".join(each.text for each in self.form.passages if each.field in fields).strip()

    def labelled(self, field: PassageField) -> bool:
        """Whether the form has a place for this text, filled or not."""
        return bool(self.text(field)) or field.value in self.form.missing_labels

    @cached_property
    def unrelated(self) -> Decimal:
        """How many of the rows speak of nothing that the texts speak of, where the texts say what is to be
        done and no row measures any of it."""
        if len(self.promises) < _PROMISES or any(map(self.linked, self.promises)):
            return _ZERO
        content = self._linker.content
        names = [each.row.name for each in self._rows if is_measure(each) and content.size(each.row.name)]
        if len(names) < _NAMES:
            return _ZERO
        texts = [each.text for each in self.form.passages if each.field in _TEXTS]
        told = content.together([*texts, self.form.project or ""])
        return Decimal(sum([coverage(content.of(name), told) < _RELATED for name in names])) / len(names)

    @cached_property
    def promises(self) -> tuple[Mention, ...]:
        """The quantities that the goal promises. Money or a share is one only where a row measures it: a goal
        that repeats the budget says nothing of what it is to bring."""
        return self._promised(*_GOALS)

    @cached_property
    def due(self) -> tuple[Mention, ...]:
        """The promises that the rows have to keep: those of a long-term goal, which are kept in other years
        too, only where there is no other."""
        return self._promised(PassageField.GOAL) if self.text(PassageField.GOAL) else self.promises

    def _promised(self, *fields: PassageField) -> tuple[Mention, ...]:
        mentions = self._linker.mentions(self.form, fields)
        promised = (each for each in mentions if each.quantity.role is Role.COMMITMENT)
        return tuple(each for each in promised if _counts(each) or self.linked(each))

    def kept(self, mention: Mention) -> bool:
        """Whether a row measures what the goal promises, or just as many of the same unit or of none, or two
        rows do together."""
        unit = mention.quantity.unit
        promised = (mention.quantity.value * unit.factor, mention.quantity.annual * unit.factor)
        counts = [row.answered for row in self._rows]
        alike = [each.base for each in counts if each.unit is not None and each.unit.base == unit.base]
        alone = {*alike, *(each.base for each in counts if each.kind in _UNITLESS)}
        told = any(each > 1 and (each in alone or _made_of_two(each, alike)) for each in promised)
        return told or self.linked(mention)

    def linked(self, mention: Mention) -> bool:
        """Whether a row measures the very thing that the goal promises."""
        return any(link.agreement in _KEPT for link in self._links.linked(mention))

    @cached_property
    def stated(self) -> tuple[Price, ...]:
        """The prices that the texts name (补助704元/村)."""
        return tuple(
            Price(each.value * each.unit.factor, each.unit)
            for field in _ALL_TEXTS
            if (text := self.text(field)) and self._language.units.may_cost(text, per=True)
            for each in self._language.quantities(text)
            if each.unit.of_prices
        )


def _made_of_two(total: Decimal, values: Sequence[Decimal]) -> bool:
    """Whether two of the values make the total."""
    seen: set[Decimal] = set()
    for value in values:
        if total - value in seen:
            return True
        seen.add(value)
    return False


def _counts(mention: Mention) -> bool:
    return not mention.quantity.unit.kinds & _NO_COUNTS


def _goal(texts: FormTexts) -> Decimal:
    text = texts.text(*_GOALS)
    if not text:
        return _ZERO
    return _ONE if texts.promises else _HALF


def _goal_blank(texts: FormTexts) -> Decimal:
    filled = texts.text(*_GOALS)
    return _ZERO if filled or PassageField.GOAL.value not in texts.form.missing_labels else _ONE


def _goal_short(texts: FormTexts) -> Decimal:
    """1 where nobody could tell from the goal what is to be done, also where its place is blank; a form
    without a place for it may be an extract."""
    if not texts.labelled(PassageField.GOAL):
        return _ZERO
    return Decimal(len(texts.text(*_GOALS)) < texts.shortest and not texts.promises)


def _told_blank(texts: FormTexts) -> Decimal:
    """1 where the place for what became of the goal is blank."""
    other = PassageField.OTHER
    return Decimal(other.value in texts.form.missing_labels and not texts.text(other))


def _budget_blank(texts: FormTexts) -> Decimal:
    blank = texts.form.budget is None and "budget" in texts.form.missing_labels
    return _ONE if blank else _ZERO


def _goal_numbers(texts: FormTexts) -> Decimal:
    return Decimal(len(texts.promises))


def _goal_kept(texts: FormTexts) -> Decimal:
    kept = sum(texts.kept(each) for each in texts.due)
    return Decimal(kept) / len(texts.due) if texts.due else _ZERO


def _texts(texts: FormTexts) -> Decimal | None:
    """The share of the form's text fields that are filled."""
    places = [field for field in _ALL_TEXTS if texts.labelled(field)]
    return Decimal(sum(bool(texts.text(each)) for each in places)) / len(places) if places else None


def _basis(texts: FormTexts) -> Decimal | None:
    if not texts.labelled(PassageField.BASIS):
        return None
    text = texts.text(PassageField.BASIS)
    return _ZERO if not text else _ONE if "《" in text or "〔" in text else _HALF


def _budget(texts: FormTexts) -> Decimal | None:
    if texts.form.budget is None and "budget" not in texts.form.missing_labels:
        return None  # no place for it that was read
    return _ONE if texts.form.budget is not None and texts.form.budget.value > 0 else _ZERO


TEXT_FACTS: Mapping[str, Callable[[FormTexts], Decimal | None]] = {
    "goal": _goal,
    "goal_blank": _goal_blank,
    "goal_short": _goal_short,
    "told_blank": _told_blank,
    "goal_numbers": _goal_numbers,
    "goal_kept": _goal_kept,
    "texts": _texts,
    "basis": _basis,
    "budget": _budget,
    "budget_blank": _budget_blank,
    "money_told": lambda texts: _ONE - _budget_blank(texts),
    "unrelated": lambda texts: texts.unrelated,
}
