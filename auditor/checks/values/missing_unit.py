"""A number that says of what only half: no unit in its column, in the value or in the name."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

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
from auditor.checks.shared import reasons
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.rows import unread_beside
from auditor.checks.shared.structure import StructureWords
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.date_serial import serial_date
from auditor.checks.values.sensible_units import usual
from auditor.checks.values.units_beside import printed_beside
from auditor.chinese.dates import A_YEAR
from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language import Measure
from auditor.language.names.measures import MeasureLexicon
from auditor.model import Confidence, Form, Indicator, MoneyUnit
from auditor.model.words import FIELD_WORDS

_NOTE = expression(
    r"[（(【\[]([^（()）【】\[\]]{1,16})[）)】\]](?=\s*(?:[（(【\[][^（()）【】\[\]]*[）)】\]]\s*)*$)"
)
_EACH = expression(rf"每([{HAN}]{{1,8}})\s*(\d+(?:\.\d+)?)")  # 每亩150
_NESTED = expression(r"([（(][^（）()]{1,6})[（(][^（）()]*[)）](?=\s*[)）]\s*$)")  # （台（套））
_BOUND = expression(r"[\s≥≤＞＜><=＝≧≦*＊\dXx×]+")
_YEAR = expression(A_YEAR)
_PER_BASE = expression(r"(?:[百千万亿]|百万|千万|十万)(?:元|车|吨|台|公里)(?:GDP|产值)?")
_PERCENT = expression(r"(?<![\d.×xX*＊])(\d+(?:\.\d+)?)\s*[%％]")  # not the ×100% of a formula
_HUNDRED = 100
_PER_CENT = frozenset({"%", "％"})
_HOURS, _DAYS = "小时", "天"
_MOST_HOURS = 72
_PAID = frozenset({"standard", "money", "cost", "spending"})
_WITHOUT = frozenset({"index", "score", "rank", "level", "penalty", "point_in_time", "turnover"})


class UnitlessParams(Params):
    """``scoring``: words by which a cell beside the target tells of points or of the past."""

    scoring: tuple[str, ...] = Field(
        default=(), description="同一行别的栏里有这些词的，写的百分比是计分办法或往年的数，不与指标值比"
    )


def _united(target: Stated, _: UnitlessParams, __: Context) -> Judgement | None:
    """Figures with a unit, and rows without a number, unless it is a price without a unit."""
    text, united = _unified(target), bool((target.unit or "").strip())
    if text and text[-1].isascii() and not target.qualitative:
        return PASSED if united and text == target.value and text.isdecimal() else None
    price = not united and _EACH.fullmatch((target.value or "").strip()) is not None
    return None if price else NOT_APPLICABLE


@check_kind(
    "missing-unit",
    params=UnitlessParams,
    provides={"percent", "expected", "number", "sign", "other"},
    faults={"unknown", "share", "which-share", "known", "repeated", "price"},
    by_target=_united,
)
def judge_missing_unit(unit: IndicatorUnit, params: UnitlessParams, context: Context) -> Judgement:
    """A number without any unit, sign of per cent or currency beside it."""
    row, form = unit.indicator, unit.form
    united = bool((row.unit or "").strip())
    if not united and (price := _price(row, context)) is not None:
        return failed(price)
    number = None if row.qualitative else _bare_number(row, context)
    if number is None:
        return NOT_APPLICABLE
    if united:
        return PASSED
    measure = context.language.measure(row.name)
    a_year = measure is None and _YEAR.fullmatch(str(number))
    a_date = serial_date(row, context) is not None
    if a_year or a_date or not _has_dimension(row, measure, context) or _noted(row.name, context):
        return NOT_APPLICABLE
    if row.unit is None and "unit" in form.columns:
        return Undetermined(reasons.unread(FIELD_WORDS["unit"]))
    return failed(_hit(unit, number, params, context))


def _price(row: Indicator, context: Context) -> Hit | None:
    """A price per something without its currency (每亩150), of a row without a unit."""
    match = _EACH.fullmatch((row.value or "").strip())
    if match is None:
        return None
    measure = context.language.measure(row.name)
    paid = measure is not None and measure.kind in _PAID
    if not paid and context.language.dimensions.of_levels(row.levels) != "cost":
        return None
    per = next((match[1][:size] for size in (3, 2, 1) if context.language.unit(match[1][:size]).kinds), None)
    if per is None:
        return None
    values = {"number": match[2], "expected": per, "sign": ""}
    return Hit(values, field="unit", confidence=Confidence.LIKELY, fault="price")


def _unified(row: Stated) -> str:
    value = row.value or ""
    return (value if value.isascii() else unicodedata.normalize("NFKC", value)).strip()


def _bare_number(row: Indicator, context: Context) -> Decimal | None:
    """The number that is all of the value, the repeated name left out (在校学生数4953)."""
    text = _unified(row).removeprefix(row.name)
    if not text or not text[-1].isascii():
        return None
    return context.language.number(text)


def _has_dimension(row: Indicator, measure: Measure | None, context: Context) -> bool:
    words = context.lexicons.load("structure-words", StructureWords)
    return words.has_dimension(row.name) and not (measure is not None and measure.kind in _WITHOUT)


def _noted(name: str, context: Context) -> bool:
    """Whether the name states the unit in brackets (造林面积（万亩）, 受益人数（≥**人）)."""
    notes = _NOTE.findall(_NESTED.sub(r"\1", name))
    return any(context.language.unit(_BOUND.sub("", note)).kinds for note in notes)


def _hit(unit: IndicatorUnit, number: Decimal, params: UnitlessParams, context: Context) -> Hit:
    row, form = unit.indicator, unit.form
    likely = _of_size(usual(row.name, context.language), row.name, number, context)
    expected = _of_the_same(row, form) or printed_beside(unit, likely, context) or likely
    if expected == MoneyUnit.YUAN and form.budget is not None and number <= form.budget.value:
        expected = form.budget.unit or expected  # 总投资 48 beside a budget of 48万元
    units = {(each.unit or "").strip() for each in form.indicators} - {""}
    beside = bool(units if expected == "%" else units - _PER_CENT)  # a form may write no unit for any count
    confidence = None if beside else Confidence.LIKELY
    open_cell = beside and "unit" in form.columns
    if _PER_BASE.search(row.name) or (number == 0 and not open_cell):
        confidence = Confidence.ASK  # so many per 亿元GDP; nothing is nothing in any unit
    fault, values = _remedy(number, expected)
    values["sign"] = row.operator.value if row.operator else ""
    if fault == "known" and row.name and (row.value or "").strip().startswith(row.name):
        fault = "repeated"
    if fault == "share" and (other := _other_share(unit, number, params)) is not None:
        fault, values["other"] = "which-share", as_text(other)
    return Hit(values, field="unit", confidence=confidence, fault=fault)


def _other_share(unit: IndicatorUnit, number: Decimal, params: UnitlessParams) -> Decimal | None:
    """Another share that the row of a plan states for the same thing, in a column of explanations."""
    row = unit.indicator
    if row.actual is not None:
        return None
    told = [text for text in unread_beside(unit) if text != row.note]
    for text in (*told, row.note or ""):
        stated = {Decimal(each) for each in _PERCENT.findall(text)}
        if len(stated) == 1 and not any(word in text for word in params.scoring):
            share = stated.pop()
            if share != number * _HUNDRED:
                return share
    return None


def _of_the_same(row: Indicator, form: Form) -> str | None:
    """The unit that the same indicator has in another period, half or place."""
    others = (each for each in (*form.indicators, *form.beside, *form.elsewhere) if each.name == row.name)
    return next((each.unit.strip() for each in others if each.unit and each.unit.strip()), None)


def _of_size(expected: str | None, name: str, number: Decimal, context: Context) -> str | None:
    """The usual unit where a number of this size is likely in it: periods run for days, nobody promises
    180 hours, and how long the whole work may take only the unit can tell."""
    words = context.lexicons.load("measures", MeasureLexicon)
    if name.endswith(words.of_the_work):
        return None
    if expected != _HOURS:
        return expected
    if name.endswith(words.periods):
        return _DAYS
    return expected if number <= _MOST_HOURS else None


def _remedy(number: Decimal, expected: str | None) -> tuple[str, dict[str, str]]:
    """Which unit is missing, with what the rule needs to propose it."""
    if expected is None:
        return "unknown", {}
    if expected == "%" and 0 < number <= 1:
        return "share", {"percent": as_text(number * 100)}
    return "known", {"expected": expected, "number": as_text(number)}
