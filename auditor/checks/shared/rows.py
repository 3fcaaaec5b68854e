"""A row of an indicator table as words and as evidence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate

from auditor.checks.units import IndicatorUnit
from auditor.config.lexicons import Lexicons
from auditor.language.numbers.quantity_words import CommitmentWords
from auditor.model import Cell, Evidence, Form, Indicator, Location, Submission

_PARTS = ("其中", "（其中", "(其中", "——其中", "-其中")


def is_part(indicator: Indicator) -> bool:
    """Whether a row is a part of the one above (其中：苹果), which bears the weight."""
    return indicator.full_name.strip().lstrip("★☆*·　 ").startswith(_PARTS)


def wholes_of(form: Form, number: Callable[[str], Decimal | None]) -> Mapping[int, Indicator]:
    """The row above that a row is a part of, by the part's number: 其中 says so, or the targets of the rows
    below it, of the same levels, add up to its own; ``number`` reads a target."""
    by_levels: dict[tuple[str, ...], list[Indicator]] = {}
    for row in form.indicators:
        by_levels.setdefault(row.levels, []).append(row)
    found: dict[int, Indicator] = {}
    for rows in by_levels.values():
        found |= _summed([(row, number(row.value or "") or Decimal(0)) for row in rows])
        found |= _named_parts(rows)
    return found


def _named_parts(rows: Iterable[Indicator]) -> Iterator[tuple[int, Indicator]]:
    whole: Indicator | None = None
    for row in rows:
        if not is_part(row):
            whole = row
        elif whole is not None:
            yield row.row, whole


def _summed(rows: Sequence[tuple[Indicator, Decimal]]) -> Iterator[tuple[int, Indicator]]:
    """The rows below the first one that they add up to. A single row of the same target is no part."""
    sums = list(accumulate((target for _row, target in rows), initial=Decimal(0)))
    ends: dict[Decimal, list[int]] = {}
    for end, total in enumerate(sums):
        ends.setdefault(total, []).append(end)
    told = 0
    for start, (whole, target) in enumerate(rows):
        reached = ends.get(sums[start + 1] + target, [])
        first = bisect_right(reached, start + 1)
        end = reached[first] if target and first < len(reached) else 0
        if end > start + 2:
            yield from ((row.row, whole) for row, _target in rows[max(start + 1, told) : end])
            told = max(told, end)


def another_is_whole_cost(indicator: Indicator, form: Form, lexicons: Lexicons) -> bool:
    """Whether another row says how much all of it may cost."""
    names = lexicons.load("commitment", CommitmentWords).cost.total_names
    others = (row for row in form.indicators if row is not indicator)
    return any(
        any(name in row.name for name in names) and any(map(str.isdigit, row.value or "")) for row in others
    )


def heads_and_parts(form: Form) -> tuple[frozenset[int], frozenset[int]]:
    """The rows that only bear the weight of those below them (改造泵站, blank, 10 points; 东闸泵站, 2座),
    and these, by number; at least two stand below one head or below two of them. Where one head of the form
    states a target or a result, all have to."""
    heads: set[int] = set()
    parts: set[int] = set()
    head: Indicator | None = None
    for row in form.indicators:
        filled = bool((row.value or "").strip())
        if row.weight is not None:
            head = row
        elif head is not None and filled and row.weight_text == "" and row.levels == head.levels:
            if (head.value or "").strip() or (head.actual or "").strip():
                return frozenset(), frozenset()
            heads.add(head.row)
            parts.add(row.row)
        else:
            head = None
    return (frozenset(heads), frozenset(parts)) if len(parts) > 1 else (frozenset(), frozenset())


def beside_name(unit: IndicatorUnit) -> str:
    """All that stands in the row of an indicator beside its name, whatever the columns are for."""
    own, row = _printed_row(unit)
    return "\n".join(cell.text for cell in row if cell is not own)


def aim_before(unit: IndicatorUnit) -> str:
    """What stands in the row before the name, is its alone and was read as nothing: what a measure is for,
    where a table has a column for that (两处渡口改造 | 按时完成率)."""
    own, row = _printed_row(unit)
    before = [cell for cell in row if own is not None and cell.column < own.column and cell.row_span == 1]
    return "\n".join(_unread(unit.indicator, before))


def unread_beside(unit: IndicatorUnit) -> list[str]:
    """What stands in the row of an indicator in cells of which no field was read."""
    return _unread(unit.indicator, _printed_row(unit)[1])


def _unread(indicator: Indicator, cells: Sequence[Cell]) -> list[str]:
    read = {indicator.place("name"), *indicator.locations.values()}
    return [cell.text for cell in cells if cell.location not in read]


def _printed_row(unit: IndicatorUnit) -> tuple[Cell | None, Sequence[Cell]]:
    """The cell of an indicator's name and all cells of its row, nothing where it stands in no table."""
    return unit.whole.once(_rows_by_cell).get(unit.indicator.place("name"), (None, ()))


def _rows_by_cell(submission: Submission) -> Mapping[Location, tuple[Cell, Sequence[Cell]]]:
    found: dict[Location, tuple[Cell, Sequence[Cell]]] = {}
    for table in submission.document.tables():
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
            found.setdefault(cell.location, (cell, rows[cell.row]))
    return found


def is_apart(indicator: Indicator, form: Form, coverage: Callable[[str, str], float]) -> bool:
    """Whether a benefit speaks of nothing that the project, the texts or another row of the form speak of."""
    said = [form.project or "", form.department or "", form.issuer or "", indicator.value or ""]
    said += [passage.text for passage in form.passages]
    said += [row.name for row in form.indicators if row.name != indicator.name]
    return not coverage(indicator.name, "\n".join(said))


def target_text(indicator: Indicator) -> str:
    """Operator, value and unit as one reads them; the value alone where it is qualitative."""
    operator = indicator.operator.value if indicator.operator and not indicator.qualitative else ""
    return f"{operator}{indicator.figure}"


def row_evidence(indicator: Indicator) -> Evidence:
    """The row quoted: name and target."""
    return Evidence(f"{indicator.full_name} {target_text(indicator)}".strip(), indicator.location)
