"""Columns that their cells contradict row by row, and headers with a word in them that nobody understands."""

from decimal import Decimal

from tests.forms.building import one, target

LEVELS = ["一级指标", "二级指标", "三级指标"]
NAMES = [
    ["产出指标", "数量指标", "清淤长度"],
    ["产出指标", "质量指标", "验收合格率"],
    ["效益指标", "社会效益指标", "受益居民数"],
]


def test_points_given_are_never_more_than_points_to_give():
    header = [("考核内容", 1, 3), "应完成数", "计量单位", "字段", "全年完成数", "实际得到分", "差距分析"]
    points = [("20", "20"), ("15", "14"), ("10", "9"), ("5", "4"), ("15", "15"), ("15", "15"), ("10", "5")]
    rows = [
        [*NAMES[n % 3], str(90 + n), "件", most, str(90 + n), given, "" if most == given else "需求低于预期"]
        for n, (most, given) in enumerate(points)
    ]
    form = one("项目支出绩效自评表", [header, *rows, ["合计", "", "", "", "", "90", "", "", ""]])
    assert [(str(i.weight), str(i.score)) for i in form.indicators] == points


def test_beside_units_targets_are_numbers():
    header = [
        ["指标体系", ("目标要求", 1, 2), ("分数权重", 2, 1), ("其他信息", 1, 2)],
        ["指标名称", "应完成数", "计量单位", "补充说明", "填报股室"],
    ]
    data = [
        ("清淤长度", "19", "公里", "15"), ("护岸加固长度", "41", "公里", "15"),
        ("闸站改造数量", "78", "座", "5"), ("工程验收合格率", "98.5", "%", "5"),
        ("按期完成率", "98", "%", "15"), ("排涝时间", "32", "分钟", "20"), ("居民满意度", "95", "%", "15"),
    ]  # fmt: skip
    rows = [[*row, "", ("工程科", "办公室")[n % 2]] for n, row in enumerate(data)]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert [(i.name, i.value, i.unit, str(i.weight)) for i in form.indicators] == data


def test_a_heading_over_several_columns_says_little_of_one_with_an_odd_label():
    header = [
        [("绩效指标", 1, 3), ("年度绩效指标", 1, 3)],
        [*LEVELS, "计算符号", "名目", "计量单位"],
    ]
    rows = [[*NAMES[0], "≥", "30", "公里"], [*NAMES[1], "=", "100", "%"], [*NAMES[2], "≥", "5000", "人"]]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert [target(i) for i in form.indicators] == [
        ("≥", "30", "公里"),
        ("=", "100", "%"),
        ("≥", "5000", "人"),
    ]


def test_a_merged_header_with_a_word_like_a_unit():
    header = [[("口", 2, 1), ("指标内容", 1, 1), ("分解目标", 1, 2)], ["指标名称", "东岭乡", "北港镇"]]
    rows = [["亩", "清淤面积", "12", "18"], ["人", "受益居民数", "2000", "3000"]]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert [(i.name, i.locality, i.value, i.unit) for i in form.indicators] == [
        ("清淤面积", "东岭乡", "12", "亩"),
        ("清淤面积", "北港镇", "18", "亩"),
        ("受益居民数", "东岭乡", "2000", "人"),
        ("受益居民数", "北港镇", "3000", "人"),
    ]


def test_a_row_with_one_odd_cell_below_each_column_is_not_moved():
    header = [
        [("绩效指标", 1, 3), ("年度目标值", 1, 4), ("计量名", 2, 1)],
        ["指标门类", "指标小类", "成效要点", "大塘乡", "东岭乡", "北港镇", "石门镇"],
    ]
    rows = [
        [("产出指标", 2, 1), "数量指标", "清淤长度", "3", "4", "1", "5", "公里"],
        ["质量指标", "验收合格率", "100", "100", "100", "100", "%"],
        [("效益指标", 2, 1), "社会效益指标", "受益居民数", "120", "90", "80", "75", "人"],
        ["可持续影响指标", "居民护河习惯", "长期", "长期", "长期", "长期", "无"],
    ]
    form = one("项目支出绩效目标表", [*header, *rows])
    *_, last = form.indicators
    assert (last.name, last.value, last.levels[1]) == ("居民护河习惯", "长期", "可持续影响指标")
    assert last.locality == "大塘乡、东岭乡、北港镇、石门镇"
    assert [i.total for i in form.indicators if i.name == "受益居民数"] == [Decimal(365)] * 4


def test_a_column_of_targets_is_no_column_of_weights_though_it_holds_small_numbers():
    header = [*LEVELS, "符号", "年中自标数", "拟完成量", "计量单位", "分数杈重"]
    data = [
        ("=", "20", "40", "处", "20"), ("≥", "14", "27", "公里", "10"), ("≥", "98", "98", "%", "15"),
        ("≥", "95", "95", "%", "15"), ("≤", "2400", "4800", "万元", "15"), ("定性", "长期", "长期", "", "15"),
        ("≥", "90", "90", "%", "10"),
    ]  # fmt: skip
    rows = [[*name, *cells] for name, cells in zip((NAMES * 3)[:7], data, strict=True)]
    form = one("项目支出绩效目标表", [header, *rows, ["合计", *[""] * 6, "100"]])
    annual = [(str(i.weight), i.value) for i in form.indicators if i.period == "annual"]
    assert annual == [(weight, value) for _, _, value, _, weight in data]


def test_numbers_that_go_down_are_no_numbers_of_rows():
    header = [*LEVELS, "指标值", "计量单位", ""]
    weights = ("10", "35", "25", "30")
    values = (("≥30", "公里"), ("≥98", "%"), ("≥5000", "人"), ("≥3", "处"))
    names = [*NAMES, ["产出指标", "数量指标", "护岸处数"]]
    rows = [[*name, *value, weight] for name, value, weight in zip(names, values, weights, strict=True)]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [str(i.weight) for i in form.indicators] == list(weights)


def test_clauses_of_a_standard_are_no_names_whatever_stands_above_them():
    header = [*LEVELS[:2], "名目", "指标", "指标值"]
    standards = ("按合同开挖，断面达到设计", "逐段验收，一次通过", "受益居民按户核实，不重复计算")
    targets = ("30公里", "98%", "5000人")
    rows = [[*name, *cells] for name, *cells in zip(NAMES, standards, targets, strict=True)]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [i.name for i in form.indicators] == [name for _, _, name in NAMES]


def test_an_odd_label_below_the_heading_of_several_columns_leaves_room_for_units():
    header = [
        [("考核内容", 1, 3), ("半年计划数", 2, 1), ("应达目标", 1, 2), ("分值", 2, 1)],
        [*LEVELS, "年度指标值", "计量名"],
    ]
    data = [("30", "公里", "40"), ("98", "%", "20"), ("5000", "人", "30"), ("长期", "", "10")]
    names = [*NAMES, ["效益指标", "可持续影响指标", "居民护河习惯"]]
    rows = [[*name, value, value, *cells] for name, (value, *cells) in zip(names, data, strict=True)]
    form = one("项目支出绩效目标表", [*header, *rows])
    annual = [i for i in form.indicators if i.period == "annual"]
    assert [(i.value, i.unit or "", str(i.weight)) for i in annual] == data


def test_targets_that_most_rows_lack_are_blank_and_not_doubtful():
    header = [*LEVELS, "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"]
    filled = [*NAMES[0], "1", "1", "10", "10", ""]
    blank = [[*NAMES[1 + n % 2][:2], f"第{n}批工程验收", "", "", "10", "10", ""] for n in range(9)]
    form = one("项目支出绩效自评表", [header, filled, *blank])
    assert "value" not in form.doubtful
    assert [row.value for row in form.indicators] == ["1", *[""] * 9]


def test_names_that_are_a_few_words_beside_a_column_of_texts_are_doubtful():
    header = ["二级指标", "说明", "指标值", "三级指标"]
    data = [
        ("数量指标", "移栽苗木株数", "≥1200株", "造林股"),
        ("数量指标", "修剪行道树棵数", "≥300棵", "管护股"),
        ("质量指标", "苗木成活比例", "≥95%", "造林股"),
        ("时效指标", "移栽完成时间", "4月底前", "管护股"),
        ("成本指标", "每株移栽费用", "≤40元", "造林股"),
    ]
    form = one("项目支出绩效目标表", [header, *map(list, data)])
    assert [row.name for row in form.indicators][:2] == ["造林股", "管护股"]
    assert "name" in form.doubtful


def test_words_that_come_back_again_and_again_are_no_levels():
    sources = ("台账", "问卷", "报表")
    header = ["落实部门", "权重", "计量单位", "取数渠道", "任务目际值", "三级维度"]
    data = [
        ("清淤长度", "30", "公里", "30"), ("改造闸站数", "16", "座", "20"), ("验收合格率", "95", "%", "20"),
        ("受益居民数", "5000", "人", "20"), ("居民满意度", "90", "%", "10"),
    ]  # fmt: skip
    rows = [
        ["工程科", weight, unit, sources[n % 3], value, name]
        for n, (name, value, unit, weight) in enumerate(data)
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [(i.levels, i.name, i.value) for i in form.indicators] == [
        ((), name, value) for name, value, *_ in data
    ]


def test_beside_levels_in_the_column_of_names_no_other_column_holds_them():
    header = [
        [("权重", 2, 1), ("三级指标", 2, 1), ("", 2, 1), ("分地区应达", 1, 2)],
        ["柳溪镇", "石门镇"],
    ]
    rows = [
        ["", "一、产出指标", "", "", ""],
        ["", "（一）数量指标", "", "", ""],
        ["20", "清淤长度", "台账", "≥30公里", "≥20公里"],
        ["20", "改造闸站数", "问卷", "≥16座", "≥12座"],
        ["", "（二）质量指标", "", "", ""],
        ["30", "工程验收合格率", "台账", "≥95%", "≥95%"],
        ["", "二、效益指标", "", "", ""],
        ["", "（一）社会效益指标", "", "", ""],
        ["30", "受益居民数", "报表", "≥5000人", "≥3000人"],
    ]
    form = one("项目支出绩效目标表", [*header, *rows])
    assert {i.levels[0] for i in form.indicators} == {"产出指标", "效益指标"}


def test_numbers_that_leap_are_no_numbers_of_rows():
    for weights in (("10", "15", "20", "20", "10", "25"), ("10", "10", "35", "10", "25", "10")):
        _leap(weights)


def _leap(weights):
    header = ["A", "二级指标", "指标名称", "年度指标值", "其它", ""]
    values = ("≥55次", "≥49个", "≥95%", "100%", "较好", "≥95%")
    names = [
        ["产出指标", "数量指标", "护岸处数"], *NAMES[:2], NAMES[2],
        ["效益指标", "可持续影响指标", "居民护河习惯"], ["满意度指标", "服务对象满意度指标", "居民满意度"],
    ]  # fmt: skip
    rows = [[*name, value, "正向", most] for name, value, most in zip(names, values, weights, strict=True)]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [str(i.weight) for i in form.indicators] == list(weights)


def test_one_label_over_columns_that_stand_apart_says_little_of_each():
    header = ["符号", "得分", "考核内容", "完成值", "指标值", "权重", "考核内容", "原因", "考核内容"]
    data = [
        ("产出", "数量", "清淤长度", "30"), ("产出", "数量", "改造闸站数", "16"),
        ("产出", "质量", "验收合格率", "95"), ("效益", "社会效益", "受益居民数", "5000"),
        ("效益", "可持续影响", "管护河段数", "12"),
    ]  # fmt: skip
    rows = [["≥", "20", first, value, value, "20", second, "", name] for first, second, name, value in data]
    form = one("项目支出绩效自评表", [header, *rows])
    assert [(*i.levels, i.name, i.value) for i in form.indicators] == data


def test_targets_are_the_figures_with_signs_and_results_the_bare_ones_whatever_stands_above_them():
    header = [*LEVELS, "权重", "年末达到值", "得分", "名目", "差距分析"]
    data = [
        ("≥30公里", "30公里"), ("不低于98%", "98%"), ("≤5000人", "4900人"), ("11月底前", "11月底"),
        ("≥90%", "90%"), ("12处以上", "12处"),
    ]  # fmt: skip
    rows = [[*NAMES[n % 3], "15", own, "15", aim, ""] for n, (aim, own) in enumerate(data)]
    form = one("项目支出绩效自评表", [header, *rows])
    assert [i.actual for i in form.indicators] == [own for _, own in data]
    assert [(str(i.operator), i.value) for i in form.indicators][:3] == [
        ("≥", "30"),
        ("≥", "98"),
        ("≤", "5000"),
    ]


def test_what_explains_a_name_is_none():
    header = ["子维度", "拍標各", "權重", "指标值", "名目"]
    names = ("清淤长度", "护岸验收合格率", "工程按期完工率", "受益居民满意度", "管护河段数量")
    rows = [
        ["数量", name, "20", f"≥{90 + n}", f"反映{name}的情况，按全年累计数统计"]
        for n, name in enumerate(names)
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [i.name for i in form.indicators] == list(names)


def test_a_column_of_targets_is_not_passed_over_in_a_form_with_many_columns_that_say_nothing():
    header = [
        "指标性质", "栏目", "序号", "权重", "运算符号", "同上", "内容", "二级维度", "字段六", "赋分说明",
        "口",
    ]  # fmt: skip
    data = [
        ("54", "万立方米", "清淤土方量"), ("140", "亩", "岸坡复绿面积"), ("90", "%", "岸坡质量验收合格率"),
        ("98", "%", "清淤工作按时完成率"), ("1.2", "元/立方米", "每立方米清淤平均费用"),
        ("13", "个百分点", "植被覆盖度提高"),
    ]  # fmt: skip
    rows = [
        [
            "定量",
            "产出指标",
            str(n),
            "15",
            "≥",
            unit,
            value,
            "数量指标",
            f"反映{name}的情况",
            "完成得满分；",
            name,
        ]
        for n, (value, unit, name) in enumerate(data, start=1)
    ]
    form = one("项目支出绩效目标表", [header, *rows])
    assert [(i.value, i.unit, i.name) for i in form.indicators] == data


def test_a_few_words_again_and_again_are_no_names_beside_texts_that_differ():
    header = ["字段六", "二级指标", "A", "指标值", "分值", "名目"]
    sources = ("台账", "问卷", "报表")
    names = ("清淤长度", "护岸验收合格率", "工程按期完工率", "受益居民满意度", "管护河段数量", "闸站改造数量")
    rows = [
        ["产出", "数量", f"指标{n}：{name}", f"≥{90 + n}", "15", sources[n % 3]]
        for n, name in enumerate(names, start=1)
    ]
    form = one("项目支出绩效目标表", [header, *rows, ["合计", "", "", "", "90", ""]])
    assert [i.name for i in form.indicators] == list(names)


def test_targets_of_which_one_is_a_word_are_no_weights_although_their_label_is_misspelled():
    header = [
        [("序号", 2, 1), ("指际名称", 2, 1), ("指标目标", 1, 3), ("分数杈重", 2, 1), ("填报说明", 1, 2)],
        ["实施期指标直", "今年应达", "计量单位", "备注", "依据材料"],
    ]
    data = [
        ("清淤长度", "39", "13", "公里", "20", "", "验收资料"),
        ("改造闸站数", "15", "5", "座", "5", "", "问卷调查"),
        ("工程验收合格率", "95", "95", "%", "25", "按季报送", "统计报表"),
        ("单位清淤成本", "12.50", "12.50", "元/方", "5", "", "工作台账"),
        ("险情处置用时", "39", "13", "分钟", "15", "", "验收资料"),
        ("沿河居民防汛意识", "明显增强", "明显增强", "无", "20", "", "问卷调查"),
        ("沿河居民满意度", "85", "85", "%", "10", "", "验收资料"),
    ]
    rows = [[str(n), f"指标{n}：{name}", *rest] for n, (name, *rest) in enumerate(data, start=1)]
    banners = ["一、产出指标", "二、效益指标", "三、满意度指标"]
    levels = [["", banner, "", "", "", "", "", ""] for banner in banners]
    table = [*header, levels[0], *rows[:4], levels[1], *rows[4:6], levels[2], rows[6]]
    form = one("项目支出绩效目标表", table)
    assert [i.weight for i in form.indicators if i.period == "annual"] == [int(row[4]) for row in data]
