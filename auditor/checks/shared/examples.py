"""Measurable indicators to propose for a row: of its own subject and its own level, or in general words."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from auditor.checks.base import Context
from auditor.checks.units import IndicatorUnit
from auditor.language import Language
from auditor.language.names.matter_words import BENEFITS, Matter
from auditor.model import Form, Indicator, PassageField

_COUNTS = frozenset({"activity", "count", "made", "reached", "staff"})
_MOST = 2
_SAYING = frozenset({PassageField.GOAL, PassageField.OVERVIEW})  # what the money is for
_TOLD = 100  # characters of texts that say all that a project is for
_MEASURE = 3  # characters at the end of a name that tell what is measured: 知晓率, 满意度
_LASTING = "sustained"  # how many were served in a year tells nothing of what lasts
_SERVED = "人次"
_HEADS = frozenset({"人", "人次", "名"})
_MONEY = frozenset({"cost", "execution"})  # how much of it was paid is told elsewhere than what it brought


def examples_for(unit: IndicatorUnit, context: Context, *, first: tuple[str, ...] = ()) -> str:
    """The measures that a name holds (``first``) and those of its subject that its level can have, but for
    such as another row has (知晓率 beside 知晓率) or is to have."""
    row, alternatives = unit.indicator, context.language.alternatives
    if own := alternatives.graded(row.name) or alternatives.rated(row.name):
        return alternatives.choice((own,), "")
    taken = unit.reading.once(_wanted, context.language).get(row.row)
    if taken is None:
        taken = _proposed(unit.reading.once(_Beside), row, context.language, frozenset())
    names = [name for name in dict.fromkeys((*first, *taken)) if name != row.name.strip()][:_MOST]
    return alternatives.choice(names, _level(row, context.language))


def _wanted(form: Form, language: Language) -> dict[int, tuple[str, ...]]:
    """What is proposed for each row without a number, so that no two are to become the same."""
    found: dict[int, tuple[str, ...]] = {}
    taken, beside = set[str](), _Beside(form)
    for row in form.indicators:
        if row.value and language.number(row.value) is None:
            found[row.row] = _proposed(beside, row, language, taken)
            taken.update(found[row.row])
    return found


class _Beside:
    """What the texts of a form and its other rows say beside one of them."""

    def __init__(self, form: Form) -> None:
        self.project = form.project or ""
        self.said = "\n".join(each.text for each in form.passages if each.field in _SAYING)
        self._rows = form.indicators
        self._counting = {row.row for row in form.indicators if row.unit in _HEADS}
        self._naming: dict[str, set[int]] = {}

    def tells(self, word: str, own: Indicator) -> bool:
        """Whether a word stands in the project's name, in the texts or in the name of another row."""
        return word in self.project or word in self.said or self._named(word, own)

    def measured(self, name: str, own: Indicator) -> bool:
        """Whether another row measures what an indicator of this name would."""
        if name.endswith(_SERVED) and len(self._counting) > (own.row in self._counting):
            return True
        return self._named(name[-_MEASURE:], own)

    def _named(self, word: str, own: Indicator) -> bool:
        if word not in self._naming:
            self._naming[word] = {row.row for row in self._rows if word in row.name}
        rows = self._naming[word]
        return len(rows) > (own.row in rows)


def _proposed(beside: _Beside, row: Indicator, language: Language, taken: Set[str]) -> tuple[str, ...]:
    alternatives, level = language.alternatives, _level(row, language)

    def fits(name: str) -> bool:
        told = name in taken or beside.measured(name, row)
        return not told and _fits(row, level, name, language=language)

    if spent := alternatives.running(beside.said):
        return tuple(filter(fits, spent))[:_MOST]
    told = partial(beside.tells, own=row) if len(beside.said) >= _TOLD else None
    return alternatives.propose(row.name, most=_MOST, fits=fits, project=beside.project, beside=told)


def _level(row: Indicator, language: Language) -> str:
    """The dimension of a row's level, or of the one where it belongs if it is plain that it does not belong
    there; a cost to society or nature is measured as an effect on it."""
    dimensions = language.dimensions
    if burden := dimensions.burden(row.levels):
        return burden
    level, matter = dimensions.of_levels(row.levels) or "", language.row_matter(row)
    if matter is not None and matter.dimension not in _MONEY and level in (*matter.certain, *matter.firm):
        return dimensions.titled(matter.title) or matter.dimension
    return level


def _fits(row: Indicator, level: str, name: str, *, language: Language) -> bool:
    """Whether an indicator of this name can stand in place of a row: another one, under the same level."""
    matter, own = language.matter(name), language.matter(row.name)
    if name in row.name or _both_ask_people(matter, own):
        return False
    if level == _LASTING and matter is not None and matter.kind in _COUNTS:
        return False
    if level in BENEFITS:
        return matter is None or (matter.effect and matter.dimension != "satisfaction")
    if level not in ("quantity", "quality", "timeliness", "cost", "satisfaction"):
        return True
    if matter is None:
        return False
    return matter.kind in _COUNTS if level == "quantity" else matter.dimension == level


def _both_ask_people(matter: Matter | None, own: Matter | None) -> bool:
    return matter is not None and own is not None and matter.kind == own.kind == "satisfaction"
