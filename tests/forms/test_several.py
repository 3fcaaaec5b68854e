"""Several indicators in one row of cells."""

import pytest

from auditor.forms.rows.several import numbered
from tests.cases import every_case
from tests.forms.building import one, target

HEADER = ["一级指标", "二级指标", "三级指标", "指标值", "权重"]


def _rows(*rows):
    return one("项目支出绩效目标表", [["项目名称", "岸线监测", "", "", ""], HEADER, *rows]).indicators


def test_numbered_names_and_values_are_told_apart():
    first, second = _rows(
        [
            "产出指标",
            "数量指标",
            "指标1：监测岸线长度\n指标2：编制报告份数",
            "指标1：≥120公里\n指标2：2份",
            "10\n5",
        ]
    )
    assert (first.name, *target(first), first.weight) == ("监测岸线长度", "≥", "120", "公里", 10)
    assert (second.name, *target(second), second.weight) == ("编制报告份数", None, "2", "份", 5)
    assert first.levels == second.levels == ("产出指标", "数量指标")


def test_a_weight_that_stands_once_is_unread_for_the_others():
    first, second = _rows(["产出指标", "数量指标", "1.开放天数\n2.课程门数", "1.≥300天\n2.≥20门", "20"])
    assert first.weight == 20
    assert second.weight is None
    assert "weight" in second.unread


def test_names_without_numbers_beside_as_many_targets():
    first, second = _rows(["产出指标", "数量指标", "开放天数\n课程门数", "≥300天\n≥20门", "20"])
    assert [first.name, second.name] == ["开放天数", "课程门数"]


@every_case(
    ("name", "value"),
    [
        ("1.巡演场次；2.观众人次", "≥20场；≥3万人次"),
        ("巡演场次；观众人次", "≥20场；≥3万人次"),
        ("（1）巡演场次（2）观众人次", "（1）≥20场（2）≥3万人次"),
        ("①巡演场次②观众人次", "①≥20场②≥3万人次"),
        ("巡演场次、观众人次", "≥20场、≥3万人次"),
    ],
)
def test_names_and_targets_listed_in_one_line(name, value):
    first, second = _rows(["产出指标", "数量指标", name, value, "10\n5"])
    assert (first.name, *target(first), first.weight) == ("巡演场次", "≥", "20", "场", 10)
    assert (second.name, *target(second), second.weight) == ("观众人次", "≥", "3", "万人次", 5)


@every_case(
    ("name", "value"),
    [
        ("巡演场次、观众人次", "≥20场"),
        ("巡演场次、观众人次、覆盖乡镇数", "≥20场、≥3万人次"),
        ("1.巡演场次；2.观众人次", "≥20场"),
        ("巡演、观众人次", "≥20场、≥3万人次"),
        ("绿化、保洁及时完成", "持续改善、逐步提升"),
        ("住宿补助标准、人均伙食费", "350元/人、天"),
    ],
)
def test_names_are_not_parted_without_as_many_targets(name, value):
    assert len(_rows(["产出指标", "数量指标", name, value, "10"])) == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("农村饮水工程\n完工时间", "2026年\n12月底前"),
        ("受益的困难\n群众人次", "≥1200\n人次"),
        ("故障处理\n时限", "≤24小时"),
    ],
)
def test_a_wrapped_name_stays_whole(name, value):
    (indicator,) = _rows(["产出指标", "数量指标", name, value, "20"])
    assert indicator.name == name.replace("\n", "")


def test_the_number_of_a_single_indicator_is_no_part_of_it():
    (indicator,) = _rows(["产出指标", "质量指标", "1.课程结业率", "1.≥90%", "20"])
    assert (indicator.name, *target(indicator)) == ("课程结业率", "≥", "90", "%")


@pytest.mark.parametrize("text", ["无人机巡查\n2.0版", "12345热线", "2.第二项\n3.第三项", ""])
def test_what_is_not_numbered_from_one_is_no_list(text):
    assert numbered(text) == []


def test_lines_that_say_there_is_no_such_indicator_are_none():
    rows = _rows(
        ["产出指标", "数量指标", "开放天数", "≥300天", "20"],
        ["效益指标", "经济效益指标", "无", "", ""],
        ["效益指标", "生态效益指标", "不涉及", "无", ""],
        ["效益指标", "社会效益指标", "", "", ""],
    )
    assert [row.name for row in rows] == ["开放天数"]


def test_more_names_than_two_digits_can_number():
    names = "\n".join(f"{number}.第{number}期培训人数" for number in range(1, 121))
    values = "\n".join(f"{number}.≥{number}人" for number in range(1, 121))
    header = ["一级指标", "二级指标", "三级指标", "指标值"]
    form = one(
        "项目绩效目标表", [["项目名称", "培训", "", ""], header, ["产出指标", "数量指标", names, values]]
    )
    assert [row.value for row in form.indicators] == [str(number) for number in range(1, 121)]


def test_levels_that_are_listed_like_the_names_are_those_of_each():
    rows = _rows(
        [
            "产出指标",
            "数量指标\n数量指标\n质量指标",
            "布设浮标数\n巡测航次\n数据有效率",
            "≥12个\n≥40次\n≥95%",
            "20\n20\n10",
        ],
        ["效益指标", "社会效益指标\n生态效益指标", "预警发布次数\n湿地面积保有率", "≥8次\n≥98%", "30\n20"],
    )
    assert [(row.name, row.levels) for row in rows] == [
        ("布设浮标数", ("产出指标", "数量指标")),
        ("巡测航次", ("产出指标", "数量指标")),
        ("数据有效率", ("产出指标", "质量指标")),
        ("预警发布次数", ("效益指标", "社会效益指标")),
        ("湿地面积保有率", ("效益指标", "生态效益指标")),
    ]
