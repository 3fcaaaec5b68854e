"""Projects side by side that share their columns of levels."""

from decimal import Decimal

from tests.cases import every_case
from tests.forms.building import Spec, one, read, target

LEVELS: list[list[Spec]] = [[("产出指标", 2, 1), "数量指标"], ["质量指标"]]
LEFT = [["翻修书架", "≥40组"], ["书架承重合格率", "≥98%"]]
RIGHT = [["添置投影仪", "≥6台"], ["投影仪验收合格率", "=100%"]]


def _table(left: str, right: str) -> list[list[Spec]]:
    heads: list[Spec] = [("一级指标", 2, 1), ("二级指标", 2, 1), (left, 1, 2), (right, 1, 2)]
    rows = [[*levels, *one, *other] for levels, one, other in zip(LEVELS, LEFT, RIGHT, strict=True)]
    return [heads, ["三级指标", "指标值"] * 2, *rows]


@every_case(
    ("left", "right"),
    [
        ("书架翻修项目", "投影仪添置项目"),
        ("书架翻修项目绩效目标", "投影仪添置项目绩效目标"),
        ("项目名称：书架翻修项目", "项目名称：投影仪添置项目"),
    ],
)
def test_each_is_a_form_with_the_levels(left: str, right: str) -> None:
    forms = read("2026年项目绩效目标表", _table(left, right)).forms
    assert [form.project for form in forms] == ["书架翻修项目", "投影仪添置项目"]
    assert [[(i.levels, i.name, *target(i)) for i in form.indicators] for form in forms] == [
        [
            (("产出指标", "数量指标"), "翻修书架", "≥", "40", "组"),
            (("产出指标", "质量指标"), "书架承重合格率", "≥", "98", "%"),
        ],
        [
            (("产出指标", "数量指标"), "添置投影仪", "≥", "6", "台"),
            (("产出指标", "质量指标"), "投影仪验收合格率", "=", "100", "%"),
        ],
    ]
    assert forms[1].indicators[0].location.column == 5


@every_case(("left", "right"), [("书架翻修", "投影仪添置"), ("城东小学", "城西小学"), ("老楼", "新楼")])
def test_words_that_nobody_knows_over_halves_make_them_doubtful(left: str, right: str) -> None:
    form = one("2026年项目绩效目标表", [["项目名称", ("改善办学条件", 1, 5)], *_table(left, right)])
    assert len(form.indicators) == 4
    assert {"name", "value", "level1"} <= form.doubtful


@every_case(("left", "right"), [("实施期目标", "年度目标"), ("指标1", "指标2")])
def test_periods_and_counts_over_halves_are_no_projects(left: str, right: str) -> None:
    form = one("2026年项目绩效目标表", [["项目名称", ("改善办学条件", 1, 5)], *_table(left, right)])
    assert len(form.indicators) == 4
    assert not form.doubtful


def test_projects_before_their_money_with_levels_of_their_own_and_a_gap_between() -> None:
    header = ["类型", "项目指标", "目标", "分"]
    rows: list[list[Spec]] = [
        [("书架翻修（金额：40万元）", 1, 4), "", ("投影仪添置（预算6.5万元）", 1, 4)],
        [*header, "", *header],
        *(
            [level, *one, "20", "", level, *other, "20"]
            for level, one, other in zip(("产出指标", "效益指标"), LEFT, RIGHT, strict=True)
        ),
    ]
    forms = read("2026年项目绩效目标表", rows).forms
    assert [(form.project, form.budget and form.budget.value) for form in forms] == [
        ("书架翻修", 40),
        ("投影仪添置", Decimal("6.5")),
    ]
    assert [[(i.levels, i.name, i.weight) for i in form.indicators] for form in forms] == [
        [(("产出指标",), "翻修书架", 20), (("效益指标",), "书架承重合格率", 20)],
        [(("产出指标",), "添置投影仪", 20), (("效益指标",), "投影仪验收合格率", 20)],
    ]
