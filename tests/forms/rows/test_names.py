"""Units that stand in the header over the targets."""

from __future__ import annotations

from tests.forms.building import one, target


def test_numbers_alone_have_the_unit_over_them() -> None:
    rows = [["检修合格率", "≥95"], ["渔民满意度", "90"], ["停泊船次", "≥600艘次"], ["管护制度", "健全"]]
    form = one("渔港养护绩效目标表", [["三级指标", "目标值（%）"], *rows])
    assert [target(row) for row in form.indicators] == [
        ("≥", "95", "%"),
        (None, "90", "%"),
        ("≥", "600", "艘次"),
        ("定性", "健全", None),
    ]


def test_what_is_no_unit_and_a_column_of_units_are_left_alone() -> None:
    form = one(
        "渔港养护绩效目标表", [["三级指标", "目标值（必填）"], ["检修泊位", "≥12"], ["停泊船次", "≥9"]]
    )
    assert [row.unit for row in form.indicators] == [None, None]
    header = ["三级指标", "目标值（%）", "计量单位"]
    form = one("渔港养护绩效目标表", [header, ["检修泊位", "≥12", "个"], ["停泊船次", "≥9", ""]])
    assert [row.unit for row in form.indicators] == ["个", ""]
