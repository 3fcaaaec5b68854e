from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from auditor.cli import main
from tests.readers.building import docx_bytes, paragraph
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


def test_a_wrong_template_is_told_before_the_audit(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, page = tmp_path / "本局.docx", tmp_path / "a.html"
    template.write_bytes(docx_bytes(paragraph("{{没有的}}")))
    call = ["--letter", str(tmp_path / "a.docx"), "--letter-template", str(template), "--html", str(page)]
    assert main(["audit", str(document), *call]) == 2
    assert "“没有的”没有对应的内容" in capsys.readouterr().err
    assert not page.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "xlsx"], "--output"),
        (["--letter", "送审.txt"], "也不是文件夹"),
        (["另一份.txt", "--letter", "a.docx"], "请写成文件夹"),
        (["--letter", "a.docx", "--letter-template", "没有.docx"], "不能读取意见书模板"),
        (["--letter-template", "没有.docx"], "要与 --letter 一起用"),
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
