"""Invented submissions of a thousand departments, with conflicts planted at known places."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal

from auditor.model import (
    Document,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Passage,
    PassageField,
    Submission,
)

ROWS = 10  # indicators of a submission
EVERY = 200  # submissions; in each stretch of so many one conflict of each kind is planted
_PLACES = [
    "东关",
    "西河",
    "南塘",
    "北岭",
    "青石",
    "白沙",
    "柳林",
    "松坪",
    "云溪",
    "桃源",
    "金滩",
    "石桥",
    "龙泉",
    "凤山",
    "安乐",
    "永丰",
    "太平",
    "和顺",
]
_THINGS = [
    "道路养护",
    "消防设施维护",
    "学校食堂改造",
    "老旧小区改造",
    "农田灌溉",
    "河道保洁",
    "垃圾清运",
    "图书采购",
    "职业技能培训",
    "高龄老人补贴",
    "疫苗接种",
    "古树保护",
    "森林防火",
    "水质监测",
    "特种设备检验",
    "档案数字化",
    "路灯维修",
    "厕所改造",
    "排水管网疏通",
    "动物防疫",
    "种粮补贴",
    "残疾人康复",
    "儿童保健",
    "法律援助",
    "食品抽检",
    "矿山修复",
    "公园绿化",
    "桥梁检测",
    "信访调解",
    "文物修缮",
]
_PARTS = ["一期", "二期", "三期", "城区", "镇区", "村级", "片区", "示范点", "试点", "续建", "提标", "扩面"]
_GOAL = "为做好{thing}，{issuer}安排{project}，{what}。全年{amount}，{how}，{effect}。"
_WHAT = (
    "按季度排定计划，逐项落实责任",
    "由专门班组实施，第三方抽查",
    "先急后缓，分批推进",
    "委托有资质的单位承担",
    "建立台账，逐月核对",
)
_HOW = ("完工后组织验收", "每半年公布一次进度", "问题在十日内整改", "资料随时归档备查", "结果在村务栏公开")
_EFFECT = (
    "让沿线居民出行更方便",
    "减少投诉和返工",
    "保证设施常年可用",
    "使参加的人学到本领",
    "降低后续维护的费用",
)


@dataclass(slots=True)
class Planted:
    """Where conflicts were planted: kind → (source, form, row); row is ``None`` for texts."""

    places: dict[str, set[tuple[str, int, int | None]]] = field(default_factory=dict)

    def add(self, kind: str, source: str, form: int, row: int | None) -> None:
        self.places.setdefault(kind, set()).add((source, form, row))


def submissions(indicators: int, planted: Planted, seed: int = 7) -> Iterator[Submission]:
    """Submissions with so many indicators in all; a third of the names is found nowhere else."""
    chance = random.Random(seed)
    for number in range(indicators // ROWS):
        yield _submission(number, chance, planted)


def _submission(number: int, chance: random.Random, planted: Planted) -> Submission:
    issuer = f"{_PLACES[number % len(_PLACES)]}县第{number // 20 + 1}局"
    thing = _THINGS[chance.randrange(len(_THINGS))]
    project = f"{_PLACES[chance.randrange(len(_PLACES))]}{thing}{_PARTS[number % len(_PARTS)]}{number}号项目"
    source = f"{number:06d}.docx"
    rows = [_row(place, thing, number, chance) for place in range(1, ROWS + 1)]
    goal = _goal(thing, issuer, project, chance)
    kind = number % EVERY
    if kind < len(_FAULTS) and number >= EVERY:
        name, place, change = _FAULTS[kind]
        rows[place] = change(rows[place])
        planted.add(name, source, 1, place + 1)
    if kind in (50, 51):
        goal = _copied(number, issuer, project)
        if kind == 50:
            planted.add("copied-text", source, 1, None)
    passage = Passage(PassageField.GOAL, "绩效目标", goal, Location(table=1, row=3, column=2))
    form = Form(
        1, FormKind.PROJECT, "项目支出绩效目标表", Location(table=1), project=project, department=issuer,
        issuer=issuer, year=2026, passages=(passage,), indicators=tuple(rows),
    )  # fmt: skip
    return Submission(Document(source, "docx", ()), (form,), issuer=issuer, year=2026)


def _row(place: int, thing: str, number: int, chance: random.Random) -> Indicator:
    name, operator, value, unit = (
        (f"{thing}完成率", Operator.AT_LEAST, chance.choice((95, 96, 98, 100)), "%"),
        (f"{thing}验收合格率", Operator.AT_LEAST, chance.choice((95, 97, 98, 100)), "%"),
        (f"{thing}覆盖人数", Operator.AT_LEAST, chance.randrange(100, 9000), "人"),
        (f"{thing}投诉率", Operator.AT_MOST, chance.choice((1, 2, 3)), "%"),
        (f"{thing}人均成本", Operator.AT_MOST, chance.choice((180, 200, 210, 230)), "元/人"),
        (f"{thing}响应时间", Operator.AT_MOST, chance.choice((2, 3, 4)), "小时"),
        (f"{thing}群众满意度", Operator.AT_LEAST, chance.choice((85, 90, 92, 95)), "%"),
        (f"{_word(chance)}{thing}{number}号点位完好率", Operator.AT_LEAST, chance.randrange(60, 100), "%"),
        (f"{_word(chance)}{thing}{number}号线路里程", Operator.AT_LEAST, chance.randrange(1, 90), "公里"),
        (f"{_word(chance)}{thing}{number}号设备台数", Operator.EQUAL, chance.randrange(1, 50), "台"),
    )[place - 1]
    return Indicator(
        place, name, name, Location(table=1, row=place + 5, column=3), operator=operator,
        operator_text=operator.value, value=str(value), unit=unit, weight=Decimal(10),
    )  # fmt: skip


def _turned(row: Indicator) -> Indicator:
    return replace(row, operator=Operator.AT_MOST, operator_text="≤")


def _other_unit(row: Indicator) -> Indicator:
    return replace(row, unit="平方米")


def _far(row: Indicator) -> Indicator:
    return replace(row, value="40")


def _dear(row: Indicator) -> Indicator:
    return replace(row, value="2000")


def _slow(row: Indicator) -> Indicator:
    return replace(row, value="30")


_FAULTS = (
    ("opposite-sign", 0, _turned),
    ("other-unit", 2, _other_unit),
    ("far-target", 6, _far),
    ("unit-cost", 4, _dear),
    ("far-target", 5, _slow),
)


def _goal(thing: str, issuer: str, project: str, chance: random.Random) -> str:
    parts = (_WHAT, _HOW, _EFFECT)
    what, how, effect = ("，".join(chance.sample(each, 3)) for each in parts)
    amount = "".join(_word(chance) for _ in range(12))
    return _GOAL.format(
        thing=thing, issuer=issuer, project=project, what=what, amount=amount, how=how, effect=effect
    )


def _copied(number: int, issuer: str, project: str) -> str:
    """A goal that two neighbours share: the words hang on the stretch, not on the project."""
    words = random.Random(number // EVERY)
    body = "".join(_word(words) for _ in range(30))
    return f"{issuer}安排{project}，{body}，全年按计划完成。"


def _word(chance: random.Random) -> str:
    """Two characters that mean nothing together."""
    return "".join(chr(0x4E00 + chance.randrange(6000)) for _ in range(2))
