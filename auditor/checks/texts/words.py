"""Words that a bureau does not want to see, listed in the rule itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit, TextUnit

Words = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]


class WordsParams(Params):
    """A text that holds one of ``words`` is a hit, unless it holds one of ``unless``. ``field`` is the part
    of an indicator that is searched; a passage is searched whole."""

    words: Words = Field(description="不宜出现的词")
    unless: tuple[str, ...] = Field(default=(), description="有这些词之一的不判")
    field: Literal["name", "value", "unit"] = Field(
        default="name", description="查指标的哪一项：name、value、unit；文字整段查"
    )


@check_kind("words", params=WordsParams, provides={"word"})
def judge(unit: IndicatorUnit | TextUnit, params: WordsParams, _: Context) -> Judgement:
    """None of the listed words stands in the text."""
    field, text = _searched(unit, params)
    if not text:
        return NOT_APPLICABLE
    if any(word in text for word in params.unless):
        return NOT_APPLICABLE
    found = (word for word in params.words if word in text)
    return failed(*(Hit({"word": word}, field=field) for word in found))


def _searched(unit: IndicatorUnit | TextUnit, params: WordsParams) -> tuple[str | None, str]:
    if isinstance(unit, TextUnit):
        return None, unit.passage.text
    row = unit.indicator
    texts = {"name": row.name, "value": row.value, "unit": row.unit}
    return params.field, texts[params.field] or ""
