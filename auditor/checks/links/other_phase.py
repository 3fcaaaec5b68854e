"""Rows of another phase than the one that the form is about: 二期厂房 in a form for the first phase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.expressions import expression
from auditor.model import Confidence, Paragraph, PassageField

_PHASE = expression(r"第?([一二三四五六])期")
_ONE = "一"
_FIRST = expression("首期")
_ENDS = expression(r"$|[）)】\]、和及与，,;；的]")
_HEADING = 2  # paragraphs
_PROMISED = frozenset({PassageField.GOAL, PassageField.LONG_TERM_GOAL})


class PhaseParams(Params):
    """``works``: what may stand behind a phase of works, so that no course of lessons (培训二期) is taken for
    one; ``reserved``: what may stand before it; ``carried``: words of rows that settle an earlier phase."""

    works: tuple[str, ...] = Field(description="紧跟在“二期”后面、说明是建设分期的词")
    reserved: tuple[str, ...] = Field(default=(), description="紧挨在“二期”前面、说明是建设分期的词")
    carried: tuple[str, ...] = Field(default=(), description="名称里有这些词的，是给前一期收尾，不判")


@check_kind("other-phase", params=PhaseParams, provides={"phase", "own"})
def judge_phase(unit: IndicatorUnit, params: PhaseParams, _: Context) -> Judgement:
    """A row speaks of the phase that project and title name."""
    name, form = unit.indicator.name, unit.form
    own = next((found for text in _names(unit) if (found := _phases(text, params))), set())
    if len(own) != 1:
        return NOT_APPLICABLE
    others = _phases(name, params) - own
    if not others or own & _phases(name, params) or any(word in name for word in params.carried):
        return PASSED
    said = "".join(each.text for each in form.passages if each.field in _PROMISED)
    promised = bool(others & _phases(said, params))
    values = {"phase": min(others), "own": next(iter(own))}
    return failed(Hit(values, field="name", confidence=Confidence.ASK if promised else None))


def _names(unit: IndicatorUnit) -> Iterator[str]:
    """What names the form: project, title, else the heading of a document that holds it alone."""
    yield from (unit.form.project or "", unit.form.title)
    blocks = unit.submission.document.blocks if len(unit.submission.forms) == 1 else ()
    above = takewhile(lambda block: isinstance(block, Paragraph), blocks)
    yield from (each.text for each in islice(above, _HEADING) if isinstance(each, Paragraph))


def _phases(text: str, params: PhaseParams) -> set[str]:
    """The phases of works that a text names."""
    found = {_ONE} if _FIRST.search(text) else set()
    for match in _PHASE.finditer(text):
        before, behind = text[: match.start()], text[match.end() :].lstrip("（( ")
        if behind.startswith(params.works) or before.endswith(params.reserved) or _in_brackets(text, match):
            found.add(match[1])
    return found


def _in_brackets(text: str, match: re.Match[str]) -> bool:
    """Whether a phase stands alone in brackets or ends a name (污水厂扩建二期)."""
    opened = text[: match.start()].endswith(("（", "("))
    return bool(_ENDS.match(text, match.end())) and (opened or match.end() == len(text))
