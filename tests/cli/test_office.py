from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from auditor.cli import main
from tests.reports.sample import REPORT, audit, clean_report

from .conftest import FakeAudit


def test_the_worklist_and_the_letter_are_written_and_told(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, word = tmp_path / "底稿.xlsx", tmp_path / "意见书.docx"
    assert main(["audit", str(document), "--xlsx", str(book), "--letter", str(word)]) == 0
    assert openpyxl.load_workbook(book).sheetnames[1] == "问题清单"
    assert word.read_bytes().startswith(b"PK")
    out = capsys.readouterr().out
    assert f"Excel 工作底稿：{book}" in out
    assert f"审核意见书：{word}" in out


def test_many_letters_go_into_a_folder(fake: FakeAudit, document: Path, tmp_path: Path) -> None:
    fake.report = audit(REPORT, clean_report("甲/a.docx"), clean_report("乙/a.docx"))
    folder = tmp_path / "意见书"
    assert main(["audit", str(document.parent), "--letter", str(folder), "--quiet"]) == 0
    assert len(list(folder.glob("*.审核意见书.docx"))) == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xlsx"], "--output"),
        (["--letter", "送审.txt"], "也不是文件夹"),
        (["另一份.txt", "--letter", "a.docx"], "请写成文件夹"),
        (["--letter", "a.docx", "--letter-template", "没有.docx"], "不能读取意见书模板"),
    ],
)
def test_a_wrong_call_is_told(  # noqa: PLR0917
    fake: FakeAudit,
    document: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(document.parent)
    assert main(["audit", str(document), *arguments]) == 2
    assert message in capsys.readouterr().err
