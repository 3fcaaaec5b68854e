"""Tables of several projects that only lines between the rows name."""

from __future__ import annotations

from tests.forms.building import Spec, one, read

TITLE = "2026年项目支出绩效目标表"
HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]


def rows(thing: str, first: str = "产出指标") -> list[list[Spec]]:
    return [
        [(first, 2, 1), "数量指标", f"{thing}数量", "≥12处"],
        ["质量指标", f"{thing}合格率", "≥95%"],
        ["效益指标", "社会效益指标", f"{thing}受益人数", "≥800人"],
    ]


def table(*names: Spec, first: str = "产出指标") -> list[list[Spec]]:
    lines = [HEADER]
    for name, thing in zip(names, ("栈桥", "花箱", "路灯"), strict=False):
        lines += [[name], *rows(thing, first if name is names[-1] else "产出指标")]
    return lines


def over(text: str, columns: int = 4) -> Spec:
    return (text, 1, columns)


def found(*blocks: str | list[list[Spec]]) -> list[tuple[str | None, list[str]]]:
    return [(form.project, [row.name for row in form.indicators]) for form in read(*blocks).forms]


def test_each_line_begins_a_form() -> None:
    expected = [
        ("栈桥维护", ["栈桥数量", "栈桥合格率", "栈桥受益人数"]),
        ("花箱更换", ["花箱数量", "花箱合格率", "花箱受益人数"]),
    ]
    cases = {
        "numbered": (over("一、栈桥维护"), over("二、花箱更换")),
        "bare": (over("栈桥维护"), over("花箱更换")),
        "led": (over("项目一：栈桥维护"), over("项目二：花箱更换")),
        "labelled": (over("项目名称：栈桥维护"), over("项目名称：花箱更换")),
        "with amounts": (over("栈桥维护（12万元）"), over("花箱更换（8.5万元）")),
        "in the first cell": ("一、栈桥维护", "二、花箱更换"),
    }
    wrong = {what: got for what, names in cases.items() if (got := found(TITLE, table(*names))) != expected}
    assert not wrong


def test_levels_and_weights_begin_anew() -> None:
    first, second = read(TITLE, table(over("栈桥维护"), over("花箱更换"))).forms
    assert [row.levels for row in first.indicators] == [row.levels for row in second.indicators]
    assert second.indicators[0].levels == ("产出指标", "数量指标")


def test_flat_tables_are_parted_where_the_lines_say_projects() -> None:
    flat: list[list[Spec]] = [
        ["绩效指标", "指标值", "度量单位"],
        [over("栈桥维护经费", 3)],
        ["栈桥数量", "12", "处"],
        [over("花箱更换经费", 3)],
        ["花箱数量", "300", "个"],
    ]
    assert found(TITLE, flat) == [("栈桥维护经费", ["栈桥数量"]), ("花箱更换经费", ["花箱数量"])]


def test_what_may_be_projects_is_doubted() -> None:
    flat: list[list[Spec]] = [
        ["绩效指标", "指标值", "度量单位"],
        [over("栈桥维护", 3)],
        ["栈桥数量", "12", "处"],
        [over("花箱更换", 3)],
        ["花箱数量", "300", "个"],
    ]
    submission = read(TITLE, flat)
    (form,) = submission.forms
    assert [row.name for row in form.indicators] == ["栈桥数量", "花箱数量"]
    assert form.reading == "likely"
    assert ["栈桥维护" in doubt.message for doubt in submission.doubts] == [True]


def test_other_lines_begin_no_form() -> None:
    head: list[list[Spec]] = [["项目名称", over("滨水公园养护", 3)]]
    cases: dict[str, tuple[str, list[list[Spec]]]] = {
        "parts of a named project": (TITLE, [*head, *table(over("栈桥维护"), over("花箱更换"))]),
        "levels": (TITLE, [*head, HEADER, [over("（一）产出类")], *rows("栈桥"), [over("（二）效益类")]]),
        "tasks of a department": (
            "2026年部门整体支出绩效目标表",
            table(over("栈桥维护"), over("花箱更换")),
        ),
        "one name": (TITLE, table(over("栈桥维护"))),
        "the same name": (TITLE, table(over("栈桥维护"), over("栈桥维护"))),
        "other levels": (TITLE, table(over("栈桥维护"), over("花箱更换"), first="成本指标")),
    }
    wrong = {what for what, blocks in cases.items() if len(read(*blocks).forms) != 1}
    assert not wrong


def test_a_labelled_line_without_rows_leaves_the_form_as_it_is() -> None:
    form = one(TITLE, [["项目名称：栈桥维护"], HEADER, *rows("栈桥")])
    assert form.project == "栈桥维护"
    assert len(form.indicators) == 3


def test_a_number_before_a_name_or_an_amount_behind_it_leaves_it_alone() -> None:
    numbered: list[list[Spec]] = [["序号", *HEADER]]
    for number, thing in enumerate(("栈桥维护", "花箱更换"), start=1):
        numbered += [[str(number), over(thing)], *([("", 3, 1), *rows(thing[:2])[0]], *rows(thing[:2])[1:])]
    assert [project for project, _ in found(TITLE, numbered)] == ["栈桥维护", "花箱更换"]

    priced: list[list[Spec]] = [HEADER]
    for thing, amount in (("栈桥维护", "12"), ("花箱更换", "8.5")):
        priced += [[over(thing, 2), over(f"预算：{amount}万元", 2)], *rows(thing[:2])]
    forms = read(TITLE, priced).forms
    assert [(form.project, form.budget and form.budget.stated) for form in forms] == [
        ("栈桥维护", "12万元"),
        ("花箱更换", "8.5万元"),
    ]
