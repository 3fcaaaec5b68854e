from __future__ import annotations

import io

import pytest
from rich.console import Console

from auditor.model import AuditReport
from auditor.reports.terminal.report import common_folder, one_line, print_report
from auditor.reports.view.summaries import summary_of
from auditor.words.console import columns
from auditor.words.wrap import width
from tests.reports.sample import REPORT, audit, clean_report, unscored_report


def shown(report: AuditReport, *, verbose: bool = False, columns: int = 80) -> str:
    buffer = io.StringIO()
    print_report(report, Console(file=buffer, width=columns, markup=False, highlight=False), verbose=verbose)
    return buffer.getvalue()


def test_the_headline_tells_who_and_how_good() -> None:
    text = shown(audit())
    assert "清江县河口镇人民政府  2025年  3张表、17条指标" in text
    assert "得分 77.2  等级 中  建议修改后通过  机审80分中得77.2分，20分由人工评定" in text


def test_findings_stand_by_urgency_with_place_and_fix() -> None:
    text = shown(audit())
    heads = ("■ 必须修改（7）", "▲ 建议修改（5）", "◆ 请核实（2）", "○ 提示（1）", "◇ 书写 1 条")
    order = [text.index(head) for head in heads]
    assert order == sorted(order)
    assert "表3 第2行 · 文本第83行  [unit-mismatch]" in text
    assert "改法：把“万元/平方米”改为“万平方米”" in text


def test_writing_and_doubts_are_counted_unless_asked_for() -> None:
    assert "◇ 书写（1）" not in shown(audit())
    assert "阅读存疑 2 处" in shown(audit())
    full = shown(audit(), verbose=True)
    assert "◇ 书写（1）" in full
    assert "可能是抽取时重复打印" in "".join(full.split())


def test_what_was_not_judged_is_told_with_reasons() -> None:
    text = shown(audit())
    assert "未能判断 5 项（不扣分）" in text
    assert "3 项  没有上年完成值可比" in text
    assert "规则本身出错" in text


@pytest.mark.parametrize("size", [80, 60, 120])
def test_no_line_is_wider_than_the_screen(size: int) -> None:
    many = audit(REPORT, clean_report("很长" * 40 + ".docx"), unscored_report())
    assert all(width(line) <= size for line in shown(many, columns=size).splitlines())


def test_nothing_judged_is_not_called_clean() -> None:
    assert "没有可判定的内容" in shown(audit(unscored_report()))
    assert "没有发现问题" not in shown(audit(unscored_report()))
    assert "已判定的内容中没有发现问题" in shown(audit(clean_report()))


def test_a_few_are_shown_in_full_and_ranked() -> None:
    text = shown(audit(clean_report(), REPORT))
    assert "■ 必须修改（7）" in text
    overview = text[text.index("共 2 份") :]
    assert overview.index("清江县河口镇") < overview.index("白石村小学")


def test_many_give_the_overview_alone_unless_asked() -> None:
    many = audit(*[REPORT] * 4)
    assert "■ 必须修改（7）" not in shown(many)
    assert "--verbose" in shown(many)
    assert shown(many, verbose=True).count("■ 必须修改（7）") == 4


def test_a_list_ends_with_what_it_comes_to() -> None:
    text = shown(audit(REPORT, unscored_report(), clean_report("甲.docx"), clean_report("乙.docx")))
    assert "处理建议：通过 2 份、修改后通过 1 份、没有评分（由人工审核） 1 份。\n合计：必须修改 7 条" in text
    assert "处理建议" not in shown(audit(REPORT))


def test_the_overview_names_the_folder_once_and_keeps_suffixes_whole() -> None:
    names = [f"送审/{'甲' * length}绩效目标申报表.xlsx" for length in range(14, 26)]
    text = shown(audit(*map(clean_report, names)))
    assert "共 12 份，得分低的在前，文件夹 送审/\n" in text
    assert text.count("送审/") == 1
    lines = text.splitlines()[2:]
    assert any(line.strip().endswith("表.xlsx") for line in lines)  # a second line, with its whole suffix
    assert not any(line.strip() in {"xlsx", "lsx", "sx", ".xlsx"} for line in lines)
    assert {width(line) for line in lines if line.endswith(" 0")} == {80}


@pytest.mark.parametrize(
    ("sources", "folder"),
    [(["a/b.txt", "a/c.txt"], "a/"), (["a/b.txt", "c.txt"], ""), (["甲\\a", "甲\\b"], "甲\\"), ([], "")],
)
def test_the_common_folder(sources: list[str], folder: str) -> None:
    assert common_folder(sources) == folder


def test_no_colour_codes_without_a_terminal() -> None:
    assert "\x1b" not in shown(audit())


def test_markup_in_the_document_is_text() -> None:
    assert "[bold]" in shown(audit(clean_report("[bold]a.docx")))


def test_one_line() -> None:
    assert one_line(summary_of(REPORT)).endswith("77.2 中  必须修改 7、建议修改 5、请核实 2")
    assert "未评" in one_line(summary_of(unscored_report()))


def test_columns_are_set_by_display_width() -> None:
    assert columns([("编号", "x"), ("a", "y")]) == ["编号  x", "a     y"]
    assert columns([]) == []
