"""List numbers of a text: each once, one after the other."""

from __future__ import annotations

import re
from itertools import pairwise

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, check_kind, failed
from auditor.checks.shared.parameters import NoParams
from auditor.checks.units import TextUnit
from auditor.chinese.stops import SENTENCE_ENDS
from auditor.expressions import expression
from auditor.model import Evidence

_NUMBER = expression(
    rf"(?:^|(?<=[{SENTENCE_ENDS}]))\s*(?P<sign>[（(]?)(?P<n>\d{{1,2}})(?P<end>[)）.．、])(?!\d)"
)
_LEAST = 3  # numbers of one style that make a list
_QUOTED = 14


@check_kind("list-numbers", params=NoParams, provides={"label", "quote", "number"})
def list_numbers(unit: TextUnit, _params: NoParams, _context: Context) -> Judgement:
    """No number of a list stands twice in a row."""
    text = unit.passage.text
    styles: dict[tuple[str, str], list[re.Match[str]]] = {}
    for match in _NUMBER.finditer(text):
        styles.setdefault((match["sign"], match["end"]), []).append(match)
    lists = [found for found in styles.values() if len(found) >= _LEAST and int(found[0]["n"]) == 1]
    if not lists:
        return NOT_APPLICABLE
    for one, two in (pair for found in lists for pair in pairwise(found)):
        if one["n"] == two["n"] and int(one["n"]) > 1:
            quote = text[two.start() : two.start() + _QUOTED].strip()
            values = {"label": unit.passage.label, "quote": quote, "number": two["n"]}
            evidence = (Evidence(quote, unit.passage.location),)
            return failed(Hit(values, evidence, field=unit.passage.field.value))
    return PASSED
