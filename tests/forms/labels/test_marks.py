"""Numbers in front of labels and marks of footnotes behind them say nothing."""

from __future__ import annotations

from auditor.forms.text import label_key
from tests.forms.building import Spec, one

KEYS = {
    "①指标值": "指标值",
    "⑴ 指标值": "指标值",
    "第3栏 指标值": "指标值",
    "（2）指标值": "指标值",
    "2.指标值": "指标值",
    "指标值 ①": "指标值",
    "指标值1)": "指标值",
    "指标值（注2）": "指标值",
    "指标值²": "指标值",
    "指标值#": "指标值",
    "指标值▲": "指标值",
    "第一层级": "第一层级",
    "近3年指标值": "近3年指标值",
    "指标2": "指标2",
}


def test_marks_and_numbers_are_no_part_of_a_label() -> None:
    read = {label: label_key(label) for label in KEYS}
    assert {label: key for label, key in read.items() if key != KEYS[label]} == {}


def test_other_alone_is_no_cause_that_is_ticked_whatever_mark_it_bears() -> None:
    for label in ("其它▲", "其它（注2）", "（1）其它"):
        header: list[Spec] = [label, "指标值", "计量单位", "权重"]
        rows: list[list[Spec]] = [
            ["清淤长度", "30", "公里", "40"],
            ["工程验收合格率", "95", "%", "30"],
            ["受益居民数", "5000", "人", "30"],
        ]
        form = one("2026年项目绩效目标表", [header, *rows])
        assert [row.name for row in form.indicators] == [row[0] for row in rows], label
