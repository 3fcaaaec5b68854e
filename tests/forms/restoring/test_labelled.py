"""Lines below each indicator that say by their own label what they hold."""

from __future__ import annotations

from tests.forms.building import Spec, one, target

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]
NAMES = {"修补渔网数量": "≥80张", "渔网验收合格率": "≥95%", "渔港停泊船次": "≥600艘次"}


def _rows(*lines: str) -> list[list[Spec]]:
    first: Spec = ("产出指标", len(NAMES) * (1 + len(lines)), 1)
    rows: list[list[Spec]] = []
    for name, value in NAMES.items():
        beside: list[Spec] = [("数量指标", 1 + len(lines), 1), name, value, "30"]
        rows.append([*([] if rows else [first]), *beside])
        rows += [[(line, 1, 3)] for line in lines]
    return rows


def test_they_stand_beside_the_indicator_above_them() -> None:
    form = one("项目绩效目标表", [HEADER, *_rows("计分办法：每少1个百分点扣0.5分", "数据来源：渔港台账")])
    assert [(row.name, *target(row), row.weight) for row in form.indicators] == [
        ("修补渔网数量", "≥", "80", "张", 30),
        ("渔网验收合格率", "≥", "95", "%", 30),
        ("渔港停泊船次", "≥", "600", "艘次", 30),
    ]
    assert {row.levels for row in form.indicators} == {("产出指标", "数量指标")}


def test_reasons_below_each_indicator_of_a_review_are_its_own() -> None:
    header: list[Spec] = ["三级指标", "指标值", "实际完成值", "得分"]
    rows: list[list[Spec]] = []
    for name, value in NAMES.items():
        rows += [[name, value, value[1:], "9"], [(f"偏差原因：受台风影响，{name}低于预计", 1, 4)]]
    form = one("项目绩效自评表", [header, *rows])
    assert [row.reason for row in form.indicators] == [f"受台风影响，{name}低于预计" for name in NAMES]


def test_one_line_below_one_indicator_makes_no_column() -> None:
    rows = _rows()
    form = one("项目绩效目标表", [HEADER, *rows, [("说明：以渔港台账为准", 1, 5)]])
    assert [row.name for row in form.indicators] == list(NAMES)


def test_reasons_below_what_fell_short_alone() -> None:
    header: list[Spec] = ["二级指标", "三级指标", "指标值", "实际完成值", "得分"]
    rows: list[list[Spec]] = [["数量指标", name, value, value[1:], "9"] for name, value in NAMES.items()]
    rows.insert(2, [("情况说明：受台风影响，验收推迟。", 1, 5)])
    form = one("项目绩效自评表", [["项目名称", ("渔港养护", 1, 4)], header, *rows])
    assert form.project == "渔港养护"
    assert [row.reason for row in form.indicators] == ["", "受台风影响，验收推迟。", ""]


def test_explanations_in_the_column_of_the_names() -> None:
    rows: list[list[Spec]] = []
    for name, value in NAMES.items():
        rows += [["数量指标", name, value, "30"], ["", f"指标说明：{name}以台账为准", "", ""]]
    form = one("项目绩效目标表", [["二级指标", "三级指标", "指标值", "权重"], *rows])
    assert [row.name for row in form.indicators] == list(NAMES)
