"""Every file that was not audited is named in every report, with what to do; copies count once."""

from __future__ import annotations

import csv
import io
import json
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import lxml.html
import openpyxl
import pytest

from auditor.batch import audit_found
from auditor.cli import main
from auditor.model import AuditReport
from auditor.readers import find_documents, once_each
from auditor.reports.workbook.workbook import write_workbook
from auditor.reports.writers import render

SAMPLE = Path(__file__).parents[2] / "examples" / "松林县林业局2026年专项绩效目标.txt"
# What lies in the folder and is not audited, with a word of what to do about it.
LEFT = {
    "一科.rar": "解压",
    "照片.jpg": "Word",
    ".藏起来.docx": "开头的点",
    "汇报.pptx": "另存为",
    "链接": "那个文件夹",
    "再报一次.txt": "换成正确的文件",
    "包.zip/里面.7z": "解压",
    "包.zip/同一份.txt": "换成正确的文件",
    "坏.docx": "",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    top = tmp_path / "送审"
    top.mkdir()
    shutil.copy(SAMPLE, top / "一份.txt")
    shutil.copy(SAMPLE, top / "再报一次.txt")
    for name in ("一科.rar", "照片.jpg", ".藏起来.docx", "汇报.pptx", "坏.docx", "Thumbs.db", "~$一份.docx"):
        (top / name).write_bytes(b"x")
    (tmp_path / "别处").mkdir()
    (top / "链接").symlink_to(tmp_path / "别处")
    with zipfile.ZipFile(top / "包.zip", "w") as package:
        package.write(SAMPLE, "同一份.txt")
        package.writestr("里面.7z", "x")
    return top


@pytest.fixture
def report(folder: Path) -> AuditReport:
    return audit_found(once_each(find_documents([folder])), jobs=1)


def named(sources: list[str], folder: Path) -> set[str]:
    return {Path(each).relative_to(folder).as_posix() for each in sources}


def test_each_is_named_with_what_to_do(report: AuditReport, folder: Path) -> None:
    told = {each.source: each.advice for each in (*report.unreadable, *report.skipped)}
    assert named(list(told), folder) == set(LEFT)
    assert all(advice in told[str(folder / name)] for name, advice in LEFT.items())
    assert all(told.values())


def test_identical_files_count_once(report: AuditReport, folder: Path) -> None:
    assert named([each.submission.source for each in report.submissions], folder) == {"一份.txt"}
    reasons = [each.reason for each in report.skipped if "完全相同" in each.reason]
    assert len(reasons) == 2
    assert all(str(folder / "一份.txt") in reason for reason in reasons)


def test_every_format_names_them(report: AuditReport, folder: Path, tmp_path: Path) -> None:
    left = {str(folder / name) for name in LEFT}
    data = json.loads(render(report, "json"))
    assert {each["source"] for key in ("unreadable", "skipped") for each in data[key]} == left
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").removeprefix("\ufeff"))))
    assert {row["文件"] for row in rows if row["程度"] == "没有审核"} == left
    root = ElementTree.fromstring(render(report, "junit").encode())
    assert left <= {each.get("name") for each in root.iter("testsuite")}
    page = lxml.html.fromstring(render(report, "html"))
    assert {cell.text_content() for cell in page.xpath("//*[@id='unreadable']//td[1]")} == left
    markdown = render(report, "markdown").replace("\\", "")
    github = render(report, "github")
    notes = json.loads(render(report, "sarif"))["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    sarif = "\n".join(each["message"]["text"] for each in notes)
    path = tmp_path / "底稿.xlsx"
    write_workbook(report, path, generated_at=datetime(2026, 3, 1, tzinfo=UTC))
    sheet = openpyxl.load_workbook(path)["运行信息"]
    worklist = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    for text in (markdown, github, sarif, worklist):
        assert all(name in text for name in left)


def test_the_screen_names_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["audit", str(folder), "--jobs", "1"])
    text = "".join(capsys.readouterr().err.split())
    assert all(str(folder / name) in text for name in LEFT)
    assert "Thumbs.db" not in text
