"""Tables of those who mark: criteria and points, which are no indicators, before, between and after forms."""

from __future__ import annotations

from tests.cases import every_case
from tests.forms.building import Spec, one, read, sheet

HEAD: list[list[Spec]] = [
    ["项目名称", "城北泵站改造", "申请年度", "2028年"],
    ["申报单位", "某区水务中心", "申报金额", "310万元"],
    ["绩效目标", ("改造泵站2座，更换水泵6台。", 1, 3)],
]
INDICATORS: list[list[Spec]] = [
    ["一级指标", "二级指标", "三级指标", "目标值"],
    ["产出指标", "数量指标", "改造泵站", "≥2座"],
    ["产出指标", "质量指标", "验收合格率", "100%"],
    ["效益指标", "社会效益", "内涝点减少", "≥3处"],
]
NAMES = ["改造泵站", "验收合格率", "内涝点减少"]
_PARTED = "points in brackets behind criteria"  # parted from them where they follow a form
MARKING = {
    "评估要点": [
        "序号 评估要点 标准分 得分",
        "1 立项是否符合规划 25 22",
        "2 预算测算是否有依据 25 20",
        "3 组织保障是否到位 25 24",
    ],
    "评分内容": [
        "评分内容 分值 评分标准 专家打分",
        "技术方案 30 方案完整得满分 27",
        "报价 40 最低价得满分 38",
        "业绩 20 每项得5分 15",
    ],
    "审核意见": [
        "审核内容 审核要点 审核意见",
        "完整性 内容是否完整，要素是否齐全 优",
        "相关性 目标与职能是否相关 良",
    ],
    "评审指标": [
        "评审指标 分值 评审要点 得分",
        "必要性 20 是否符合政策要求 18",
        "经济性 30 成本是否合理 25",
    ],
    _PARTED: [
        "审核内容 审核要点 分值 评分",
        "规范完整性(20分) 填报格式是否规范 10 9",
        "相关性(30分) 与部门职能是否相关 15 13",
        "适当性(30分) 指标值是否适当 15 12",
    ],
    "复核分": [
        "考核项目 考核内容 满分 自评分 复核分",
        "组织领导 是否成立领导小组 10 10 9",
        "资金管理 是否专款专用 30 30 28",
        "档案管理 资料是否齐全 20 19 18",
    ],
    "扣分原因": [
        "评价内容 评价要点 参考分值 评价得分 扣分原因",
        "决策 立项程序是否规范 8 8 无",
        "过程 预算执行率是否达到100% 12 11 进度慢",
        "产出 建设任务是否完成 30 30 无",
    ],
    "two columns": [
        "评估要点 标准分",
        "与区域规划是否衔接 20",
        "投资估算是否准确 30",
        "运行维护经费是否落实 50",
    ],
    "several experts": [
        "评估维度 评估要点 满分 专家甲 专家乙 平均分",
        "立项必要性 政策依据是否充分 20 18 17 17.5",
        "投入经济性 测算是否合理 20 15 16 15.5",
    ],
    "标准分值": [
        "检查内容 检查标准 标准分值 检查得分",
        "台账资料 资料齐全，装订规范 10分 9分",
        "现场管理 场地整洁、标识清楚 20分 18分",
    ],
    "备注": [
        "项目 目标内容 评分 备注",
        "目标明确性 目标是否清晰具体 18 较好",
        "目标合理性 目标是否符合实际 16 一般",
    ],
}


def _rows(lines: list[str]) -> list[list[str]]:
    return [line.split() for line in lines]


@every_case("lines", [*MARKING.values()])
def test_criteria_with_points_are_no_indicators(lines: list[str]) -> None:
    rows = _rows(lines)
    titled = read("事前绩效评估评分表", rows)
    on_a_sheet = read(sheet([["绩效评估打分表"], *rows]))
    assert [form.indicators for each in (titled, on_a_sheet) for form in each.forms if form.indicators] == []


@every_case("lines", [lines for name, lines in MARKING.items() if name != _PARTED])
def test_criteria_around_a_form_add_no_rows_to_it(lines: list[str]) -> None:
    rows = _rows(lines)
    after = one("项目绩效目标表", HEAD, "一、绩效指标", INDICATORS, "二、评估打分", rows)
    between = one("事前绩效评估表", HEAD, "一、评估打分", rows, "二、绩效指标", INDICATORS)
    assert [[row.name for row in form.indicators] for form in (after, between)] == [NAMES, NAMES]


def test_a_head_of_labels_and_values_in_turn_heads_no_rows() -> None:
    form = one("事前绩效评估表", HEAD, "一、绩效指标", INDICATORS)
    assert form.project == "城北泵站改造"
    assert [row.name for row in form.indicators] == NAMES


def test_indicators_below_levels_keep_their_points_whatever_is_asked_beside_them() -> None:
    form = one(
        "项目绩效评价表",
        [
            ["一级指标", "二级指标", "三级指标", "分值", "评价要点", "得分"],
            ["产出", "产出数量", "改造泵站", "20", "是否按计划改造", "20"],
            ["产出", "产出质量", "验收合格率", "15", "是否通过验收", "14"],
            ["效益", "社会效益", "内涝点减少", "25", "内涝是否缓解", "22"],
        ],
    )
    assert [row.name for row in form.indicators] == NAMES
