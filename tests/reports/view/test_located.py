from __future__ import annotations

from dataclasses import replace

import pytest

from auditor.errors import UsageError
from auditor.model import Finding, Indicator, Location, RowRef
from auditor.reports.view.located import Located, by_number, find, groups_of, located, target_of
from tests.reports.sample import REPORT
from tests.reports.sample_findings import FINDINGS

BY_RULE = {(each.rule, each.form): each for each in FINDINGS}


def only(finding: Finding) -> Located:
    (found,) = located(replace(REPORT, findings=(finding,)))
    return found


def test_a_row_is_named_in_the_form_and_in_the_file() -> None:
    found = only(BY_RULE["unit-mismatch", 3])
    assert found.place == "表3 第2行“清扫保洁面积”的“计量单位”一栏 · 文本第83行"
    assert found.form is not None
    assert found.indicator in found.form.indicators


def test_a_form_without_evidence_is_found_by_its_own_place() -> None:
    finding = replace(BY_RULE["weight-sum", 1], evidence=())
    assert only(finding).place == "表1《2025年部门整体绩效目标表》 · 文本第12行"


def test_a_row_without_evidence_is_found_by_the_cell_of_its_field() -> None:
    finding = replace(BY_RULE["unit-mismatch", 3], evidence=())
    assert only(finding).place.endswith("第83行")


def test_what_concerns_the_whole_file() -> None:
    finding = replace(BY_RULE["outdated-year", None], evidence=())
    found = only(finding)
    assert found.place == "整份文件"
    assert found.number == "总-1"


def test_no_empty_place_is_printed() -> None:
    evidence = tuple(replace(each, location=Location()) for each in BY_RULE["weight-sum", 1].evidence)
    finding = replace(BY_RULE["weight-sum", 1], evidence=evidence)
    assert only(finding).place == "表1《2025年部门整体绩效目标表》"


def test_a_row_is_found_by_its_cell_even_where_a_passage_is_quoted_first() -> None:
    assert (
        only(BY_RULE["text-table-mismatch", 2]).place
        == "表2 第1行“救助困难群众人次”的“指标值”一栏 · 文本第52行"
    )


def test_a_form_or_a_row_that_does_not_exist_is_none() -> None:
    lost = only(replace(BY_RULE["unit-mismatch", 3], form=99))
    assert (lost.in_form, lost.form, lost.number) == ("整份文件", None, "总-1")
    assert only(replace(BY_RULE["unit-mismatch", 3], row=99)).indicator is None


def test_related_rows_name_their_form_only_when_it_is_another() -> None:
    related = (RowRef(2, 1), RowRef(3, 2), RowRef(2, 99), RowRef(3))
    finding = replace(BY_RULE["text-table-mismatch", 2], related=related)
    assert only(finding).related == (
        "第1行“救助困难群众人次”",
        "表3《农村公路养护》第2行",
        "第99行",
        "表3《农村公路养护》",
    )


def test_a_related_target_in_the_same_line_names_its_period_or_place() -> None:
    own = Indicator(1, "灌溉面积", "灌溉面积", Location(row=4), line=1, part="全年目标")
    other = replace(own, row=2, part="中期目标")
    others = (other, replace(other, part="东河乡"), replace(other, part=""), replace(other, line=2), own)
    assert [target_of(each, own) for each in others] == ["（中期目标）", "（东河乡）", "", "", ""]


def test_the_order_is_the_reports_and_the_numbers_follow_the_reading() -> None:
    found = located(REPORT)
    assert [each.finding for each in found] == list(REPORT.findings)
    numbers = [each.number for each in found]
    assert len(set(numbers)) == len(numbers)
    own = [each for each in found if each.form is not None and each.form.index == 2]
    read = [each.number for group in groups_of(own) for each in group]
    assert read == [f"2-{number}" for number in range(1, len(read) + 1)]
    assert list(by_number(REPORT)) == sorted(
        numbers, key=lambda each: (each[0] != "总", int(each.split("-")[0]) if each[0] != "总" else 0,
                                   int(each.split("-")[1])),
    )  # fmt: skip


def test_equal_findings_have_numbers_of_their_own() -> None:
    twice = BY_RULE["unit-mismatch", 3]
    found = located(replace(REPORT, findings=(twice, replace(twice))))
    assert [each.number for each in found] == ["3-1", "3-2"]


def test_a_finding_is_found_by_its_number_however_the_dash_is_typed() -> None:
    assert find(REPORT, " 2－1 ") == find(REPORT, "2-1")
    with pytest.raises(UsageError, match="没有编号为“9-9”的问题"):
        find(REPORT, "9-9")
