from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import docx
import openpyxl
import pytest

from auditor.cli import main
from tests.cli.conftest import FakeAudit
from tests.readers.building import docx_bytes, paragraph
from tests.reports.sample import REPORT, audit, clean_report, unscored_report
from tests.reports.workbook.test_workbook import marked


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


def test_a_folder_gets_a_letter_for_each_unit(fake: FakeAudit, document: Path, tmp_path: Path) -> None:
    nobody = unscored_report("丙/a.docx")
    fake.report = audit(
        REPORT, clean_report("甲/a.docx"), clean_report("乙/b.docx"), nobody, unscored_report("丁/a.docx")
    )
    folder = tmp_path / "意见书"
    assert main(["audit", str(document.parent), "--letter", str(folder), "--quiet"]) in {0, 3}
    assert sorted(each.name for each in folder.iterdir()) == [
        "丁-a.审核意见书.docx", "丙-a.审核意见书.docx",
        "清江县河口镇2025年绩效目标.审核意见书.docx", "白石村小学.审核意见书.docx",
    ]  # fmt: skip


def test_a_stopped_audit_writes_no_letters(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = replace(audit(clean_report("甲/a.docx")), complete=False)
    folder = tmp_path / "意见书"
    main(["audit", str(document.parent), "--letter", str(folder)])
    said = capsys.readouterr()
    assert "意见书没有写" in said.err
    assert "审核意见书：" not in said.out
    assert not folder.exists()


def test_a_letter_keeps_the_zero_in_the_name_of_a_unit(
    fake: FakeAudit, document: Path, tmp_path: Path
) -> None:
    own = [clean_report(name) for name in ("甲/a.docx", "乙/b.docx")]
    named = [replace(each, submission=replace(each.submission, issuer="三一〇团林场/办公室")) for each in own]
    fake.report = audit(*named)
    folder = tmp_path / "意见书"
    assert (
        main(
            [
                "audit",
                str(document.parent),
                "--letter",
                str(folder),
                "--html-dir",
                str(tmp_path / "页"),
                "--quiet",
            ]
        )
        == 0
    )
    assert [each.name for each in folder.iterdir()] == ["三一〇团林场-办公室.审核意见书.docx"]
    assert (tmp_path / "页" / "0001-三一〇团林场-办公室.html").is_file()


def test_a_template_without_a_list_of_files_gets_a_letter_a_file(
    fake: FakeAudit, document: Path, tmp_path: Path
) -> None:
    fake.report = audit(clean_report("甲/a.docx"), clean_report("乙/b.docx"))
    template, folder = tmp_path / "本局.docx", tmp_path / "意见书"
    template.write_bytes(docx_bytes(paragraph("{{file}}得{{score}}分")))
    call = ["--letter", str(folder), "--letter-template", str(template), "--quiet"]
    assert main(["audit", str(document.parent), *call]) == 0
    assert sorted(each.name for each in folder.iterdir()) == ["a.审核意见书.docx", "b.审核意见书.docx"]


def test_a_letter_from_decisions_tells_the_adopted_ones_only(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = marked()
    book, word = tmp_path / "底稿.xlsx", tmp_path / "意见书.docx"
    main(["audit", str(document), "--xlsx", str(book), "--quiet"])
    workbook = openpyxl.load_workbook(book)
    sheet = workbook["问题清单"]
    column = [cell.value for cell in sheet[1]].index("处理结果") + 1
    message = [cell.value for cell in sheet[1]].index("问题") + 1
    for row, decision in ((2, "采纳"), (3, "待核实"), (4, "不采纳")):
        sheet.cell(row, column, decision)
    told, asked, refused, blank = (str(sheet.cell(row, message).value) for row in (2, 3, 4, 5))
    workbook.save(book)
    capsys.readouterr()
    assert main(["audit", str(document), "--letter", str(word), "--decisions", str(book), "--quiet"]) == 0
    assert "没有处理结果" in capsys.readouterr().err
    text = "\n".join(each.text for each in docx.Document(str(word)).paragraphs)
    assert told in text
    assert asked in text[text.index("请核实说明的事项（1条）") :]
    assert refused not in text
    assert blank not in text
    assert "审核人员处理前的机审结果" in text


def test_decisions_of_a_file_that_is_no_worklist_are_told(
    fake: FakeAudit, document: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, word = tmp_path / "台账.xlsx", tmp_path / "意见书.docx"
    openpyxl.Workbook().save(book)
    assert main(["audit", str(document), "--letter", str(word), "--decisions", str(book)]) == 2
    assert "处理结果" in capsys.readouterr().err
    assert not word.exists()


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
        (["--xlsx", "底稿.docx"], "--xlsx 的文件名请以 .xlsx 结尾，如 底稿.xlsx"),
        (["--format", "xlsx", "--output", "底稿.csv"], "--output 的文件名请以 .xlsx 结尾"),
        (["--html", "报告.docx"], "--html 的文件名请以 .html 结尾"),
        (["--format", "html", "--output", "报告.docx"], "--output 的文件名请以 .html 结尾，如 报告.html"),
        (["另一份.txt", "--letter", "a.docx"], "请写成文件夹"),
        (["--letter", "a.docx", "--letter-template", "没有.docx"], "不能读取意见书模板"),
        (["--decisions", "底稿.xlsx"], "要与 --letter 一起用"),
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
