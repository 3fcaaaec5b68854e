"""Targets in lines of text."""

import pytest

from auditor.model import FormKind
from tests.forms.building import one, read, target

HEAD = ["项目支出绩效目标表", "项目名称：科普进校园", "预算金额：15.2万元", "绩效目标：组织科普进校园活动。"]


def test_targets_behind_their_levels():
    form = one(
        *HEAD,
        "绩效指标：",
        "（一）产出指标",
        "1.数量指标：进校园场次≥24场；参与学校≥12所",
        "2.时效指标：活动完成时间2026年11月底前",
        "（二）满意度指标",
        "1.服务对象满意度指标：师生满意度≥95%",
    )
    assert form.kind is FormKind.PROJECT
    assert [(i.levels, i.name, *target(i)) for i in form.indicators] == [
        (("产出指标", "数量指标"), "进校园场次", "≥", "24", "场"),
        (("产出指标", "数量指标"), "参与学校", "≥", "12", "所"),
        (("产出指标", "时效指标"), "活动完成时间", "≤", "2026年11月底", None),
        (("满意度指标", "服务对象满意度指标"), "师生满意度", "≥", "95", "%"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("- 进校园场次——不低于24场；权重 20 分", "- 展品更新率——85%；权重 15 分"),
        ("进校园场次：不低于24场（20分）", "展品更新率：85%（15分）"),
        ("• 进校园场次：不低于24场（分值20分）", "• 展品更新率——85%（分值15分）"),
    ],
)
def test_a_list_below_levels_says_name_target_and_weight(lines: tuple[str, ...]) -> None:
    form = one(*HEAD, "产出指标", "数量指标", *lines, "> 指标权重合计35分，预算执行率10分。")
    assert [(i.levels, i.name, *target(i), i.weight) for i in form.indicators] == [
        (("产出指标", "数量指标"), "进校园场次", "≥", "24", "场", 20),
        (("产出指标", "数量指标"), "展品更新率", None, "85", "%", 15),
    ]
    assert form.note == "指标权重合计35分，预算执行率10分。"


def test_points_that_are_the_only_target_are_no_weight() -> None:
    form = one(*HEAD, "产出指标", "质量指标", "师生评分（90分）")
    assert [(i.name, i.value, i.weight) for i in form.indicators] == [("师生评分", "90", None)]


def test_text_beside_a_table_of_targets_stays_text():
    table = [["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "进校园场次", "≥24场"]]
    form = one(*HEAD, "数量指标：参与学校≥12所", table)
    assert [i.name for i in form.indicators] == ["进校园场次"]


def test_a_line_without_a_target_is_no_indicator():
    assert not read(*HEAD, "数量指标：应当写明数量和单位；参与学校≥12所").forms[0].indicators


def test_a_form_that_says_in_a_line_that_it_has_no_data_is_empty():
    form = one("项目支出绩效目标表", "本单位没有项目支出，此表无数据。")
    assert form.empty
    assert form.note == "本单位没有项目支出，此表无数据。"


def test_a_whole_form_in_one_cell():
    text = (
        "【产出指标-数量指标】指标1：巡查河道次数（≥12次）；指标2：清理垃圾≥30吨，实际31吨\n"
        "【满意度指标-服务对象满意度指标】指标1：群众满意度≥90%"
    )
    form = one(
        "项目支出绩效自评表", [["项目名称", "河道巡查"], ["年度目标", "巡查河道。"], ["绩效指标", text]]
    )
    assert [(i.levels[1], i.name, *target(i), i.actual) for i in form.indicators] == [
        ("数量指标", "巡查河道次数", "≥", "12", "次", None),
        ("数量指标", "清理垃圾", "≥", "30", "吨", "31吨"),
        ("服务对象满意度指标", "群众满意度", "≥", "90", "%", None),
    ]


def test_results_in_lines_of_a_report_without_a_title():
    form = one(
        "项目名称：河道巡查",
        "绩效目标：保持河道清洁。",
        "产出指标：",
        "1.数量指标：巡查河道次数≥12次，实际15次；清理垃圾≥30吨，实际完成31吨。",
        "效益指标",
        "（1）受益群众≥3000人，实际3200人",
    )
    assert [(i.levels, i.name, i.value, i.actual) for i in form.indicators] == [
        (("产出指标", "数量指标"), "巡查河道次数", "12", "15次"),
        (("产出指标", "数量指标"), "清理垃圾", "30", "31吨"),
        (("效益指标",), "受益群众", "3000", "3200人"),
    ]


def test_a_whole_form_in_a_cell_of_a_table_of_projects():
    text = (
        "【项目概况】：清淤保洁。\n【总体目标】\n巡查河道。\n【产出指标-数量指标】\n指标1：巡查河道次数(≥12次)\n"
        "【效益指标-社会效益指标】\n指标1：改善沿河环境(有力改善)"
    )
    rows = [
        ["单位编码", "单位名称（支出项目）", "年度预算安排", "项目内容"],
        ["037001", "县河道管理所", "80000", ""],
        ["037001", "河道巡查保洁经费", "50000", text],
        ["037001", "河岸绿化养护经费", "30000", text.replace("巡查", "养护")],
    ]
    forms = read("县河道管理所项目目标", rows).forms
    assert [(form.project, form.budget and form.budget.value) for form in forms] == [
        ("河道巡查保洁经费", 50000),
        ("河岸绿化养护经费", 30000),
    ]
    assert [(i.levels[1], i.name, *target(i)) for i in forms[0].indicators] == [
        ("数量指标", "巡查河道次数", "≥", "12", "次"),
        ("社会效益指标", "改善沿河环境", "定性", "有力改善", None),
    ]
    assert [passage.text for passage in forms[0].passages] == ["清淤保洁。", "巡查河道。"]


def test_what_is_lost_of_a_whole_form_is_told():
    text = "【产出指标-数量指标】巡查河道次数≥12次\n【产出指标-质量指标】按有关规定办理"
    form = one(
        "项目支出绩效自评表", [["项目名称", "河道巡查"], ["年度目标", "巡查河道。"], ["绩效指标", text]]
    )
    assert (len(form.indicators), form.unread_rows) == (1, 1)


def test_a_target_in_words_stands_behind_the_colon() -> None:
    lines = [
        "（一）产出指标",
        "1.数量指标",
        "（1）开展巡堤培训：每季度1次；",
        "2.时效指标",
        "（1）物资到位时间：汛期、台风季前；",
    ]
    form = one("2026年度防汛项目绩效目标申报表", "项目名称：堤防巡护", *lines)
    assert [(row.name, row.value) for row in form.indicators] == [
        ("开展巡堤培训", "每季度1次"),
        ("物资到位时间", "汛期、台风季前"),
    ]


def test_a_day_by_which_something_is_done_is_the_target() -> None:
    form = one(*HEAD, "产出指标", "1.时效指标：展厅改造于2026年9月底前竣工；展品于11月10日前全部交付。")
    assert [(row.name, row.value) for row in form.indicators] == [
        ("展厅改造", "2026年9月底前竣工"),
        ("展品", "11月10日前全部交付"),
    ]


OUTLINE = [
    "一、产出指标",
    "（一）数量指标",
    "1．更换隔油池：≥36处（20分）",
    "（二）质量指标",
    "2．验收合格率：=100%（30分）",
    "二、效益指标",
    "3．排污投诉件数：≤5件（40分）",
]


def test_levels_with_indicators_below_them_are_a_form_without_any_label() -> None:
    form = one("隔油池改造", "申报单位：某某县排水所", *OUTLINE, "上述指标共90分，预算执行率10分。")
    assert [(row.name, row.value, row.weight) for row in form.indicators] == [
        ("更换隔油池", "36", 20),
        ("验收合格率", "100", 30),
        ("排污投诉件数", "5", 40),
    ]
    assert form.issuer == "某某县排水所"


def test_levels_over_text_are_no_form() -> None:
    text = ["一、产出指标", "全年工作按计划推进，各项任务完成较好。", "二、效益指标", "群众反映良好。"]
    assert not read("工作总结", *text, "隔油池更换：≥36处").forms


def test_first_level_and_second_levels_on_one_line() -> None:
    lines = [
        "产出指标：（1）数量指标。巡堤里程≥60公里；加固险段≥4处。（2）质量指标。工程合格率≥98%。",
        "满意度指标：沿岸居民满意度≥90%。",
    ]
    form = one("2026年度防汛项目绩效目标申报表", "项目名称：堤防巡护", *lines)
    assert [(row.name, row.levels) for row in form.indicators] == [
        ("巡堤里程", ("产出指标", "数量指标")),
        ("加固险段", ("产出指标", "数量指标")),
        ("工程合格率", ("产出指标", "质量指标")),
        ("沿岸居民满意度", ("满意度指标",)),
    ]


def test_clauses_say_by_their_labels_what_they_hold() -> None:
    lines = [
        "（一）产出指标",
        "1.数量指标：巡堤次数，年度指标值≥30次，1-6月完成16次；",
        "2.质量指标：台账完整率，目标值为95%，1-9月完成值为96%，权重10分；得分10分",
        "3.成本指标：单次巡堤成本，全年计划300元，目前为280元",
        "（二）满意度指标",
        "服务对象满意度：居民满意度：年初目标值≥90%，截至6月底完成93%。",
        "三、偏差原因分析：无",
    ]
    form = one("堤防巡护绩效目标表", "项目名称：堤防巡护", *lines)
    assert [(row.name, *target(row), row.actual, row.weight) for row in form.indicators] == [
        ("巡堤次数", "≥", "30", "次", "16次", None),
        ("台账完整率", None, "95", "%", "96%", 10),
        ("单次巡堤成本", None, "300", "元", "280元", None),
        ("居民满意度", "≥", "90", "%", "93%", None),
    ]
    assert form.indicators[3].levels == ("满意度指标", "服务对象满意度")


def test_clauses_that_nobody_understands_are_not_read_as_a_name() -> None:
    lines = ["1.数量指标：巡堤次数，汛前每旬2次，汛后另加16次；", "2.质量指标：台账完整率≥95%；"]
    form = one("堤防巡护绩效目标表", "项目名称：堤防巡护", "（一）产出指标", *lines)
    assert ([row.name for row in form.indicators], form.unread_rows) == (["台账完整率"], 1)


def test_a_report_on_monitoring_makes_no_self_review() -> None:
    lines = [
        "项目名称：堤防巡护",
        "产出指标：巡堤次数，年度指标值≥30次，1-6月完成16次；加固险段，年度指标值≥4处，1-6月完成2处",
        "满意度指标：居民满意度，年度指标值≥90%，1-6月完成93%",
    ]
    kinds = [one(f"2026年堤防巡护绩效{word}报告", *lines).kind for word in ("运行监控", "自评")]
    assert kinds == [FormKind.MONITORING, FormKind.SELF_REVIEW]


def test_levels_in_a_text_of_the_head_lose_no_row_of_the_table_below() -> None:
    told = "布设浮标12个。经济效益：带动渔民20人增收；社会效益：全年调解5起，不少于去年；满意度：渔民满意。"
    head = [["项目名称", "近岸监测", "预算", "36万元"], ["项目总体概况", (told, 1, 3)]]
    rows = [
        ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "布设浮标", "≥12个"],
        ["产出指标", "质量指标", "数据有效率", "≥95%"],
    ]
    form = one("近岸监测项目绩效目标表", [*head, *rows])
    assert ([i.name for i in form.indicators], form.unread_rows) == (["布设浮标", "数据有效率"], 0)
    assert [passage.text for passage in form.passages] == [told]


def test_bullets_before_levels_are_no_part_of_them():
    lines = ["● 产出指标", "— 数量指标：修剪果树（≥600株）", "— 质量指标：修剪合格率（≥95%）"]
    form = one("项目支出绩效目标申报表", "项目名称：果园修剪", "绩效指标", *lines)
    assert [(i.levels, i.name, i.value) for i in form.indicators] == [
        (("产出指标", "数量指标"), "修剪果树", "600"),
        (("产出指标", "质量指标"), "修剪合格率", "95"),
    ]
