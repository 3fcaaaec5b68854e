"""Money per something, which a text says in words (每人每月200元) and a row in its unit (200元/人·月)."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import Quantity, UnitFact
from auditor.language.linking.agreement import Agreement, compared, opposed
from auditor.language.numbers.quantity_words import PaidPer
from auditor.language.phrases import Chain, Choice, Signs, Words, maybe
from auditor.language.scanning import Scanner
from auditor.model import Operator

_EACH = "每单"
_TIMES = "年月日天"
_MONEY = "元"
_BELOW_BAR = expression(rf"[/／]([{HAN}]{{1,3}})[）)]?$")  # 护栏成本/段


class PriceReader:
    """Reads what money is per, in texts and in units."""

    def __init__(self, words: PaidPer, scanner: Scanner) -> None:
        self.words = words
        self._thing = Choice(Words(scanner, words.units), Signs(f"[{HAN}]", 1, 1))
        averages = Chain(maybe(Signs(f"[{_TIMES}]", 1, 1)), Words(scanner, words.averages))
        self._per = Choice(Chain(Signs(f"[{_EACH}]", 1, 1), self._thing), averages)

    def is_per_something(self, quantity: Quantity) -> bool:
        """Whether a text says that money is per something (每人每月100元)."""
        return quantity.unit.kinds == {"money"} and bool(self.told(quantity))

    def may_tell(self, text: str) -> bool:
        """Whether a text can say that money is per something."""
        return self._per.within(text)

    def per_the_same(self, quantity: Quantity, unit: UnitFact) -> int:
        """How many things a text says that money is per, where a price has the very same below its bar."""
        if quantity.unit.kinds != {"money"} or not unit.of_prices:
            return 0
        told = set(self.told(quantity))
        return len(told) if told == set(self._below(unit)) else 0

    def is_for_each(self, quantity: Quantity, price: UnitFact, read: Callable[[str], UnitFact]) -> bool:
        """Whether a price is for each of what a text counts (12座, 万元/座): the same number says nothing."""
        below = self._below(price) if price.of_prices else ()
        return any(read(each).base == quantity.unit.base for each in below)

    def agreement(
        self,
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
            same = self._same_base(quantity, price, read)
            return compared(promised, asked, quantity.operator, operator) if same else None
        return Agreement.DIRECTION if opposed(quantity.operator, operator) else Agreement.SAME

    def _same_base(self, quantity: Quantity, price: UnitFact, read: Callable[[str], UnitFact]) -> bool:
        """Whether a text says, once, that money is per what a price has below its bar (每户, 元/户)."""
        told, below = self.told(quantity), self._below(price)
        if len(told) != 1 or len(below) > 1:
            return bool(told) and set(told) == set(below)
        wanted = {kind.partition("/")[2] for kind in price.kinds}
        return bool(read(told[0]).kinds & wanted)

    def told(self, quantity: Quantity) -> list[str]:
        """What a text says that money is per (人 and 月 of 每人每月)."""
        return self.named(quantity.clause[: max(quantity.start - quantity.clause_start, 0)])

    def named(self, words: str) -> list[str]:
        """What words say that money is per (人 and 天 of 每人每天补助, 段 of 护栏成本/段)."""
        told = [each for found in self._per.find(words) for each in _things(found.text)]
        return told or _BELOW_BAR.findall(words.strip())

    def without(self, name: str, instead: str) -> str:
        """A name with something else for what it says that money is per."""
        bare = self._per.without(name, instead)
        ending = _BELOW_BAR.search(bare)
        if ending is None:
            return bare
        return f"{bare[: ending.start()].removesuffix(ending[1]).removesuffix(_MONEY)}{instead}"

    def _below(self, unit: UnitFact) -> list[str]:
        return list(self._thing.all(unit.text.replace("／", "/").partition("/")[2]))


def _things(words: str) -> list[str]:
    """What words say that money is per: 人 of 每人, 人 and 月 of 月人均."""
    if words[0] in _EACH:
        return [words[1:]]
    return [words[1:-1], words[0]] if words[0] in _TIMES else [words[:-1]]
