"""Whatever a document holds comes out as words, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from auditor.comparison.compare import compare
from auditor.comparison.html import diff_to_html
from auditor.model import AuditReport, Evidence, Suggestion
from auditor.reports.data.csv import harmless
from auditor.reports.data.json import as_data
from auditor.reports.data.markdown import escaped
from auditor.reports.html.report import to_html, to_pages
from auditor.reports.terminal.report import print_report
from auditor.reports.writers import FORMATS, render
from auditor.words.visible import dump_json, visible
from tests.cases import every_case
from tests.reports.sample import REPORT, SUBMISSION, UNREADABLE, audit
from tests.reports.sample_forms import line

ATTACKS = {
    "markup": '<script>alert(1)</script><img src=x onerror=alert(2)>"\'><a href="javascript:alert(3)">',
    "xml": "]]><!--&lt;x&gt;--><?x?>",
    "template": "{{ 7*7 }}{% raw %}${7*7}",
    "formula": '=HYPERLINK("http://x.example","点这里")',
    "command": "\n::error file=x::假的\r%0A",
    "control": "\x00\x07\x1b[31m红\x1b]8;;http://x\x07\x9b2J",
    "direction": "\u202e反转\u2066\u200f\ufeff\u2028",
    "surrogate": "坏\udcff字",
    "markdown": "| [x](http://x.example) ![](http://x.example) `a` **b** www.x.example\n# 题",
}
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def report_with(words: str) -> AuditReport:
    form = SUBMISSION.forms[0]
    row = replace(form.indicators[0], name=words, full_name=words, value=words, unit=words)
    evil = replace(form, project=words, title=words, indicators=(row, *form.indicators[1:]))
    document = replace(SUBMISSION.document, source=words)
    submission = replace(SUBMISSION, document=document, issuer=words, forms=(evil, *SUBMISSION.forms[1:]))
    finding = replace(
        REPORT.findings[0],
        title=words,
        message=words,
        evidence=(Evidence(words, line(24)),),
        suggestion=Suggestion(words, "value", words),
        basis=(words,),
    )
    report = replace(REPORT, submission=submission, findings=(finding, *REPORT.findings[1:]))
    return audit(report, unreadable=(replace(UNREADABLE, source=words, reason=words),))


class Tags(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.events: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.events += [name for name, _ in attrs if name.startswith("on")]
        self.links += [value or "" for name, value in attrs if name in {"href", "src"}]


@pytest.fixture(params=list(ATTACKS), ids=list(ATTACKS))
def words(request: pytest.FixtureRequest) -> str:
    return ATTACKS[request.param]


def test_html_has_no_tag_script_or_link_of_the_document(words: str) -> None:
    report = report_with(words)
    harmless_tags = set(Tags(to_html(audit())).tags) | {"table", "section"}
    pages = [to_html(report), diff_to_html(compare(as_data(audit()), as_data(report)))]
    pages += ["".join(pieces) for _, pieces in to_pages(replace(report, submissions=report.submissions * 2))]
    for text in pages:
        seen = Tags(text)
        assert seen.tags.count("script") <= 1
        assert "img" not in seen.tags
        assert seen.events == []
        assert not any(link.startswith(("javascript:", "http", "data:")) for link in seen.links)
        assert not STEERING.search(text)
        assert "49" not in re.findall(r"\{\{[^}]*\}\}|49(?=\$)", text)
    assert harmless_tags >= {"html", "body", "main"}


def test_json_and_sarif_keep_the_words_and_show_no_steering(words: str) -> None:
    for kind in ("json", "sarif"):
        text = render(report_with(words), kind)
        assert not STEERING.search(text)
        assert json.loads(text)
    told = json.loads(render(report_with(words), "json"))["submissions"][0]["findings"][0]
    assert told["message"] == words


def test_csv_holds_no_formula_and_no_extra_column(words: str) -> None:
    text = render(report_with(words), "csv")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert not STEERING.search(text.removeprefix("\ufeff").replace("\r\n", "\n"))


def test_junit_is_xml(words: str) -> None:
    root = ElementTree.fromstring(render(report_with(words), "junit").encode())
    assert {each.tag for each in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
    }  # fmt: skip


def test_github_says_one_command_a_finding(words: str) -> None:
    report = report_with(words)
    lines = render(report, "github").split("\n")[:-1]
    assert len(lines) == len(report.submissions[0].findings) + 1
    assert all(re.match(r"::(error|warning|notice) file=", each) for each in lines)
    assert not STEERING.search("".join(lines))


def test_markdown_keeps_its_table(words: str) -> None:
    text = render(report_with(words), "markdown")
    table = [each for each in text.splitlines() if each.startswith("|")]
    assert len({len(re.findall(r"(?<!\\)\|", each)) for each in table}) == 1
    assert "<" not in text
    assert "](http" not in text
    assert not STEERING.search(text)


def test_the_terminal_obeys_no_escape(words: str) -> None:
    out = io.StringIO()
    console = Console(file=out, width=80, highlight=False, emoji=False, markup=False)
    print_report(report_with(words), console, verbose=True, statistics=True)
    assert not STEERING.search(out.getvalue())


@every_case("kind", FORMATS)
def test_the_same_report_gives_the_same_text(kind: str) -> None:
    assert render(audit(), kind) == render(audit(), kind)


@given(st.text())
def test_any_text_is_harmless_anywhere(text: str) -> None:
    assert not STEERING.search(visible(text))
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert not re.search(r"[<\n]|(?<!\\)\|", escaped(text))
    assert json.loads(dump_json([text])) == [text]
