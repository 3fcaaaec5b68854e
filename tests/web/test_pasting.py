from __future__ import annotations

import io

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from auditor.web.pasting import workbook


def cells(data: bytes) -> list[list[str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    return [[str(each or "") for each in row] for row in sheet.iter_rows(values_only=True)]


def test_cells_over_several_lines_and_formulas_stay_words() -> None:
    told = cells(workbook('指标\t值\r\n"第一行\n第二行"\t=1+1\r\n'))
    assert told == [["指标", "值"], ["第一行\n第二行", "=1+1"]]


def test_a_stray_quotation_mark_loses_nothing() -> None:
    told = cells(workbook('指标\t"值\n助餐\t5'))
    assert "助餐" in "".join("".join(row) for row in told)


@given(st.text(max_size=60))
def test_whatever_is_pasted_becomes_a_workbook(words: str) -> None:
    assert workbook(words).startswith(b"PK")
