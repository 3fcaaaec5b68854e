"""The clerk's path without a browser: send, read, mend, undo, insert, download, send again."""

from __future__ import annotations

import io
import re
from pathlib import Path
from urllib.parse import quote

from auditor.readers import read_document
from auditor.web.settings import Settings

from .conftest import EXAMPLE, Browser


def findings(page: str) -> int:
    return len(re.findall(r'<li class="found ', page))


def score(page: str) -> float:
    return float(re.findall(r'score-number">([\d.]+)<', page)[0])


def rows(page: str) -> int:
    return page.count('<tr id="row-')


def test_a_file_is_audited_and_its_report_can_be_read(clerk: Browser, example: bytes) -> None:
    address = clerk.sent(EXAMPLE.name, example)
    page = clerk.client.get(address)
    assert "社区养老服务提升" in page.text
    report = clerk.client.get(f"{address}/report")
    assert "绩效目标审核报告" in report.text
    assert EXAMPLE.name in report.text
    assert "original" not in report.text  # the name on the server's disk is nobody's business
    assert "script-src 'sha256-" in report.headers["content-security-policy"]
    listed = clerk.client.get(f"{address}/report.csv")
    assert "attachment" in listed.headers["content-disposition"]
    copy = clerk.client.get(f"{address}/annotated")
    assert copy.content.startswith(b"PK")


def test_an_edit_takes_the_finding_away_and_undo_brings_it_back(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + "/forms/1"
    before = clerk.client.get(desk).text
    clerk.post(f"{desk}/cell", cell="3.operator", text="≥")
    mended = clerk.client.get(desk).text
    assert findings(mended) == findings(before) - 1
    clerk.post(f"{desk}/undo")
    assert findings(clerk.client.get(desk).text) == findings(before)
    clerk.post(f"{desk}/redo")
    assert findings(clerk.client.get(desk).text) == findings(before) - 1


def test_advice_is_carried_out_and_raises_the_score(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + "/forms/1"
    before = clerk.client.get(desk).text
    for _ in range(20):
        offered = re.findall(r'name="number" value="([^"]+)"', clerk.client.get(desk).text)
        if not offered:
            break
        assert clerk.post(f"{desk}/apply", number=offered[0]).status_code == 303
    after = clerk.client.get(desk).text
    assert score(after) > score(before)
    assert findings(after) < findings(before)


def test_a_script_gets_the_part_that_changes(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + "/forms/1"
    answer = clerk.client.post(
        f"{desk}/cell",
        data={"cell": "3.operator", "text": "≥"},
        headers={"HX-Request": "true", "X-CSRF": clerk.token},
    )
    assert answer.text.lstrip().startswith('<div id="desk"')


def test_the_library_inserts_a_row_beside_its_like(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + "/forms/1"
    found = clerk.client.get(f"{desk}/library", params={"word": "满意度"}).text
    field, name = re.findall(r'name="field" value="([^"]+)".+?name="name" value="([^"]+)"', found)[0]
    before = clerk.client.get(desk).text
    clerk.post(f"{desk}/insert", field=field, name=name)
    after = clerk.client.get(desk).text
    assert rows(after) == rows(before) + 1
    assert name in after


def test_rows_are_added_and_taken_away(clerk: Browser, example: bytes) -> None:
    desk = clerk.sent(EXAMPLE.name, example) + "/forms/1"
    before = rows(clerk.client.get(desk).text)
    clerk.post(f"{desk}/add", after="2")
    assert rows(clerk.client.get(desk).text) == before + 1
    clerk.post(f"{desk}/remove", row="n1")
    clerk.post(f"{desk}/remove", row="4")
    page = clerk.client.get(desk).text
    assert rows(page) == before - 1
    assert "已删除" in page


def test_the_changed_file_reads_as_the_desk_showed_it(clerk: Browser, example: bytes, tmp_path: Path) -> None:
    address = clerk.sent(EXAMPLE.name, example)
    desk = f"{address}/forms/1"
    clerk.post(f"{desk}/cell", cell="3.operator", text="≥")
    clerk.post(f"{desk}/insert", field="教育", name="教师培训人次")
    clerk.post(f"{desk}/remove", row="4")
    shown = clerk.client.get(desk).text
    changed = clerk.client.get(f"{address}/changed")
    assert quote("修改.docx") in changed.headers["content-disposition"]
    again = clerk.sent("改好.docx", changed.content) + "/forms/1"
    assert findings(clerk.client.get(again).text) == findings(shown)
    assert score(clerk.client.get(again).text) == score(shown)
    assert rows(clerk.client.get(again).text) == rows(shown)
    assert "全部修改都写进了原文件" in clerk.client.get(f"{address}/missed").text
    clean = clerk.sent("干净.docx", clerk.client.get(f"{desk}/clean.docx").content) + "/forms/1"
    assert rows(clerk.client.get(clean).text) == rows(shown)


def test_a_workbook_is_changed_in_place(clerk: Browser, tmp_path: Path) -> None:
    path = next(EXAMPLE.parent.glob("*.xlsx"))
    address = clerk.sent(path.name, path.read_bytes())
    desk = f"{address}/forms/1"
    clerk.post(f"{desk}/cell", cell="1.name", text="新修渠道长度")
    changed = tmp_path / "changed.xlsx"
    changed.write_bytes(clerk.client.get(f"{address}/changed").content)
    texts = [cell.text for table in read_document(changed).tables() for cell in table.cells]
    before = [cell.text for table in read_document(path).tables() for cell in table.cells]
    assert "新修渠道长度" in texts
    assert sum(a != b for a, b in zip(before, texts, strict=True)) == 1


def test_a_pasted_table_becomes_a_workbook(clerk: Browser) -> None:
    table = (
        "项目名称\t助餐服务\n指标名称\t权重\t计算符号\t指标值\t计量单位\n"
        "助餐人次\t50\t≥\t900\t人次\n老人满意度\t50\t≥\t90\t%\n"
    )
    assert clerk.post("/pasted", table=table, name="助餐").status_code == 303
    desk = clerk.address() + "/forms/1"
    assert "助餐人次" in clerk.client.get(desk).text
    clerk.post(f"{desk}/cell", cell="1.value", text="1200")
    changed = clerk.client.get(clerk.address() + "/changed")
    assert io.BytesIO(changed.content).read(2) == b"PK"


def test_the_same_file_is_taken_once(clerk: Browser, example: bytes) -> None:
    assert clerk.sent(EXAMPLE.name, example) == clerk.sent(EXAMPLE.name, example)


def test_what_is_deleted_is_gone(clerk: Browser, example: bytes, settings: Settings) -> None:
    address = clerk.sent(EXAMPLE.name, example)
    assert any((settings.data / "files").iterdir())
    clerk.post(f"{address}/delete")
    assert clerk.client.get(address).status_code == 404
    assert not any((settings.data / "files").iterdir())
