"""Tables in which projects, levels and indicators stand below each other in one column."""

from tests.forms.building import one, read, target

TREE = [
    ["项目", "目标值", "金额"],
    ["某县水务局", "", ""],
    ["河道清淤", "", "86"],
    ["产出指标", "", ""],
    ["成本指标（选填）", "", ""],
    ["清淤总成本", "≤86万元", ""],
    ["数量指标（必填）", "", ""],
    ["清淤长度", "≥12公里", ""],
    ["效益指标", "", ""],
    ["社会效益指标（必填）", "", ""],
    ["受益人口", "≥3000人", ""],
]


def test_one_column_for_everything():
    form = one("项目绩效目标批复表", "单位：万元", TREE)
    assert form.project == "河道清淤"
    assert form.budget is not None
    assert (form.budget.text, form.budget.unit) == ("86", "万元")
    assert [(i.levels, i.name, *target(i)) for i in form.indicators] == [
        (("产出指标", "成本指标（选填）"), "清淤总成本", "≤", "86", "万元"),
        (("产出指标", "数量指标（必填）"), "清淤长度", "≥", "12", "公里"),
        (("效益指标", "社会效益指标（必填）"), "受益人口", "≥", "3000", "人"),
    ]


def test_a_project_further_down_begins_another_form():
    more = [["堤防加固", "", "40"], *TREE[3:6]]
    forms = read("项目绩效目标批复表", "单位：万元", [*TREE, *more]).forms
    assert [(form.project, len(form.indicators)) for form in forms] == [("河道清淤", 3), ("堤防加固", 1)]


def test_projects_without_levels_are_no_indicators():
    plain = [["项目", "目标值"], ["河道清淤", ""], ["堤防加固", ""], ["泵站改造", ""]]
    assert not any(form.indicators for form in read("项目表", plain).forms)


def test_a_row_in_which_no_number_stands_heads_nothing():
    words = [["效益指标", "", ""], ["可持续影响指标", "", ""], ["河道管护机制", "长期", ""]]
    rows = [["三级指标", "目标值", "单位"], *TREE[3:9], *words]
    form = one("项目绩效目标表", [*rows, ["完工时间", "2026年10月底前", "/"], ["受益人口", "≥3000", "人"]])
    assert [i.name for i in form.indicators] == [
        "清淤总成本",
        "清淤长度",
        "河道管护机制",
        "完工时间",
        "受益人口",
    ]


PAIRS = (
    ["项目名称", "灌区量水设施维护", "实施期限", "2025年3月—2026年2月"],
    ["项目名称", "校舍屋面防水", "实施期限", "2025年1月至12月"],
    ["项目名称", "公园长椅更换", "项目期限", "2025年4月—11月"],
    ["项目名称", "村级卫生室修缮", "实施期限", "2025年5月—2026年5月"],
    ["项目名称", "古籍修复", "实施期限", "2024年9月—2025年8月"],
    ["项目名称", "路灯节能改造", "完成期限", "2025年2月至2026年1月"],
)
BELOW = [
    ["本年预算（万元）", "72.5", "其中：县级财政", "72.5"],
    ["二级指标", "三级指标", "年度目标值", "分值"],
    ["产出指标（50分）", "", "", ""],
    ["数量指标", "完成处数", "≥12处", "50"],
    ["效益指标（40分）", "", "", ""],
    ["社会效益指标", "受益人数", "≥3000人", "40"],
]


def test_a_pair_of_the_head_with_a_period_is_no_header_over_the_levels():
    wrong = []
    for head in PAIRS:
        form = one("项目绩效目标表", [head, *BELOW])
        if (form.project, [row.name for row in form.indicators]) != (head[1], ["完成处数", "受益人数"]):
            wrong.append((head, form.project, [row.name for row in form.indicators]))
    assert wrong == []


def test_beside_paths_of_both_levels_no_column_of_other_words_is_one_of_levels():
    header = ["归口类别", "内容", "其它", "度量单位名", "名目", "", "补充说明"]
    data = [
        ("产出指标/数量指标", "河道清淤长度", "43", "公里", "15"),
        ("产出指标/数量指标", "护岸加固长度", "9", "公里", "10"),
        ("产出指标/数量指标", "闸站改造数量", "6", "座", "10"),
        ("产出指标/质量指标", "工程一次验收合格率", "100", "%", "15"),
        ("产出指标/成本指标", "每公里清淤成本", "0.85", "万元", "15"),
        ("效益指标/经济效益指标", "灌溉用水损耗率", "10", "%", "20"),
        ("满意度指标/服务对象满意度指标", "沿河居民满意度", "95", "%", "15"),
    ]
    sources = ("验收资料", "问卷调查", "统计报表", "工作台账")
    rows = [[*row, sources[n % 4], "按季报送" if n in (2, 6) else ""] for n, row in enumerate(data)]
    form = one("项目支出绩效目标表", [header, *rows])
    assert ["/".join(row.levels) for row in form.indicators] == [path for path, *_ in data]
