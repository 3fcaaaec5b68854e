"""Laws that do not exist under the name that a text gives them."""

from __future__ import annotations

from auditor.checks.base import NOT_APPLICABLE, Context, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.shared.snippets import passage_snippet
from auditor.checks.units import TextUnit
from auditor.language.texts.laws import Laws


@check_kind("law-name", params=NoParams, provides={"label", "quote", "wrong", "right"})
def judge_law_names(unit: TextUnit, _params: NoParams, context: Context) -> Judgement:
    """A title that ends in 法 is a law's, or nothing like one."""
    snippet = passage_snippet(unit.passage)
    if "法" not in snippet.text:
        return NOT_APPLICABLE
    found = context.lexicons.load("laws", Laws).slips(snippet.text)
    hits = []
    for slip in found:
        edit = snippet.edit(slip.start, slip.end, slip.right)
        hits.append(snippet.hit(slip.start, slip.end, edits=(edit,), wrong=slip.wrong, right=slip.right))
    return failed(*hits)
