"""Goal texts in which nothing can be measured."""

from __future__ import annotations

from auditor.checks.base import PASSED, Context, Hit, Judgement, Params, Undetermined, check_kind, failed
from auditor.checks.units import TextUnit
from auditor.language import Role
from auditor.model import Confidence

_QUOTED = 3
_SHORT = 40  # characters


class VagueGoalParams(Params):
    """A text is vague from ``phrases`` vague phrases on; where it promises things that can be verified, from
    ``per_deliverable`` vague phrases for each of them on. One number among ``per_number`` vague phrases and
    more is asked about; two numbers are enough. With a date it is asked, with a mere 按时 below ``many``."""

    phrases: int = 2
    per_deliverable: int = 3
    per_number: int = 10
    many: int = 8


@check_kind(
    "vague-goal",
    params=VagueGoalParams,
    provides={"phrases", "count", "alternatives"},
)
def judge(unit: TextUnit, params: VagueGoalParams, context: Context) -> Judgement:
    """A goal text with vague phrases and nothing measurable: no number promised, no deliverable."""
    text = unit.passage.text.strip()
    if not text:
        return Undetermined("绩效目标为空")
    numbers = sum(each.role is Role.COMMITMENT for each in context.language.quantities(text))
    vague = context.language.phrases.all(text) or _chores(text, numbers, context)
    bare = vague == _chores(text, numbers, context)
    deliverables = len(context.language.phrases.deliverables(text))
    if numbers > 1 or len(vague) <= deliverables + params.per_number * numbers:
        return PASSED
    firm = bare or (numbers == 0 and len(vague) >= max(params.phrases, params.per_deliverable * deliverables))
    in_time = context.language.phrases.punctual(text) and len(vague) < params.many
    scheduled = in_time or bool(context.language.phrases.schedules(text))
    values = {
        "phrases": "".join(f"“{phrase}”" for phrase in dict.fromkeys(vague[:_QUOTED])),
        "count": str(len(vague)),
        "alternatives": context.language.alternatives.phrase(text),
    }
    return failed(Hit(values, confidence=None if firm and not scheduled else Confidence.ASK))


def _chores(text: str, numbers: int, context: Context) -> tuple[str, ...]:
    """The verbs of a short goal that promises no more than work: no figure, no event, nothing built."""
    concrete = numbers or any(char.isdigit() for char in text) or context.linker.promises.topics(text)
    return () if concrete or len(text) >= _SHORT else context.language.phrases.chores(text)
