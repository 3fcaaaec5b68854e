"""An indicator that neither 概况 nor 目标 speaks of."""

from __future__ import annotations

from pydantic import Field

from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    Params,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.reading import Reading
from auditor.checks.shared import reasons
from auditor.checks.shared.rows import row_evidence
from auditor.checks.units import IndicatorUnit
from auditor.checks.wholeness import leaves_nothing_out
from auditor.language.linking.content import Content, ContentReader, coverage
from auditor.language.numbers.quantity_words import CommitmentWords, Cost
from auditor.model import Form, Indicator, PassageField, Submission

_SATISFIED = "满意"
_TEXTS = (PassageField.OVERVIEW, PassageField.GOAL, PassageField.LONG_TERM_GOAL)


class IndicatorBasis(Params):
    """``exempt`` are words of indicators that need no mention in the text (满意度, 预算执行率 …),
    ``derived`` the levels whose indicators follow from the work without being named (质量, 时效, 效益).
    Below the share ``unmentioned`` of common content an indicator is asked about; ``least`` characters of
    content are needed."""

    exempt: tuple[str, ...] = Field(description="不必在文字里提到的指标用词")
    derived: tuple[str, ...] = Field(description="随工作而来、不必点名的级次（质量、时效、效益）")
    unmentioned: float = Field(default=0.2, description="共同内容低于这个比例就询问（0—1）")
    least: int = Field(default=4, description="名称实义内容至少几个字才判")


@check_kind("indicator-basis", params=IndicatorBasis)
def indicator_basis(unit: IndicatorUnit, params: IndicatorBasis, context: Context) -> Judgement:
    """Looks for an indicator's content words in the project's name, 概况 and 目标."""
    form, indicator = unit.form, unit.indicator
    content = context.linker.content
    cost = context.lexicons.load("commitment", CommitmentWords).cost
    if _exempt(indicator, params, cost) or content.size(indicator.name) < params.least:
        return NOT_APPLICABLE
    told = unit.reading.once(_told, unit.whole, content)
    if told is None:
        return Undetermined(reasons.NO_TEXTS)
    if coverage(content.of(indicator.name), told) >= params.unmentioned:
        return PASSED
    if not unit.reading.once(leaves_nothing_out, told, context.language):
        return Undetermined(reasons.SHORT_TEXTS)
    named = content.coverage(indicator.name, _title(form))
    part = context.linker.trades.part(indicator.name, _title(form))
    return PASSED if named >= params.unmentioned or part else failed(_hit(indicator))


def _told(form: Form, whole: Reading[Submission], content: ContentReader) -> Content | None:
    """What 概况 and 目标 speak of, whatever the period or place of the rows that are judged; ``None`` where
    they say nothing."""
    everywhere = next((each.passages for each in whole.subject.forms if each.index == form.index), ())
    passages = dict.fromkeys((*form.passages, *everywhere))
    texts = [each.text for each in passages if each.field in _TEXTS and each.text.strip()]
    return content.together(texts) if texts else None


def _exempt(indicator: Indicator, params: IndicatorBasis, cost: Cost) -> bool:
    words = (*params.exempt, *cost.total_names)
    leave = (_SATISFIED, *params.derived)
    levels = any(level in cost.levels or any(word in level for word in leave) for level in indicator.levels)
    return levels or any(word in indicator.full_name for word in words)


def _title(form: Form) -> str:
    return form.project or ""


def _hit(indicator: Indicator) -> Hit:
    return Hit(evidence=(row_evidence(indicator),), field="name")
