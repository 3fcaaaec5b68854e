"""What is printed behind the name of a unit, on its line or in its cell, and is no part of it."""

from __future__ import annotations

from auditor.forms.labels.lexicon import labels_of
from tests.cases import every_case
from tests.forms.building import LEXICONS, Spec, one

NAMES = labels_of(LEXICONS).unit_names
NAME = "临江市档案馆"
TABLE: list[list[Spec]] = [["三级指标", "指标值"], ["修复档案卷数", "≥12卷"]]


@every_case(
    "behind",
    [
        *(
            "主要领导",
            " 主要领导：",
            "主要领导：周某",
            "\n主要领导（签字）：",
            "分管领导",
            "    单位负责人签字：",
        ),
        *(
            "负责人：周某 联系电话：0",
            "填报日期",
            "  馆务会：已审",
            "；责任人：周某",
            "（公章）",
            " （盖章）",
            "公章",
        ),
        *(
            "公开14表",
            " 公开14表",
            "公开表14",
            "财决公开05表",
            "预算公开表12",
            " 附表3",
            "\t表14",
            "（附件2）",
        ),
        *(" 绩效07表", "表十二", "   第1页", "第 2 页 共 3 页", "主要领导 公开14表", "公开14表 主要领导："),
    ],
)
def test_what_stands_behind_a_name_is_no_part_of_it(behind: str) -> None:
    assert NAMES.alone(NAME + behind) == NAME


@every_case(
    "name",
    [
        "临江市第三十二中学",
        "临江县公开信息服务中心",
        "临江市电话局",
        "临江市自然资源局（本级）",
        "临江市自然资源局 北城分局",
        "临江市日报社",
        "临江市公章刻制管理所",
        "101-临江市领导干部学院",
        "临江市预算评审中心",
        "某某局(部门)",
    ],
)
def test_names_stay_whole(name: str) -> None:
    assert NAMES.alone(name) == name


@every_case("text", ["主要领导", "（公章）", "联系人：周某", "公开14表"])
def test_what_only_stands_behind_names_is_none(text: str) -> None:
    assert NAMES.alone(text) == ""


@every_case("line", [f"单位：{NAME}公开14表", f"编制单位：{NAME} 主要领导", f"部门名称：{NAME}表14"])
def test_a_line_names_the_unit_alone(line: str) -> None:
    assert one("项目支出绩效目标表", line, TABLE).issuer == NAME


@every_case("text", ["是否核心", "指标名称"])
def test_a_label_beside_another_one_is_no_unit(text: str) -> None:
    form = one("项目支出绩效目标表", [["项目名称", "档案修复"], ["编制单位", text]], TABLE)
    assert form.issuer is None
    assert "issuer" in form.missing_labels
