from __future__ import annotations

import copy
import io
from dataclasses import replace
from typing import Any

import lxml.html
import pytest
from rich.console import Console

from auditor.comparison.compare import Fate, compare
from auditor.comparison.html import diff_to_html
from auditor.comparison.overview import HEADINGS, line_of
from auditor.comparison.terminal import headline, notes, print_diff
from auditor.model.words import URGENCY_WORDS
from auditor.reports.data.json import as_data
from tests.reports.sample import REPORT, audit, clean_report


@pytest.fixture
def old() -> dict[str, Any]:
    return as_data(audit())


@pytest.fixture
def new(old: dict[str, Any]) -> dict[str, Any]:
    return copy.deepcopy(old)


def fates(old: dict[str, Any], new: dict[str, Any]) -> dict[str, int]:
    changes = compare(old, new).submissions[0].changes
    return {fate.value: count for fate in Fate if (count := sum(each.fate is fate for each in changes))}


def test_the_same_file_has_only_what_remains(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert fates(old, new) == {"remaining": len(REPORT.findings)}
    assert compare(old, new).same_rules


def test_what_is_gone_is_fixed_and_what_comes_is_new(old: dict[str, Any], new: dict[str, Any]) -> None:
    gone = new["submissions"][0]["findings"].pop(0)
    diff = compare(old, new).submissions[0]
    assert [each.record.finding for each in diff.of(Fate.FIXED)] == [gone]
    assert [each.record.finding for each in compare(new, old).submissions[0].of(Fate.NEW)] == [gone]


def test_a_row_that_moved_is_the_same_problem(old: dict[str, Any], new: dict[str, Any]) -> None:
    submission = new["submissions"][0]
    for row in submission["forms"][0]["indicators"]:
        row["row"] += 7
    for finding in submission["findings"]:
        if finding["form"] == 1 and finding["row"]:
            finding["row"] += 7
    moved = compare(old, new).submissions[0].of(Fate.MOVED)
    assert {each.new.finding["row"] - each.old.finding["row"] for each in moved if each.old and each.new} == {
        7
    }
    assert not compare(old, new).submissions[0].of(Fate.FIXED)


def renumbered(submission: dict[str, Any], by: int) -> None:
    for part in submission["forms"]:
        part["index"] += by
    for finding in submission["findings"]:
        if finding["form"] is not None:
            finding["form"] += by


def test_a_form_put_before_the_others_confuses_nothing(old: dict[str, Any], new: dict[str, Any]) -> None:
    submission = new["submissions"][0]
    before = copy.deepcopy(submission["forms"][2]) | {"index": 1, "project": "口袋公园"}
    findings = [copy.deepcopy(each) | {"form": 1} for each in submission["findings"] if each["form"] == 3]
    renumbered(submission, 1)
    submission["forms"].insert(0, before)
    submission["findings"] = findings + submission["findings"]
    assert fates(old, new) == {"new": len(findings), "remaining": len(REPORT.findings)}


def test_a_renamed_project_is_known_by_its_indicators(old: dict[str, Any], new: dict[str, Any]) -> None:
    submission = new["submissions"][0]
    submission["forms"][0] |= {"project": "改了名的项目"}
    for finding in submission["findings"]:
        finding["fingerprint"] = f"{finding['fingerprint']}-改名"
    assert fates(old, new) == {"remaining": len(REPORT.findings)}


def test_a_reworded_indicator_on_its_row_is_changed(old: dict[str, Any], new: dict[str, Any]) -> None:
    submission = new["submissions"][0]
    submission["forms"][0]["indicators"][0]["name"] = "新增就业"
    submission["findings"][0] |= {"fingerprint": "0" * 16, "evidence": []}
    assert fates(old, new)["changed"] == 1
    assert "fixed" not in fates(old, new)


def test_a_renamed_file_without_issuer_is_known_by_its_projects(
    old: dict[str, Any], new: dict[str, Any]
) -> None:
    clean = as_data(audit(clean_report("a/甲.docx")))["submissions"][0]
    old["submissions"].append(clean | {"issuer": None})
    new["submissions"].insert(0, clean | {"issuer": None, "source": "b/修改稿.docx"})
    pairs = compare(old, new).submissions
    assert len(pairs) == len(old["submissions"])
    assert all(each.old and each.new for each in pairs)


def test_another_value_with_the_same_mistake_is_changed(old: dict[str, Any], new: dict[str, Any]) -> None:
    submission = new["submissions"][0]
    submission["forms"][0]["indicators"][0]["value"] = "700"
    submission["findings"][0] |= {"fingerprint": "0" * 16, "message": "“城镇新增就业人数”写成“≤700人”"}
    (change,) = compare(old, new).submissions[0].of(Fate.CHANGED)
    assert change.old is not None
    assert (change.old.target, change.record.target) == ("≤600人", "≤700人")


def test_other_rules_are_told_apart_from_other_words(old: dict[str, Any], new: dict[str, Any]) -> None:
    new["ruleset"]["fingerprint"] = "sha256:other"
    by_rules = new["submissions"][0]["findings"].pop(0)  # the row says what it said
    by_words = next(
        each for each in new["submissions"][0]["findings"] if each["form"] == 2 and each["row"] == 5
    )
    new["submissions"][0]["findings"].remove(by_words)
    new["submissions"][0]["forms"][1]["indicators"][4]["value"] = "98"
    for each in (old, new):
        each["submissions"][0]["rules"] = [
            {"rule": by_rules["rule"], "title": "", "outcomes": {}},
            {"rule": by_words["rule"], "title": "", "outcomes": {}},
        ]
    fixed = {
        each.record.finding["message"]: each.by_rules
        for each in compare(old, new).submissions[0].of(Fate.FIXED)
    }
    assert fixed == {by_rules["message"]: True, by_words["message"]: False}
    assert not compare(old, new).same_rules


def test_submissions_are_matched_by_name_then_by_issuer() -> None:
    old = as_data(audit(REPORT, clean_report("初报/甲.docx")))
    new = as_data(audit(clean_report("再报/甲.docx"), REPORT, clean_report("再报/丙.docx")))
    new["submissions"][1]["source"] = "再报/改名.txt"
    pairs = [
        (each.old and each.old["source"], each.new and each.new["source"])
        for each in compare(old, new).submissions
    ]
    assert pairs == [
        ("初报/甲.docx", "再报/甲.docx"),
        (REPORT.submission.source, "再报/改名.txt"),
        (None, "再报/丙.docx"),
    ]


def test_the_headline_counts_what_was_asked_and_done(old: dict[str, Any], new: dict[str, Any]) -> None:
    del new["submissions"][0]["findings"][:2]
    told = headline(compare(old, new).submissions[0])
    assert f"原有 {len(REPORT.findings)} 处" in told
    assert "已解决 2 处" in told


def test_terminal_and_page_say_the_same(
    old: dict[str, Any], new: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    new["ruleset"]["fingerprint"] = "sha256:other"
    new["submissions"][0]["findings"].pop(0)
    diff = compare(old, new)
    print_diff(diff, Console(width=80, highlight=False), verbose=True)
    screen, page = capsys.readouterr().out, diff_to_html(diff)
    assert "已解决（1）" in screen
    assert "已解决（1）" in page
    assert "规则变化" in screen
    assert "规则变化" in page
    assert max(map(len, screen.splitlines())) <= 80
    assert "<strong>1</strong><span>处已解决</span>" in page


def test_two_files_that_share_nothing_are_told(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert notes(compare(old, new)) == []
    for number, form in enumerate(new["submissions"][0]["forms"]):
        form["project"] = f"另一个项目{number}"
        for row in form["indicators"]:
            row["name"] = f"别的指标{row['row']}"
    (told,) = notes(compare(old, new))
    assert "可能不是同一份材料" in told
    assert told in diff_to_html(compare(old, new))


def test_what_was_not_looked_at_again_is_not_solved() -> None:
    diff = compare(
        as_data(audit()), as_data(audit(clean_report("再报/别的.docx"), clean_report("再报/乙.docx")))
    )
    lost = next(each for each in diff.submissions if each.new is None)
    assert lost.changes == ()
    assert f"{len(REPORT.findings)} 处" in headline(lost)


@pytest.fixture(scope="module")
def folders() -> tuple[dict[str, Any], dict[str, Any]]:
    """Three submissions: one mended in part, one as it was, one that does not come again; and a new one."""
    first = as_data(audit(REPORT, clean_report("乙.txt"), clean_report("丙.txt")))
    mended = replace(REPORT, findings=REPORT.findings[1:])
    second = as_data(audit(mended, clean_report("乙.txt"), clean_report("丁.txt")))
    first["submissions"][2] |= {"issuer": "丙局", "forms": []}
    second["submissions"][2] |= {"issuer": "丁局", "forms": []}
    return first, second


def test_a_table_of_all_comes_first(folders: tuple[dict[str, Any], dict[str, Any]]) -> None:
    diff = compare(*folders)
    buffer = io.StringIO()
    print_diff(diff, Console(file=buffer, width=120, markup=False, highlight=False))
    text = buffer.getvalue()
    table, rest = text.split("合计", 1)
    assert table.split()[:8] == list(HEADINGS)
    states = {each.file: each.state for each in map(line_of, diff.submissions)}
    assert set(states.values()) == {"有改动", "没有改动", "没有再报", "新报送"}
    assert "没有再报 1 份" in rest
    assert rest.count("已解决（1）") == 1
    assert "没有改（15），其中必须修改" in rest, "what stays is counted, not listed"
    assert "丁局（丁.txt）：" not in rest


def test_what_must_be_mended_comes_first(folders: tuple[dict[str, Any], dict[str, Any]]) -> None:
    for each in compare(*folders).submissions:
        for fate in Fate:
            order = [list(URGENCY_WORDS.values()).index(change.record.urgency) for change in each.of(fate)]
            assert order == sorted(order)


def test_the_page_shows_the_table_and_only_what_changed(
    folders: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    page = lxml.html.fromstring(diff_to_html(compare(*folders)))
    [table] = page.xpath("//section[@aria-labelledby='overview-h']//table")
    assert len(table.xpath(".//tbody/tr")) == 4
    links = [each.get("href").removeprefix("#") for each in table.xpath(".//tbody//a")]
    assert len(links) == 1
    assert all(page.get_element_by_id(each) is not None for each in links)
    assert len(page.xpath("//h2[starts-with(@id, 'd')]")) == 1
    assert page.xpath("//details/summary")[0].text_content() == "列出没有改的15处"
