from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from auditor.model import AuditReport, Evidence, Safety, Suggestion
from auditor.reports.html.report import to_html
from tests.reports.sample import REPORT, SUBMISSION, UNREADABLE, audit, clean_report, unscored_report
from tests.reports.sample_forms import line

VOID = {"meta", "br", "hr", "img", "link", "input", "col"}
ATTACK = '<script>alert("x")</script><img src=x onerror=alert(1)>'


class Page(HTMLParser):
    """Collects what the tests ask about, and notices tags that are not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value:
                self.ids.append(value)
            if name in {"href", "src", "aria-labelledby"} and value:
                self.links.append(value if value.startswith(("#", "http")) else f"#{value}")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open[-1] == tag
        self.open.pop()


@pytest.fixture(
    params=[
        audit(),
        audit(REPORT, clean_report(), unscored_report(), unreadable=(UNREADABLE,)),
        audit(unscored_report()),
        replace(audit(), submissions=(), unreadable=(UNREADABLE,)),
    ],
    ids=["one", "batch", "unscored", "nothing"],
)
def report(request: pytest.FixtureRequest) -> AuditReport:
    assert isinstance(request.param, AuditReport)
    return request.param


def test_the_page_is_well_formed_and_its_links_lead_somewhere(report: AuditReport) -> None:
    page = Page(to_html(report))
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_the_page_stands_alone(report: AuditReport) -> None:
    text = to_html(report)
    page = Page(text)
    assert not {"link", "iframe", "img", "object"} & set(page.tags)
    assert page.tags.count("script") == 1
    assert "http:" not in text
    assert "https:" not in text
    assert "url(" not in text
    assert "@import" not in text


def test_headings_step_down_by_one(report: AuditReport) -> None:
    levels = Page(to_html(report)).headings
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_language_is_chinese() -> None:
    assert '<html lang="zh-CN">' in to_html(audit())


def test_words_of_the_document_are_never_markup() -> None:
    form = SUBMISSION.forms[0]
    row = replace(form.indicators[0], name=ATTACK, full_name=ATTACK, value=ATTACK, unit=ATTACK)
    evil_form = replace(form, project=ATTACK, title=ATTACK, indicators=(row, *form.indicators[1:]))
    document = replace(SUBMISSION.document, source=f"{ATTACK}.txt")
    submission = replace(SUBMISSION, document=document, issuer=ATTACK, forms=(evil_form,))
    finding = replace(
        REPORT.findings[0],
        title=ATTACK,
        message=ATTACK,
        evidence=(Evidence(ATTACK, line(24)),),
        basis=(ATTACK,),
    )
    report = replace(REPORT, submission=submission, findings=(finding,))
    for case in (
        audit(report),
        audit(report, clean_report(ATTACK), unreadable=(replace(UNREADABLE, source=ATTACK),)),
    ):
        text = to_html(case)
        assert "img" not in Page(text).tags
        assert Page(text).tags.count("script") == 1
        assert "onerror" not in Page(text).attributes
        assert "&lt;script&gt;" in text


def test_quoted_words_are_marked() -> None:
    text = to_html(audit())
    assert "<mark>万元/平方米</mark>" in text
    assert "<mark>救助困难群众不少于320人次</mark>" in text


def test_a_finding_says_what_to_write_and_on_what_basis() -> None:
    text = to_html(audit())
    assert "<del>万元/平方米</del><span>改为</span><ins>万平方米</ins>" in text
    assert "财预〔2021〕101号" in text


def test_what_two_findings_propose_for_a_row_is_said_once() -> None:
    first, second = (
        replace(
            REPORT.findings[0],
            rule=rule,
            row=1,
            suggestion=Suggestion(f"{start}，如“参训人员合格率”；{rest}", "name", None, Safety.REVIEW),
        )
        for rule, start, rest in (
            ("a", "改名", "一个指标只写一件事"),
            ("b", "改为数值", "只能定性的写明分档"),
        )
    )
    text = to_html(audit(replace(REPORT, findings=(first, second))))
    assert text.count("参训人员合格率") == 1
    assert "-1一并改；只能定性的写明分档" in text


def test_a_question_is_asked_as_one() -> None:
    page = lxml.html.fromstring(to_html(audit()))
    asked = page.xpath('//li[contains(@class,"entry")][@data-u="verify"]')
    (entry,) = (each for each in asked if "重点信访人员稳控人数" in each.text_content())
    assert "请核实" in entry.getparent().getparent().text_content().split("重点信访")[0]


def test_the_arithmetic_is_shown_and_what_was_not_judged_is_not_full_marks() -> None:
    text = to_html(audit())
    assert "3分 × 3处 × 15/18 = 7.5分，封顶6分" in text
    assert text.count("<strong>未评</strong> / 10") == 2
    assert "此项由人工评定" in text
    assert "机审80分中得77.2分，20分由人工评定" in text
    assert "未与文件原文核对" in text


def test_each_form_shows_its_own_sum() -> None:
    text = to_html(audit())
    assert "本表得分怎样算出：机审80分中得74.0分，20分由人工评定" in text
    assert '<th scope="row"><a href="#s1-f3">表3</a></th>' in text


def test_what_stayed_open_is_grouped_by_reason() -> None:
    text = to_html(audit())
    assert "没有上年完成值可比" in text
    assert text.index("没有上年完成值可比") < text.index("名称不能说明越高越好还是越低越好")
    assert "示例规则" in text
    assert "第54行与第52行文字相同" in text


def test_a_form_that_is_an_empty_template_is_called_one() -> None:
    assert "空白模板" in to_html(audit(unscored_report()))


def test_a_batch_is_ranked_the_worst_first() -> None:
    text = to_html(audit(clean_report(), REPORT, unscored_report()))
    order = [text.index(f'<a href="#{anchor}">') for anchor in ("s3", "s2", "s1")]
    assert order == sorted(order)


def test_only_the_time_differs_between_two_runs() -> None:
    assert to_html(audit()) == to_html(audit())
    early = to_html(audit(), generated_at=datetime(2025, 3, 4, 9, 30).astimezone())
    late = to_html(audit(), generated_at=datetime(2026, 1, 2, 8, 0).astimezone())
    assert "2025年03月04日 09:30" in early
    assert early.replace("2025年03月04日 09:30", "2026年01月02日 08:00") == late


def test_a_bureau_can_replace_a_part(tmp_path: Path) -> None:
    (tmp_path / "facts.html.j2").write_text("<footer id='facts'>本局联系人：张三</footer>", encoding="utf-8")
    assert "本局联系人：张三" in to_html(audit(), templates=tmp_path)


def test_a_hundred_submissions_stay_of_a_size_to_open() -> None:
    assert len(to_html(audit(*[REPORT] * 100)).encode()) < 8_000_000
