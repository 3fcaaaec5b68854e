"""Columns that say in a word or an arrow which way is better."""

from auditor.model import Sureness
from tests.cases import every_case
from tests.forms.building import one, target


@every_case(("up", "down"), [("↑", "↓"), ("↗", "↘"), ("+", "-"), ("望大", "望小"), ("越大越好", "越小越好")])
def test_an_arrow_is_a_direction_and_no_sign(up: str, down: str) -> None:
    form = one(
        "项目绩效目标表",
        [
            ["一级指标", "二级指标", "三级指标", "指标方向", "指标值", "单位"],
            ["产出指标", "数量指标", "服务人次", up, "500", "人次"],
            ["成本指标", "经济成本指标", "人均成本", down, "300", "元"],
            ["效益指标", "社会效益指标", "受益人数", up, "90", "人"],
        ],
    )
    assert [(row.name, *target(row)) for row in form.indicators] == [
        ("服务人次", None, "500", "人次"),
        ("人均成本", None, "300", "元"),
        ("受益人数", None, "90", "人"),
    ]
    assert form.reading is Sureness.CERTAIN
