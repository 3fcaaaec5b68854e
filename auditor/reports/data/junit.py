"""JUnit XML: a suite for each submission, a case for each rule that ran; only what must be mended fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from xml.etree import ElementTree

from auditor.model.words import ADVICE
from auditor.reports.data.records import Data, Record, records_of
from auditor.words.visible import visible

_FAILS = ("error", "warning")


def to_junit(data: Data) -> Iterator[str]:
    """The run as XML. A question and a hint are told in ``system-out``, an undecided rule is skipped, a rule
    that broke and a file that cannot be read are errors."""
    suites = _suites(data)
    first = next(suites, None)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="auditor"'
    yield f"{start} />\n" if first is None else f"{start}>\n"
    if first is not None:
        for suite in chain((first,), suites):
            ElementTree.indent(suite, level=1)
            yield f"  {ElementTree.tostring(suite, encoding='unicode')}\n"
        yield "</testsuites>\n"


def _suites(data: Data) -> Iterator[ElementTree.Element]:
    for submission in data["submissions"]:
        yield _suite(submission)
    for each in data.get("unreadable", ()):
        suite = _new("testsuite", name=each["source"], tests="1", failures="0", errors="1", skipped="0")
        case = _element(suite, "testcase", name="读取文件", classname="auditor")
        _element(case, "error", f"{each['reason']}。{each['advice']}", message=each["reason"])
        yield suite
    for each in data.get("skipped", ()):
        suite = _new("testsuite", name=each["source"], tests="1", failures="0", errors="0", skipped="1")
        case = _element(suite, "testcase", name="没有审核", classname="auditor")
        _element(case, "skipped", message=f"{each['reason']}。{each['advice']}")
        yield suite


def _suite(submission: Data) -> ElementTree.Element:
    suite = _new("testsuite", name=submission["source"])
    by_rule: dict[str, list[Record]] = {}
    for record in records_of(submission):
        by_rule.setdefault(record.finding["rule"], []).append(record)
    kinds = [_case(suite, rule, by_rule.get(rule["rule"], [])) for rule in submission["rules"]]
    suite.set("tests", str(len(kinds)))
    for name, kind in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(kinds.count(kind)))
    return suite


def _case(suite: ElementTree.Element, rule: Data, found: list[Record]) -> str:
    """The kind of the case that was added: passed, failure, error or skipped."""
    category = found[0].finding["category"] if found else "rule"
    case = _element(
        suite, "testcase", name=f"{rule['rule']} {rule['title']}", classname=f"auditor.{category}"
    )
    failing = [
        each for each in found if each.finding["severity"] in _FAILS and not (each.asks or each.waived)
    ]
    outcomes, kind = rule["outcomes"], "passed"
    if outcomes.get("error"):
        kind = "error"
        _element(case, kind, message=f"规则运行出错 {outcomes['error']} 处")
    elif failing:
        kind = "failure"
        text = "\n".join(_told(each) for each in failing)
        _element(case, kind, text, message=f"{rule['title']}，{len(failing)} 处", type=failing[0].urgency)
    elif not outcomes.get("pass") and not found:
        kind = "skipped"
        _element(case, kind, message="未能判断" if outcomes.get("undetermined") else "不适用")
    others = [each for each in found if each not in failing]
    if others:
        _element(case, "system-out", "\n".join(_told(each) for each in others))
    return kind


def _told(record: Record) -> str:
    place = "，".join(part for part in (record.place, record.file_place) if part)
    advice = f"。{ADVICE}：{record.suggestion}" if record.suggestion else ""
    waived = f"（{record.answer}）" if record.waived else ""
    told = f"{record.finding['message']}{waived}{advice}"
    return f"{record.finding['id']} 【{record.urgency}】{place}：{told}"


def _element(
    parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    element = _new(tag, **attributes)
    parent.append(element)
    element.text = None if text is None else visible(text)
    return element


def _new(tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.Element(tag, {name: visible(value) for name, value in attributes.items()})
