"""Forms of odd shapes that users met, and what a reader sees in them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from auditor import audit
from auditor.forms import recognise
from auditor.model import Confidence, Form, PassageField
from auditor.readers import read_document
from auditor.readers.plain.text import read_text
from tests.cases import every_case
from tests.forms.building import LEXICONS, one, read, target

LEVELS = ["一级指标", "二级指标", "三级指标"]
LABEL_WORDS = ["可行性", "必要性", "立项依据", "管理制度", "绩效目标", "年度目标"]


def _of_text(text: str) -> Form:
    (form,) = recognise(read_text(text.encode(), "表.md"), LEXICONS).forms
    return form


def _rows(form: Form) -> list[tuple[object, ...]]:
    return [(i.levels, i.name, *target(i), i.weight) for i in form.indicators]


def test_spaces_part_the_columns():
    form = _of_text(
        "绩效目标表\n单位名称: 某渔政站\n整体目标: 完成全年巡查\n"
        "一级指标 二级指标 三级指标 指标性质 指标值 度量单位 权重(%)\n"
        "产出指标 数量指标 巡查渔船数量 ≥ 240 艘 20\n"
    )
    assert _rows(form) == [(("产出指标", "数量指标"), "巡查渔船数量", "≥", "240", "艘", 20)]
    assert [passage.text for passage in form.passages] == ["完成全年巡查"]


def test_labels_of_the_header_broken_over_lines():
    header = [*LEVELS, "年度", "指标值", "实际", "完成值", "分值", "得分"]
    rows = ["产出指标", "数量指标", "疏通沟渠长度", "≥9公里", "6公里", "10", "10"]
    rows += ["质量指标", "疏通合格率", "≥96%", "82%", "10", "10"]
    form = one("项目支出绩效自评表", "(2023年度)", "项目名称", "沟渠疏通", *header, *rows)
    assert _rows(form) == [
        (("产出指标", "数量指标"), "疏通沟渠长度", "≥", "9", "公里", 10),
        (("产出指标", "质量指标"), "疏通合格率", "≥", "96", "%", 10),
    ]
    assert [(i.actual, i.score) for i in form.indicators] == [("6公里", 10), ("82%", 10)]


def test_a_group_header_over_two_lines():
    form = one(
        "2023年度项目支出绩效自评表",
        [
            [("项目名称", 1, 1), ("乡村广播站设备更换", 1, 9)],
            [("绩效指标", 1, 3), ("年度指标值", 1, 3)]
            + [(label, 2, 1) for label in ("实际完成值", "分值", "得分", "偏差原因分析及改进措施")],
            [*LEVELS, "指标性质", "指标值", "度量单位"],
            [("产出指标", 2, 1), "数量指标", "更换音柱数量", "≥", "640", "只", "652", "20", "20", ""],
            ["质量指标", "音柱验收合格率", "=", "100", "%", "100%", "30", "30", ""],
            ["效益指标", "社会效益指标", "覆盖村民人数", "≥", "8200", "人", "8300", "50", "50", ""],
        ],
    )
    assert _rows(form) == [
        (("产出指标", "数量指标"), "更换音柱数量", "≥", "640", "只", 20),
        (("产出指标", "质量指标"), "音柱验收合格率", "=", "100", "%", 30),
        (("效益指标", "社会效益指标"), "覆盖村民人数", "≥", "8200", "人", 50),
    ]
    assert [i.actual for i in form.indicators] == ["652", "100%", "8300"]


@every_case("word", LABEL_WORDS)
def test_a_label_word_among_the_names_ends_no_table(word: str):
    form = one(
        "项目支出绩效自评表",
        [
            [("项目名称", 1, 1), ("校舍屋面翻修", 1, 6)],
            [*LEVELS, "参考分值", "指标值", "实际完成值", "得分"],
            [("项目决策(10分)", 2, 1), ("项目立项", 2, 1), "相关性", "5", "—", "与规划相符", "5"],
            [word, "5", "—", "已落实", "5"],
            [("项目产出(50分)", 2, 1), "数量指标", "翻修屋面面积", "25", "900平方米", "850平方米", "25"],
            ["质量指标", "验收合格率", "25", "100%", "97%", "25"],
            ["项目效益(40分)", "社会效益指标", "漏雨教室数量", "40", "0间", "0间", "40"],
        ],
    )
    assert [(i.name, i.actual, i.weight) for i in form.indicators] == [
        ("相关性", "与规划相符", 5),
        (word, "已落实", 5),
        ("翻修屋面面积", "850平方米", 25),
        ("验收合格率", "97%", 25),
        ("漏雨教室数量", "0间", 40),
    ]


def test_a_blank_annual_half_leaves_the_mid_term_targets():
    form = one(
        "项目支出绩效目标申报表",
        "(2024年度)",
        [
            [("项目名称", 1, 2), ("水泵保养", 1, 6)],
            [("项目资金(万元)", 1, 2), "中期资金总额:", ("50", 1, 2), "年度资金总额:", ("70", 1, 2)],
            [("绩效指标", 3, 1), *LEVELS, "指标值", "二级指标", "三级指标", "指标值"],
            [("产出指标", 2, 1), "数量指标", "保养水泵数量", "≥36台", "数量指标", "", ""],
            ["质量指标", "保养合格率", "≥97%", "质量指标", "", ""],
        ],
    )
    assert _rows(form) == [
        (("产出指标", "数量指标"), "保养水泵数量", "≥", "36", "台", None),
        (("产出指标", "质量指标"), "保养合格率", "≥", "97", "%", None),
    ]
    assert {i.period for i in form.indicators} == {"mid_term"}
    assert form.budget is not None
    assert form.budget.value == Decimal(70)


def test_rows_that_only_end_with_a_bar():
    form = _of_text(
        "绩效目标表 | |||\n(2024年度) | |||\n项目名称 | 社区棋牌室添置 | |||\n"
        "一级指标 | 二级指标 | 三级指标 | 指标值 |\n产出指标 | 数量指标 | 添置棋桌数量 | ≥40张 |\n"
        "质量指标 | 棋桌验收合格率 | 100% | |\n满意度指标 | 服务对象满意度指标 | 棋友满意度 | ≥90% |\n"
    )
    assert [(i.name, *target(i)) for i in form.indicators] == [
        ("添置棋桌数量", "≥", "40", "张"),
        ("棋桌验收合格率", None, "100", "%"),
        ("棋友满意度", "≥", "90", "%"),
    ]


def test_headers_that_nobody_listed():
    form = _of_text(
        "## 2026年项目支出绩效目标申报表\n\n项目名称\t河堤养护\t联系人\t李某\n可行性\t已经论证\n"
        "考核点\t要求达到\t分值\n加固河堤长度\t十五公里\t20\n种草面积\t两千平方米\t20\n"
    )
    assert [(i.name, i.value, i.unit, i.weight) for i in form.indicators] == [
        ("加固河堤长度", "十五", "公里", 20),
        ("种草面积", "两千", "平方米", 20),
    ]


def test_labels_without_a_table_are_a_form_without_rows():
    form = _of_text("## 绩效目标情况表\n\n可行性\t已经论证\n实施条件\t具备\n联系人\t李某\t联系电话\t456\n")
    assert not form.indicators
    assert [(passage.field, passage.text) for passage in form.passages][:1] == [
        (PassageField.OTHER, "已经论证")
    ]


PROSE = [
    "一、项目名称：森林防火宣传",
    "二、项目预算：16万元",
    "三、总体目标：巡山2600人次，检查林场14家。",
    "四、绩效指标",
    "1．产出数量指标：组织巡山人数≥2600人次，检查林场数量≥14家。",
    "2．产出时效指标：巡山完成时间为2025年11月20日。",
    "3．产出成本指标：宣传费用严格控制在预算内。",
    "4．社会效益指标：较大森林火灾起数0起。",
    "某县林业局",
    "2025年1月10日",
]


def test_prose_with_both_levels_in_one_word():
    form = one("森林防火宣传项目绩效目标", *PROSE)
    assert _rows(form) == [
        (("产出", "数量指标"), "组织巡山人数", "≥", "2600", "人次", None),
        (("产出", "数量指标"), "检查林场数量", "≥", "14", "家", None),
        (("产出", "时效指标"), "巡山完成时间", None, "2025年11月20日", None, None),
        (("产出", "成本指标"), "宣传费用", "定性", "严格控制在预算内", None, None),
        (("社会效益指标",), "较大森林火灾起数", None, "0", "起", None),
    ]
    assert [passage.text for passage in form.passages] == ["巡山2600人次，检查林场14家。"]


def test_prose_that_names_no_target_is_told():
    form = one("森林防火宣传项目绩效目标", *PROSE[:5], "2．产出成本指标：费用支出情况。")
    assert (len(form.indicators), form.unread_rows) == (2, 1)


def test_a_date_below_a_level_is_no_row():
    lines = ["（一）产出指标", "1.数量指标：组织巡山≥2600人次。", "某县林业局", "2025年1月10日"]
    head = ["项目名称：森林防火宣传", "二、绩效目标", "巡山2600人次。", "三、绩效指标"]
    submission = read("项目绩效目标", *head, *lines)
    (form,) = submission.forms
    assert [i.name for i in form.indicators] == ["组织巡山"]
    assert [passage.text for passage in form.passages] == ["巡山2600人次。"]


def test_a_limit_in_brackets_behind_what_it_limits():
    rows = [[*LEVELS, "指标值"], ["产出指标", "成本指标", "宣传费用", "不超预算（16万元）"]]
    form = one("项目绩效目标表", [["项目名称", "森林防火宣传", "", ""], *rows])
    assert [target(i) for i in form.indicators] == [("≤", "16", "万元")]


def test_results_below_their_targets_with_full_points_are_told(tmp_path: Path):
    header = [*LEVELS, "年度", "指标值", "实际", "完成值", "分值", "得分"]
    rows = ["产出指标", "数量指标", "疏通沟渠长度", "≥9公里", "6公里", "10", "10"]
    rows += ["质量指标", "疏通合格率", "≥96%", "82%", "10", "10"]
    path = tmp_path / "表.txt"
    head = ["项目支出绩效自评表", "项目名称", "沟渠疏通"]
    path.write_text("\n\n".join([*head, *header, *rows]), encoding="utf-8")
    full = [finding for finding in audit(path).findings if "满分" in finding.message]
    told = {(finding.row, finding.confidence) for finding in full}
    assert told == {(1, Confidence.CERTAIN), (2, Confidence.CERTAIN)}


def test_a_form_without_rows_has_no_score(tmp_path: Path):
    path = tmp_path / "表.md"
    path.write_text("## 绩效目标情况表\n\n可行性\t已经论证\n实施条件\t具备\n", encoding="utf-8")
    card = audit(path).scorecard
    assert (card.score, card.grade) == (None, None)


def test_a_workbook_in_xml_that_is_called_xls(tmp_path: Path):
    rows = [
        ["项目支出绩效目标申报表（2024年度）", "", "", ""],
        ["项目名称", "社区棋牌室添置", "", ""],
        [*LEVELS, "指标值"],
        ["产出指标", "数量指标", "添置棋桌数量", "≥40张"],
        ["产出指标", "质量指标", "棋桌验收合格率", "100%"],
    ]
    sheet = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{text}</Data></Cell>' for text in row) + "</Row>"
        for row in rows
    )
    path = tmp_path / "表.xls"
    path.write_text(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Worksheet ss:Name="表"><Table>{sheet}</Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    (form,) = recognise(read_document(path), LEXICONS).forms
    assert [(i.name, *target(i)) for i in form.indicators] == [
        ("添置棋桌数量", "≥", "40", "张"),
        ("棋桌验收合格率", None, "100", "%"),
    ]
