from __future__ import annotations

from pathlib import Path

import pytest

from auditor.errors import InputError
from auditor.readers import Limits, read_document
from tests.readers.building import read, xlsx_bytes


def test_each_limit_is_one_line_with_its_option(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"超过0MB的上限.*--max-mb"):
        read_document(path, Limits(file_mb=0))
    with pytest.raises(InputError, match=r"4个单元格，超过3个.*--max-cells"):
        read_document(path, Limits(cells=3))
    with pytest.raises(InputError, match=r"9页.*--max-pages"):
        Limits(pages=8).check_pages(9, "a.pdf")
    for error in (Limits(seconds=7).too_slow("a"), Limits(memory_mb=7).too_big("a")):
        assert "7" in error.reason
        assert "--max-" in error.advice
        assert "\n" not in str(error)


def test_a_cell_in_the_last_corner_of_a_sheet_is_no_large_table(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = f'<dimension ref="A1:XFD1048576"/><sheetData>{rows}</sheetData>{merged}'
    document = read(tmp_path, "a.xlsx", xlsx_bytes({"表": sheet}))
    assert max(cell.row for table in document.tables() for cell in table.cells) < 10


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("\n".join("甲,乙,丙,丁,戊,己" for _ in range(1_000)), encoding="utf-8")
    with pytest.raises(InputError, match="6000个单元格，超过5999个"):
        read_document(path, Limits(cells=5_999))
    assert len(list(read_document(path, Limits(cells=6_000)).tables())) == 1
    assert Limits().cells <= 500_000
