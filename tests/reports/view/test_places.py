from __future__ import annotations

from dataclasses import replace

from auditor.model import Location, RowRef
from auditor.reports.view.places import place, place_in_form, related_places
from tests.reports.sample import FINDINGS, SUBMISSION

BY_RULE = {(each.rule, each.form): each for each in FINDINGS}


def test_a_row_is_named_in_the_form_and_in_the_file() -> None:
    assert place(SUBMISSION, BY_RULE["unit-mismatch", 3]) == "表3《农村公路养护》第2行 · 第83行"


def test_a_form_without_evidence_is_found_by_its_own_place() -> None:
    finding = replace(BY_RULE["weight-sum", 1], evidence=())
    assert place(SUBMISSION, finding) == "表1《2025年部门整体绩效目标表》 · 第12行"


def test_a_row_without_evidence_is_found_by_the_cell_of_its_field() -> None:
    finding = replace(BY_RULE["unit-mismatch", 3], evidence=())
    assert place(SUBMISSION, finding).endswith("第83行")


def test_what_concerns_the_whole_file() -> None:
    finding = replace(BY_RULE["outdated-year", None], evidence=())
    assert place(SUBMISSION, finding) == "整份文件"


def test_no_empty_place_is_printed() -> None:
    evidence = tuple(replace(each, location=Location()) for each in BY_RULE["weight-sum", 1].evidence)
    finding = replace(BY_RULE["weight-sum", 1], evidence=evidence)
    assert place(SUBMISSION, finding) == "表1《2025年部门整体绩效目标表》"


def test_a_row_is_found_by_its_cell_even_where_a_passage_is_quoted_first() -> None:
    assert place(SUBMISSION, BY_RULE["text-table-mismatch", 2]) == "表2《困难群众临时救助》第1行 · 第52行"


def test_a_form_that_does_not_exist_is_the_whole_file() -> None:
    assert place_in_form(SUBMISSION, 99, 1) == "整份文件"


def test_related_rows_name_their_form_only_when_it_is_another() -> None:
    related = (RowRef(2, 1), RowRef(3, 2), RowRef(2, 99), RowRef(3))
    assert related_places(SUBMISSION, related, 2) == [
        "第1行“救助困难群众人次”",
        "表3《农村公路养护》第2行",
        "第99行",
        "表3《农村公路养护》",
    ]
