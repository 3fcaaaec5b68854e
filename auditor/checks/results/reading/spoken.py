"""The figure that a sentence tells as the result of a row: 全年完成个案132例, 经调查满意度为93.6%."""

from __future__ import annotations

from decimal import Decimal

from auditor.checks.base import Context
from auditor.expressions import expression
from auditor.language.facts import Quantity, Role
from auditor.model import Indicator

_ASIDE = expression("[较比同升降减累占每余剩未尚应超]|其中|计划|目标|提高|增[加长幅]|原有|平均|以[上下内]")
_SHARE = "ratio"
_TAIL = 3  # characters of a name that say what its share is of: 结案率, 满意度
_ONCE = Decimal(1)


def spoken_figure(row: Indicator, text: str, context: Context) -> Decimal | None:
    """The one figure of a sentence in the unit of its row, where nothing beside it may be meant instead: of
    counts the only one in the text, of shares the one behind the name of the share."""
    asked = context.language.unit(row.unit or "")
    stated = [each for each in context.language.quantities(text) if each.role is not Role.REFERENCE]
    share = _SHARE in asked.kinds
    same = [each for each in stated if each.unit.base == asked.base and each.unit.kinds & asked.kinds]
    others = [each for each in stated if _SHARE not in each.unit.kinds and each not in same]
    if not asked.kinds or not asked.factor or len(same) != 1 or (others and not share):
        return None
    (told,) = same
    named = not share or row.name[-_TAIL:] in told.clause
    return told.value * told.unit.factor / asked.factor if named and _is_plain(told) else None


def _is_plain(told: Quantity) -> bool:
    """Whether a quantity is a number of what was done, no bound, change or part."""
    exact = told.operator is None and not told.approximate and told.frequency == _ONCE
    return exact and not _ASIDE.search(told.clause)
