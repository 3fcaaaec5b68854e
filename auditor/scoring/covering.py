"""What part of the budget prices times counts account for in all, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from auditor.scoring.products import Price, is_price_of

if TYPE_CHECKING:
    from auditor.scoring.answers import Answered

_ZERO = Decimal(0)
_OVER = Decimal("1.02")  # products are rounded
_FEW = 20_000  # looks for one price; a form that needs more is none that a person fills in


def covered(prices: Sequence[Price], counts: Sequence[Answered], money: Decimal) -> Decimal:
    """The largest share (0…1) of the ``money`` in 元 that the prices come to, each times another count, and
    that is not more than it. Only prices that say for what they are paid are of use: the more products there
    are, the more of them come near by chance."""
    most = money * _OVER
    ways: set[tuple[Decimal, int]] = {(_ZERO, 0)}
    for price in dict.fromkeys(each for each in prices if each.per and each.amount > 0):
        if len(ways) * len(counts) > _FEW:
            return _ZERO
        ways |= {
            (total, taken | 1 << at)
            for paid, taken in ways
            for at, count in enumerate(counts)
            if not taken >> at & 1 and is_price_of(price.per, count)
            if (total := paid + price.yearly * count.base) <= most
        }
    return min(max(total for total, _ in ways) / money, Decimal(1))
