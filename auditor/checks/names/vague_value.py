"""Targets in words that nobody can score: wishes, and answers to another question than the row asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.names.management import managed_as
from auditor.checks.shared import reasons
from auditor.checks.shared.examples import examples_for
from auditor.checks.shared.rows import another_is_whole_cost
from auditor.checks.shared.shortening import shorten, stretch
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import DUE
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language import Direction
from auditor.language.names.matter_words import BENEFITS
from auditor.language.texts.answers import Answer
from auditor.language.texts.qualitative import Quality, QualityKind
from auditor.language.texts.vague import VagueLexicon
from auditor.model import Confidence, Indicator, Operator

_ZERO, _STEADY, _SIGN = "零", "稳", "{sign}"
_WORDS = expression(f"[{HAN}]{{2}}")
_FELT = ("力", "感", "性", "程度")  # 公信力, 幸福感, 及时性: what people feel has no number of its own
_COUNTED = expression(r"[\d一二两三四五六七八九十百千万]")


class Lack(StrEnum):
    """What the words leave out."""

    STANDARD = "standard"
    DEADLINE = "deadline"
    NUMBER = "number"
    AMOUNT = "amount"
    PRICE = "price"
    EFFECT = "effect"
    VALUE = "value"
    TYPED = "typed"
    GRADE = "grade"
    HARMLESS = "harmless"
    IN_NAME = "in_name"
    PAYMENT = "payment"


class Wording(Params):
    """``lack`` says what is missing, ``asked`` the same as a question, ``remedy`` what to write;
    ``{alternatives}`` stands for measures, ``{sign}`` for the sign that fits, and ``bare`` is the remedy
    where none can be named. ``done`` is what a report on the year says instead."""

    lack: str
    asked: str = ""
    remedy: str
    bare: str = ""
    done: str = ""


class VagueValueParams(Params):
    """``target`` and ``result`` are what the judged column is called, ``wordings`` the words for each of the
    things that a target can lack. ``everywhere``: beginnings of targets that name all instead of how many.
    ``payment``: the families of management that speak of when money is paid; ``held``: beginnings of names of
    what is held or organised."""

    target: str = Field(description="目标值一栏怎样称呼")
    result: str = Field(description="没有目标值的自评表，判的是完成值，怎样称呼")
    wordings: Mapping[Lack, Wording] = Field(description="目标值缺什么，各用什么话说")
    everywhere: tuple[str, ...] = Field(default=(), description="以这些词开头的目标值只说全部，没有说多少")
    payment: tuple[str, ...] = Field(default=(), description="哪几类管理性指标说的是付款")
    held: tuple[str, ...] = Field(
        default=(), description="名称以这些词开头的，说的是办了多少，不论末尾是什么"
    )


_WORK = frozenset({Answer.YES, Answer.DONE, Answer.TASKS, Answer.WELL, Answer.IN_TIME, Answer.ALWAYS})
_EMPTY: Mapping[Lack, frozenset[Answer]] = {
    Lack.DEADLINE: _WORK | {Answer.AS_NEEDED},
    Lack.NUMBER: _WORK | {Answer.AS_NEEDED},
    Lack.AMOUNT: frozenset(),
    Lack.PRICE: frozenset(),
    Lack.EFFECT: _WORK | {Answer.NO},
    Lack.STANDARD: frozenset({Answer.WELL, Answer.TASKS, Answer.YES, Answer.NO}),
    Lack.VALUE: frozenset(),
    Lack.TYPED: frozenset(),
    Lack.GRADE: frozenset(),
    Lack.HARMLESS: frozenset(),
    Lack.IN_NAME: frozenset(),
}
_MET = frozenset({Answer.YES, Answer.DONE, Answer.TASKS, Answer.IN_TIME, Answer.MONEY_KEPT})


@check_kind(
    "vague-value",
    params=VagueValueParams,
    provides={"short_name", "column", "quoted", "lack", "remedy", "done"},
)
def judge(unit: IndicatorUnit, params: VagueValueParams, context: Context) -> Judgement:
    """A target in words without a scale, a standard or anything else that anybody can verify; in a form
    without targets, such a result."""
    reached = unit.form is not None and unit.form.has_no_targets
    if reached:
        unit = replace(unit, indicator=replace(unit.indicator, value=unit.indicator.actual))
    row = unit.indicator
    if not (row.value or "").strip():
        return Undetermined(reasons.QUALITATIVE_VALUE_EMPTY) if row.qualitative else NOT_APPLICABLE
    quality = context.language.quality(row.value or "")
    if quality.kind is QualityKind.NUMBER or _is_set_answer(row, context):
        return NOT_APPLICABLE
    found = _lacks(row, quality, params, context) or _names_all(row, quality, params, context)
    if found is None:
        return PASSED
    lack, sure = _narrowed(found[0], unit, params, context), found[1]
    wording = params.wordings[lack]
    values = {
        "short_name": shorten(row.name),
        "column": params.result if reached else params.target,
        "quoted": stretch(row.value or "", quality.words),
        "lack": wording.lack if sure else wording.asked or wording.lack,
        "done": wording.done,
        "remedy": _remedy(wording, _alternatives(unit, context), _sign(row, context)),
    }
    field = "actual" if reached else "value"
    return failed(Hit(values, field=field, confidence=None if sure else Confidence.ASK))


def _narrowed(lack: Lack, unit: IndicatorUnit, params: VagueValueParams, context: Context) -> Lack:
    """The kind of lack that says most about this row."""
    row, family = unit.indicator, managed_as(unit, context)
    if lack is Lack.EFFECT and context.language.answer(row.value or "") is Answer.NO:
        return Lack.HARMLESS
    if family is not None and family.id in params.payment:
        return Lack.PAYMENT
    if lack in (Lack.STANDARD, Lack.EFFECT) and _is_measurable(row, context):
        return Lack.TYPED if _marked_qualitative(row) else Lack.VALUE
    if lack is Lack.STANDARD and context.language.alternatives.graded(row.name):
        return Lack.GRADE
    if lack is Lack.AMOUNT and another_is_whole_cost(row, unit.form, context.lexicons):
        return Lack.PRICE
    return lack


def _marked_qualitative(row: Indicator) -> bool:
    """Whether a column of its own says that the row is qualitative, which a number contradicts."""
    return row.operator is Operator.QUALITATIVE and bool((row.operator_text or "").strip())


def _is_set_answer(row: Indicator, context: Context) -> bool:
    """Whether the frame of the form itself sets the answer, as it does for management (制度健全性: 健全)."""
    dimensions = context.language.dimensions
    answered = (row.value or "").strip() in dimensions.lexicon.management_answers
    return answered and dimensions.asks_for_management(row.levels)


def _lacks(
    row: Indicator, quality: Quality, params: VagueValueParams, context: Context
) -> tuple[Lack, bool] | None:
    """What a target in words leaves out, and whether that is beyond question."""
    answer = context.language.answer(row.value or "")
    asked = _asked(row, params, context)
    throughout = answer is Answer.ALWAYS and context.language.measures.is_period(row.name)
    if throughout and (row.value or "").strip() in context.lexicons.load("vague-words", VagueLexicon).endless:
        return Lack.VALUE, True  # for how many years?
    if answer is Answer.NOTHING or throughout or quality.kind is QualityKind.SCALE or _graded(row, context):
        return None
    if answer in _MET and _sets_target(row, context):
        return Lack.IN_NAME, False
    if Lack.AMOUNT in asked and not any(char.isdigit() or char == "《" for char in row.value or ""):
        return Lack.AMOUNT, True
    lack = next((lack for lack in asked if answer in _EMPTY[lack]), None)
    if lack is None and quality.kind is QualityKind.OPEN_STANDARD:
        lack = next((lack for lack in asked if lack is not Lack.STANDARD), None)
    if lack is not None:
        checked = answer is Answer.NO or (lack is Lack.STANDARD and answer is Answer.YES)
        return lack, not checked  # 是否通过验收, 是否造成污染 may be looked up
    if quality.kind is QualityKind.UNKNOWN:
        return _unmeasured(row, quality, answer, asked, context)
    if not quality.vague:
        return None
    timed = context.language.dimensions.of_levels(row.levels) == "timeliness"
    return Lack.DEADLINE if timed else Lack.STANDARD, quality.sure


def _sets_target(row: Indicator, context: Context) -> bool:
    """Whether a name says itself how much or by when (演出12场, 6月底前, 零事故): met or not is then told."""
    words, name = context.lexicons.load("vague-words", VagueLexicon), row.name.strip()
    nothing = (*words.absences, *(word for word in words.verdicts if word.startswith(_ZERO)))
    counted = any(
        any(map(str.isdigit, quantity.text)) and quantity.unit.kinds - {"generic"}
        for quantity in context.language.quantities(name)
    )
    absent = any(len(word) > 1 and word in name for word in nothing)
    return counted or absent or DUE.search(name) is not None


def _unmeasured(
    row: Indicator, quality: Quality, answer: Answer | None, asked: tuple[Lack, ...], context: Context
) -> tuple[Lack, bool] | None:
    """What words lack that hold no number, date, document, standard nor anything that happens or not."""
    value = (row.value or "").strip()
    said = answer is not None or not quality.sure or _COUNTED.search(value) is not None
    words = _WORDS.search(value) is not None and not context.language.unit(value).kinds
    lack = Lack.STANDARD if asked[0] is Lack.EFFECT else asked[0]  # not that something was done either
    return (lack, True) if words and not said and "*" not in value else None


def _is_measurable(row: Indicator, context: Context) -> bool:
    """Whether the name is that of a measure already, for which only the number is missing (宣传覆盖面)."""
    measure = context.language.measure(row.name)
    if _STEADY in (row.value or ""):
        return False  # 价格基本稳定: how far it may move, not how much it is
    if measure is None or not measure.object or context.language.shape(row.name).sentence is not None:
        return False
    if measure.term.endswith(_FELT):
        return False
    return context.language.measures.kind(measure.kind).strict


def _graded(row: Indicator, context: Context) -> bool:
    """Whether a row asks for a grade and names one (质量等级: 优良)."""
    measure = context.language.measure(row.name)
    families = context.lexicons.load("vague-words", VagueLexicon).grade_families
    value = (row.value or "").strip()
    return measure is not None and measure.kind == "level" and any(value in family for family in families)


def _names_all(
    row: Indicator, quality: Quality, params: VagueValueParams, context: Context
) -> tuple[Lack, bool] | None:
    """A target under 数量 that says of whom and not of how many (宣传教育: 覆盖全县居民)."""
    value = (row.value or "").strip()
    uncounted = quality.kind is QualityKind.UNKNOWN and not _COUNTED.search(value)
    quantity = context.language.dimensions.of_levels(row.levels) == "quantity"
    return (Lack.NUMBER, True) if uncounted and quantity and value.startswith(params.everywhere) else None


def _asked(row: Indicator, params: VagueValueParams, context: Context) -> tuple[Lack, ...]:
    """What the row asks for: by what its name speaks of, then by its level."""
    level = context.language.dimensions.of_levels(row.levels)
    matter = context.language.row_matter(row)
    spoken = matter.dimension if matter else None
    if level == "cost" and context.language.dimensions.burden(row.levels) is None:
        return (Lack.AMOUNT,)
    asked = {
        Lack.DEADLINE: "timeliness" in {level, spoken},
        Lack.NUMBER: "quantity" in {level, spoken} or (spoken is None and row.name.startswith(params.held)),
        Lack.EFFECT: level in BENEFITS,
        Lack.STANDARD: True,
    }
    return tuple(lack for lack, due in asked.items() if due)


def _remedy(wording: Wording, alternatives: str, sign: str) -> str:
    known = sign if _SIGN in wording.remedy else alternatives
    if wording.bare and not known:
        return wording.bare
    return wording.remedy.format(alternatives=alternatives, sign=sign)


def _sign(row: Indicator, context: Context) -> str:
    """The sign that a number in place of the words would have; blank where the name does not tell."""
    direction = context.language.row_direction(row).direction
    return {Direction.HIGHER: Operator.AT_LEAST.value, Direction.LOWER: Operator.AT_MOST.value}.get(
        direction, ""
    )


def _alternatives(unit: IndicatorUnit, context: Context) -> str:
    """What could be measured instead; of management nothing, whose rate (合规率) is management as well."""
    row = unit.indicator
    if managed_as(unit, context) is not None:
        return ""
    shape = context.language.shape(row.name)
    measure = context.language.measure(shape.core) if shape.sentence is None else None
    named = measure is not None and measure.object  # «覆盖面» alone has lost what is covered
    return examples_for(unit, context, first=(shape.core,) if named else shape.measures)
