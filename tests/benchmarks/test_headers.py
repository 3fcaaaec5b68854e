"""The forms that benchmarks.headers composes: stable, sound as printed, and the same by every way."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from benchmarks.headers.__main__ import files
from benchmarks.headers.content import trades
from benchmarks.headers.labels import counts
from benchmarks.headers.plan import Levels, Merging, Parts, Periods, Plan
from benchmarks.headers.reading import WAYS, document
from benchmarks.headers.scoring import compare
from benchmarks.headers.sheet import Sheet, sheet


def _plain(seed: int) -> Sheet:
    rng = Random(seed)
    layout = Plan(Levels.COLUMNS, Parts.VALUE_UNIT, Periods.ONE, Merging.MERGED, odd=0, garbage=0)
    return sheet(rng.choice(sorted(trades())), layout, rng)


def test_the_same_seed_composes_the_same_forms() -> None:
    assert list(files(20, 3)) == list(files(20, 3)) != list(files(20, 4))


def test_cells_fill_the_grid_without_overlap() -> None:
    for made in files(120, 8):
        for each in made:
            covered = [
                (row, column)
                for cell in each.cells
                for row in range(cell.row, cell.row + cell.down)
                for column in range(cell.column, cell.column + cell.across)
            ]
            height, width = max(row for row, _ in covered), max(column for _, column in covered)
            assert len(covered) == len(set(covered)) == height * width, each.plan


def test_most_odd_words_are_not_listed_in_the_lexicons() -> None:
    every, listed = counts()

    assert listed < every / 2


@pytest.mark.parametrize("way", WAYS)
def test_forms_without_any_difficulty_read_as_composed(way: str, tmp_path: Path) -> None:
    sheets = [_plain(seed) for seed in range(2)]

    reading = compare(sheets, recognise(document(sheets, way, tmp_path), Lexicons()))

    assert not reading.misses
    assert not reading.extra
    assert sum(reading.right) == sum(len(each.entries) for each in sheets) > 10


def test_what_was_not_read_counts_as_a_miss() -> None:
    sheets = [_plain(1), _plain(2)]

    reading = compare(sheets, recognise(document(sheets[:1], "document", Path()), Lexicons()))

    assert reading.right[1] == 0
    assert {miss.fields for miss in reading.misses} == {("row",)}
    assert reading.is_misread(None, None)
    assert not reading.is_misread(1, 1)
