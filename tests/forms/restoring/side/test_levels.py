"""Levels side by side, right of what the rows share."""

from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import labels_of
from auditor.forms.restoring.side.levels import unpivoted
from auditor.model import Document
from tests.forms.building import LEXICONS, Spec, read, table, target

HEADER: list[list[Spec]] = [
    [("单位编码", 3, 1), ("项目单位（项目名称）", 3, 1), ("金额（万元）", 1, 2), ("绩效目标", 1, 4)],
    [("资金总额", 2, 1), ("其他资金", 2, 1), ("产出指标", 1, 2), ("效益指标", 1, 2)],
    ["三级指标", "指标值"] * 2,
]
UNIT: list[Spec] = ["301", "市图书馆", "60", "0", "", "", "", ""]
SHELVES: list[list[Spec]] = [
    [
        ("3011", 2, 1),
        ("书架翻修", 2, 1),
        ("36", 2, 1),
        ("0", 2, 1),
        "翻修书架",
        "≥40组",
        "年增读者",
        "≥900人",
    ],
    ["书架承重合格率", "≥98%", "", ""],
]
SCREENS: list[list[Spec]] = [
    ["3012", "投影仪添置", "24", "0", "添置投影仪", "≥6台", "新增放映场次", "≥50场"],
]


def test_each_indicator_is_a_row_behind_its_level() -> None:
    forms = read("项目绩效目标汇总表", [*HEADER, UNIT, *SHELVES, *SCREENS]).forms
    assert [(form.project, str(form.budget and form.budget.value)) for form in forms] == [
        ("书架翻修", "36"),
        ("投影仪添置", "24"),
    ]
    assert [[(i.levels, i.name, *target(i), i.weight) for i in form.indicators] for form in forms] == [
        [
            (("产出指标",), "翻修书架", "≥", "40", "组", None),
            (("产出指标",), "书架承重合格率", "≥", "98", "%", None),
            (("效益指标",), "年增读者", "≥", "900", "人", None),
        ],
        [
            (("产出指标",), "添置投影仪", "≥", "6", "台", None),
            (("效益指标",), "新增放映场次", "≥", "50", "场", None),
        ],
    ]
    assert [(i.location.row, i.location.column) for i in forms[0].indicators] == [(5, 5), (6, 5), (5, 7)]


def test_what_stands_below_the_table_is_left_as_it_is() -> None:
    note: list[Spec] = [("填报人：林某　联系电话：8000", 1, 8)]
    (form, *others) = read("项目绩效目标汇总表", [*HEADER, *SHELVES, note]).forms
    assert (form.project, len(form.indicators), others) == ("书架翻修", 3, [])


def test_a_cell_that_two_projects_share_leaves_the_table_as_it_is() -> None:
    rows: list[list[Spec]] = [
        ["3011", "书架翻修", ("60", 2, 1), *SCREENS[0][3:]],
        ["3012", "", *SCREENS[0][3:]],
    ]
    document = Document("", "docx", (table([*HEADER, *rows]),))
    labels = labels_of(LEXICONS)
    assert unpivoted(document, labels, LevelReader(labels)) is document
