"""Units that exist and go with the name, and are still not the ones to write."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import as_text
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.screens import unknown_unit
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.checks.values.sensible_units import known_unit, measures, mentions
from auditor.expressions import expression
from auditor.model import Confidence, RowRef

_NOTE = expression(r"[（(【\[]([^（()）【】\[\]]{1,8})[）)】\]]$")
_OF_FIGURES = frozenset({"ratio", "area", "length", "mass", "volume", "money"})
_SCALES = "十百千万亿"
_PERSON, _TIME = "人", "人次"


def _none_who_come_again(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    fact = known_unit(target, context)
    return None if fact is not None and "people/period" in fact.kinds else NOT_APPLICABLE


@check_kind(
    "unit-participation",
    params=NoParams,
    provides={"measure", "expected_unit"},
    formerly=("unit", "participation"),
    by_target=_none_who_come_again,
)
def judge_participation(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """Participants of a whole year in persons, where one person may come several times."""
    row, fact = unit.indicator, known_unit(unit.indicator, context)
    measure = context.language.measure(row.name)
    if fact is None or measure is None or measure.kind != "people" or "people/period" not in fact.kinds:
        return NOT_APPLICABLE
    if not mentions(measure.object, measures(context).participation):
        return PASSED
    values = {"measure": measure.term, "expected_unit": fact.text.replace(_PERSON, _TIME, 1)}
    return failed(Hit(values, field="unit", confidence=Confidence.ASK))


@check_kind(
    "unit-in-name",
    params=NoParams,
    provides={"measure", "expected_unit"},
    formerly=("unit", "in-name"),
    by_target=unknown_unit,
)
def judge_in_name(unit: IndicatorUnit, _: NoParams, context: Context) -> Judgement:
    """A unit in brackets behind the name that is not the one in the column."""
    row, fact = unit.indicator, known_unit(unit.indicator, context)
    note = _NOTE.search(row.name.strip())
    named = context.language.unit(note.group(1)) if note else None
    if fact is None or named is None or not named.kinds:
        return NOT_APPLICABLE
    if named.kinds & fact.kinds and (named.base, named.factor) == (fact.base, fact.factor):
        return PASSED
    counted = named.base != fact.base and named.kinds & fact.kinds
    if counted:
        return PASSED
    return failed(Hit({"measure": named.text, "expected_unit": named.text}, field="unit"))


def _in_figures(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    fact, value = known_unit(target, context), (target.value or "").strip()
    if fact is None or not value or not target.qualitative:
        return NOT_APPLICABLE
    figures = any(map(str.isdigit, value)) or context.language.number(value) is not None
    return None if fact.kinds <= _OF_FIGURES and not figures else PASSED


@check_kind("words-with-unit", params=NoParams, by_target=_in_figures)
def judge_words(unit: IndicatorUnit, params: NoParams, context: Context) -> Judgement:
    """A target in words beside a unit in which only figures can be."""
    return _in_figures(unit.indicator, params, context) or failed(Hit(field="unit"))


class LegalParams(Params):
    """``customary``: units outside the legal ones that tasks and aid are issued in, with 万 or per one."""

    customary: tuple[str, ...] = Field(
        default=(), description="上级历来用来下达任务和补贴的单位，不提出；连同“万…”“元/…”"
    )


def _is_legal(target: Stated, params: LegalParams, context: Context) -> Judgement | None:
    fact = known_unit(target, context)
    if fact is None:
        return NOT_APPLICABLE
    return PASSED if fact.legal or _is_customary(fact.text, params) else None


@check_kind(
    "unit-legal",
    params=LegalParams,
    provides={"legal_unit", "converted", "count"},
    faults={"converted", "not-converted"},
    formerly=("unit", "legal"),
    by_target=_is_legal,
)
def judge_legal(unit: IndicatorUnit, params: LegalParams, context: Context) -> Judgement:
    """A unit outside the legal ones (斤, 里), with what the value is in a legal one."""
    row, fact = unit.indicator, known_unit(unit.indicator, context)
    if fact is None:
        return NOT_APPLICABLE
    if fact.legal or _is_customary(fact.text, params):
        return PASSED
    same = [each for each in unit.form.indicators if (each.unit or "").strip() == (row.unit or "").strip()]
    if same and same[0] is not row:
        return NOT_APPLICABLE  # told with the first of them
    values: dict[str, str] = {"count": str(len(same))} if len(same) > 1 else {}
    related = tuple(RowRef(unit.form.index, each.row) for each in same[1:])
    counted = context.language.counted
    legal, value = counted.legal(fact), context.language.number(row.value or "")
    converted = None if value is None or legal is None else counted.converted(value, fact, legal)
    if legal is not None:
        values["legal_unit"] = legal
    if converted:
        values["converted"] = as_text(converted)
    fault = "converted" if converted else "not-converted"
    return failed(Hit(values, field="unit", fault=fault, related=related))


def _is_customary(unit: str, params: LegalParams) -> bool:
    return any(part.strip().lstrip(_SCALES) in params.customary for part in unit.split("/"))
