"""Templates that nobody filled in, and documents without forms."""

from __future__ import annotations

from tests.forms.building import one, read


def test_an_empty_template_keeps_its_note():
    form = one(
        "2025年重点专项资金绩效目标表",
        "编制单位：",
        "单位：万元",
        [
            ["项目名称", "", "主管部门", ""],
            ["当年预算", "", "", ""],
            ["项目概况", "", "", ""],
            ["立项依据", "", "", ""],
            ["当年绩效目标", "", "", ""],
            ["绩效指标", "指标名称", "指标权重", "指标值"],
            ["", "", "", "是否核心"],
        ],
        "备注：本单位无重点专项资金，故此表无数据",
    )
    assert form.empty
    assert form.indicators == ()
    assert form.note == "本单位无重点专项资金，故此表无数据"
    assert form.missing_labels == {"project", "department", "budget", "overview", "basis", "goal", "issuer"}


def test_a_template_with_sample_lines_is_empty():
    form = one(
        "项目支出绩效目标申报表",
        [
            ["项目名称", ""],
            ["一级指标", "二级指标", "三级指标", "指标值"],
            ["产出指标", "数量指标", "指标1：", ""],
            ["", "", "指标2：", ""],
            ["", "", "……", ""],
        ],
    )
    assert form.empty
    assert form.columns == {"level1", "level2", "name", "value"}


def test_a_title_and_its_remark_alone_are_an_empty_form():
    form = one("部门整体绩效目标表", "（注：本部门不涉及，此表为空）")
    assert form.empty
    assert form.note == "本部门不涉及，此表为空"


def test_lists_of_titles_and_prose_are_no_forms():
    submission = read(
        "目录",
        "表十一 部门整体绩效目标表",
        "表十二 项目支出绩效目标表",
        "本年度项目均编制了绩效目标表。",
        [["科目编码", "科目名称", "预算数"], ["201", "一般公共服务支出", "100"]],
        [["项目名称", "金额"], ["道路修缮", "20"]],
    )
    assert submission.forms == ()


def test_a_document_without_forms_gives_none():
    assert read().forms == ()
    assert read("2025年工作总结").forms == ()
