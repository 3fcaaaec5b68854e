"""Targets that are only about a number: 6万多丛, 百余人, 几十场, 约300户."""

from __future__ import annotations

import re

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.chinese.marks import HAN, unspaced
from auditor.expressions import expression
from auditor.model import Confidence

_NUMERAL = "[0-9０-９一二三四五六七八九十百千万亿]"
_MORE = expression(rf"(?:{_NUMERAL}{{1,16}}(?:\.\d{{1,8}})?\s*(?P<more>[多余])|(?P<some>[数几上])[十百千万])")
_ABOUT = expression(rf"^[≥≤=]?(?P<before>大约|约|近|将近|大概|接近)(?={_NUMERAL})|(?P<after>左右|上下)$")
_UNIT = expression(rf"[{HAN}%％‰A-Za-z㎡]{{0,6}}")


class RoundedParams(Params):
    """``unless``: words of names of figures that nobody can set exactly."""

    unless: tuple[str, ...] = Field(default=(), description="名称里有这些词的，本来就只能写约数")


@check_kind("rounded-target", params=RoundedParams, provides={"word", "quoted"}, faults={"more", "about"})
def judge_rounded(unit: IndicatorUnit, params: RoundedParams, context: Context) -> Judgement:
    """A target of one quantity that is told in round numbers."""
    row = unit.indicator
    value = unspaced(row.figure)
    more, about = _MORE.search(value), _ABOUT.search(value)
    if not (more or about) or any(word in row.name for word in params.unless):
        return NOT_APPLICABLE if not value else PASSED
    if more is not None and (_is_name(value, more) or len(context.language.quantities(value)) > 1):
        return PASSED
    found = more or about
    word = next((each for each in found.groupdict().values() if each), "") if found else ""
    asked = None if more else Confidence.ASK
    return failed(
        Hit(
            {"word": word, "quoted": value},
            field="value",
            confidence=asked,
            fault="more" if more else "about",
        )
    )


def _is_name(value: str, found: re.Match[str]) -> bool:
    """Whether words beside the number are those of something else (万余乡, 三余村)."""
    before, behind = value[: found.start()], value[found.end() :]
    return bool(before.strip("≥≤=>＞不少低于至达到约完成")) or not _UNIT.fullmatch(behind.rstrip("以上。；;"))
