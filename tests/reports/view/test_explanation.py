from __future__ import annotations

from typing import Any

from auditor.reports.view.explanation import describe_example
from tests.cases import every_case


@every_case(
    ("case", "text"),
    [
        ({"name": "培训人数", "operator": "≥", "value": 20, "unit": "人"}, "培训人数 ≥20人"),
        ({"name": "环境", "operator": "定性", "value": "好", "weight": 10}, "环境 定性好（权重 10）"),
        ({"name": "养护成本", "value": ""}, "养护成本 （空）"),
        ({"name": "巡查次数", "levels": ["产出", "数量"], "value": 4}, "产出-数量-巡查次数 4"),
        ({"name": "甲", "value": 0, "form": {"goal": "完成甲"}}, "甲 0（绩效目标：完成甲）"),
        ({"a": {"name": "甲", "value": 1}, "b": {"name": "乙", "value": 2}}, "甲 1；乙 2"),
        ({"field": "goal", "text": "进一步提升"}, "绩效目标：进一步提升"),
        ({"text": "进一步提升"}, "进一步提升"),
        ({"text": "修路。", "repeat": 9}, "修路。……（共9遍）"),
        ({"forms": [{"project": "管护{n}期", "repeat": 5}]}, "管护1期……（共5张）"),
        ({"indicators": [{"name": "第{n}类", "value": 1, "repeat": 9}]}, "第1类 1……（共9条）"),
        ({"project": "修路", "budget": 20, "goal": "修完"}, "修路；预算 20 万元；绩效目标：修完"),
        (
            {"budget": {"label": "资金", "value": 30, "unit": "元"}, "goal": "修完"},
            "预算 30 元；绩效目标：修完",
        ),
        ({"forms": [{"project": "甲"}, {"project": "乙"}]}, "甲 | 乙"),
        ({}, "（空）"),
    ],
)
def test_examples_read_as_on_paper(case: dict[str, Any], text: str) -> None:
    assert describe_example(case) == text
