from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from auditor.config.lexicons import Lexicons
from auditor.errors import InputError
from auditor.forms import recognise
from auditor.model import Form, FormKind, Submission
from tests.readers.building import read

ENGLISH = {
    "project": "农村公路养护",
    "department": "交通运输局",
    "year": 2025,
    "budget": {"amount": 120.50, "unit": "万元"},
    "goal": "完成养护300公里。",
    "kind": "project",
    "indicators": [
        {
            "name": "养护公路里程",
            "levels": ["产出", "数量"],
            "weight": 20,
            "operator": "≥",
            "value": "300",
            "unit": "公里",
            "core": True,
        },
        {
            "name": "群众满意度",
            "levels": ["满意度"],
            "weight": 10.0,
            "operator": "≥",
            "value": "95",
            "unit": "%",
            "core": False,
        },
    ],
}
CHINESE = {
    "表单": [
        {
            "表名": "一般性项目绩效目标表",
            "项目名称": "社区养老",
            "当年预算": "30万元",
            "当年绩效目标": "服务老人500人次。",
            "绩效指标": [
                {
                    "指标名称": "服务老人次数",
                    "指标权重": 30,
                    "指标性质": "≥",
                    "指标值": "500",
                    "计量单位": "人次",
                }
            ],
        },
        {
            "项目名称": "社区托幼",
            "当年预算": "20万元",
            "绩效指标": [
                {"指标名称": "托幼人数", "指标权重": 30, "指标性质": "≥", "指标值": "50", "计量单位": "人"}
            ],
        },
    ]
}
VENDOR = {
    "framesystem": "DEPT",
    "agency_name": "某某局",
    "kpi_target": "做好全年工作。",
    "budget": 300,
    "money_unit": "万元",
    "kpis": [
        {
            "LV1_PERF_IND_NAME": "产出指标",
            "LV2_PERF_IND_NAME": "数量指标",
            "kpi_content": "培训人数",
            "computesign": "1",
            "kpi_val": "200",
            "meterunit": "人",
            "weight": "20",
            "yearflag": "0",
            "isapply": "1",
        },
        {
            "LV1_PERF_IND_NAME": "产出指标",
            "LV2_PERF_IND_NAME": "质量指标",
            "kpi_content": "政策知晓情况",
            "computesign": "6",
            "kpi_val": "明显提高",
            "meterunit": "",
            "weight": "10",
            "yearflag": "0",
            "isapply": "1",
        },
        {"kpi_content": "三年培训人数", "computesign": "1", "kpi_val": "900", "yearflag": "1"},
    ],
}


def submission(folder: Path, content: object) -> Submission:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    return recognise(read(folder, "导出.json", text), Lexicons())


def rows(form: Form) -> list[tuple[object, ...]]:
    return [(row.name, row.levels, row.weight, row.operator, row.value, row.unit) for row in form.indicators]


def test_english_names(tmp_path: Path) -> None:
    (form,) = submission(tmp_path, ENGLISH).forms
    assert (form.project, form.department, form.year) == ("农村公路养护", "交通运输局", 2025)
    assert form.budget is not None
    assert (form.budget.value, form.budget.unit) == (Decimal("120.5"), "万元")
    assert rows(form) == [
        ("养护公路里程", ("产出", "数量"), Decimal(20), "≥", "300", "公里"),
        ("群众满意度", ("满意度",), Decimal("10.0"), "≥", "95", "%"),
    ]
    assert [row.core for row in form.indicators] == [True, False]
    assert form.indicators[1].place("value").as_json() == {"part": "document", "cell": "/indicators/1/value"}


def test_several_forms_with_chinese_names(tmp_path: Path) -> None:
    first, second = submission(tmp_path, CHINESE).forms
    assert (first.title, first.project, second.project) == ("一般性项目绩效目标表", "社区养老", "社区托幼")
    assert rows(first) == [("服务老人次数", (), Decimal(30), "≥", "500", "人次")]
    assert rows(second)[0][0] == "托幼人数"
    assert second.location.cell == "/表单/1"


def test_field_names_and_sign_codes_of_budget_systems(tmp_path: Path) -> None:
    found = submission(tmp_path, VENDOR)
    (form,) = found.forms
    assert form.kind is FormKind.DEPARTMENT
    assert form.issuer == "某某局"
    assert form.budget is not None
    assert (form.budget.value, form.budget.unit) == (Decimal(300), "万元")
    assert rows(form) == [
        ("培训人数", ("产出指标", "数量指标"), Decimal(20), "≥", "200", "人"),
        ("政策知晓情况", ("产出指标", "质量指标"), Decimal(10), "定性", "明显提高", ""),
    ]
    assert "1条长期目标" in found.document.doubts[0].message


def test_a_flat_list_whose_rows_name_their_projects(tmp_path: Path) -> None:
    items = [
        {"project": name, "name": indicator, "operator": "≥", "value": "5", "unit": "次", "weight": 10}
        for name, indicator in (("甲项目", "培训次数"), ("甲项目", "检查次数"), ("乙项目", "演练次数"))
    ]
    forms = submission(tmp_path, items).forms
    assert [(form.project, [row.name for row in form.indicators]) for form in forms] == [
        ("甲项目", ["培训次数", "检查次数"]),
        ("乙项目", ["演练次数"]),
    ]


def test_a_csv_with_field_names(tmp_path: Path) -> None:
    text = "PROJECT_NAME,KPI_CONTENT,COMPUTESIGN,KPI_VAL,METERUNIT,WEIGHT\n甲项目,培训次数,1,5,次,10\n"
    (form,) = recognise(read(tmp_path, "导出.csv", text), Lexicons()).forms
    assert (form.project, *rows(form)[0][2:]) == ("甲项目", Decimal(10), "≥", "5", "次")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{", "第1行第2列"),
        ("[]", "没有绩效指标"),
        ("3", "没有绩效指标"),
        ("[" * 100_000, r"嵌套过深|不是正确"),
        ('{"a": [1]}', "没有"),
    ],
)
def test_what_is_no_export(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read(tmp_path, "a.json", text)


def test_deep_nesting_is_doubted_and_the_rest_read(tmp_path: Path) -> None:
    nested: object = {"x": [{"name": "甲"}], "y": 1}
    for _ in range(12):
        nested = {"inner": nested}
    document = read(tmp_path, "a.json", json.dumps({"forms": [ENGLISH], "deep": nested}))
    assert len(list(document.tables())) == 1
    assert "嵌套过深" in document.doubts[0].message


def test_codes_of_core_indicators(tmp_path: Path) -> None:
    rows = [
        {"kpi_content": name, "kpi_val": "3", "meterunit": "个", "is_core": code}
        for name, code in (("甲数量", 1), ("乙数量", 0), ("丙数量", "2"), ("丁数量", None))
    ]
    document = read(tmp_path, "a.json", json.dumps({"pro_name": "项目", "list": rows}).encode())
    (form,) = recognise(document, Lexicons()).forms
    assert [row.core for row in form.indicators] == [True, False, False, None]
