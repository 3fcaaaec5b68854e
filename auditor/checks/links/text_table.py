"""A number in 概况 or 目标 against the indicator that measures it."""

from __future__ import annotations

import re

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.chinese.dates import THIS_CENTURY, THIS_YEAR, find_years
from auditor.expressions import expression
from auditor.language.facts import Direction, Role
from auditor.language.linking.agreement import Agreement
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.language.linking.links import Link, Linker, Mention
from auditor.model import CAPS, Confidence, Evidence, Form, Indicator, PassageField

_SURE = 0.75  # below this share of common content a difference is a question
_TEN_THOUSAND = "万"
_BY = "[×✕✖*xX]"
_SPAN = expression("每(?:季度?|个?月|周|日|天)|[月日周]均")
_ONLY_WHEN = expression(rf"其中|{THIS_YEAR}|{THIS_CENTURY}年|新增|新建|建成|完成|增加")

_OTHER_NUMBER = (Agreement.LOOSER, Agreement.DIFFERENT)
_PROVIDED = {"label", "quote", "annual"}


@check_kind(
    "text-value",
    params=NoParams,
    provides={*_PROVIDED, "should"},
    faults={"convertible", "other-unit"},
    formerly=("text-table", "value"),
)
def judge_value(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """What 概况 and 目标 promise of a row is not looser than its target, nor another number."""
    return _judge(unit, context, Agreement.LOOSER, Agreement.DIFFERENT)


@check_kind("text-direction", params=NoParams, provides=_PROVIDED, formerly=("text-table", "direction"))
def judge_direction(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """What the text promises at least is not capped by the row, and the other way round."""
    return _judge(unit, context, Agreement.DIRECTION)


@check_kind("text-unit", params=NoParams, provides={*_PROVIDED, "promise"}, formerly=("text-table", "unit"))
def judge_unit(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """The same number has the same unit in the text and in the row."""
    return _judge(unit, context, Agreement.UNIT)


@check_kind("text-looser", params=NoParams, provides=_PROVIDED, formerly=("text-table", "stricter"))
def judge_looser(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """The text promises as much as the row asks."""
    return _judge(unit, context, Agreement.STRICTER)


def _judge(unit: IndicatorUnit, context: Context, *wanted: Agreement) -> Judgement:
    indicator = unit.indicator
    links_in_form = unit.reading.once(links_of, context.linker)
    links = _links(links_in_form, indicator, context)
    if not links:
        return NOT_APPLICABLE
    found = [link for link in links if link.agreement in wanted and not _settled_by(links, link)]
    if not found or _belongs_elsewhere(found, links_in_form):
        return PASSED
    found = [link for link in found if not _stated_beside(link, links_in_form)]
    if not found:
        return PASSED
    nearest = max(found, key=lambda link: link.closeness)
    promised = _is_promise(nearest, context.linker)
    return failed(_hit(nearest, indicator, sure=_money_for_things(nearest, context), promised=promised))


def _settled_by(links: list[Link], link: Link) -> bool:
    """Whether a quantity that agrees with the row makes a difference a mere neighbour. What contradicts the
    row's sign or unit stays a contradiction, and so does a goal that surely speaks of the row; beside a goal
    that agrees, the overview may tell of all years of the project."""
    agreeing = [each.mention.passage.field for each in links if each.agreement is Agreement.SAME]
    if not agreeing:
        return False
    if link.agreement in (Agreement.DIRECTION, Agreement.UNIT):
        return False
    field = link.mention.passage.field
    binding = field not in agreeing and field is not PassageField.OVERVIEW
    return not (binding and link.closeness >= _SURE and link.agreement is not Agreement.STRICTER)


def _links(links: FormLinks, indicator: Indicator, context: Context) -> list[Link]:
    apart = (link for link in links.of(indicator) if not _of_another_span(link, indicator))
    found = (link for link in apart if not _of_later_year(link, links.form))
    return [_judged(link, context) for link in found if _counts(link, links.linker)]


def _counts(link: Link, linker: Linker) -> bool:
    """In 概况 a number without a verb of promise is a fact (藏书60万册), whatever the indicator says; in a
    goal it is none where the row bears its very words, and to be asked about where the row surely counts the
    same (对38家机构开展检查). By what is multiplied there, the money was worked out: it is no mere fact."""
    quantity = link.mention.quantity
    if _is_said(link, linker):
        return True
    fact = link.mention.passage.field is PassageField.OVERVIEW and not quantity.action
    if fact and link.agreement in _OTHER_NUMBER and _is_multiplied(link.mention):
        return link.closeness >= _SURE
    if link.agreement is Agreement.SAME:
        return True
    if quantity.role is Role.COMMITMENT:
        return not fact
    stated = link.mention.passage.field is PassageField.GOAL and link.agreement in _OTHER_NUMBER
    return stated and link.closeness >= _SURE


def _is_multiplied(mention: Mention) -> bool:
    """Whether the text multiplies a quantity by something (8000亩×60元)."""
    number = re.escape(mention.quantity.text)
    found = re.search(rf"{number}\s*{_BY}|{_BY}\s*{number}(?!\s*=)", mention.passage.text)
    return found is not None


def _is_said(link: Link, linker: Linker) -> bool:
    """Whether a goal states its number in the very words of the row."""
    in_goal = link.mention.passage.field is PassageField.GOAL
    return in_goal and linker.says(link.mention.quantity, link.indicator)


def _is_promise(link: Link, linker: Linker) -> bool:
    return link.mention.quantity.role is Role.COMMITMENT or _is_said(link, linker)


def _judged(link: Link, context: Context) -> Link:
    """A promise of so many, of which more is better, contradicts a cap even where the numbers are equal."""
    promise = link.mention.quantity
    capped = link.indicator.operator in CAPS
    if not (capped and promise.action and promise.operator is None and "money" not in promise.unit.kinds):
        return link
    way = context.language.direction(link.indicator.name, link.indicator.unit)
    if way.direction is Direction.HIGHER and way.sure:
        return Link(link.mention, link.indicator, Agreement.DIRECTION, link.closeness)
    return link


def _belongs_elsewhere(found: list[Link], links: FormLinks) -> bool:
    """Whether another row settles each quantity, alone or as one of several parts."""
    return all(_settled(link.mention, link.indicator, links) for link in found)


def _of_another_span(link: Link, indicator: Indicator) -> bool:
    """Whether a row counts by the month or day (每月供餐份数) what a text counts for the whole year."""
    span = _SPAN.search(indicator.name)
    quantity = link.mention.quantity
    return span is not None and quantity.frequency == 1 and span.group() not in quantity.clause


def _of_later_year(link: Link, form: Form) -> bool:
    """Whether a quantity is promised for a year after the form's (到2028年建成600个)."""
    quantity = link.mention.quantity
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    years = find_years(before)
    return form.year is not None and bool(years) and min(years) > form.year


def _stated_beside(link: Link, links: FormLinks) -> bool:
    """Whether the row's own number stands in the same text: as a part that names no thing again (120个，其中
    新增20个), or as the sum of a list."""
    linker = links.linker
    target = linker.target(link.indicator)
    if target is None or link.agreement in (Agreement.UNIT, Agreement.DIRECTION):
        return False
    asked = target.value * target.unit.factor
    for mention in links.mentions:
        quantity = mention.quantity
        same = quantity.unit.base == target.unit.base and quantity.annual * quantity.unit.factor == asked
        bare = not linker.content.size(_ONLY_WHEN.sub("", quantity.object))
        if same and bare and mention.passage is link.mention.passage:
            return True
    return any(
        link.mention in group
        and sum(each.quantity.annual * each.quantity.unit.factor for each in group) == asked
        for group in links.sums
    )


def _settled(mention: Mention, indicator: Indicator, links: FormLinks) -> bool:
    if links.adds_up(mention):
        return True
    own = links.linker.closeness(mention.quantity, indicator)
    return links.rivals(mention).closer(indicator.row, own)


def _money_for_things(link: Link, context: Context) -> bool:
    """Whether a row of 数量 has money where the text counts as many things (9个, 9万元)."""
    row = link.indicator
    things = "money" not in link.mention.quantity.unit.kinds
    paid = context.language.unit(row.unit or "").kinds == {"money"}
    quantity = context.language.dimensions.of_levels(row.levels) == "quantity"
    return link.agreement is Agreement.UNIT and things and paid and quantity


def _hit(link: Link, indicator: Indicator, *, sure: bool, promised: bool) -> Hit:
    quantity, passage = link.mention.quantity, link.mention.passage
    sure = sure or _factor_lost(link, indicator)
    unsure = not sure and (link.closeness < _SURE or quantity.approximate or not promised)
    values = {
        "label": passage.label,
        "quote": inner(quantity.clause),
        "annual": _annual(link),
        "promise": quantity.text,
    }
    fault = "other-unit"
    if (should := _should(link)) is not None:
        values["should"], fault = should, "convertible"
    return Hit(
        values=values,
        evidence=(Evidence(quantity.clause, passage.location), row_evidence(indicator)),
        field=_FIELDS.get(link.agreement, "value"),
        confidence=Confidence.ASK if unsure else None,
        fault=fault,
    )


def _factor_lost(link: Link, indicator: Indicator) -> bool:
    """Whether the same number of more than one digit stands there without its 万 (26万人, 26人)."""
    number = (indicator.value or "").strip()
    return (
        link.agreement is Agreement.UNIT
        and len(number) > 1
        and _TEN_THOUSAND in link.mention.quantity.unit.text
    )


_FIELDS = {Agreement.DIRECTION: "operator", Agreement.UNIT: "unit"}


def _annual(link: Link) -> str:
    """What a frequency comes to over the year; empty where the quantity has none."""
    quantity = link.mention.quantity
    return "" if quantity.frequency == 1 else f"{as_text(quantity.annual)}{quantity.unit.text}"


def _should(link: Link) -> str | None:
    """The value that the row would have by the text, in the row's unit; ``None`` where units do not
    convert."""
    quantity, indicator = link.mention.quantity, link.indicator
    if link.agreement in (Agreement.UNIT, Agreement.DIRECTION):
        return None
    value = quantity.annual
    if quantity.unit.text != (indicator.unit or ""):
        return as_text(value) if quantity.unit.factor == 1 and "money" not in quantity.unit.kinds else None
    return as_text(value)
