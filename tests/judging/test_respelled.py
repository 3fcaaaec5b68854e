from __future__ import annotations

from dataclasses import replace

from auditor.judging.respelled import respelled
from auditor.model import Edit, Finding, Location, Suggestion
from tests.checks.single_rows import finding_of, row


def slip(form: int, number: int) -> Finding:
    mended = (Edit(Location(), "麦田灌既面积", 0, "麦田灌既", "麦田灌溉"),)
    return replace(_finding(form, number), suggestion=Suggestion("改正错字", edits=mended))


def _finding(form: int, number: int) -> Finding:
    return replace(finding_of("missing-unit", row("麦田灌既面积", "≥", "30", "")), form=form, row=number)


def test_a_proposed_name_has_the_slips_mended_that_its_row_is_told_of() -> None:
    proposal = Suggestion("名称改为“麦田灌既面积”", value="麦田灌既面积")
    here, there = (replace(_finding(1, number), suggestion=proposal) for number in (3, 4))
    first, second, third = respelled((slip(1, 3), here, there))
    assert first == slip(1, 3)
    assert second.suggestion == Suggestion("名称改为“麦田灌溉面积”", value="麦田灌溉面积")
    assert third == there


def test_what_is_proposed_for_a_text_has_the_slips_of_the_texts_mended() -> None:
    proposal = Suggestion("增加指标“麦田灌既次数≥4次”")
    told = replace(_finding(1, 3), row=None, suggestion=proposal)
    elsewhere = replace(told, form=2)
    writing = replace(told, category="wording", suggestion=Suggestion("照原文件写“麦田灌既”"))
    mends = replace(slip(1, 3), row=None)
    _, mended, other, kept = respelled((mends, told, elsewhere, writing))
    assert mended.suggestion == Suggestion("增加指标“麦田灌溉次数≥4次”")
    assert (other, kept) == (elsewhere, writing)
