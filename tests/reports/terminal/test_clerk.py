from __future__ import annotations

import io
import re
from dataclasses import replace

from rich.console import Console

from auditor.model import Doubt, Gap, Location, Outcome, SubmissionReport
from auditor.reports.terminal.clerk import next_steps, print_for_clerk
from tests.reports.sample import REPORT, clean_report, unscored_report


def shown(report: SubmissionReport, *, verbose: bool = False) -> str:
    buffer = io.StringIO()
    print_for_clerk(report, Console(file=buffer, width=80, markup=False), verbose=verbose)
    return buffer.getvalue()


def test_the_first_sentence_counts() -> None:
    text = "".join(shown(REPORT).split())
    assert "共发现16条，其中必须修改7条、建议修改5条、请核实2条、提示1条、书写1条。" in text
    assert "机审得分77.2分，等级“中”，建议修改后通过" in text


def test_points_are_numbered_form_by_form_with_the_way_to_mend() -> None:
    text = shown(REPORT)
    assert re.search(r"3-\d+ 【必须修改】第6行（文本第87行）", text)
    assert "改法：把“≤”改为“≥”" in text
    order = [text.index(word) for word in ("整份文件", "表1《", "表2《", "表3《")]
    assert order == sorted(order)


def test_a_question_says_what_to_do() -> None:
    assert "情况属实的，请准备好说明" in shown(REPORT)


def test_what_is_on_writing_is_shown_on_request() -> None:
    assert "书写 1 条没有列出" in shown(REPORT)
    assert "【书写】" not in shown(REPORT)
    assert "【提示】" in shown(REPORT), "a hint on what the form says is shown"
    assert "【书写】" in shown(REPORT, verbose=True)


def test_silence_is_explained() -> None:
    assert "已判定的内容中没有发现问题" in shown(clean_report())
    assert "没有可判定的内容" in shown(unscored_report())


def test_who_gets_no_score_is_told_how_to_see_what_was_read() -> None:
    steps = next_steps(unscored_report(), page=False)
    assert any("auditor forms explain" in line for line in steps)
    assert not any("forms explain" in line for line in next_steps(REPORT, page=False))


def test_a_long_list_ends_with_the_numbers_that_must_be_mended() -> None:
    assert (
        "有 7 条必须修改（1-1、2-1、2-2、3-1、3-2、3-3、3-4），改好再报。"
        in next_steps(REPORT, page=False)[0]
    )
    few = next_steps(replace(REPORT, findings=REPORT.findings[:3]), page=False)
    assert "（" not in few[0]


def test_what_was_hard_to_read_is_told_to_the_clerk() -> None:
    hazy = tuple(Doubt(f"“第{each}处”识别得没有把握", Location(page=2)) for each in range(4))
    scan = Doubt("第2页是扫描图片，文字由识别得来", Location(page=2))
    document = replace(REPORT.submission.document, doubts=(scan,))
    report = replace(REPORT, submission=replace(REPORT.submission, document=document, doubts=hazy))
    text = shown(report)
    assert "阅读存疑 5 处（不计分），另有 2 处加 --verbose 显示\n  第2页是扫描图片" in text
    assert "第2页：“第1处”" in text
    assert "第3处" not in text
    assert "第3处" in shown(report, verbose=True)
    assert "阅读存疑" not in shown(clean_report())


def test_what_was_not_judged_is_told_with_its_reasons() -> None:
    gaps = [
        Gap("a", "甲", Outcome.UNDETERMINED, reason, 1, None)
        for reason, count in (("没有读到概况", 3), ("没有读到目标", 2), ("得分空白", 1))
        for _ in range(count)
    ]
    report = replace(REPORT, gaps=(*gaps, Gap("b", "乙", Outcome.ERROR, "KeyError", 1, None)))
    text = "".join(shown(report).split())
    assert "有6处没有判断（没有读到概况3处；没有读到目标2处等），没有列出的内容不等于没有问题。" in text
    assert "有1处因规则本身出错没有判断" in text
    assert "得分空白1处）" in "".join(shown(report, verbose=True).split())
