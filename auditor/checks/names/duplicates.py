"""The same indicator twice in one form: word for word, or under other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Pairing,
    Params,
    check_kind,
    failed,
)
from auditor.checks.pairing import Answers
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import PairUnit
from auditor.chinese.dates import THIS_YEAR
from auditor.expressions import expression
from auditor.language.linking.similarity import Likeness, NameStructure, answers_of, keys_of
from auditor.language.names.levels import LevelFrame, level_key
from auditor.language.spans import plain
from auditor.model import Confidence, Evidence, Form, Indicator, RowRef

_MISREAD = 4  # rows of one name
_SHORTEST = 4  # characters of what is done
_PERIOD = expression(f"^(?:{THIS_YEAR}|每年|常年)")


class Target(StrEnum):
    """Whether two rows ask for the same."""

    SAME = "same"
    DIFFERENT = "different"


_GENERIC = frozenset({"generic"})


class DuplicateParams(Params):
    """``target`` says which pairs are judged: rows with the same target, or rows with different ones."""

    target: Target = Field(description="判哪些同名指标：目标值相同的，还是不同的")


def _name(row: Indicator, _: Context) -> tuple[str, ...]:
    words = plain(row.name)
    return (words,) if words else ()


@check_kind("duplicate", params=DuplicateParams, pairing=Pairing(_name), faults={"weighed", "unweighed"})
def judge_duplicate(unit: PairUnit, params: DuplicateParams, context: Context) -> Judgement:
    """No two rows of a form bear the same name."""
    one, other = unit.indicator, unit.other
    if not plain(one.name) or plain(one.name) != plain(other.name):
        return PASSED
    same = params.target is Target.SAME
    if same_target(one, other, context) is not same or _is_no_name(
        one.name, unit.reading.once(_names), context
    ):
        return NOT_APPLICABLE
    elsewhere = Confidence.LIKELY if same and _output_and_effect(one, other) else Confidence.ASK
    weighed = any(row.weight is not None for row in unit.form.indicators)
    hit = _pair_hit(unit.form, one, other, None if _same_levels(one, other) else elsewhere)
    return failed(replace(hit, fault="weighed" if weighed else "unweighed"))


def _names(form: Form) -> Mapping[str, int]:
    """How many rows bear each name."""
    return Counter(plain(row.name) for row in form.indicators)


def _is_no_name(name: str, names: Mapping[str, int], context: Context) -> bool:
    """Whether the name is a level's, or stands on so many rows that the column was misread."""
    levels = context.lexicons.load("levels", LevelFrame)
    words = plain(name)
    if not any(map(str.isalpha, words)):
        return True  # 88 is a name that is missing
    level = words.endswith("指标") and (levels.first(name) is not None or levels.is_second(name))
    return level or names[words] >= _MISREAD


def _output_and_effect(one: Indicator, other: Indicator) -> bool:
    """Whether one row is an output and the other an effect."""
    first, second = ("".join(row.levels[:1]) for row in (one, other))
    return {"产出" in first, "产出" in second} == {True, False} and "效益" in first + second


def _near_keys(row: Indicator, context: Context) -> Iterator[Hashable]:
    """The name, for the very same one is another rule's; and what else two names have in common."""
    structure = context.lexicons.load("name-structure", NameStructure)
    yield plain(row.name)
    if row.qualitative:
        yield "words", structure.words_of(row.name)
    else:
        yield "characters", _characters(row)
        if thing := _shared(row, context):
            yield "shared", thing
        build = structure.build(row.name, context.language.measure)
        yield from keys_of(build, structure)
        yield from map(Answers, answers_of(build, structure))
        if build.object and build.measure and not any(map(str.isdigit, build.object)):
            # numbered rows are different ones; what is said in fewer letters has any one of them
            same = "target", build.measure, _value(row, context)
            yield *same, max(build.object)
            yield from (Answers((*same, letter)) for letter in set(build.object))


def _is_qualitative(row: Indicator) -> bool:
    return row.qualitative


@check_kind("near-duplicate", params=NoParams, pairing=Pairing(_near_keys, _is_qualitative))
def judge_near(unit: PairUnit, _params: NoParams, context: Context) -> Judgement:
    """No two rows of a form measure the same object by the same measure under other words."""
    one, other = unit.indicator, unit.other
    if plain(one.name) == plain(other.name) or one.qualitative is not other.qualitative:
        return NOT_APPLICABLE
    structure = context.lexicons.load("name-structure", NameStructure)
    if one.qualitative:
        same = structure.same_words(one.name, other.name)
        return failed(_pair_hit(unit.form, one, other, Confidence.ASK)) if same else PASSED
    if _characters(one) == _characters(other) and same_target(one, other, context):
        return failed(_pair_hit(unit.form, one, other, None))  # 公众知晓率, 知晓公众率
    if (
        (thing := _shared(one, context))
        and thing == _shared(other, context)
        and same_target(one, other, context)
    ):
        return failed(_pair_hit(unit.form, one, other, Confidence.ASK))  # 全年免费停靠 100%, 免费停靠率 100%
    likeness = structure.compare(one.name, other.name, context.language.measure)
    if likeness is Likeness.DIFFERENT or not _units_agree(one, other, context):
        return PASSED
    if likeness is Likeness.SHORTENED:
        asked = same_target(one, other, context)
        return failed(_pair_hit(unit.form, one, other, Confidence.ASK)) if asked else PASSED
    people = structure.same_satisfaction(one.name, other.name, context.language.measure)
    doubtful = likeness is Likeness.RELATED or not (people or same_target(one, other, context))
    return failed(_pair_hit(unit.form, one, other, Confidence.ASK if doubtful else None))


def _characters(row: Indicator) -> str:
    """The characters of a name in whatever order they stand."""
    return "".join(sorted(plain(row.name)))


def _shared(row: Indicator, context: Context) -> str:
    """What a share is of, whether its name or only its unit says so; «» for other rows and short words."""
    thing = _PERIOD.sub("", plain(row.name)).removesuffix("率")
    ratio = context.language.unit(row.unit or "").kinds == {"ratio"}
    return thing if ratio and len(thing) >= _SHORTEST else ""


def same_target(one: Indicator, other: Indicator, context: Context) -> bool:
    """Whether two rows ask for the same: operator, value and unit."""
    if one.operator is not other.operator or plain(one.unit or "") != plain(other.unit or ""):
        return False
    return _value(one, context) == _value(other, context)


def _value(row: Indicator, context: Context) -> Decimal | str:
    number = context.language.number(row.value) if row.value else None
    return plain(row.value or "") if number is None else number


def _same_levels(one: Indicator, other: Indicator) -> bool:
    first, second = ([level_key(level) for level in row.levels] for row in (one, other))
    return not first or not second or first == second


def _units_agree(one: Indicator, other: Indicator, context: Context) -> bool:
    if not one.unit or not other.unit:
        return True
    first, second = context.language.unit(one.unit), context.language.unit(other.unit)
    if plain(one.unit) == plain(other.unit):
        return True
    common = first.kinds & second.kinds
    if common <= _GENERIC and _value(one, context) != _value(other, context):
        return False  # 12个 and 1800套: two things are counted
    return bool(common)


def _pair_hit(form: Form, one: Indicator, other: Indicator, confidence: Confidence | None) -> Hit:
    return Hit(
        evidence=(Evidence(one.full_name, one.place("name")), Evidence(other.full_name, other.place("name"))),
        related=(RowRef(form.index, other.row),),
        field="name",
        confidence=confidence,
    )
