"""A quality with a share for its target: nobody counts 12 % of a sense of responsibility."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.examples import examples_for
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.shares import states_share
from auditor.checks.shared.shortening import shorten
from auditor.checks.target import Stated
from auditor.checks.units import IndicatorUnit
from auditor.chinese.edges import ending_of
from auditor.language.names.name_words import NameLexicon
from auditor.language.texts.vague import VagueLexicon


def _no_per_cent(target: Stated, _: NoParams, context: Context) -> Judgement | None:
    written = (target.value or "").rstrip().endswith(("%", "％"))  # 提升10%
    share = not target.qualitative and (written or states_share(target, context))
    return None if share else NOT_APPLICABLE


@check_kind(
    "quality-as-share", params=NoParams, provides={"short_name", "alternatives"}, by_target=_no_per_cent
)
def judge(unit: IndicatorUnit, params: NoParams, context: Context) -> Judgement:
    """A name that ends in a quality, which has no measure of its own, with per cent or a bare 100."""
    row = unit.indicator
    if (told := _no_per_cent(row, params, context)) is not None:
        return told
    words = context.lexicons.load("name-patterns", NameLexicon)
    if not _bare(row.name.strip(), context).endswith(words.qualities):
        return PASSED
    values = {"short_name": shorten(row.name), "alternatives": examples_for(unit, context)}
    return failed(Hit(values, field="value"))


def _bare(name: str, context: Context) -> str:
    """A name without the words that it has risen (防溺水意识|有效提升)."""
    words = context.lexicons.load("vague-words", VagueLexicon)
    while risen := ending_of(name, words.rising):
        name = name.removesuffix(risen)
        name = name.removesuffix(ending_of(name, words.adverbs))
    return name
