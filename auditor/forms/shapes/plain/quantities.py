"""How much a text says: numbers of something that is counted or measured, within sentences too."""

from __future__ import annotations

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.model import MONEY_UNIT

_COUNTED = expression(rf"\d\s*(?:[%％‰]|[万亿]?(?![万亿年月日号期点时分])[{HAN}])")
_MONEY = expression(MONEY_UNIT)


def tells_quantity(text: str) -> bool:
    """Whether a text says how much: 新建6座, 92%, not 9月30日."""
    return _COUNTED.search(text) is not None


def tells_money(text: str) -> bool:
    """Whether a text speaks of an amount of money."""
    return _MONEY.search(text) is not None
