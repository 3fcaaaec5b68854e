"""Contradictions between the nature of an indicator (定量, 定性), its name and its value."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shares import SHARES
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import CALENDAR, DUE, TENTH
from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression
from auditor.language import Direction
from auditor.language.names.matter_words import MatterLexicon
from auditor.language.names.measures import MeasureLexicon
from auditor.language.texts.answers import Answer
from auditor.language.texts.qualitative import Quality, QualityKind, Trend
from auditor.model import Confidence, Form, Indicator, Operator

_OPERATORS = {Direction.HIGHER: "≥", Direction.LOWER: "≤", Direction.EXACT: "="}
_WHETHER = "是否"  # 是否增加收入 asks how much 增加收入 is
_UNIT_OF_RATES = "%"
_QUANTITATIVE = "定量"
_NO_RATE = frozenset({Answer.IN_TIME, Answer.ALWAYS, Answer.WELL})
_NO_NUMBER = _NO_RATE | {Answer.DONE, Answer.YES, Answer.AS_NEEDED}
_NO_FIGURE = _NO_RATE | {Answer.AS_NEEDED}
_NONE = expression(rf"\s*0(?:\.0+)?\s*[{HAN}%％‰]*\s*")
_STEADY = "稳"
_WORD = 4  # characters of a word such as 合格 that answers no rate
_WHEN = expression(  # 每季度末结算, 5月、11月结算
    rf"(?:每[月年]|\d{{1,2}}月){TENTH}|每(?:月|季度?|半?年|学期)[初末底]|每月\d{{1,2}}[日号]|第[一二三四]季度末?(?=[^\d])"
)
_MONTH = r"\d{1,2}月份?(?:底|初|末)?"
_NO_TIME = expression(rf"[{HAN}]+[{HAN}](?<![月年日前底天末初季旬期内后])(?<!季度)(?<!年度)")


class MeasureParams(Params):
    """``kinds``: measure kinds of lexicons/measures.yaml whose values are numbers; ``rates``: those in
    %; ``unless``: endings of names that are surveyed in words; ``steady``: of what is to stay as it is."""

    kinds: frozenset[str] = Field(description="目标值应当是数的计量类别（lexicons/measures.yaml）")
    rates: frozenset[str] = Field(default=frozenset(), description="其中以%计的类别")
    unless: tuple[str, ...] = Field(default=(), description="名称以这些词结尾的可以用文字")
    steady: tuple[str, ...] = Field(
        default=(), description="名称以这些词结尾的，目标写“稳定”说的是波动不大，不是漏写数值"
    )


def _measures(context: Context) -> MeasureLexicon:
    return context.lexicons.load("measures", MeasureLexicon)


def _read(unit: IndicatorUnit, context: Context) -> tuple[Indicator, Quality]:
    return unit.indicator, context.language.quality(unit.indicator.value or "")


def _sign(row: Indicator, context: Context) -> str:
    """The sign that a number called 定性 needs; none at all (0起) is a fixed number."""
    none = _NONE.fullmatch(row.value or "") is not None
    return Operator.EQUAL.value if none else _operator(row.name, row.unit, context) or ""


def _operator(name: str, unit: str | None, context: Context) -> str | None:
    return _OPERATORS.get(context.language.direction(name, unit).direction)


@check_kind(
    "number-in-words",
    params=NoParams,
    provides={"expected", "target_text", "sign", "bare"},
    faults={"number", "kind", "bounded"},
)
def judge_number(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """An indicator called 定性 whose value is a number, with or without a bound of its own."""
    row, quality = _read(unit, context)
    if not (row.qualitative or row.called_qualitative) or quality.kind is QualityKind.EMPTY:
        return NOT_APPLICABLE
    if quality.kind is not QualityKind.NUMBER and not row.called_qualitative:
        return PASSED
    typed, figure = unit.reading.once(_tells_kinds), f"{row.value}{row.unit or ''}"
    bound = row.operator.value if row.called_qualitative and row.operator else ""
    operator = bound or _sign(row, context)
    expected = _QUANTITATIVE if typed else operator
    values = {"target_text": f"{bound}{figure}", "sign": operator, "bare": "" if typed else figure}
    fault = "bounded" if bound else "kind" if typed else "number"
    return failed(Hit(values | ({"expected": expected} if expected else {}), field="operator", fault=fault))


def _tells_kinds(form: Form) -> bool:
    """Whether the column that says 定性 of a row only says 定量 of others, no signs."""
    return any(row.unsigned_by_kind for row in form.indicators)


def _in_words(row: Indicator, quality: Quality, params: MeasureParams) -> bool:
    steady = row.name.endswith(params.steady) and _STEADY in (row.value or "")
    return quality.kind is QualityKind.SCALE or row.name.endswith(params.unless) or steady


@check_kind("measure-in-words", params=MeasureParams, provides={"measure", "proposal"})
def judge_measure(unit: IndicatorUnit, params: MeasureParams, context: Context) -> Judgement:
    """A name that ends in a countable measure, with words for a value."""
    row, quality = _read(unit, context)
    answer = context.language.answer(row.value or "")
    worded = row.qualitative or (row.operator is None and (quality.vague or answer is not None))
    if not worded or quality.kind in {QualityKind.EMPTY, QualityKind.NUMBER}:
        return NOT_APPLICABLE
    shape = context.language.shape(row.name)
    measure = None if shape.sentence else context.language.measure(row.name)
    if measure is None or measure.kind not in params.kinds or _in_words(row, quality, params):
        return PASSED
    if measure.kind == "cost" and context.language.dimensions.of_levels(row.levels) == "cost":
        return PASSED  # that no amount is told is said of all such rows, whatever their names
    throughout = answer is Answer.ALWAYS and context.language.measures.is_period(row.name)
    if throughout or (answer is Answer.NOTHING and not row.qualitative):
        return PASSED
    if answer is Answer.NO and _WHETHER in row.name:
        return PASSED  # there is none, and the question is whether the row belongs here
    operator = _operator(shape.core, row.unit, context) or "≥"
    suffix = _UNIT_OF_RATES if measure.kind in params.rates else ""
    values = {"measure": shape.core, "proposal": f"{shape.core.rpartition(_WHETHER)[2]}{operator}…{suffix}"}
    sure = (
        quality.vague
        or any(char.isdigit() for char in row.value or "")
        or answer in _NO_RATE
        or (answer in _NO_NUMBER and measure.kind not in params.rates)
    )
    a_rate = measure.term.endswith("率") and answer is None and len((row.value or "").strip()) <= _WORD
    unsure = Confidence.LIKELY if a_rate else Confidence.ASK
    return failed(Hit(values, field="operator", confidence=None if sure else unsure))


def _united(target: Stated, _: NoParams, __: Context) -> Judgement | None:
    return NOT_APPLICABLE if target.unit else None


@check_kind("rate-as-count", params=NoParams, provides={"quantity"}, by_target=_united)
def judge_rate(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A rate whose value says in words how many there are."""
    row, value = unit.indicator, unit.indicator.value or ""
    measure = context.language.measure(row.name)
    if (
        row.unit
        or measure is None
        or measure.kind not in SHARES
        or not _measures(context).kinds[measure.kind].share
    ):
        return NOT_APPLICABLE
    stated = context.language.quantities(value)
    counting = context.lexicons.load("matters", MatterLexicon).counting_units
    if context.language.matters.per_one(value):
        return PASSED  # 每层2具 is a share of another kind
    if len(stated) != 1 or not stated[0].unit.kinds & counting or "ratio" in stated[0].unit.kinds:
        return PASSED
    return failed(Hit({"quantity": stated[0].text}, field="value"))


def _says_when(text: str, context: Context) -> bool:
    """Whether a text names a time of the year at which something is done."""
    words = completion_words(context.lexicons)
    return bool(
        _WHEN.search(text) or re.search(f"{_MONTH}(?={alternation((*words.ends, *words.starts))})", text)
    )


@check_kind("time-in-words", params=NoParams, provides={"written"}, faults={"percent", "words", "span"})
def judge_time(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A date or a length of time whose value is a percentage, or words that name no time."""
    row, quality = _read(unit, context)
    measure = context.language.measure(row.name)
    rated = measure is not None and measure.kind in SHARES  # 第三季度抽检合格率
    due = (DUE.search(row.name) is not None or _says_when(row.name, context)) and not rated
    if quality.kind is QualityKind.EMPTY or not (due or row.name.endswith(_measures(context).times)):
        return NOT_APPLICABLE
    value = (row.value or "").strip()
    percent = value.endswith("%") or (quality.kind is QualityKind.NUMBER and row.unit == "%")
    if percent and (CALENDAR.search(value) or _says_when(value, context)):
        return PASSED  # 11月底完成100%: how much, and when
    span = _is_span(row.name, context)
    if percent:
        rate = value.removesuffix(_UNIT_OF_RATES)
        written = f"{rate}{_UNIT_OF_RATES}" if span else rate
        return failed(Hit({"written": written}, field="value", fault="span" if span else "percent"))
    if due or (row.operator is not None and not row.qualitative):
        return PASSED
    named = context.language.answer(value) is None and CALENDAR.search(value) is None
    words = named and _NO_TIME.fullmatch(value) is not None
    if not words:
        return PASSED
    fault = "span" if span else "words"
    return failed(Hit({"written": value}, field="value", confidence=Confidence.LIKELY, fault=fault))


def _is_span(name: str, context: Context) -> bool:
    """Whether a name asks how long something lasts (服务期), not by when it is done (完成期限)."""
    measures = _measures(context)
    return name.endswith(measures.periods) and not name.endswith(measures.of_the_work)


class YesNoParams(Params):
    """``shares``: the endings of questions and what they are put into for the share that they ask about;
    any other ending, the empty one, is put before its own."""

    shares: Mapping[str, str] = Field(
        default={}, description="问句怎样改成比率：末尾的词改成什么（满意：满意度）；其余的加“”后面的字"
    )


@check_kind("yes-no-name", params=YesNoParams, provides={"proposal"}, faults={"share", "number"})
def judge_yes_no(unit: IndicatorUnit, params: YesNoParams, context: Context) -> Judgement:
    """A name that asks yes or no, with a number for a value."""
    row, quality = _read(unit, context)
    if _WHETHER not in row.name or quality.kind is QualityKind.EMPTY:
        return NOT_APPLICABLE
    if quality.kind is not QualityKind.NUMBER:
        return PASSED
    proposal = _as_share(row, params) if "ratio" in context.language.unit(row.unit or "").kinds else ""
    return failed(Hit({"proposal": proposal}, field="name", fault="share" if proposal else "number"))


def _as_share(row: Indicator, params: YesNoParams) -> str:
    """The share that a question asks about in per cent: 补贴是否按时到账 → 补贴按时到账率; empty where the
    question has no subject."""
    subject, _, asked = row.name.strip("？?。 ").partition(_WHETHER)
    if not subject or not asked or _WHETHER in asked:
        return ""
    word = max((each for each in params.shares if asked.endswith(each)), key=len, default=None)
    return "" if word is None else f"{subject}{asked.removesuffix(word)}{params.shares[word]}"


@check_kind("measure-in-sentence", params=NoParams, provides={"measures"})
def judge_sentence(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A goal sentence called 定性 that holds a rate which could be measured."""
    row, _quality = _read(unit, context)
    shape = context.language.shape(row.name)
    if not row.qualitative or shape.sentence is None:
        return NOT_APPLICABLE
    if not shape.measures:
        return PASSED
    measures = "".join(f"“{name}”" for name in shape.measures)
    return failed(Hit({"measures": measures}, field="operator", confidence=Confidence.ASK))


@check_kind("trend-against-name", params=NoParams)
def judge_trend(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A trend in the value that runs against the name (…减少, 持续提升)."""
    row, quality = _read(unit, context)
    if row.operator is not None and not row.qualitative:
        return NOT_APPLICABLE
    up, down = context.language.phrases.strict_trend(row.value or "")
    if quality.trend is None or up == down:
        return PASSED
    rises, falls = _trend_of_name(row.name, context)
    against = falls if quality.trend is Trend.UP else rises
    if not against:
        return PASSED
    return failed(Hit(field="value", confidence=Confidence.ASK if rises and falls else None))


def _trend_of_name(name: str, context: Context) -> tuple[bool, bool]:
    rises, falls = context.language.phrases.strict_trend(name)
    if rises or falls:
        return rises, falls
    fact = context.language.direction(name)
    return fact.sure and fact.direction is Direction.HIGHER, fact.sure and fact.direction is Direction.LOWER


@check_kind("words-for-number", params=NoParams)
def judge_words(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A quantitative indicator whose value is words."""
    row, quality = _read(unit, context)
    if row.operator is None or row.qualitative or quality.kind is QualityKind.EMPTY:
        return NOT_APPLICABLE
    if (
        any(char.isdigit() for char in row.value or "")
        or context.language.number(row.value or "") is not None
        or CALENDAR.search(row.value or "")
    ):
        return PASSED
    answer = context.language.answer(row.value or "")
    throughout = answer is Answer.ALWAYS and context.language.measures.is_period(row.name)
    if quality.vague or (answer in _NO_FIGURE and not throughout):
        return failed(Hit(field="value"))
    worded = quality.kind in {QualityKind.SCALE, QualityKind.VERIFIABLE} or throughout
    return failed(Hit(field="value", confidence=Confidence.ASK)) if worded else PASSED
