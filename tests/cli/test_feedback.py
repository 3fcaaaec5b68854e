from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

from auditor.cli import main
from auditor.reports.workbook.workbook import write_workbook
from auditor.waivers import read_waivers
from tests.reports.sample import REPORT, audit


@pytest.fixture
def worklist(tmp_path: Path) -> Path:
    findings = tuple(replace(each, fingerprint=f"f{number}") for number, each in enumerate(REPORT.findings))
    path = tmp_path / "工作底稿.xlsx"
    report = audit(replace(REPORT, findings=findings))
    write_workbook(report, path, generated_at=datetime(2026, 3, 1, tzinfo=UTC))
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    for row, decision, reason in ((2, "采纳", ""), (3, "不采纳", "口径不同"), (4, "不采纳", "")):
        sheet.cell(row, titles["处理结果"], decision)
        sheet.cell(row, titles["理由"], reason)
    book.save(path)
    return path


def test_decisions_are_counted_and_doubts_told(worklist: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(worklist)]) == 0
    output = capsys.readouterr()
    every = f"问题 {len(REPORT.findings)} 处（一行一处，内容完全相同的算一处）"
    assert output.out.startswith(f"{every}，已处理 3 处：采纳 1、不采纳 2、待核实 0。")
    assert "没有写理由" in output.err


def test_refusals_become_waivers_once(
    worklist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "豁免建议.yaml"
    for _ in range(2):
        assert main(["feedback", str(worklist), "--waivers", str(target), "--who", "张三"]) == 0
    entries = read_waivers(target, today=date(2026, 3, 1)).entries
    assert [(each.reason, each.who) for each in entries] == [("口径不同", "张三")]
    assert "另有 1 条已在其中" in capsys.readouterr().out


def test_a_waiver_needs_a_name(worklist: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(worklist), "--waivers", str(tmp_path / "a.yaml")]) == 2
    assert "--who" in capsys.readouterr().err


def test_the_proposed_waivers_are_taken_by_the_next_audit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the file through the worklist to the waiver, and back to the file."""
    source = next((Path(__file__).parents[2] / "examples").glob("松林县*.txt"))
    worklist, waivers, report = (tmp_path / name for name in ("底稿.xlsx", "豁免.yaml", "报告.json"))
    assert main(["audit", str(source), "--quiet", "--xlsx", str(worklist)]) == 0
    book = openpyxl.load_workbook(worklist)
    sheet = book["问题清单"]
    titles = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, titles["处理结果"], "不采纳：已经市局批准")
    refused = sheet.cell(3, titles["问题"]).value
    book.save(worklist)
    assert main(["feedback", str(worklist), "--waivers", str(waivers), "--who", "张三"]) == 0
    call = ["audit", str(source), "--quiet", "--waivers", str(waivers), "--json", str(report)]
    assert main(call) == 0
    capsys.readouterr()
    findings = json.loads(report.read_text(encoding="utf-8"))["submissions"][0]["findings"]
    waived = [each for each in findings if each["waiver"]]
    assert [each["message"] for each in waived] == [refused]
    assert waived[0]["waiver"]["reason"] == "已经市局批准"


def test_another_file_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("不是底稿", encoding="utf-8")
    assert main(["feedback", str(path)]) == 3
    assert "不是 .xlsx 工作底稿" in capsys.readouterr().err
