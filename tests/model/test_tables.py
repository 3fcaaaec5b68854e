"""Which table of a document a place lies in."""

from __future__ import annotations

import pytest

from auditor.model import Cell, Document, Location, Paragraph, Table, TableFinder

WORD = [Location(table=1, row=2, column=1), Location(table=2, row=2, column=1)]
EXCEL = [Location(sheet="甲", cell="B7"), Location(sheet="乙", cell="B7")]


def document(places: list[Location]) -> Document:
    tables = (Table((Cell("灯", 1, 1, each),), Location()) for each in places)
    return Document("a", "word", (Paragraph("标题", Location()), *tables))


@pytest.mark.parametrize("places", [WORD, EXCEL], ids=["word", "excel"])
def test_a_place_lies_in_the_table_with_its_row(places: list[Location]) -> None:
    finder = TableFinder.of(document(places))
    assert [finder.number(each) for each in places] == [1, 2]
    assert list(finder.numbers([places[1], Location(), *places])) == [2, 1]
    assert finder.number(Location(table=1, row=3)) is None


def test_places_of_one_row_differ_in_the_column_alone() -> None:
    assert WORD[0].row_key == WORD[0].at(column=4).row_key
    assert EXCEL[0].row_key == EXCEL[0].at(cell="AC7").row_key
    different = [WORD[1], WORD[0].at(row=3), WORD[0].at(page=2), *EXCEL, EXCEL[0].at(cell="B8")]
    assert all(each.row_key != WORD[0].row_key for each in different)
    assert len({each.row_key for each in different}) == len(different)
