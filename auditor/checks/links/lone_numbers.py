"""The one time limit, or the one price, of a goal against the only row that states such a number."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.links.promises import EACH
from auditor.checks.shared.amounts import inner
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import FormUnit
from auditor.language.facts import Quantity, Role
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.language.linking.links import Linker, Mention
from auditor.model import CAPS, Evidence, Form, Indicator, PassageField, RowRef

_TIME, _MONEY = "duration", "money"


@check_kind("lone-number", params=NoParams, provides={"label", "quote", "name", "found"})
def judge_lone(unit: FormUnit, _params: NoParams, context: Context) -> Judgement:
    """Where a goal states one limit of time, or one price, and one row alone has such a target, the row asks
    for no more than the goal."""
    links = unit.reading.once(links_of, context.linker)
    pairs = [pair for of_time in (True, False) if (pair := _only(links, of_time=of_time))]
    if not pairs:
        return NOT_APPLICABLE
    hits = [_hit(unit.form, *pair) for pair in pairs if _asks_more(*pair, context.linker)]
    return failed(*hits) if hits else PASSED


def _only(links: FormLinks, *, of_time: bool) -> tuple[Mention, Indicator] | None:
    """The one mention and the one row of a kind, unless they are linked by their words already."""
    mentions = [
        each
        for each in links.mentions
        if each.passage.field is PassageField.GOAL and _is_of(each.quantity, of_time=of_time)
    ]
    rows = [row for row in links.form.indicators if _states(row, links.linker, of_time=of_time)]
    if len(mentions) != 1 or len(rows) != 1:
        return None
    (mention,), (row,) = mentions, rows
    content = links.linker.content
    shared = content.of(mention.words).pairs & content.of(row.full_name).pairs
    linked = any(link.indicator is row for link in links.linked(mention))
    return (mention, row) if shared and not linked else None


def _is_of(quantity: Quantity, *, of_time: bool) -> bool:
    if quantity.role is not Role.COMMITMENT:
        return False
    if of_time:
        return _TIME in quantity.unit.kinds and quantity.operator in CAPS
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    return quantity.unit.kinds == {_MONEY} and EACH.search(before) is not None


def _states(row: Indicator, linker: Linker, *, of_time: bool) -> bool:
    target = linker.target(row)
    if target is None or row.period != "annual":
        return False
    return _TIME in target.unit.kinds if of_time else target.unit.of_prices


def _asks_more(mention: Mention, row: Indicator, linker: Linker) -> bool:
    """Whether a row allows more than its goal, or states another amount than its goal does."""
    quantity, target = mention.quantity, linker.target(row)
    if target is None or quantity.approximate:
        return False
    promised, asked = quantity.value * quantity.unit.factor, target.value * target.unit.factor
    same = target.unit.of_prices or target.unit.base == quantity.unit.base
    return same and (asked > promised or (asked != promised and quantity.operator is None))


def _hit(form: Form, mention: Mention, row: Indicator) -> Hit:
    values = {
        "label": mention.passage.label,
        "quote": inner(mention.words),
        "name": row.name,
        "found": inner(f"{row.sign}{row.figure}"),
    }
    evidence = (Evidence(mention.words, mention.passage.location), row_evidence(row))
    return Hit(values, evidence, (RowRef(form.index, row.row),), row=row.row, field="value")
