"""Tables that print their indicators twice, side by side, and tables that only seem to."""

from itertools import permutations

from tests.forms.building import one


def test_halves_side_by_side_of_which_the_year_is_blank():
    header = ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"]
    form = one(
        "项目支出绩效目标申报表",
        [header, ["产出指标", "数量指标", "保养车辆数量", "≥45辆", "数量指标", "", ""]],
    )
    assert [(i.name, i.value, i.period) for i in form.indicators] == [("保养车辆数量", "45", "mid_term")]


def test_halves_are_known_by_labels_that_nobody_understands():
    header = [
        [("一级指标", 2, 1), ("实施期目标", 1, 3), ("年度目标", 1, 3)],
        ["二级指标", "考察细目", "年度指标值"] * 2,
    ]
    data = [
        ("数量指标", "河道清淤长度", "90", "30"), ("数量指标", "护岸加固处数", "12", "4"),
        ("质量指标", "工程验收合格率", "98", "98"), ("时效指标", "按期完工率", "95", "95"),
    ]  # fmt: skip
    rows = [["产出指标", lv, name, f"≥{mid}件", lv, name, f"{year}件以上"] for lv, name, mid, year in data]
    form = one("项目绩效目标表", [*header, *rows])
    assert [(i.period, i.name, i.value) for i in form.indicators] == [
        each for _, name, mid, year in data for each in (("mid_term", name, mid), ("annual", name, year))
    ]
    unfilled = [["产出指标", lv, name, f"≥{mid}件", lv, "", ""] for lv, name, mid, _ in data]
    form = one("项目绩效目标表", [*header, *unfilled])
    assert [(i.period, i.name, i.value) for i in form.indicators] == [
        ("mid_term", name, mid) for _, name, mid, _ in data
    ]


def test_levels_below_one_label_with_targets_between_them_are_no_halves_of_a_table():
    header = ["指标", "中期指标值", "指标", "年度指标值", "分值", "指标"]
    data = [
        ("产出指标", "≥33公里", "数量指标", "≥11公里", "1.清淤长度"),
        ("产出指标", "≥96座", "数量指标", "≥32座", "2.改造闸站数"),
        ("产出指标", "≥95%", "质量指标", "≥95%", "3.工程验收合格率"),
        ("效益指标", "≥5000人", "社会效益指标", "≥3000人", "4.受益居民数"),
        ("满意度指标", "≥90%", "服务对象满意度指标", "≥90%", "5.沿河居民满意度"),
    ]
    form = one("项目支出绩效目标表", [header, *([*row[:4], "20", row[4]] for row in data)])
    annual = [i for i in form.indicators if i.period == "annual"]
    assert [(*i.levels, i.name[-4:]) for i in annual] == [(row[0], row[2], row[4][-4:]) for row in data]


def test_levels_written_once_below_one_label_with_targets_between_them_are_no_halves():
    """Whichever of first level, second level and name stands first below the label: a half has both."""
    data = [
        (("产出", "数量", "清淤长度"), "", "11"),
        (("", "", "改造闸站数"), "30", "32"),
        (("", "质量", "工程验收合格率"), "", "95"),
        (("效益", "社会效益", "受益居民数"), "", "3000"),
        (("满意度", "服务对象满意度", "沿河居民满意度"), "", "90"),
    ]
    header = ["分值", "调整后指标值", "考核内容", "年初指标值", "考核内容", "考核内容"]
    read = {}
    for first, second, third in permutations(range(3)):
        rows = [["20", later, own[first], early, own[second], own[third]] for own, later, early in data]
        form = one("项目支出绩效目标表", [header, *rows])
        read[first, second, third] = [i.name for i in form.indicators]
    assert read == {order: [own[2] for own, *_ in data] for order in permutations(range(3))}


def test_indicators_abreast_below_the_same_labels_are_all_of_the_year() -> None:
    def periods(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
        header = ["一级指标", "二级指标", "三级指标", "指标值", "三级指标", "指标值"]
        rows = [["产出指标", "数量指标", left, "≥9处", right, "≥7处"] for left, right in pairs]
        rows.append(["效益指标", "社会效益指标", "受益渔民人数", "≥90人", "", ""])
        form = one("渔港养护项目绩效目标表", [header, *rows])
        return [(row.name, row.period) for row in form.indicators]

    others = [("检修泊位", "更换系缆桩"), ("清理航标", "加固护舷"), ("修补渔网", "疏浚港池")]
    assert {period for _, period in periods(*others)} == {"annual"}
    same = [(name, name) for name, _ in others]
    assert {period for _, period in periods(*same)} == {"annual", "mid_term"}  # the central declaration


def test_units_below_a_label_that_reads_like_targets_are_no_second_half() -> None:
    header = ["一级指标", "二级指标", "三级指标", "年初拍标值", "调整后指标直", "值的草位", "权重"]
    data = [
        ("清淤沟渠长度", "≥18", "", "公里", "30"), ("管护员人数", "≥12", "≥14", "人", "20"),
        ("闸门完好率", "≥95", "", "%", "20"), ("清淤及时率", "≥96", "", "%", "20"),
    ]  # fmt: skip
    form = one("沟渠管护项目绩效目标表", [header, *(["产出指标", "数量指标", *each] for each in data)])
    assert [(i.name, i.value, i.unit) for i in form.indicators] == [
        ("清淤沟渠长度", "18", "公里"), ("管护员人数", "14", "人"),
        ("闸门完好率", "95", "%"), ("清淤及时率", "96", "%"),
    ]  # fmt: skip
