"""The chief looks at one page: score, decision, gate and counts are those of the data and of the letter."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

from tests.cli.test_decisions_survive import FAULTY
from tests.walks.conftest import EXAMPLES, Step
from tests.walks.test_reviewer import letter_text


def test_one_page_the_data_and_the_letter_agree(tmp_path: Path, step: Step) -> None:
    form = tmp_path / "甲.md"
    form.write_text(FAULTY, encoding="utf-8")
    page, data, word = tmp_path / "一页.html", tmp_path / "结果.json", tmp_path / "意见书.docx"
    told = step("audit", form, "--html", page, "--json", data, "--letter", word)
    assert str(page) in told
    seen = html.unescape(re.sub(r"<[^>]+>", "", page.read_text(encoding="utf-8")))
    letter = letter_text(word)
    (submission,) = json.loads(data.read_text(encoding="utf-8"))["submissions"]
    card = submission["scorecard"]
    assert card["gates"]
    for words in (str(card["score"]), f"建议{card['decision']}", card["grade"]):
        assert words in seen
        assert words in letter
    gate = next(each["text"] for each in card["gates"] if each["decided"])
    condition, *_, highest = gate.split("，")  # the arithmetic stands in the page's table of the score alone
    assert gate in seen
    assert f"{condition}，{highest}" in seen
    assert f"{condition}，{highest}" in letter
    (points,) = re.findall("必须修改的问题（([0-9]+)条）", letter)
    assert 0 < int(points) <= submission["counts"]["must"]  # some findings are one point
    assert f"必须修改的问题{points}条" in seen


def test_the_overview_of_a_folder_agrees_with_its_pages(tmp_path: Path, step: Step) -> None:
    pages, data = tmp_path / "总览", tmp_path / "结果.json"
    step("audit", EXAMPLES, "--html-dir", pages, "--json", data, "--quiet")
    overview = (pages / "index.html").read_text(encoding="utf-8")
    for each in json.loads(data.read_text(encoding="utf-8"))["submissions"]:
        assert f"{each['score']:.1f}" in overview
