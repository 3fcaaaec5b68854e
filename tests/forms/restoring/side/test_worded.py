"""Levels side by side whose texts tell names and targets, a project a row."""

from tests.forms.building import Spec, read, target

HEADER: list[list[Spec]] = [
    [
        ("序号", 2, 1),
        ("项目名称", 2, 1),
        ("建设工期（天）", 2, 1),
        ("资金安排", 1, 2),
        ("绩效指标", 1, 3),
        ("管护要求", 2, 1),
    ],
    ["资金渠道", "金额（万元）", "产出指标", "效益指标", "满意度指标"],
]
PROJECTS: list[list[Spec]] = [
    [
        "1",
        "柳湾灌渠清淤",
        "60",
        "市级",
        "45",
        "清淤灌渠≥3公里",
        "受益农户≥80户，增收农户≥12户",
        "农户满意度≥90%",
        "由村集体管护三年，每年清理两次，费用从集体收入列支",
    ],
    [
        "2",
        "柳湾蓄水池修缮",
        "60",
        "县级",
        "20",
        "修缮蓄水池2座",
        "受益农户≥35户",
        "农户满意度≥90%",
        "由受益农户管护，每年检修一次，费用由农户分担",
    ],
]


def test_each_text_gives_its_project_the_indicators_that_it_tells() -> None:
    forms = read("乡村振兴项目情况表", [*HEADER, *PROJECTS]).forms
    assert [(form.project, str(form.budget and form.budget.value)) for form in forms] == [
        ("柳湾灌渠清淤", "45"),
        ("柳湾蓄水池修缮", "20"),
    ]
    assert [[(i.levels, i.name, *target(i)) for i in form.indicators] for form in forms] == [
        [
            (("产出指标",), "清淤灌渠", "≥", "3", "公里"),
            (("效益指标",), "受益农户", "≥", "80", "户"),
            (("效益指标",), "增收农户", "≥", "12", "户"),
            (("满意度指标",), "农户满意度", "≥", "90", "%"),
        ],
        [
            (("产出指标",), "修缮蓄水池", None, "2", "座"),
            (("效益指标",), "受益农户", "≥", "35", "户"),
            (("满意度指标",), "农户满意度", "≥", "90", "%"),
        ],
    ]


def test_what_is_said_of_the_project_beside_its_indicators_weighs_none_of_them() -> None:
    forms = read("乡村振兴项目情况表", [*HEADER, *PROJECTS]).forms
    assert {i.weight for form in forms for i in form.indicators} == {None}


def test_texts_without_targets_are_left_as_they_are() -> None:
    rows = [[*row[:5], "清淤", "灌溉", "满意", row[8]] for row in PROJECTS]
    forms = read("乡村振兴项目情况表", [*HEADER, *rows]).forms
    assert not any(i.name == "清淤" for form in forms for i in form.indicators)
