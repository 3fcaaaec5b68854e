from __future__ import annotations

from collections import Counter

import pytest

from auditor.auditing import audit_submission
from auditor.forms.damage import is_damaged
from auditor.model import Outcome, SubmissionReport
from auditor.ruleset import load_ruleset
from tests.cases import every_case
from tests.forms.building import read

HEADER = ["指标名称", "指标权重", "指标性质", "指标值", "计量单位"]
SOUND = ["城镇新增就业人数", "50", "≥", "6000", "人"]


@pytest.fixture(scope="module")
def judged() -> dict[str, SubmissionReport]:
    ruleset = load_ruleset()
    tables = {
        "sound": [HEADER, SOUND, ["投诉次数", "50", "≥", "5", "次"]],
        "name": [HEADER, SOUND, ["投\ufffd次数", "50", "≥", "5", "次"]],
        "value": [HEADER, SOUND, ["投诉次数", "50", "≥", "5\ufffd", "次"]],
        "cut": [HEADER, SOUND, ["投诉次数"]],
    }
    return {
        name: audit_submission(read("项目支出绩效目标表", rows), ruleset) for name, rows in tables.items()
    }


@every_case("text", ["城镇\ufffd业人数", "城镇□业人数", "城镇?业人数", "??人数", "提升??", "???"])
def test_lost_letters(text: str) -> None:
    assert is_damaged(text)


@every_case("text", ["新增□", "□是 □否", "是否达标?", "满意度", "", "a?b", "■完成"])
def test_tick_boxes_and_questions_are_no_damage(text: str) -> None:
    assert not is_damaged(text)


def test_a_damaged_name_leaves_every_rule_on_the_row_open(judged: dict[str, SubmissionReport]) -> None:
    assert any(finding.row == 2 for finding in judged["sound"].findings)
    report = judged["name"]
    assert not [finding for finding in report.findings if finding.row == 2]
    assert any(gap.reason == "指标名称有缺字" and gap.row == 2 for gap in report.gaps)
    assert "有缺字" in report.submission.doubts[0].message
    assert report.submission.doubts[0].location.row == 3


def test_a_damaged_value_is_unread(judged: dict[str, SubmissionReport]) -> None:
    report = judged["value"]
    row = report.submission.forms[0].indicators[1]
    assert (row.value, row.unread) == (None, frozenset({"value"}))
    assert not [finding for finding in report.findings if finding.row == 2 and finding.field == "value"]
    outcomes = Counter(gap.outcome for gap in report.gaps if gap.row == 2)
    assert outcomes[Outcome.UNDETERMINED]
    assert not outcomes[Outcome.ERROR]


def test_a_table_that_breaks_off_has_no_wrong_sum(judged: dict[str, SubmissionReport]) -> None:
    report = judged["cut"]
    assert report.submission.forms[0].cut
    assert not judged["sound"].submission.forms[0].cut
    assert not [finding for finding in report.findings if finding.category == "weight-sum"]
    assert any(gap.rule == "weight-sum" and gap.outcome is Outcome.UNDETERMINED for gap in report.gaps)
    assert "断开" in report.submission.doubts[-1].message
