"""Results that say nothing of what was done: copied from the target, or words where a number is due."""

from __future__ import annotations

import re
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.results.results import said_in_words, same_for_all
from auditor.checks.results.untold import copied_rows
from auditor.checks.shared.completion import completion_words
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shortening import shorten
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import TENTH
from auditor.chinese.marks import DASHES, HAN
from auditor.chinese.numerals import BEHIND
from auditor.chinese.stops import CLAUSE_ENDS, STOPS
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.numbers.quantity_words import QuantityWords
from auditor.language.spans import plain
from auditor.language.texts.answers import Answer
from auditor.language.texts.qualitative import QualityKind
from auditor.model import FLOORS, Confidence, Evidence, Form, FormKind, Indicator, Severity

_SIGN = expression("[≥≤＞＜><≧≦⩾⩽]")
_CAPPED = expression("[≤<＜≦⩽]|不[高大多超]")
_BOUND = expression(rf"\d[^{CLAUSE_ENDS}]{{0,6}}?{BEHIND}(?<!左右)\s*$")  # 240次以上
_NOTHING = expression(rf"[\s/／\\{DASHES}]*")
_NONE = "无"  # a result where few are better, nothing else
_DIGIT = expression(r"\d")
_HAN = expression(rf"[{HAN}]")
_EMPTY = frozenset({Answer.YES, Answer.DONE, Answer.TASKS, Answer.WELL, Answer.IN_TIME})
_LONG = 8  # characters of a clause that nobody writes twice by chance
_TOLD = 12  # characters of a sentence that says what is to be done
_FEW = 5  # one blank result among so many rows was forgotten
_OFTEN = 3  # rows with the same words as their results
_STATE = 2  # characters of a word that may be the state reached: 健全, 完善
_DAY = expression(
    rf"\d月(?:\d{{1,2}}[日号])?(?![日号\d]|[之以]?前|底|初|末|份|{TENTH})"
)  # by a day: a target
_SAYING = 4  # characters
_NONE_AT_ALL = expression("[无未没零全均不]")
_ZERO = frozenset({"0", "零"})


@check_kind(
    "result-copied",
    params=NoParams,
    provides={"actual"},
    faults={"copied", "as-target", "zero", "wish", "sentence", "rate", "planned"},
)
def result_copied(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A result is a number that was reached, never the sign and number of a target."""
    row = unit.indicator
    if not row.actual:
        return NOT_APPLICABLE
    if _is_sentence_again(row, row.actual, context):
        if row in unit.reading.once(copied_rows):
            return NOT_APPLICABLE  # told once for the form
        evidence = (Evidence(row.actual, row.place("actual")),)
        values = {"actual": shorten(row.actual)}
        told = len(_HAN.findall(row.actual)) >= _TOLD or _DIGIT.search(row.actual)
        sure = Confidence.LIKELY if told else Confidence.ASK
        fault = "rate" if _is_rate(row, context) else "sentence"
        return failed(Hit(values, evidence, field="actual", confidence=sure, fault=fault))
    if not _DIGIT.search(row.actual):
        return _wish_again(row, row.actual, context)
    values = {"actual": row.actual.strip()}
    evidence = (Evidence(row.actual, row.place("actual")),)
    planned = row.actual.lstrip().startswith(completion_words(context.lexicons).planned)
    if planned and unit.form.kind is FormKind.MONITORING:
        return PASSED  # the year is not over
    if planned:
        return failed(Hit(values, evidence, field="actual", confidence=Confidence.LIKELY, fault="planned"))
    if not _bounds(row.actual, context):
        return PASSED
    same = _number(row.actual) == _number(row.value or "")
    if not same and _mostly_own(unit.form):
        return failed(Hit(values, evidence, field="actual", confidence=Confidence.ASK, fault="as-target"))
    fault, confidence = ("copied", None) if same else ("as-target", Confidence.LIKELY)
    if _is_nothing(row.actual, context):
        fault = "zero"
    return failed(Hit(values, evidence, field="actual", confidence=confidence, fault=fault))


def _is_rate(row: Indicator, context: Context) -> bool:
    """Whether what a sentence promises is a share (群众满意率达95%以上)."""
    stated = context.language.quantities(row.value or "")
    return bool(stated) and all("ratio" in each.unit.kinds for each in stated)


def _is_nothing(actual: str, context: Context) -> bool:
    """Whether a result is no more than nothing (≤0起), which is nothing at all."""
    stated = [each.value for each in context.language.quantities(actual)]
    number = _number(actual)
    values = stated or ([Decimal(number)] if number.strip(".") else [])
    return _CAPPED.match(actual.lstrip()) is not None and values == [0]


def _mostly_own(form: Form) -> bool:
    """Whether most results in numbers differ from their targets: who counts so copies nothing."""
    told = [
        (_number(row.actual), _number(row.value))
        for row in form.indicators
        if row.actual and row.value and _DIGIT.search(row.actual) and _DIGIT.search(row.value)
    ]
    return len(told) >= _OFTEN and sum(actual != target for actual, target in told) * 2 > len(told)


def _is_sentence_again(row: Indicator, actual: str, context: Context) -> bool:
    """Whether a result is the whole sentence of the target (于6月30日前完成全部招标): what has come of it?"""
    target = row.value or ""
    if plain(actual) != plain(target) or _DAY.search(actual) or context.linker.target(row) is not None:
        return False
    return len(_HAN.findall(target)) >= _LONG


def _bounds(actual: str, context: Context) -> bool:
    """Whether a text has the sign of a target, or such words: 不少于240次, 240次以上."""
    bounds = context.lexicons.load("quantity-words", QuantityWords).bounds
    said = actual.lstrip()
    return bool(_SIGN.match(said)) or said.startswith(bounds) or _BOUND.search(actual) is not None


def _wish_again(row: Indicator, actual: str, context: Context) -> Judgement:
    """A change that was wished for (不断缩小) is no result word for word: how much has changed?"""
    if not row.qualitative or plain(actual) != plain(row.value or ""):
        return NOT_APPLICABLE
    quality = context.language.quality(row.value or "")
    if quality.kind is not QualityKind.TREND or len(plain(actual)) <= _STATE:
        return PASSED
    evidence = (Evidence(actual, row.place("actual")),)
    values = {"actual": actual.strip()}
    return failed(Hit(values, evidence, field="actual", confidence=Confidence.ASK, fault="wish"))


def _number(text: str) -> str:
    return "".join(re.findall(r"[\d.]+", text)[:1])


@check_kind("result-blank", params=NoParams, faults={"review", "watched"})
def result_blank(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A row with a target has its result where most rows of the form have one; points for a blank are told
    with the score. What is watched half-way may not be due yet."""
    row, form = unit.indicator, unit.form
    told = sum(not _says_nothing(each, context) for each in form.indicators)
    if "actual" not in form.columns or row.actual is None or told * 2 < len(form.indicators):
        return NOT_APPLICABLE
    if not _says_nothing(row, context):
        return PASSED
    if not (row.value or "").strip() or (row.score and not row.actual.strip()):
        return NOT_APPLICABLE
    reasoned = bool((row.reason or "").strip())
    if reasoned and row.actual.strip() == _NONE:
        return PASSED  # there was none, and the reason says why
    if form.kind is FormKind.MONITORING:
        few = (len(form.indicators) - told) * _FEW <= len(form.indicators)
        forgotten = few and not reasoned and not row.actual.strip()  # «/» may say that it is not due yet
        unsure = None if forgotten else Confidence.ASK
        return failed(Hit(field="actual", severity=Severity.WARNING, confidence=unsure, fault="watched"))
    explained = row.score == 0 or reasoned
    return failed(Hit(field="actual", confidence=Confidence.ASK if explained else None, fault="review"))


def _says_nothing(row: Indicator, context: Context) -> bool:
    """Whether a result is blank, or «无» where something was to be reached."""
    said = (row.actual or "").strip()
    none = said == _NONE and (row.operator in FLOORS or _asks_for_share(row, context))
    return row.actual is not None and (none or _NOTHING.fullmatch(said) is not None)


def _asks_for_share(row: Indicator, context: Context) -> bool:
    """Whether a target is a share of which more is better."""
    target = context.linker.target(row)
    share = target is not None and "ratio" in target.unit.kinds and target.value > 0
    return share and context.language.direction(row.name, row.unit).direction is Direction.HIGHER


class InWordsParams(Params):
    """``satisfied`` end names that ask how satisfied people are."""

    satisfied: tuple[str, ...] = Field(description="名称以它们结尾，问的是满意不满意")


@check_kind("result-in-words", params=InWordsParams, provides={"actual"}, faults={"number", "satisfaction"})
def result_in_words(unit: IndicatorUnit, params: InWordsParams, context: Context) -> Judgement:
    """The result of a target in numbers is a number, and how satisfied people are is never «done»."""
    row = unit.indicator
    if _is_done_satisfaction(row, params, context):
        values, evidence = _quoted(row)
        return failed(Hit(values, evidence, field="actual", fault="satisfaction"))
    same = unit.reading.once(same_for_all) if unit.form.kind is FormKind.SELF_REVIEW else ""
    if same and plain(same) == plain(row.actual or ""):
        return NOT_APPLICABLE  # told of the form
    asked = _asks_for_number(row, context) or _said_throughout(row, unit.form)
    if row.qualitative or not row.actual or not asked or context.linker.target(row) is None:
        return NOT_APPLICABLE
    words = completion_words(context.lexicons)
    said = plain(row.actual)
    went_on = words.says_it_went_on(said)
    told = (
        went_on or said in words.judged or said in words.timely or _tells_no_number(row, unit.form, context)
    )
    watched = unit.form.kind is FormKind.MONITORING and said not in words.reached | words.partly
    if not told and (watched or not said_in_words(row, row.actual, context)):
        return PASSED  # half-way through a year «尚未调查» is an answer
    full = went_on and row.score is not None and row.score == row.weight
    values, evidence = _quoted(row)
    sure = None if full else Confidence.ASK
    return failed(Hit(values, evidence, field="actual", confidence=sure, fault="number"))


def _tells_no_number(row: Indicator, form: Form, context: Context) -> bool:
    """Whether words beside a target in digits tell something else (改善了环境), and not of none or all."""
    said = row.actual or ""
    if form.kind is not FormKind.SELF_REVIEW or not _DIGIT.search(row.value or ""):
        return False
    none = _NONE_AT_ALL.search(said) is not None or _says_nothing(row, context)
    worded = len(_HAN.findall(said)) >= _SAYING and not context.language.quantities(said)
    return worded and not none and not _DIGIT.search(said)


def _quoted(row: Indicator) -> tuple[dict[str, str], tuple[Evidence, ...]]:
    actual = row.actual or ""
    return {"actual": actual.strip()}, (Evidence(actual, row.place("actual")),)


def _is_done_satisfaction(row: Indicator, params: InWordsParams, context: Context) -> bool:
    """Whether a row asks how satisfied people are, in words or without a target, and its result is that it
    was done."""
    asked = row.name.rstrip(f"{STOPS} ").endswith(params.satisfied) and not _DIGIT.search(row.value or "")
    return asked and bool(row.actual) and context.language.answer(row.actual or "") in _EMPTY


def _asks_for_number(row: Indicator, context: Context) -> bool:
    """A target in numbers, but not of none at all (0起) or all (100%), which «已完成» answers well enough."""
    target = context.linker.target(row)
    whole = target is not None and "ratio" in target.unit.kinds and target.value == 100
    return target is not None and not whole and (row.value or "").strip() not in _ZERO


def _said_throughout(row: Indicator, form: Form) -> bool:
    """Whether most results of a form are these same words, which then answer nothing."""
    told = [plain(each.actual) for each in form.indicators if each.actual]
    same = told.count(plain(row.actual or ""))
    return same >= _OFTEN and same * 2 >= len(told)
