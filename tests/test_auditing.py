"""From a path to a report."""

from __future__ import annotations

import gc
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.auditing import audit_document
from auditor.errors import InputError
from auditor.ruleset import RuleSet, load_ruleset
from auditor.scoring.deductions import cost_of, left_of
from tests.judging.test_engine import make_rule, make_ruleset, on

HEAD = "指标名称\t指标权重\t指标性质\t指标值\t计量单位\t是否核心"
FORM = f"""2026年项目绩效目标表
编制单位：青禾市水利局
项目名称\t水库养护\t主管部门\t青禾市水利局
当年预算\t180.00
项目概况\t对15座水库开展养护。
当年绩效目标\t养护水库15座。
绩效指标\t{HEAD}
\t养护水库数量\t50\t≥\t15\t座\t是
\t群众满意度\t50\t≥\t90\t%\t否
"""


@pytest.fixture
def ruleset() -> RuleSet:
    return make_ruleset(make_rule("finds", on("养护水库数量")))


def test_a_file_becomes_a_report(tmp_path: Path, ruleset: RuleSet) -> None:
    path = tmp_path / "目标表.txt"
    path.write_text(FORM, encoding="utf-8")
    report = audit_document(path, ruleset)
    assert report.submission.source == str(path)
    assert [(each.rule, each.form, each.row) for each in report.findings] == [("finds", 1, 1)]
    assert report.directions[1, 1] == "higher"
    assert report.scorecard.score is not None


def test_a_slogan_with_a_vague_value_costs_once(tmp_path: Path) -> None:
    path = tmp_path / "目标表.txt"
    slogan = "\t提升居民防灾减灾意识，营造良好氛围\t50\t定性\t良好\t\t否\n"
    path.write_text(FORM.replace("\t群众满意度\t50\t≥\t90\t%\t否\n", slogan), encoding="utf-8")
    ruleset = load_ruleset()
    report = audit_document(path, ruleset)
    own = [each for each in report.findings if each.row == 2]
    assert {"slogan-indicator", "vague-qualitative"} <= {each.rule for each in own}
    costs = [cost_of(each, ruleset.by_id[each.rule], ruleset.profile) for each in own]
    assert {cost.group for cost in costs if cost} == {"unmeasurable"}
    left = left_of([cost for cost in costs if cost], ruleset.profile.row_points)
    assert left == {2: 1 - Decimal(2) / ruleset.profile.row_points}


def test_a_document_without_forms_is_told_with_advice(tmp_path: Path, ruleset: RuleSet) -> None:
    path = tmp_path / "通知.txt"
    path.write_text("关于召开会议的通知\n请各科室准时参加。\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        audit_document(path, ruleset)
    assert str(caught.value).startswith(f"{path}：没有找到绩效目标表。请确认")


def test_a_missing_file_is_told(tmp_path: Path, ruleset: RuleSet) -> None:
    with pytest.raises(InputError):
        audit_document(tmp_path / "none.docx", ruleset)


def test_an_audit_leaves_no_cycles_to_the_collector(tmp_path: Path) -> None:
    path, ruleset = tmp_path / "目标表.txt", load_ruleset()
    path.write_text(FORM, encoding="utf-8")
    audit_document(path, ruleset)  # what is made once a process
    gc.collect()
    gc.disable()
    try:
        audit_document(path, ruleset)
        assert gc.collect() == 0
    finally:
        gc.enable()
