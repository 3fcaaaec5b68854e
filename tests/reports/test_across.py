from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from rich.console import Console

from auditor.model import AuditReport
from auditor.reports.data.across import across_csv
from auditor.reports.data.contract import Report
from auditor.reports.data.json import across_json, as_data
from auditor.reports.data.pieces import to_json
from auditor.reports.html.across_page import across_to_html
from auditor.reports.html.report import to_html
from auditor.reports.terminal.across import print_across
from auditor.reports.terminal.report import print_report
from auditor.reports.view.across import rate_words
from auditor.reports.workbook.workbook import write_workbook
from auditor.words.visible import dump_json
from tests.reports.sample import REPORT, audit, clean_report
from tests.reports.sample_across import ACROSS


def compared() -> AuditReport:
    return replace(audit(REPORT, clean_report()), across=ACROSS)


def screen(report: AuditReport | None = None) -> str:
    console = Console(file=io.StringIO(), width=200)
    if report is None:
        print_across(ACROSS, console)
    else:
        print_report(report, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_json_holds_all_as_the_contract_has_it() -> None:
    text = to_json(compared())
    assert text == dump_json(as_data(compared()))
    told = Report.model_validate_json(text).across
    assert told is not None
    assert [len(each.peers) for each in told.findings] == [5, 1]
    assert told.issuers[0].per_ten == 2.5
    assert told.findings[0].own.location.page == 3
    assert json.loads(to_json(audit()))["across"] is None
    assert json.loads(across_json(compared(), ACROSS))["across"] == json.loads(text)["across"]


def test_csv_has_a_line_for_every_row_and_no_formula() -> None:
    lines = list(csv.reader(io.StringIO(across_csv(ACROSS).removeprefix("\ufeff"))))
    assert [line[0] for line in lines] == ["序号", *["1"] * 6, *["2"] * 2]
    assert lines[1][1:5] == ["请核实", "同名指标方向相反", "写反了", "核对方向"]
    assert lines[2][-1] == "同类"
    assert lines[7][8].startswith("'=1+1")


def test_the_overview_page_links_to_the_submissions_and_escapes() -> None:
    page = to_html(compared())
    assert 'id="across"' in page
    assert 'href="#across"' in page
    assert '<a href="#s2">白石村小学</a>《校舍维修》<q>井盖&lt;b&gt;巡查率 ≤95%</q>' in page
    assert "另有6个" in page
    assert "另有2处没有列在这里" in page
    assert "单价偏离" not in page
    assert 'id="across"' not in to_html(audit(REPORT, clean_report()))


def test_the_page_of_its_own_stands_alone() -> None:
    page = across_to_html(ACROSS, generated_at=datetime(2026, 1, 2, 3, 4, tzinfo=UTC))
    assert "<title>跨部门比对</title>" in page
    assert "报送/甲.docx，表1，第3页" in page
    assert "<script" not in page
    assert "<b>巡查率" not in page
    assert '<td class="num strong" data-label="每十条指标">2.50</td>' in page


def test_the_worklist_has_a_sheet_with_the_peers_below(tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    write_workbook(compared(), path, generated_at=datetime(2026, 1, 2, tzinfo=UTC))
    sheet = openpyxl.load_workbook(path)["跨部门比对"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in rows] == ["请核实", *["同类"] * 5, "建议修改", "同类"]
    assert rows[0][3:8] == ("白石村小学", "校舍维修", "井盖<b>巡查率 ≤95%", "写反了", "核对方向")
    assert rows[0][8] == 9


def test_the_terminal_is_brief_in_an_overview_and_full_by_itself() -> None:
    overview = screen(compared())
    assert "跨部门比对：3份文件互相比对，12条指标在别的项目里有同名指标，共有4处要核对。" in overview
    assert "同名指标方向相反 1 处，每十条指标 0.25 处" in overview
    assert "核对方向" not in overview
    assert rate_words(replace(ACROSS.kinds[0], per_ten=0.004)) == ""
    full = screen()
    assert "1. 请核实  写反了" in full
    assert "同类共 9 个" in full
    assert "多的在前：白石村小学 2.50" in full
    assert full.count("照抄的目标") == 1
    assert "另有 2 处没有列出" in full
