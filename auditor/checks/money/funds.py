"""The block of funds in a form's head: in each of its columns the whole and the sources that make it up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from operator import itemgetter

from auditor.checks.money.budget_tables import Sources
from auditor.expressions import expression
from auditor.model import Amount, Form, MoneyUnit, decimals, half_digit

_ITEM = expression(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]")
_AMONG = expression(r"^\s*其中")
_ABREAST = 2  # wholes in one line
_WITH_ONE_PART = 2  # amounts: a whole and its only part
_SIGNS = expression(r"[（(][^（）()]*[）)]|[\s:：]")


@dataclass(frozen=True, slots=True)
class FundsColumn:
    """``name`` is the column as printed (全年预算数), the label of the whole where a period has its own block
    (中期资金总额), blank in a block of one column. ``closed`` says that a source for all the rest (其他资金)
    is among the parts, so that none can be missing. ``classes`` are what the money is spent on (基本支出,
    项目支出), where all of them are told: together the whole, beside its sources. ``told`` are the parts and
    those that they consist of, as they stand."""

    name: str
    whole: Amount | None
    parts: tuple[Amount, ...]
    closed: bool
    classes: tuple[Amount, ...] = ()
    told: tuple[Amount, ...] = ()

    def sum(self) -> Decimal | None:
        """The parts in the unit of the whole; ``None`` without a whole, without parts or with an unknown
        unit."""
        if self.whole is None or not self.parts:
            return None
        values = [part.in_unit(self.whole.unit) for part in self.parts]
        known = [value for value in values if value is not None]
        return sum(known, Decimal(0)) if len(known) == len(values) else None


def funds_columns(form: Form, words: Sources) -> tuple[FundsColumn, ...]:
    """The columns in the order in which they first occur."""
    if abreast := _periods_abreast(form, words):
        return abreast
    groups: dict[tuple[str, int], list[tuple[str, Amount]]] = {}
    for amount in form.amounts:
        name, label = _place(amount.label, words)
        groups.setdefault((name, amount.block), []).append((label, amount))
    if len(groups) == _ABREAST and (alone := _of_the_works(groups, form, words)):
        return (_column(*alone, form, words),)
    return tuple(
        _column(name, each, form, words)
        for (name, _), group in groups.items()
        for each in _by_wholes(group, form, words)
    )


def _periods_abreast(form: Form, words: Sources) -> tuple[FundsColumn, ...]:
    """The money below the whole of the works and that of the year side by side (总投资 | 2025年度资金), each
    in its own column; empty where one stands elsewhere."""
    placed = [(place, amount) for amount in form.amounts if (place := _place_of(amount)) is not None]
    wholes = [each for each in placed if _heads_period(each[1], form, words)]
    below = {column: amount for (_, _, column), amount in wholes}
    lines = {place[:2] for place, _ in wholes}
    if len(placed) < len(form.amounts) or len(below) < _ABREAST or len(wholes) > len(below) or len(lines) > 1:
        return ()
    parts: dict[int, list[tuple[str, Amount]]] = {column: [] for column in below}
    for place, amount in sorted(placed, key=itemgetter(0)):
        if place[2] not in below or place[:2] < min(lines):
            return ()
        parts[place[2]].append((_place(amount.label, words)[1], amount))
    return tuple(
        _column(whole.label if _is_long(whole, words) else "", parts[column], form, words)
        for column, whole in below.items()
    )


def _of_the_works(
    groups: Mapping[tuple[str, int], list[tuple[str, Amount]]], form: Form, words: Sources
) -> tuple[str, list[tuple[str, Amount]]] | None:
    """The money of a form that states it for all of the works (总投资 | 资本金 | 专项债券), with its name."""
    long = [name for name, _ in groups if any(word in name for word in words.long)]
    whole, *parts = (each for group in groups.values() for each in group)
    single = len(long) == 1 and whole[0] == long[0] and not any(_heads(each, form, words) for each in parts)
    return (long[0], [whole, *parts]) if single else None


def _heads_period(amount: Amount, form: Form, words: Sources) -> bool:
    return amount == form.budget or (_is_long(amount, words) and "·" not in amount.label)


def _is_long(amount: Amount, words: Sources) -> bool:
    return any(word in amount.label.partition("·")[0] for word in words.long)


def _by_wholes(group: list[tuple[str, Amount]], form: Form, words: Sources) -> list[list[tuple[str, Amount]]]:
    """Money in one column by the wholes that it makes up, as they stand: 项目资金总额 with its sources, below
    it 年度资金申请总额 with those of the year. One group where fewer than two wholes have sources, or places
    are unknown."""
    places = [place for _, amount in group if (place := _place_of(amount)) is not None]
    if len(places) < len(group) or _is_list(group, words):
        return [group]
    if abreast := _abreast(places, group, form, words):
        return abreast
    found: list[list[tuple[str, Amount]]] = []
    for _, (label, amount) in sorted(zip(places, group, strict=True), key=itemgetter(0)):
        whole = amount == form.budget or _is_whole(_core(label), words)
        if whole or not found:
            found.append([])
        found[-1].append((label, amount))
    several = sum(len(each) > 1 for each in found) > 1
    if not several or not all(_heads(each[0], form, words) for each in found):
        return [group]
    return [each[:1] if _is_one_among_more(each) else each for each in found]


def _abreast(
    places: list[tuple[int, int, int]], group: list[tuple[str, Amount]], form: Form, words: Sources
) -> list[list[tuple[str, Amount]]]:
    """The money below each of wholes in one line (项目资金总额 | 年度资金申请总额); empty where wholes
    do not stand side by side."""
    wholes = [place for place, each in zip(places, group, strict=True) if _heads(each, form, words)]
    columns = sorted(column for _, _, column in wholes)
    if len(set(columns)) < _ABREAST or len({place[:2] for place in wholes}) > 1:
        return []
    found: list[list[tuple[str, Amount]]] = [[] for _ in columns]
    for (_, _, column), each in sorted(zip(places, group, strict=True), key=itemgetter(0)):
        found[max(bisect_right(columns, column) - 1, 0)].append(each)
    return found


def _is_one_among_more(group: list[tuple[str, Amount]]) -> bool:
    """Whether a whole has one smaller part that is only said to be in it (其中：财政资金): the rest is not
    printed."""
    if len(group) != _WITH_ONE_PART or not _AMONG.match(group[1][0]):
        return False
    (_, whole), (_, part) = group
    value = part.in_unit(whole.unit)
    return value is not None and value < whole.value


def _place_of(amount: Amount) -> tuple[int, int, int] | None:
    at = amount.location
    if at.table is None or at.row is None or at.column is None:
        return None
    return at.table, at.row, at.column


def _heads(first: tuple[str, Amount], form: Form, words: Sources) -> bool:
    return first[1] == form.budget or _is_whole(_core(first[0]), words)


def form_money(form: Form, words: Sources) -> Amount | None:
    """The budget of a form, the largest of those of its year (年初, 全年); where it is 0 although its sources
    are not, what they come to. ``None`` where it states none or not in which unit."""
    stated: list[tuple[Decimal, Amount]] = []
    for column in funds_columns(form, words):
        if any(word in column.name for word in (*words.long, *words.spent)) or column.whole is None:
            continue
        whole = column.whole if column.whole.value else _of_parts(column.whole, column)
        yuan = whole.in_unit(MoneyUnit.YUAN)
        if yuan is not None:
            stated.append((yuan, whole))
    return max(stated, key=lambda pair: pair[0])[1] if stated else None


def printed_tolerance(whole: Amount, parts: Iterable[Amount], least: Decimal) -> Decimal:
    """What rounding explains: half the last digit of the whole where a part is printed with more of them."""
    digits = decimals(whole.value)
    rounded = any(decimals(part.value) > digits for part in parts)
    return max(least, half_digit(whole.value)) if rounded else least


def _of_parts(whole: Amount, column: FundsColumn) -> Amount:
    total = column.sum()
    if not total:
        return whole
    return Amount(
        total, whole.unit, whole.label, "、".join(part.text for part in column.parts), whole.location
    )


def _place(label: str, words: Sources) -> tuple[str, str]:
    """The column of an amount and its label in it: 财政拨款·全年预算数 and 中期资金总额·财政拨款."""
    first, _, second = label.partition("·")
    if any(word in first for word in words.long):
        return first, second or first
    return second, first


def _core(label: str) -> str:
    """A label without its unit in brackets and its signs."""
    return _SIGNS.sub("", label)


def _is_whole(core: str, words: Sources) -> bool:
    """Whether a label is that of a whole; 一般公共预算 ends as one and is a source."""
    if not core.endswith(words.whole):
        return False
    ends = max(len(word) for word in words.whole if core.endswith(word))
    return ends > max((len(word) for word in words.parts if core.endswith(word)), default=0)


def _is_list(group: list[tuple[str, Amount]], words: Sources) -> bool:
    """Whether wholes and their parts are told again and again: lines of tasks, each with its own money."""
    cores = [_core(label) for label, _ in group]
    again = [core for core in cores if cores.count(core) > 1]
    return any(_is_whole(core, words) for core in again) and any(
        not _is_whole(core, words) and any(word in core for word in words.parts) for core in again
    )


def _column(name: str, group: list[tuple[str, Amount]], form: Form, words: Sources) -> FundsColumn:
    listed = _is_list(group, words)
    whole: Amount | None = None
    parts: list[Amount] = []
    told: list[Amount] = []
    numbered = sum(_ITEM.match(label) is not None for label, _ in group)
    within = True  # 其中 right behind the whole opens its parts, behind a part it says what that consists of
    for label, amount in group:
        is_whole = amount == form.budget or label == name or _is_whole(_core(label), words)
        sibling = numbered > 1 and _ITEM.match(label) is not None  # 一、预算资金 二、自有资金
        is_whole = is_whole and not sibling
        named = sibling or any(word in label for word in words.parts)
        if is_whole and whole is None:
            whole = amount
        elif named and not listed and not is_whole:
            told.append(amount)
            if within or not any(word in label for word in words.nested):
                parts.append(amount)
        within = is_whole
    closed = any(word in part.label for part in parts for word in words.rest)
    return FundsColumn(name, whole, tuple(parts), closed, _classes(group, words), tuple(told))


def _classes(group: list[tuple[str, Amount]], words: Sources) -> tuple[Amount, ...]:
    """What the money is spent on, where each class of one set is told once; the first set that is whole."""
    told: dict[str, list[Amount]] = {}
    for label, amount in group:
        told.setdefault(_AMONG.sub("", _ITEM.sub("", _core(label))), []).append(amount)
    for names in words.classes:
        if all(len(told.get(name, ())) == 1 for name in names):
            return tuple(told[name][0] for name in names)
    return ()
