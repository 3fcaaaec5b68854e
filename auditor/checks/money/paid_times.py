"""How often a year a price is paid: for days and months that rows state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.money.prices import Price, UnitPrice
from auditor.chinese.dates import find_dates
from auditor.language.linking.links import Linker
from auditor.model import Form, Indicator

_MONTHS = Decimal(12)


@dataclass(frozen=True, slots=True)
class Factor:
    """A number that a price is multiplied by, as one writes it, with the ``row`` that states it (none: the
    months of a year)."""

    text: str
    value: Decimal
    row: Indicator | None = None


def times_of(form: Form, price: Price, params: UnitPrice, linker: Linker) -> tuple[Factor, ...]:
    """The days or months for which a price is paid; none where it is paid once, or for days that nobody
    counts."""
    if price.times & linker.prices.words.days:
        return _agreed(_days(form, params, linker))
    if price.times & linker.prices.words.months:
        return months_of(form, params, linker)
    return ()


def months_of(form: Form, params: UnitPrice, linker: Linker) -> tuple[Factor, ...]:
    """The months that the rows of a form state, else those of a year; none where rows differ."""
    stated = list(_months(form, params, linker))
    return _agreed(stated) if stated else (Factor(linker.prices.words.month_count.format(12), _MONTHS),)


def _agreed(factors: Iterator[Factor] | list[Factor]) -> tuple[Factor, ...]:
    found = list(factors)
    return tuple(found[:1]) if len({each.value for each in found}) == 1 else ()


def _days(form: Form, params: UnitPrice, linker: Linker) -> Iterator[Factor]:
    """Days by the name, whatever the unit, else by the unit."""
    named = [row for row in form.indicators if row.name.endswith(params.day_names)]
    for row in named or [row for row in form.indicators if row.unit in linker.prices.words.days]:
        target = linker.target(row)
        if target is not None:
            yield Factor(plain(row), target.value, row)


def _months(form: Form, params: UnitPrice, linker: Linker) -> Iterator[Factor]:
    """Months by their unit, and from a month to a month (2025年3月—11月)."""
    words = linker.prices.words
    for row in form.indicators:
        target = linker.target(row)
        if target is not None and target.unit.text in words.months:
            yield Factor(plain(row), target.value, row)
        elif target is None and any(word in row.name for word in params.period_words):
            days = [each.first for each in find_dates(row.value or "") if each.first]
            if len(days) > 1:
                first, last = days[0], days[-1]
                count = (last.year - first.year) * int(_MONTHS) + last.month - first.month + 1
                yield Factor(words.month_count.format(count), Decimal(count), row)


def plain(row: Indicator) -> str:
    """A target without its operator, as one multiplies it."""
    return f"{row.value}{row.unit or ''}"
