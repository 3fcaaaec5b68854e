"""What people wrote into outputs is still there after the next run."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from auditor.cli import main
from auditor.feedback.collecting import read_feedback
from tests.cli.test_outputs import FORM

EXAMPLES = Path(__file__).parents[2] / "examples"
FAULTY = FORM.replace("读者满意度 | ≥ | 90", "读者满意度 | ≤ | 120").replace("12 | 处", "3 | 处")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    (inside / "甲.md").write_text(FAULTY, encoding="utf-8")
    return inside


def findings(path: Path) -> list[dict[str, object]]:
    rows = list(openpyxl.load_workbook(path)["问题清单"].values)
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def write(path: Path, **entries: str) -> str:
    """Decides the first finding; returns its fingerprint."""
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for title, text in entries.items():
        sheet.cell(2, columns.get(title, sheet.max_column + 1), text)
        if title not in columns:
            sheet.cell(1, sheet.max_column, title)
    book["总览"].cell(2, [cell.value for cell in book["总览"][1]].index("人工评定") + 1, 7)
    book.save(path)
    return str(findings(path)[0]["指纹"])


def test_a_decision_stays_with_its_file_where_the_same_form_was_sent_twice(
    folder: Path, tmp_path: Path
) -> None:
    path = tmp_path / "底稿.xlsx"
    (folder / "甲.txt").write_text(f"{FAULTY}\n", encoding="utf-8")
    assert main(["audit", str(folder), "--xlsx", str(path), "--quiet"]) == 0
    mark = write(path, 处理结果="不采纳", 理由="经核实")
    before = [(row["文件"], row["处理结果"]) for row in findings(path) if row["指纹"] == mark]
    assert len(before) == 2
    assert {decision for _, decision in before} == {"不采纳", None}
    for _ in range(2):
        assert main(["audit", str(folder), "--xlsx", str(path), "--quiet"]) == 0
        after = [(row["文件"], row["处理结果"]) for row in findings(path) if row["指纹"] == mark]
        assert after == before


def test_decisions_are_carried_over_and_changes_marked(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    assert main(["audit", str(folder), "--xlsx", str(path), "--quiet"]) == 0
    before = findings(path)
    mark = write(path, 处理结果="不采纳", 理由="经核实")
    (folder / "乙.md").write_text(FAULTY.replace("流动书屋", "送书下乡"), encoding="utf-8")
    assert main(["audit", str(folder), "--xlsx", str(path), "--quiet"]) == 0
    after = {str(row["指纹"]): row for row in findings(path)}
    assert (after[mark]["处理结果"], after[mark]["理由"], after[mark]["变化"]) == ("不采纳", "经核实", None)
    new = {key for key, row in after.items() if row["变化"] == "新增"}
    assert new
    assert new.isdisjoint(str(row["指纹"]) for row in before)
    overview = list(openpyxl.load_workbook(path)["总览"].values)
    assert 7 in (row[overview[0].index("人工评定")] for row in overview[1:])


def test_decisions_on_findings_that_are_gone_stay(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    main(["audit", str(folder), "--xlsx", str(path), "--quiet"])
    total = len(findings(path))
    mark = write(path, 处理结果="采纳", 理由="已通知")
    (folder / "甲.md").write_text(FORM.replace("流动书屋", "送书下乡"), encoding="utf-8")
    for left in (total, 1):  # what nobody decided is told once
        assert main(["audit", str(folder), "--xlsx", str(path), "--quiet"]) == 0
        gone = [row for row in findings(path) if row["变化"] == "已消失"]
        assert len(gone) == left
    row = next(row for row in gone if row["指纹"] == mark)
    assert (row["处理结果"], row["理由"]) == ("采纳", "已通知")
    assert row["问题"]
    assert len(read_feedback(path).decisions) == 1


def test_an_undecided_worklist_is_written_anew(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "底稿.xlsx"
    for _ in range(2):
        main(["audit", str(folder), "--xlsx", str(path), "--quiet"])
    assert "变化" not in findings(path)[0]
    assert [each.name for each in tmp_path.glob("*.xlsx")] == ["底稿.xlsx"]


def test_columns_that_people_added_are_kept_in_the_old_file(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "底稿.xlsx"
    main(["audit", str(folder), "--xlsx", str(path), "--quiet"])
    write(path, 处理结果="采纳", 经办="张三")
    old = path.read_bytes()
    main(["audit", str(folder), "--xlsx", str(path), "--quiet"])
    assert (tmp_path / "底稿.旧.xlsx").read_bytes() == old
    assert "经办" in capsys.readouterr().err
    assert findings(path)[0]["处理结果"] == "采纳"


def test_a_workbook_that_is_no_worklist_is_not_written_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "台账.xlsx"
    openpyxl.Workbook().save(path)
    before = path.read_bytes()
    assert main(["audit", str(folder), "--xlsx", str(path)]) == 2
    assert path.read_bytes() == before
    assert "不是工作底稿" in capsys.readouterr().err


@pytest.mark.parametrize("output", [None, "退回.docx"])
def test_an_edited_copy_is_never_written_over(tmp_path: Path, output: str | None) -> None:
    import docx

    source = Path(shutil.copy(next(EXAMPLES.glob("桐花*.docx")), tmp_path / "我的项目.docx"))
    call = ["annotate", str(source), *(["--output", str(tmp_path / output)] if output else [])]
    copy = tmp_path / (output or "我的项目.批注.docx")
    assert main([*call, "--date", "2026-03-01"]) == 0
    first = copy.read_bytes()
    assert main([*call, "--date", "2026-03-02"]) == 0  # nobody touched it
    assert copy.read_bytes() != first
    document = docx.Document(str(copy))
    document.add_paragraph("科长：同意")
    document.save(str(copy))
    edited = copy.read_bytes()
    assert main([*call, "--date", "2026-03-03"]) == 0
    assert copy.read_bytes() == edited
    other = "退回-2.docx" if output else "我的项目.批注-2.docx"
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([source.name, copy.name, other])


def test_an_edited_letter_is_never_written_over(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import docx

    letters = tmp_path / "意见书"
    for _ in range(2):
        main(["audit", str(folder), "--letter", str(letters), "--quiet"])
    assert [each.name for each in letters.iterdir()] == ["甲.审核意见书.docx"]
    document = docx.Document(str(letters / "甲.审核意见书.docx"))
    document.add_paragraph("另请补充说明。")
    document.save(str(letters / "甲.审核意见书.docx"))
    edited = (letters / "甲.审核意见书.docx").read_bytes()
    capsys.readouterr()
    main(["audit", str(folder), "--letter", str(letters), "--quiet"])
    assert (letters / "甲.审核意见书.docx").read_bytes() == edited
    assert (letters / "甲.审核意见书-2.docx").exists()
    assert "没有覆盖" in capsys.readouterr().err


def test_pages_of_withdrawn_files_go_and_their_letters_are_told(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "申.md").write_text(FORM.replace("青禾市", "白石市"), encoding="utf-8")
    pages, letters = tmp_path / "页", tmp_path / "意见书"
    call = ["audit", str(folder), "--html-dir", str(pages), "--letter", str(letters), "--quiet"]
    main(call)
    (pages / "0009-别人的.html").write_text("<html>", encoding="utf-8")
    assert len(list(pages.glob("*.html"))) == 4
    (folder / "申.md").unlink()
    capsys.readouterr()
    main(call)
    assert sorted(each.name for each in pages.glob("*.html")) == [
        "0001-青禾市文化馆.html", "0009-别人的.html", "index.html"
    ]  # fmt: skip
    told = capsys.readouterr().err
    assert "1 页" in told
    assert "申.审核意见书.docx" in told
    assert (letters / "申.审核意见书.docx").exists()
