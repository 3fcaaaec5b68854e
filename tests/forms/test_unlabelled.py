"""Forms one below the other whose projects stand in lines of their own."""

from __future__ import annotations

from tests.forms.building import Spec, read

HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]


def rows(thing: str, *, first: str = "产出指标") -> list[list[Spec]]:
    return [
        [first, "数量指标", f"{thing}数量", "≥12个"],
        ["效益指标", "社会效益指标", f"{thing}受益人数", "≥800人"],
    ]


def projects(*blocks: str | list[list[Spec]]) -> list[tuple[str | None, int]]:
    return [(form.project, len(form.indicators)) for form in read(*blocks).forms]


def test_a_line_above_each_header_names_the_project() -> None:
    heads: list[list[Spec]] = [[("一、渔港照明", 1, 4)], [("二、盲道修复", 1, 4)]]
    whole = [heads[0], HEADER, *rows("灯具"), heads[1], HEADER, *rows("盲道")]
    assert projects("2026年绩效目标汇总", whole) == [("渔港照明", 2), ("盲道修复", 2)]
    tables = [HEADER, *rows("灯具")], [HEADER, *rows("盲道")]
    assert projects("2026年项目绩效目标表", "渔港照明", tables[0], "盲道修复", tables[1]) == [
        ("渔港照明", 2),
        ("盲道修复", 2),
    ]


def test_a_line_between_parts_of_one_form_begins_none() -> None:
    def whole(*names: str, first: str = "产出指标") -> list[list[Spec]]:
        one, other = ([(name, 1, 4)] for name in names)
        return [one, HEADER, *rows("灯具"), other, HEADER, *rows("盲道", first=first)]

    title = "2026年项目绩效目标表"
    assert [rows for _, rows in projects(title, whole("产出方面指标", "效益方面指标"))] == [4]
    assert [rows for _, rows in projects(title, whole("渔港照明", "渔港照明"))] == [4]
    assert [rows for _, rows in projects(title, whole("渔港照明", "盲道修复", first="成本指标"))] == [4]
