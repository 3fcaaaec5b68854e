"""An invented department's submission: ten project forms of ten indicators, the same whenever it is made."""

from __future__ import annotations

import random
from dataclasses import dataclass

FORMS, INDICATORS, WIDTH = 10, 10, 6

_PLACES = ("东河街道", "青石镇", "白杨乡", "南坪社区", "云溪片区", "柳林新区", "石桥村", "临江路沿线")
_WORKS = ("道路养护", "排水管网疏通", "校舍修缮", "路灯更换", "绿地补植", "河道清淤", "图书采购", "技能培训")
_THINGS = (
    ("里程", "公里"), ("面积", "平方米"), ("管网长度", "米"), ("设备台数", "台"), ("场次", "场"),
)  # fmt: skip
_SENTENCES = (
    "围绕{place}{work}的实际需要，由承办单位组织勘查，形成清单后逐项安排实施。",
    "计划于第{n}季度前完成{place}的{work}，并由第三方开展质量抽查。",
    "项目资金按进度拨付，预计惠及居民{n}户，改善周边出行和生活条件。",
    "{place}现有设施使用年限较长，{work}任务集中，年内安排{n}个点位。",
    "完工后纳入日常管护，每月巡查不少于{n}次，发现问题限时整改。",
    "通过{work}提升公共服务水平，使群众对{place}环境的评价稳步提高。",
)
_LEVELS = (("产出指标", ("数量指标", "质量指标", "时效指标")), ("效益指标", ("社会效益", "满意度")))
_PER_SUB_LEVEL = INDICATORS // sum(len(names) for _, names in _LEVELS)


@dataclass(frozen=True, slots=True)
class Box:
    """A cell with its 1-based place and spans; ``share`` says that a sheet stores it as 0.95 under 0%."""

    text: str
    row: int
    column: int
    down: int = 1
    across: int = 1
    share: bool = False


@dataclass(frozen=True, slots=True)
class FormPage:
    title: str
    boxes: tuple[Box, ...]

    @property
    def height(self) -> int:
        return max(box.row for box in self.boxes)

    @property
    def width(self) -> int:
        return max(box.column + box.across - 1 for box in self.boxes)

    def by_row(self) -> list[list[Box]]:
        """The boxes that begin in each row, left to right."""
        rows: list[list[Box]] = [[] for _ in range(self.height)]
        for box in sorted(self.boxes, key=lambda box: box.column):
            rows[box.row - 1].append(box)
        return rows


def submission(seed: int = 1) -> list[FormPage]:
    rng = random.Random(seed)
    return [_form(number, rng) for number in range(1, FORMS + 1)]


def _form(number: int, rng: random.Random) -> FormPage:
    place, work = rng.choice(_PLACES), rng.choice(_WORKS)
    boxes = [
        Box("项目名称", 1, 1), Box(f"{place}{work}项目", 1, 2, across=2),
        Box("主管部门", 1, 4), Box(f"{place}办事处", 1, 5, across=2),
        Box("资金（万元）", 2, 1, down=2), Box("年度资金总额", 2, 2, across=2),
        Box(f"{rng.randint(20, 900)}.{rng.randint(10, 99)}", 2, 4, across=3),
        Box("其中：财政拨款", 3, 2, across=2), Box(f"{rng.randint(20, 900)}", 3, 4, across=3),
    ]  # fmt: skip
    for row, label in enumerate(("项目概况", "立项依据", "当年绩效目标"), start=4):
        boxes += [Box(label, row, 1), Box(_prose(rng, 430), row, 2, across=WIDTH - 1)]
    header = ("一级指标", "二级指标", "三级指标", "权重", "指标值", "计量单位")
    boxes += [Box(label, 7, column) for column, label in enumerate(header, start=1)]
    boxes += _indicators(rng, first=8)
    return FormPage(f"{number}. 项目支出绩效目标申报表（{place}{work}）", tuple(boxes))


def _indicators(rng: random.Random, first: int) -> list[Box]:
    boxes: list[Box] = []
    row = first
    for level, names in _LEVELS:
        boxes.append(Box(level, row, 1, down=len(names) * _PER_SUB_LEVEL))
        for name in names:
            boxes.append(Box(name, row, 2, down=_PER_SUB_LEVEL))
            for _ in range(_PER_SUB_LEVEL):
                boxes += _indicator(rng, row)
                row += 1
    return boxes


def _indicator(rng: random.Random, row: int) -> list[Box]:
    place, work = rng.choice(_PLACES), rng.choice(_WORKS)
    share = rng.random() < 0.4
    thing, unit = ("完成率", "%") if share else rng.choice(_THINGS)
    value = f"{rng.randint(80, 99)}%" if share else str(rng.randint(2, 4000))
    cells = (f"{place}{work}{thing}", "10", f"≥{value}" if rng.random() < 0.2 else value, unit)
    return [
        Box(text, row, column, share=share and column == 5 and text == value)
        for column, text in enumerate(cells, start=3)
    ]


def _prose(rng: random.Random, length: int) -> str:
    text = ""
    while len(text) < length:
        text += rng.choice(_SENTENCES).format(
            place=rng.choice(_PLACES), work=rng.choice(_WORKS), n=rng.randint(2, 60)
        )
    return text
