"""The reviewer of a bureau judges a folder, decides finding by finding, and compares two rounds."""

from __future__ import annotations

import shutil
from pathlib import Path

import docx
import openpyxl

from tests.cli.test_decisions_survive import FAULTY, findings
from tests.cli.test_outputs import FORM
from tests.walks.conftest import EXAMPLES, Step


def letter_text(path: Path) -> str:
    return "\n".join(each.text for each in docx.Document(str(path)).paragraphs)


def decide(path: Path) -> tuple[dict[str, object], dict[str, object]]:
    """Of the findings on 甲.md adopts the first, refuses the second, asks about all others."""
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    columns = {str(cell.value): number for number, cell in enumerate(sheet[1], 1)}
    own = [
        number
        for number, row in enumerate(findings(path), 2)
        if "文件" in row and str(row["文件"]).endswith("甲.md")
    ]
    assert len(own) >= 2
    for place, number in enumerate(own):
        sheet.cell(number, columns["处理结果"], ("采纳", "不采纳", "待核实")[min(place, 2)])
        sheet.cell(number, columns["理由"], "口径不同，已电话核实" if place == 1 else "")
    book.save(path)
    rows = findings(path)
    return rows[own[0] - 2], rows[own[1] - 2]


def test_the_reviewer_judges_decides_and_compares(tmp_path: Path, step: Step) -> None:
    sent, again = tmp_path / "初报", tmp_path / "再报"
    sent.mkdir()
    (sent / "甲.md").write_text(FAULTY, encoding="utf-8")
    (sent / "乙.md").write_text(FAULTY.replace("流动书屋", "送书下乡"), encoding="utf-8")
    shutil.copy(next(EXAMPLES.glob("规范样例*.docx")), sent / "丙.docx")
    pages, book, letters = tmp_path / "页", tmp_path / "底稿.xlsx", tmp_path / "意见书"

    told = step("audit", sent, "--html-dir", pages, "--xlsx", book, "--letter", letters)
    assert "共 3 份" in told
    assert str(pages / "index.html") in told
    assert len(list(pages.glob("*.html"))) == 4
    assert sorted(each.name for each in letters.iterdir()) == [
        "丙.审核意见书.docx", "青禾市文化馆.审核意见书.docx"
    ]  # fmt: skip
    assert "《乙》《甲》等2份材料" in letter_text(letters / "青禾市文化馆.审核意见书.docx")
    assert "不必重新报送" in letter_text(letters / "丙.审核意见书.docx")

    adopted, refused = decide(book)
    told = step("feedback", book, "--waivers", tmp_path / "豁免.yaml", "--who", "张三")
    assert "采纳 1、不采纳 1" in told
    assert "豁免建议 1 条" in told

    decided = tmp_path / "处理后"
    told = step("audit", sent, "--letter", decided, "--decisions", book, "--quiet")
    assert "没有处理结果" in told
    text = letter_text(decided / "青禾市文化馆.审核意见书.docx")
    assert str(adopted["问题"]) in text
    assert str(refused["问题"]) not in text

    told = step("audit", sent, "--xlsx", book, "--waivers", tmp_path / "豁免.yaml")
    assert "已豁免" in told
    kept = {row["指纹"]: row["处理结果"] for row in findings(book)}
    assert (kept[adopted["指纹"]], kept[refused["指纹"]]) == ("采纳", "不采纳")

    again.mkdir()
    (again / "甲.md").write_text(FORM, encoding="utf-8")
    shutil.copy(sent / "乙.md", again / "乙.md")
    shutil.copy(sent / "丙.docx", again / "丙.docx")
    told = step("diff", sent, again, "--html", tmp_path / "对照.html")
    assert "已解决" in told
    assert str(tmp_path / "对照.html") in told
    assert "已解决" in (tmp_path / "对照.html").read_text(encoding="utf-8")
