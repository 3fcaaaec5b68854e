"""Tables of several forms, each below a line that names its project, with a head and a header of its own."""

from __future__ import annotations

from collections.abc import Sequence

from tests.forms.building import Spec, read

TITLE = "2026年项目支出绩效目标表"
HEADER: list[Spec] = ["一级指标", "二级指标", "三级指标", "指标值"]
THINGS = ("栈桥", "花箱", "路灯")


def form(
    thing: str, line: Spec, number: int, head: Sequence[Sequence[Spec]] | None = None
) -> list[list[Spec]]:
    own: Sequence[Sequence[Spec]] = (
        [
            ["资金（万元）", f"{number}5", "实施单位", "滨水公园管理所"],
            ["绩效目标", (f"让{thing}安全好用。", 1, 3)],
        ]
        if head is None
        else head
    )
    return [
        [line],
        *[list(each) for each in own],
        HEADER,
        [("产出指标", 2, 1), "数量指标", f"{thing}数量", "≥12处"],
        ["质量指标", f"{thing}合格率", "≥95%"],
        ["效益指标", "社会效益指标", f"{thing}受益人数", "≥800人"],
    ]


def table(*lines: str) -> list[list[Spec]]:
    parts = (
        form(thing, (line, 1, 4), number)
        for number, (thing, line) in enumerate(zip(THINGS, lines, strict=False), 1)
    )
    return [row for part in parts for row in part]


Found = list[tuple[str | None, str | None, list[str], list[str]]]


def found(*blocks: str | list[list[Spec]]) -> Found:
    return [
        (
            each.project,
            each.budget and each.budget.stated,
            [passage.text for passage in each.passages],
            [row.name for row in each.indicators],
        )
        for each in read(*blocks).forms
    ]


def expected(*names: str) -> Found:
    return [
        (
            name,
            f"{number}5万元",
            [f"让{thing}安全好用。"],
            [f"{thing}{what}" for what in ("数量", "合格率", "受益人数")],
        )
        for number, (thing, name) in enumerate(zip(THINGS, names, strict=False), 1)
    ]


def test_each_line_begins_a_form_with_its_head() -> None:
    cases = {
        "led": ("项目一：栈桥维护", "项目二：花箱更换", "项目三：路灯改造"),
        "led by figures": ("项目1 栈桥维护", "项目2 花箱更换", "项目3 路灯改造"),
        "parts": ("子项目（一）、栈桥维护", "子项目（二）、花箱更换", "子项目（三）、路灯改造"),
        "labelled": ("1．项目名称：栈桥维护", "2．项目名称：花箱更换", "3．项目名称：路灯改造"),
        "numbered": ("一、栈桥维护", "二、花箱更换", "三、路灯改造"),
        "bare": ("栈桥维护", "花箱更换", "路灯改造"),
    }
    right = expected("栈桥维护", "花箱更换", "路灯改造")
    wrong = {what: got for what, names in cases.items() if (got := found(TITLE, table(*names))) != right}
    assert not wrong


def test_lines_of_text_above_tables_of_their_own() -> None:
    blocks = [
        part
        for number, thing in enumerate(THINGS, 1)
        for part in (f"项目{number}：{thing}维护", form(thing, ("", 1, 4), number)[1:])
    ]
    assert found(TITLE, *blocks) == expected("栈桥维护", "花箱维护", "路灯维护")


def test_levels_begin_anew() -> None:
    forms = read(TITLE, table("项目一：栈桥维护", "项目二：花箱更换")).forms
    assert {each.indicators[0].levels for each in forms} == {("产出指标", "数量指标")}


def test_heads_may_differ_where_the_lines_say_projects() -> None:
    goal: list[list[Spec]] = [["绩效目标", ("让花箱安全好用。", 1, 3)]]
    rows = {
        lead: [
            *form("栈桥", (f"{lead[0]}栈桥维护", 1, 4), 1),
            *form("花箱", (f"{lead[1]}花箱更换", 1, 4), 2, goal),
        ]
        for lead in (("项目一：", "项目二："), ("", ""))
    }
    assert [len(read(TITLE, each).forms) for each in rows.values()] == [2, 1]


def test_other_lines_begin_no_form() -> None:
    named: list[list[Spec]] = [["项目名称", ("滨水公园养护", 1, 3)]]
    cases = {
        "parts of a named project": [*named, *table("一、栈桥维护", "二、花箱更换")],
        "the same words": table("绩效目标情况", "绩效目标情况"),
        "one line": table("项目一：栈桥维护"),
        "sentences": table("项目一：见附件，栈桥；", "项目二：见附件，花箱；"),
    }
    wrong = {what: got for what, rows in cases.items() if len(got := found(TITLE, rows)) != 1}
    assert not wrong
