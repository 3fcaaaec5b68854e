"""The clerk of a unit checks the own form, mends it, and hands in what is left with its page."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import docx

from tests.walks.conftest import EXAMPLES, Step

FAULT = "“护理员培训人次”越多越好，却写成“≤120人次”，方向相反"


def score(told: str) -> float:
    found = re.search(r"机审100分中得([\d.]+)分", told)
    assert found, told
    return float(found[1])


def mend(path: Path) -> None:
    """Turns the sign of one indicator, in the cell where the clerk finds it."""
    document = docx.Document(str(path))
    rows = (row for table in document.tables for row in table.rows)
    row = next(row for row in rows if any("护理员培训人次" in cell.text for cell in row.cells))
    cell = next(cell for cell in row.cells if cell.text.strip() == "≤")
    cell.text = "≥"
    document.save(str(path))


def test_the_clerk_checks_mends_and_sends(tmp_path: Path, step: Step) -> None:
    form = tmp_path / "我的项目.docx"
    shutil.copy(next(EXAMPLES.glob("桐花*目标表.docx")), form)

    first = step("check", form)
    assert FAULT in "".join(first.split())
    assert "改法：把“≤”改为“≥”" in first
    assert "其中必须修改 7 条" in first

    mend(form)
    second = step("check", form)
    assert FAULT not in "".join(second.split())
    assert score(second) > score(first)

    told = step("annotate", form, "--date", "2026-03-01")
    copy = tmp_path / "我的项目.批注.docx"
    assert copy.name in told
    comments = [
        each for each in docx.Document(str(copy)).part.package.iter_parts() if "comments" in each.partname
    ]
    assert any("助餐服务老人次数" in each.blob.decode() for each in comments)

    told = step("check", form, "--html")
    page = tmp_path / "我的项目.审核报告.html"
    assert str(page) in told
    text = page.read_text(encoding="utf-8")
    assert "助餐服务老人次数" in text
    assert FAULT not in text
