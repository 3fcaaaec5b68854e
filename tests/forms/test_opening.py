"""What a cover says of the forms behind it."""

import pytest

from auditor.forms.build import form_builder
from auditor.forms.head.opening import is_organisation
from tests.cases import every_case
from tests.forms.building import LEXICONS, read

FORM = [
    ["项目名称", "短期疗养", "", ""],
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "疗养人数", "≥200人"],
]


@pytest.mark.parametrize(
    ("cover", "year"),
    [
        (["某县退役军人事务局2026年部门预算绩效文本"], 2026),
        (["某县退役军人事务局", "2026年部门预算"], 2026),
        (["某县退役军人事务局"], None),
    ],
)
def test_a_cover_names_the_unit_and_the_year(cover, year):
    submission = read(*cover, "项目支出绩效目标表", FORM)
    assert (submission.issuer, submission.year) == ("某县退役军人事务局", year)


def test_the_department_of_the_forms_stands_in_for_a_unit_that_is_not_named():
    form = [
        ["专项名称", "整治资金", "", ""],
        ["中央主管部门", "生态环境部", "省级主管部门", "某省生态环境厅"],
        *FORM[1:],
    ]
    submission = read("转移支付区域绩效目标表", form)
    assert submission.issuer == "某省生态环境厅"
    assert submission.forms[0].department == "某省生态环境厅"


@pytest.mark.parametrize(
    ("labels", "near"),
    [
        (("中央主管部门", "省级财政部门", "省级主管部门"), 2),
        (("市级主管部门", "县级财政部门", "县级主管部门"), 2),
        (("县级主管部门", "市级主管部门", "省级主管部门"), 0),
        (("上级主管部门", "主管部门", "县级财政部门"), 1),
        (("省级财政部门", "市级财政部门"), 1),
    ],
)
def test_of_several_departments_the_nearest_stands_in(labels, near):
    rows = [[label, f"{'甲乙丙'[number]}地某某局", "", ""] for number, label in enumerate(labels)]
    submission = read("转移支付区域绩效目标表", [["专项名称", "整治资金", "", ""], *rows, *FORM[1:]])
    assert submission.forms[0].department == f"{'甲乙丙'[near]}地某某局"


def test_a_masked_name_is_no_unit():
    masked = ["主管部门", "[021]****", "实施单位", "****"]
    assert read("项目支出绩效目标表", [FORM[0], masked, *FORM[1:]]).issuer is None


@every_case(
    "text",
    [
        "目录",
        "第一部分 部门概况",
        "一、主要职责",
        "填报单位",
        "关于设立服务中心",
        "2026年",
        "优化空间布局",
        "文化活动场所",
    ],
)
def test_what_names_no_unit(text):
    assert not is_organisation(text, form_builder(LEXICONS).labels)


def test_a_project_named_in_a_line_of_text_begins_another_form():
    rows = FORM[1:]
    submission = read(
        "项目支出绩效目标表",
        "项目名称：短期疗养",
        "预算金额：46万元",
        rows,
        "项目名称：设施管护",
        "预算金额：18.75万元",
        rows,
    )
    assert [(form.project, form.budget and str(form.budget.value)) for form in submission.forms] == [
        ("短期疗养", "46"),
        ("设施管护", "18.75"),
    ]


def test_a_part_of_the_document_ends_a_form():
    submission = read(
        "项目支出绩效目标表", FORM, "第五部分 名词解释", "一、基本支出：指为保障机构运转发生的支出。"
    )
    assert submission.doubts == ()


@every_case(
    ("cover", "looks_back"),
    [
        (["某县疗养院2025年度疗养专项经费绩效自评报告"], True),
        (["某县疗养院", "2025年度疗养经费绩效评价报告（公开稿）"], True),
        (["某县疗养院2026年疗养经费绩效目标"], False),
        (["某县疗养院2026年疗养工作报告"], False),
        (["关于开展2025年度绩效自评的通知"], False),
        (["目录", "一", "二", "三", "四", "五", "六、2025年度绩效自评报告"], False),
    ],
)
def test_a_table_of_targets_in_a_report_on_a_review_looks_back(cover, looks_back):
    (form,) = read(*cover, FORM).forms
    assert form.looks_back is looks_back
