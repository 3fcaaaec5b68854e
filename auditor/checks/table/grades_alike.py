"""Standards of two neighbouring grades (优, 良, 中, 差) that are the same: nobody can tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import Field

from auditor.checks.base import NOT_APPLICABLE, PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.shared.tables import blocks_from_table
from auditor.checks.units import FormUnit
from auditor.chinese.marks import unspaced
from auditor.model import Cell, Evidence, RowRef, Table

_FEWEST = 3  # grades of a scale

Grid = Sequence[Sequence[Cell | None]]


class GradesParams(Params):
    """``grades`` are the words of all scales, each alone in the cell above its standards; ``pair`` says which
    two of them are alike."""

    grades: frozenset[str] = Field(description="表头里单独成格的等级名称")
    pair: str = Field(description="哪两档相同，怎样说")


@dataclass(frozen=True, slots=True)
class _Alike:
    """The same standard below the labels of two grades."""

    better: str
    worse: str
    standard: Cell


@check_kind("grades-alike", params=GradesParams, provides={"pairs", "count"})
def judge_grades(unit: FormUnit, params: GradesParams, _context: Context) -> Judgement:
    """Each grade of a scale has a standard of its own."""
    table = next(iter(blocks_from_table(unit)), None)
    grid = table.grid() if isinstance(table, Table) else ()
    head = next((at for at, line in enumerate(grid) if len(_grades(line, params)) >= _FEWEST), None)
    if head is None:
        return NOT_APPLICABLE
    rows = {row.location.row_key: row for row in unit.form.indicators}
    found = [
        (rows[each.standard.location.row_key], each)
        for each in _alike(grid, head, params)
        if each.standard.location.row_key in rows
    ]
    if not found:
        return PASSED
    pairs = dict.fromkeys(
        params.pair.format(
            row=row.number, better=each.better, worse=each.worse, standard=unspaced(each.standard.text)
        )
        for row, each in found
    )
    return failed(
        Hit(
            {"pairs": "，".join(pairs), "count": str(len(pairs))},
            tuple(Evidence(each.standard.text, each.standard.location) for _, each in found),
            tuple(dict.fromkeys(RowRef(unit.form.index, row.row) for row, _ in found)),
        )
    )


def _grades(line: Sequence[Cell | None], params: GradesParams) -> dict[int, str]:
    """The columns that a line labels with grades."""
    labels = ((at, unspaced(cell.text)) for at, cell in enumerate(line) if cell is not None)
    return {at: label for at, label in labels if label in params.grades}


def _alike(grid: Grid, head: int, params: GradesParams) -> Iterator[_Alike]:
    labels = _grades(grid[head], params)
    for line in grid[head + 1 :]:
        for one, other in pairwise(sorted(labels)):
            first, second = line[one], line[other]
            if first is None or second is None or first is second or other != one + 1:
                continue
            told = unspaced(first.text)
            if told == unspaced(second.text) and any(map(str.isdigit, told)):
                yield _Alike(labels[one], labels[other], first)
