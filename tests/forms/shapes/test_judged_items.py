"""Tables that give points for items: without targets, and with points beside each level."""

from __future__ import annotations

from auditor.model import Indicator
from tests.forms.building import Spec, one, read

TARGETS: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "年初指标值", "年终完成值", "自评得分"],
    ["产出指标44分", "数量指标 24分", "养护绿地面积", "120公顷", "120公顷", "24"],
    ["产出指标44分", "质量指标20分", "苗木成活率", "≥95%", "96%", "20"],
    ["效益指标\n40分", "社会效益\n40分", "公园日均接待人次", "≥5000人次", "5200人次", "40"],
]


def _told(row: Indicator) -> tuple[tuple[str, ...], str, str | None, str | None, str]:
    return row.levels, row.name, row.value, row.actual, str(row.weight or row.score)


def test_items_beside_a_table_of_targets() -> None:
    labels: list[list[Spec]] = [
        ["评价维度", "评价内容", "分值", "自评得分", "复核得分", "评分依据"],
        ["考核模块", "考核内容", "标准分", "自评分", "审核得分", "考核标准"],
        ["项目权重", "评价内容", "分值", "自评分", "财政复核分", "评价标准及依据"],
    ]
    for header in labels:
        items: list[list[Spec]] = [
            header,
            ["项目决策\n4分", "立项程序", "4", "4", "", "有批复文件计4分,没有不得分。"],
            [("项目过程12分", 2, 1), "合同管理", "6", "6", "", "合同齐全3分;按约支付3分。"],
            ["监督检查", "6", "5", "", "有检查记录6分,缺一次扣1分。"],
        ]
        form = one("绩效自评表", [["项目名称", "公园绿地养护"]], items, TARGETS)
        assert [_told(row) for row in form.indicators] == [
            (("项目决策",), "立项程序", None, None, "4"),
            (("项目过程",), "合同管理", None, None, "6"),
            (("项目过程",), "监督检查", None, None, "6"),
            (("产出指标", "数量指标"), "养护绿地面积", "120", "120公顷", "24"),
            (("产出指标", "质量指标"), "苗木成活率", "95", "96%", "20"),
            (("效益指标", "社会效益"), "公园日均接待人次", "5000", "5200人次", "40"),
        ], header
        assert [row.item for row in form.indicators] == [True] * 3 + [False] * 3
        assert form.indicators[0].weight_text == "4"
        assert form.indicators[3].weight_text is None


def test_points_beside_each_level() -> None:
    rows: list[list[Spec]] = [
        ["一级指标", "分值", "二级指标", "分值", "三级指标", "分值", "评分标准", "得分"],
        [
            ("决策", 2, 1),
            ("20", 2, 1),
            ("项目立项", 2, 1),
            ("20", 2, 1),
            "选址论证充分性",
            "8",
            "有论证得8分",
            "8",
        ],
        ["立项程序规范性", "12", "程序规范得12分", "10"],
        ["产出", "60", "产出数量", "60", "新建冷库容积", "60", "建成1200立方米得满分", "60"],
        ["效益", "20", "社会效益", "20", "果农满意度", "20", "≥90%得满分", "18"],
    ]
    form = one("2022年度项目支出绩效自评表", rows)
    assert [(row.name, row.levels, row.weight, row.score) for row in form.indicators] == [
        ("选址论证充分性", ("决策", "项目立项"), 8, 8),
        ("立项程序规范性", ("决策", "项目立项"), 12, 10),
        ("新建冷库容积", ("产出", "产出数量"), 60, 60),
        ("果农满意度", ("效益", "社会效益"), 20, 18),
    ]


def test_no_items_without_plain_names() -> None:
    rows: list[list[Spec]] = [
        ["评价项目", "评价要点", "分值", "得分", "评分说明"],
        ["决策（15分）", "决策程序", "15", "15", "经集体研究"],
        ["管理（25分）", "合同管理", "25", "24", "一份合同未归档"],
        ["产出（60分）", "改造老旧管网", "60", "58", "改造12公里"],
    ]
    assert not read("绩效自评打分表", rows).forms


def test_how_points_are_given_is_no_target() -> None:
    header: list[Spec] = ["一级指标", "三级指标", "分值", "指标解释", "评分标准", "得分"]
    rows: list[list[Spec]] = [
        ["决策", "选址论证充分性", "20", "是否经过论证", "缺一项扣2分", "18"],
        ["产出", "补种海草面积", "40", "完成40亩", "按比例得分", "40"],
        ["产出", "海草成活率", "20", "达到80%", "按比例得分", "20"],
        ["效益", "渔民满意度", "20", "达到90%", "按比例得分", "19"],
    ]
    form = one("海草补种项目绩效评价指标体系表", [header, *rows])
    assert [row.name for row in form.indicators] == [str(row[1]) for row in rows]
    assert "按比例得分" not in [row.value for row in form.indicators]
    assert "value" in form.doubtful or all(row.value is None for row in form.indicators)
