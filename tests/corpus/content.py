"""Invented projects: the same seed gives the same words and figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any

from auditor.config.lexicons import LexiconModel, Lexicons

_LEVELS = {
    "数量": ("产出", "数量"),
    "质量": ("产出", "质量"),
    "时效": ("产出", "时效"),
    "成本": ("产出", "成本"),
    "经济效益": ("效益", "经济效益"),
    "社会效益": ("效益", "社会效益"),
    "生态效益": ("效益", "生态效益"),
    "可持续影响": ("效益", "可持续影响"),
    "满意度": ("满意度", "服务对象满意度"),
}
_GLYPHS = {"≥": ("≥", ">=", "≧", "⩾", "大于等于"), "≤": ("≤", "<=", "≦", "小于等于"), "=": ("=", "＝")}
_PLACES = ("青溪区", "云岭县", "白塔市", "望江区", "石桥县")
_BUREAUS = ("水务局", "教育局", "农业农村局", "文化体育局", "民政局", "交通运输局")
_THINGS = ("能力提升", "设施维护", "公共服务", "示范建设", "综合整治")
_NUMBERS = {"人": 1250, "人次": 3600, "场": 24, "个": 36, "次": 48, "万元": 120, "平方米": 5200, "户": 860}


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator. ``glyph`` is the sign as this project's clerk types it."""

    level1: str
    level2: str
    name: str
    weight: int
    operator: str
    glyph: str
    value: str
    unit: str
    core: bool
    actual: str
    score: str
    reason: str

    @property
    def missed(self) -> bool:
        return self.reason != ""

    @property
    def qualitative(self) -> bool:
        return self.operator == "定性"

    @property
    def dated(self) -> bool:
        return "年" in self.value and "月" in self.value


@dataclass(frozen=True, slots=True)
class Project:
    """Money is in 万元; ``own`` is the part that is not paid by the treasury."""

    name: str
    code: str
    department: str
    issuer: str
    year: int
    budget: Decimal
    own: Decimal
    overview: str
    basis: str
    goal: str
    long_goal: str
    items: tuple[Item, ...]

    @property
    def treasury(self) -> Decimal:
        return self.budget - self.own

    @property
    def points(self) -> int:
        return sum(item.weight for item in self.items)


class _Library(LexiconModel):
    source: str
    fields: Mapping[str, tuple[Mapping[str, Any], ...]]


@cache
def _library() -> _Library:
    return Lexicons().load("indicator-library", _Library)


def projects(seed: int, count: int = 2) -> list[Project]:
    """Projects of one department, each about a field of its own."""
    random = Random(seed)
    place, bureau = random.choice(_PLACES), random.choice(_BUREAUS)
    fields = random.sample(sorted(_library().fields), count)
    return [_project(random, place, bureau, field) for field in fields]


def _project(random: Random, place: str, bureau: str, field: str) -> Project:
    name = f"{field}{random.choice(_THINGS)}专项经费"
    budget = Decimal(random.randrange(20_000, 900_000)) / 100
    year = random.choice((2024, 2025, 2026))
    items = _items(random, field, year)
    return Project(
        name=name,
        code=str(random.randrange(100, 999)),
        department=f"{place}{bureau}",
        issuer=f"{place}{random.choice(('公共事务', '综合服务', '业务指导'))}中心",
        year=year,
        budget=budget,
        own=(budget / 5).quantize(Decimal("0.01")),
        overview=_overview(random, place, field),
        basis=f"1.《{place}{field}工作条例》第{random.randrange(3, 30)}条；\n"
        f"2.《{place}人民政府办公室关于做好{field}工作的通知》；\n"
        f"3.区政府第{random.randrange(10, 60)}次常务会议纪要。",
        goal=f"完成{items[0].name}{items[0].value}{items[0].unit}，其余各项按进度办理；\n"
        f"保障{field}服务覆盖全区{random.randrange(8, 30)}个镇街。",
        long_goal=f"三年内建成覆盖城乡的{field}服务网络，年均投入不超过预算安排，"
        f"形成{random.randrange(3, 9)}项可推广的做法。",
        items=items,
    )


def _overview(random: Random, place: str, field: str) -> str:
    works = "、".join(f"第{n}片区{field}日常管理" for n in range(1, random.randrange(5, 12)))
    rest = "以及设备（含备件）的购置、安装与调试；项目周期12个月，分4个季度实施。"
    return f"本项目由{place}统一组织，内容包括：{works}，{rest}"


def _items(random: Random, field: str, year: int) -> tuple[Item, ...]:
    entries = [entry for entry in _library().fields[field] if entry["dimension"] in _LEVELS]
    chosen = random.sample(entries, min(len(entries), random.randrange(6, 10)))
    order = list(_LEVELS)
    chosen.sort(key=lambda entry: order.index(entry["dimension"]))
    weights = _weights(random, len(chosen) + 2)
    made = [_item(random, entry, weight) for entry, weight in zip(chosen, weights, strict=False)]
    deadline = Item(
        *_LEVELS["时效"],
        "项目完成时间",
        weights[-2],
        "≤",
        "≤",
        f"{year}年11月30日",
        "",
        False,
        f"{year}年11月28日",
        str(weights[-2]),
        "",
    )
    words = Item(
        *_LEVELS["可持续影响"],
        "长效管护机制健全性",
        weights[-1],
        "定性",
        "定性",
        "健全",
        "",
        False,
        "基本健全",
        str(weights[-1] - 1),
        "部分制度尚未印发",
    )
    return tuple(sorted([*made, deadline, words], key=_position))


def _position(item: Item) -> int:
    return list(_LEVELS.values()).index((item.level1, item.level2))


def _weights(random: Random, count: int) -> list[int]:
    """Points that add up to 90, as self-reviews have it."""
    cuts = sorted(random.sample(range(1, 90 - 3 * count), count - 1))
    return [3 + b - a for a, b in zip([0, *cuts], [*cuts, 90 - 3 * count], strict=True)]


def _item(random: Random, entry: Mapping[str, Any], weight: int) -> Item:
    operator, unit = str(entry["operator"]), str(entry["unit"])
    value = str(entry.get("typical") or _figure(random, unit))
    if operator == "定性":
        value, unit = "显著", ""
    glyphs = _GLYPHS.get(operator, (operator,))
    missed = random.random() < 0.3
    return Item(
        *_LEVELS[entry["dimension"]],
        name=str(entry["name"]),
        weight=weight,
        operator=operator,
        glyph=random.choice(glyphs),
        value=value,
        unit=unit,
        core=random.random() < 0.4,
        actual=value,
        score=f"{weight - 1}.5" if missed else str(weight),
        reason="受汛期影响，部分点位推迟实施，下一年度将提前安排" if missed else "",
    )


def _figure(random: Random, unit: str) -> str:
    if unit in ("%", "‰"):
        return random.choice(("95", "98.5", "100", "90", "60"))
    return str(_NUMBERS.get(unit, 12) + random.randrange(0, 40))
