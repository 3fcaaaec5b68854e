"""Rows with what an expert says of them (tests/data/indicator_verdicts.txt)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from auditor.checks.base import Failed
from auditor.judging import judge_submission
from auditor.model import (
    Confidence,
    Document,
    Finding,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Severity,
    Submission,
)
from auditor.ruleset import RuleSet, load_ruleset
from tests.checks.single_rows import judged_by, only_hit
from tests.checks.single_rows import row as one_row

_LEVELS = {
    "产/数": ("产出指标", "数量指标"),
    "产/质": ("产出指标", "质量指标"),
    "产/时": ("产出指标", "时效指标"),
    "产/成": ("产出指标", "成本指标"),
    "成/经": ("成本指标", "经济成本指标"),
    "成/社": ("成本指标", "社会成本指标"),
    "成/生": ("成本指标", "生态环境成本指标"),
    "效/经": ("效益指标", "经济效益指标"),
    "效/社": ("效益指标", "社会效益指标"),
    "效/生": ("效益指标", "生态效益指标"),
    "效/可": ("效益指标", "可持续影响指标"),
    "满/服": ("满意度指标", "服务对象满意度指标"),
}
_DIMENSIONS = {
    "N": "quantity", "Z": "quality", "T": "timeliness", "C": "cost", "E": "economic", "S": "social",
    "B": "ecological", "X": "sustained", "M": "satisfaction", "I": "execution",
}  # fmt: skip
_SAY = {
    "level": {"misclassified-level", "process-indicator"},
    "vague": {"vague-qualitative", "unclear-indicator", "slogan-indicator", "nature-conflict"},
    "nature": {"nature-conflict", "vague-qualitative", "unit-mismatch", "implausible-value"},
    "slogan": {"slogan-indicator", "unclear-indicator", "compound-indicator", "nature-conflict"},
}
_JUDGED = frozenset().union(*_SAY.values(), {"placeholder"})
_TARGET = re.compile(r"([≥≤=]?)(\d[\d.,]*)(%|‰|[\u4e00-\u9fff/]{0,6})")


@dataclass(frozen=True)
class Row:
    name: str
    levels: tuple[str, str]
    operator: str
    value: str
    unit: str | None
    dimension: str | None
    verdicts: frozenset[str] | None

    def submission(self) -> Submission:
        place = Location(table=1, row=2)
        indicator = Indicator(
            1, self.name, self.name, place, levels=self.levels, value=self.value, unit=self.unit,
            operator=Operator(self.operator) if self.operator else None, operator_text=self.operator or None,
        )  # fmt: skip
        columns = frozenset({"name", "level1", "level2", "value"})
        form = Form(
            1, FormKind.PROJECT, "项目支出绩效目标表", Location(table=1, row=1), project="某项目", year=2025,
            indicators=(indicator,), columns=columns,
        )  # fmt: skip
        return Submission(Document("a.txt", "text", ()), (form,), None, 2025)


@cache
def rows() -> tuple[Row, ...]:
    text = (Path(__file__).parents[2] / "data" / "indicator_verdicts.txt").read_text(encoding="utf-8")
    return tuple(_row(line) for line in text.splitlines() if line and not line.startswith("#"))


def _row(line: str) -> Row:
    name, level, target, dimension, verdict = line.split(" | ")
    match = _TARGET.fullmatch(target)
    operator, value, unit = match.groups() if match else ("", target, None)
    verdicts = None if verdict == "?" else frozenset(verdict.split(",")) - {"-"}
    return Row(name, _LEVELS[level], operator, value, unit, _DIMENSIONS.get(dimension), verdicts)


@cache
def ruleset() -> RuleSet:
    return load_ruleset()


def firm(row: Row) -> Iterator[Finding]:
    submission = row.submission()
    rules = ruleset().under(ruleset().profile_for(submission)[0])
    for finding in judge_submission(submission, rules).findings:
        told = finding.severity is not Severity.INFO and finding.confidence is not Confidence.ASK
        if told and finding.row == 1 and finding.category in _JUDGED:
            yield finding


def test_what_a_name_speaks_of() -> None:
    answers = []
    for row in (row for row in rows() if row.dimension):
        matter = ruleset().language.matter(row.name, row.unit, row.value)
        answers.append((row.name, matter.dimension if matter and matter.sure else None, row.dimension))
    told = [answer for answer in answers if answer[1]]
    wrong = [answer for answer in told if answer[1] != answer[2]]
    assert len(told) >= 0.8 * len(answers)
    assert len(wrong) <= 0.02 * len(told), wrong


def test_firm_findings_hold() -> None:
    told = [(row, finding) for row in rows() if row.verdicts is not None for finding in firm(row)]
    wrong = [
        (row.name, row.value, finding.message)
        for row, finding in told
        if not any(finding.category in _SAY[verdict] for verdict in row.verdicts or ())
    ]
    assert len(wrong) <= 0.02 * len(told), wrong


def test_faults_are_found() -> None:
    due = [(row, verdict) for row in rows() for verdict in row.verdicts or ()]
    missed = [
        (row.name, row.value, verdict)
        for row, verdict in due
        if not any(finding.category in _SAY[verdict] for finding in firm(row))
    ]
    assert len(missed) <= 0.1 * len(due), missed


def test_a_gloss_of_an_odd_measure_goes_with_it() -> None:
    hit = only_hit(judged_by("odd-measure", one_row("巡库力量保障率（到岗率）", "≥", "95", "%")))
    assert hit.values["proposal"] == "巡库力量达标率"


def test_a_count_and_the_price_of_each_are_two_targets() -> None:
    told = [
        ("护林员管护", "15人，每人每月900元"),
        ("困难户慰问", "12户，每户3000元"),
        ("喷灌机采购", "40台、单价1.2万元"),
        ("村医补助", "36人；每人2400元"),
        ("果园补植", "80亩，每亩450元"),
        ("农家书屋补贴", "9个，每个2000元"),
    ]
    passed = [
        ("村医补助标准", "36人，每人2400元"),
        ("慰问", "2次，每次500元"),
        ("高龄津贴", "80至89岁，每月60元"),
        ("困难户慰问", "每户3000元"),
        ("果园补植", "80亩"),
        ("喷灌机采购", "40台，合格率98%"),
    ]
    verdicts = {
        cells: isinstance(judged_by("several-targets", one_row(cells[0], "=", cells[1], "")), Failed)
        for cells in (*told, *passed)
    }
    assert [cells for cells in told if not verdicts[cells]] == []
    assert [cells for cells in passed if verdicts[cells]] == []


def test_work_done_well_with_a_share_is_a_slogan() -> None:
    slogans = (
        "高质量完成防汛各项工作任务", "高标准完成苗圃管护任务", "圆满完成全年普查工作",
        "保质保量完成校车检修任务", "出色完成渡口值守工作", "优质高效完成灌渠清淤目标",
    )  # fmt: skip
    names = ("苗圃管护任务完成率", "校车检修完成台数占比", "高标准农田建设任务完成率", "优质工程比例")
    told = {
        name: isinstance(judged_by("slogan-indicator", one_row(name, "=", "100", "%")), Failed)
        for name in (*slogans, *names)
    }
    assert [name for name in slogans if not told[name]] == []
    assert [name for name in names if told[name]] == []
