"""Rows that say the same once more: a sentence that another row holds, the same people counted twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Pairing, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import PairUnit
from auditor.expressions import expression
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, Indicator, RowRef

_GRAM = 4
_HELD = 8  # characters of a sentence that another one repeats
_ALIKE = 0.6  # of the pairs of neighbouring characters that two sentences share
_FEW = 30  # persons up to which two rows may count as many by chance
_ROUND = 10  # multiples of it are chosen, not counted
_PEOPLE = frozenset({"people", "households"})
_PARTS = expression(r"其中|[（(]含")


def _keys(row: Indicator, context: Context) -> Iterator[Hashable]:
    """The runs of characters of a name that measures nothing; of one that does, which holds no sentence, only
    the very name."""
    words = plain(row.name)
    size = len(words) if _measured(row, context) else _GRAM
    if len(words) >= _GRAM:
        yield from {words[start : start + size] for start in range(len(words) - size + 1)}
    counted = _counted(row, context)
    if counted is not None:
        yield counted


@check_kind("echoed-rows", params=NoParams, pairing=Pairing(_keys), faults={"sentence", "people"})
def judge_echoes(unit: PairUnit, _params: NoParams, context: Context) -> Judgement:
    """No row repeats another one's sentence, and no two outputs count the same people."""
    one, other = unit.indicator, unit.other
    first, second = plain(one.name), plain(other.name)
    if first == second or not first or not second:
        return NOT_APPLICABLE
    if _measured(one, context) or _measured(other, context):
        counted = _counted(one, context)
        same = counted is not None and counted == _counted(other, context)
        parts = _PARTS.search(f"{one.name}{other.name}")
        alike = same and not parts and _level(one) == _level(other)
        if alike and not _serves_groups(unit.form, context):
            return failed(_hit(unit.form, one, other, Confidence.ASK, "people"))
        return PASSED
    if _numbered(one, context) or _numbered(other, context):
        return NOT_APPLICABLE
    shorter, longer = sorted((first, second), key=len)
    held = len(shorter) >= _HELD and shorter in longer
    wishes = all(any(context.language.phrases.strict_trend(name)) for name in (first, second))
    if held or (len(shorter) >= _HELD and wishes and _likeness(first, second) >= _ALIKE):
        return failed(_hit(unit.form, one, other, None if held else Confidence.ASK, "sentence"))
    return PASSED


def _measured(row: Indicator, context: Context) -> bool:
    return context.language.measure(row.name) is not None


def _numbered(row: Indicator, context: Context) -> bool:
    """Whether the target is a number of things or money: how many old people, and how much for them."""
    number = context.language.number(row.value or "")
    return number is not None and "ratio" not in context.language.unit(row.unit or "").kinds


def _counted(row: Indicator, context: Context) -> tuple[str, int] | None:
    """A number of people that is not round, with its unit."""
    number = context.language.number(row.value or "")
    people = context.language.unit(row.unit or "").kinds & _PEOPLE
    if not people or number is None or number < _FEW or number % _ROUND == 0 or number != int(number):
        return None
    return row.unit or "", int(number)


def _serves_groups(form: Form, context: Context) -> bool:
    """Whether several numbers of people come up again and again: the table says what each of several groups
    is given, service by service."""
    counts = Counter(filter(None, (_counted(row, context) for row in form.indicators)))
    return sum(times > 1 for times in counts.values()) > 1


def _level(row: Indicator) -> str:
    return plain(row.levels[-1]) if row.levels else ""


def _likeness(first: str, second: str) -> float:
    """The share of pairs of neighbouring characters that two texts have in common."""
    one, other = ({text[at : at + 2] for at in range(len(text) - 1)} for text in (first, second))
    return 2 * len(one & other) / (len(one) + len(other))


def _hit(form: Form, one: Indicator, other: Indicator, confidence: Confidence | None, fault: str) -> Hit:
    evidence = tuple(Evidence(row.full_name, row.place("name")) for row in (one, other))
    return Hit(
        evidence=evidence,
        row=other.row,
        related=(RowRef(form.index, one.row),),
        field="name",
        confidence=confidence,
        fault=fault,
    )
