"""A promised quantity and a row that nothing else speaks of, alike in unit and words: two numbers of one?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.facts import Role
from auditor.language.linking.agreement import comparable
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.language.linking.links import Linker, Mention, Target
from auditor.model import Confidence, Evidence, Form, Indicator, PassageField

_NO_COUNTS = frozenset({"money", "ratio", "duration", "points"})


class UnpairedParams(Params):
    """``alike`` is the share of the row's content that stands in the clause, ``apart`` how many times the
    one number may be the other."""

    alike: float = Field(default=0.34, description="名称的实义内容至少有多大比例在文字里（0—1）")
    apart: Decimal = Field(default=Decimal(2), description="两个数相差几倍以内才问")


@check_kind("unpaired", params=UnpairedParams, provides={"label", "quote"})
def judge_unpaired(unit: IndicatorUnit, params: UnpairedParams, context: Context) -> Judgement:
    """A number that the goal promises stands in no row; one row has its unit and some of its words."""
    pairs = unit.reading.once(_pairs, params, context.linker)
    mention = pairs.get(unit.indicator.row)
    if mention is None:
        return NOT_APPLICABLE
    values = {"label": mention.passage.label, "quote": inner(mention.quantity.clause)}
    evidence = (Evidence(mention.quantity.clause, mention.passage.location), row_evidence(unit.indicator))
    return failed(Hit(values, evidence, field="value", confidence=Confidence.ASK))


def _pairs(form: Form, params: UnpairedParams, linker: Linker) -> Mapping[int, Mention]:
    """The promises by the numbers of the rows that they may be about, where they may be about one only."""
    links = links_of(form, linker)
    targets = [(row, target) for row in form.indicators if (target := linker.target(row)) is not None]
    free = [(row, target) for row, target in targets if not links.of(row)]
    found: dict[int, list[Mention]] = {}
    for mention in _left(links, [target for _, target in targets]) if free else ():
        rows = [row for row, target in free if _may_be_of(mention, row, target, params, linker)]
        if len(rows) == 1:
            found.setdefault(rows[0].row, []).append(mention)
    return {number: mentions[0] for number, mentions in found.items() if len(mentions) == 1}


def _left(links: FormLinks, targets: list[Target]) -> Iterator[Mention]:
    """The promises of the goal that no row answers and whose number is no row's."""
    for mention in links.mentions:
        quantity = mention.quantity
        goal = mention.passage.field is PassageField.GOAL and quantity.role is Role.COMMITMENT
        if not goal or quantity.approximate or not quantity.unit.kinds or quantity.unit.kinds & _NO_COUNTS:
            continue
        numbers = (each.value * each.unit.factor for each in targets if comparable(quantity.unit, each.unit))
        said = quantity.annual * quantity.unit.factor
        if not links.linked(mention) and not links.adds_up(mention) and said not in numbers:
            yield mention


def _may_be_of(
    mention: Mention, row: Indicator, target: Target, params: UnpairedParams, linker: Linker
) -> bool:
    quantity = mention.quantity
    if not comparable(quantity.unit, target.unit) or linker.nearness.other_deed(quantity, row.name):
        return False
    said, asked = quantity.annual * quantity.unit.factor, target.value * target.unit.factor
    if not said or not asked or max(said, asked) > params.apart * min(said, asked):
        return False
    shared = linker.content.coverage(row.name, quantity.clause)
    return shared >= params.alike and linker.content.coverage(linker.topic(quantity), row.name) > 0
