"""Money per something, which a text says in words (每人每月200元) and a row in its unit (200元/人·月)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from auditor.chinese.marks import HAN
from auditor.language.facts import Quantity, UnitFact
from auditor.language.linking.agreement import Agreement, compared, opposed
from auditor.model import Operator

_LONG = "平方公里|平方米|立方米|公里|千米|公顷|千瓦时|工作日|人次|户次|场次|批次|学时|课时"
_PER = re.compile(f"[每单]({_LONG}|[{HAN}])|([年月日天])?([人户亩生师床次件场村校店])均")
_BELOW = re.compile(f"{_LONG}|[{HAN}]")


def is_per_something(quantity: Quantity) -> bool:
    """Whether a text says that money is per something (每人每月100元)."""
    return quantity.unit.kinds == {"money"} and bool(_per(quantity))


def per_the_same(quantity: Quantity, unit: UnitFact) -> int:
    """How many things a text says that money is per, where a price has the very same below its bar."""
    per, below = set(_per(quantity)), set(_below(unit))
    return len(per) if quantity.unit.kinds == {"money"} and unit.of_prices and per == below else 0


def price_agreement(
    quantity: Quantity,
    value: Decimal,
    price: UnitFact,
    operator: Operator | None,
    read: Callable[[str], UnitFact],
) -> Agreement | None:
    """How a sum of a text goes with a row's price; ``None`` where they are per different things. ``read``
    reads a unit."""
    money = read(re.split("[/／]", price.text, maxsplit=1)[0])
    promised, asked = quantity.value * quantity.unit.factor, value * money.factor
    if promised != asked:
        same = _same_base(quantity, price, read)
        return compared(promised, asked, quantity.operator, operator) if same else None
    return Agreement.DIRECTION if opposed(quantity.operator, operator) else Agreement.SAME


def _same_base(quantity: Quantity, price: UnitFact, read: Callable[[str], UnitFact]) -> bool:
    """Whether a text says, once, that money is per what a price has below its bar (每户, 元/户)."""
    per, below = _per(quantity), _below(price)
    if len(per) != 1 or len(below) > 1:
        return bool(per) and set(per) == set(below)
    wanted = {kind.partition("/")[2] for kind in price.kinds}
    return bool(read(per[0]).kinds & wanted)


def _per(quantity: Quantity) -> list[str]:
    before = quantity.clause[: max(quantity.start - quantity.clause_start, 0)]
    return [each for match in _PER.finditer(before) for each in match.groups() if each]


def _below(unit: UnitFact) -> list[str]:
    return _BELOW.findall(unit.text.replace("／", "/").partition("/")[2])
