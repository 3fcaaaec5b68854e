"""A list of quantities in 概况 or 目标 against the indicator that sums them."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.amounts import as_text, inner
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.language.linking.links import Mention
from auditor.model import Evidence, Indicator


@check_kind(
    "text-parts", params=NoParams, provides={"label", "quote", "parts", "sum"}, formerly=("text-table", "sum")
)
def judge_sum(unit: IndicatorUnit, _params: NoParams, context: Context) -> Judgement:
    """A list of quantities in the text adds up to the row that sums them."""
    indicator, linker = unit.indicator, context.linker
    target = linker.target(indicator)
    if target is None:
        return NOT_APPLICABLE
    links = unit.reading.once(links_of, linker)
    groups = [
        group
        for group in links.sums
        if linker.sum_speaks_of(group, indicator) and not _has_rows(group, indicator, links)
    ]
    if not groups:
        return NOT_APPLICABLE
    sums = {
        group: sum(mention.quantity.annual * mention.quantity.unit.factor for mention in group)
        for group in groups
    }
    asked = target.value * target.unit.factor
    if any(total == asked for total in sums.values()):
        return PASSED
    return failed(
        *(_sum_hit(group, indicator, as_text(sums[group])) for group in groups if asked < sums[group] * 2)
    )


def _has_rows(group: tuple[Mention, ...], indicator: Indicator, links: FormLinks) -> bool:
    """Whether a part has a row of its own, so that this row does not sum the list."""
    others = (row for row in links.form.indicators if row.row != indicator.row)
    return any(link.mention in group for row in others for link in links.of(row))


def _sum_hit(group: tuple[Mention, ...], indicator: Indicator, total: str) -> Hit:
    first, last = group[0].quantity, group[-1].quantity
    text = group[0].passage.text
    words = text[first.clause_start : last.clause_start + len(last.clause)]
    parts = "＋".join(as_text(mention.quantity.annual) for mention in group)
    return Hit(
        values={
            "label": group[0].passage.label,
            "quote": inner(words),
            "parts": parts,
            "sum": total,
        },
        evidence=(Evidence(words, group[0].passage.location), row_evidence(indicator)),
        field="value",
    )
