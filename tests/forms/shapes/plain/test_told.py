"""Plain tables of offices: their headers are in no list, their rows and what stands around them tell them."""

from __future__ import annotations

from collections.abc import Sequence

from auditor.model import Form
from tests.cases import every_case
from tests.forms.building import Spec, one, read, sheet

Rows = Sequence[Sequence[Spec]]

NAMES = ("补种行道树", "修剪绿篱", "古树挂牌", "苗木成活率")
TARGETS = ("640株", "3.8公里", "55棵", "92%")
ROWS = [*zip(NAMES, TARGETS, strict=True)]


def beside(label: str, header: Sequence[str]) -> list[list[Spec]]:
    """A table that stands right of a label for all of it, in a notice of numbered labels."""
    inner = [list(header), *map(list, ROWS)]
    rows: list[list[Spec]] = [["一、项目名称", ("行道树补植", 1, 2)], ["二、资金规模", ("46万元", 1, 2)]]
    rows += [[(label, len(inner), 1), *inner[0]], *inner[1:]]
    return [*rows, ["六、公示期", ("7天", 1, 2)]]


def targets(form: Form) -> list[tuple[str, str]]:
    return [(row.name, f"{row.value}{row.unit or ''}") for row in form.indicators]


@every_case(
    "label, header",
    [
        ("三、绩效目标", ("指标", "2027年度")),
        ("三、绩效目标", ("内容", "标准")),
        ("年度绩效目标", ("目标", "2027年")),
        ("三、目标任务", ("事项", "数量")),
        ("三", ("指标", "数量要求")),
    ],
)
def test_a_table_beside_a_label_for_all_of_it_is_read(label: str, header: tuple[str, str]) -> None:
    assert targets(one("行道树补植绩效目标公示", beside(label, header))) == ROWS


@every_case(
    "title, rows, name, value, actual",
    [
        (
            "2027年重点工作完成情况表",
            [
                ["序号", "重点工作", "全年目标", "完成情况", "完成比例"],
                ["1", "举办讲座", "24场", "26场", "108%"],
                ["2", "培训讲解员", "60人", "57人", "95%"],
            ],
            "培训讲解员",
            "60",
            "57人",
        ),
        (
            "量化任务进展表",
            [
                ["主要任务", "量化指标", "截至9月底进展", "完成进度", "责任科室"],
                ["巡查河道", "480公里", "391公里", "81%", "水务科"],
                ["清理漂浮物", "75吨", "70吨", "93%", "保洁队"],
            ],
            "清理漂浮物",
            "75",
            "70吨",
        ),
        (
            "镇村建设任务完成情况公示",
            [
                ["任务", "目标要求", "完成结果"],
                ["道路养护", "养护村道64公里，修复水毁处9处", "养护64公里，修复9处"],
                ["文化活动", "改造广场7个，配备器材35套", "改造7个，配备35套"],
            ],
            "文化活动",
            "改造广场7个，配备器材35套",
            "改造7个，配备35套",
        ),
        (
            "文化广场建设绩效自评表",
            [
                ["项目概况", "项目", "内容", "完成情况"],
                ["（一）建设内容", "东湖村广场", "硬化1200平方米，安装器材14套", "已完工"],
                ["（二）资金", "资金支付", "65.8万元", "64.9万元"],
                ["（三）时限", "完工时间", "2027年10月底前", "2027年9月"],
            ],
            "资金支付",
            "65.8",
            "64.9万元",
        ),
    ],
)
def test_names_targets_and_results_are_told_by_labels_and_cells(
    title: str, rows: Rows, name: str, value: str, actual: str
) -> None:
    form = one(title, rows)
    assert len(form.indicators) == len(rows) - 1
    row = next(row for row in form.indicators if row.name == name)
    assert (row.value, row.actual) == (value, actual)


def test_tasks_with_their_number_inside_are_names_where_only_results_stand_beside_them() -> None:
    form = one(
        "民生实事项目完成情况公示",
        [
            ["序号", "民生实事项目", "完成情况", "责任单位"],
            ["1", "新建食堂6家", "已建成5家", "民政局"],
            ["2", "更新电梯40台", "更新41台", "住建局"],
            ["3", "改造危桥3座", "3座全部通车", "交通局"],
        ],
    )
    assert [row.name for row in form.indicators] == ["新建食堂6家", "更新电梯40台", "改造危桥3座"]
    assert [row.value for row in form.indicators] == [None] * 3


def test_what_follows_a_sheet_s_table_is_no_row() -> None:
    rows = [["序号", "任务", "完成情况"], *([str(n), *row] for n, row in enumerate(ROWS, 1))]
    form = one(sheet([["任务完成情况表"], *rows, ["某市园林所"], ["", "2027年12月1日"]]))
    assert [row.name for row in form.indicators] == [*NAMES]


def test_pairs_beside_a_label_that_speaks_of_targets_need_no_header() -> None:
    rows: list[list[Spec]] = [["项目名称", ("行道树补植", 1, 2)], [("绩效目标", 4, 1), *ROWS[0]]]
    form = one("行道树补植公示", [*rows, *map(list, ROWS[1:]), ["监督电话", ("12317", 1, 2)]])
    assert targets(form) == ROWS
    assert form.reading != "certain"


def test_a_row_whose_name_is_like_a_label_of_the_head_stays_a_row() -> None:
    rows = [["工作指标", "本年目标", "目前完成"], ["新建厂房", "4.5万平方米", "4.1万平方米"]]
    rows += [["引进项目", "12个", "13个"], ["到位资金", "8.6亿元", "8.9亿元"]]
    form = one("目标任务推进表", rows)
    assert [row.name for row in form.indicators] == ["新建厂房", "引进项目", "到位资金"]


OTHERS: dict[str, list[str]] = {
    "通讯录": ["姓名 职务 电话", "王某 站长 6620001", "李某 会计 6620002"],
    "价格表": ["项目名称 计价单位 收费标准（元） 依据", "诊察 次 12 医发8号", "输液 组 9.5 医发8号"],
    "补贴标准公示": [
        "机具名称 分档名称 补贴额（元） 单位",
        "旋耕机 1200-2000mm 900 台",
        "插秧机 6行乘坐式 22000 台",
        "烘干机 10-20t 24000 台",
    ],
    "主要指标统计表": ["指标 单位 1-11月 同比增长（%）", "产值 亿元 215.6 5.8", "投资 亿元 98.1 4.2"],
    "任务资金安排表": ["项目 预算数 完成数", "道路养护 120万元 98万元", "河道保洁 64万元 60万元"],
    "检查记录": ["检查项目 检查内容 检查结果", "证照 许可证有效 符合", "留样 留样125克、保存48小时 符合"],
    "值班安排": ["日期 带班领导 值班人员", "10月1日 王某 李某", "10月2日 钱某 孙某"],
    "采购清单": ["品名 单位 数量 单价（元）", "复印纸 箱 50 145", "文件盒 个 200 6"],
    "反馈问题整改完成情况": [
        "反馈问题 整改措施 完成情况 责任人",
        "报销不规范 修订制度 已完成 王某",
        "账实不符 盘点资产1260件 已完成，核销32件 李某",
        "用车不严 安装设备8台 持续整改 赵某",
    ],
    "绩效目标": ["备注 附件", "见附表 2份", "见说明 1份"],
}


@every_case("title, lines", OTHERS.items())
def test_tables_of_other_things_are_no_forms(title: str, lines: list[str]) -> None:
    assert read(title, [line.split() for line in lines]).forms == ()


@every_case("place", [0, 2, 4])
def test_a_row_that_tells_a_day_heads_none_of_the_rows_below_it(place: int) -> None:
    lines = [[name, target, "园林科"] for name, target in ROWS]
    lines.insert(place, ["补种完成时间", "2027年10月底前", "绿化科"])
    read_rows = [
        row
        for form in read("行道树补植目标任务表", [["事由", "丁", "何处"], *lines]).forms
        for row in form.indicators
    ]
    assert not any(row.value in ("园林科", "绿化科") for row in read_rows)
    assert len(read_rows) in (0, len(lines))
