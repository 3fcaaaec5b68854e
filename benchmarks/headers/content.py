"""Invented indicators of many trades; the same random source gives the same rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from auditor.config.yaml12 import read_yaml

YEAR = 2026
_VERBLESS = (
    "{thing}{verb}数量",
    "{verb}{thing}数",
    "{thing}{verb}数",
    "{thing}（{verb}）数量",
    "全年{verb}{thing}数量",
)
_QUALITIES = (
    "{thing}{verb}合格率",
    "{thing}{verb}达标率",
    "{thing}质量验收通过率",
    "{verb}{thing}一次合格率",
)
_TIMES = ("{thing}{verb}及时率", "{verb}{thing}按期完成率", "{thing}{verb}工作按时完成率")
_DATES = ("{thing}{verb}完成时间", "{thing}{verb}截止时间")
_COSTS = ("单位{thing}{verb}成本", "{thing}{verb}总成本", "{verb}{thing}平均费用")
_SATISFACTION = ("{people}满意度", "{people}对服务的满意度", "服务对象（{people}）满意度")
_LASTING = ("显著", "有所提升", "持续改善", "长期", "较好", "逐步完善", "明显增强")
_REASONS = ("受汛期影响推迟，下年补齐", "需求低于预期", "采购周期偏长", "人员变动较大，已调整分工")
_GROUPS = {
    "数量指标": "产出指标",
    "质量指标": "产出指标",
    "时效指标": "产出指标",
    "成本指标": "产出指标",
    "社会效益指标": "效益指标",
    "经济效益指标": "效益指标",
    "生态效益指标": "效益指标",
    "可持续影响指标": "效益指标",
    "服务对象满意度指标": "满意度指标",
}


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached: a sign or none, a value as written, a unit or none."""

    operator: str
    value: str
    unit: str

    @property
    def in_words(self) -> bool:
        return not self.value[:1].isdigit()

    @property
    def is_date(self) -> bool:
        return "月" in self.value


@dataclass(frozen=True, slots=True)
class Item:
    """An indicator with all that a form may print of it; ``adjusted`` is ``None`` where nothing changed."""

    level1: str
    level2: str
    name: str
    target: Target
    weight: int
    actual: str
    score: str
    reason: str
    last_year: str
    half_year: str
    mid_term: Target
    adjusted: Target | None
    places: tuple[Target, ...]


@cache
def trades() -> Mapping[str, Mapping[str, Any]]:
    """What trades.yaml holds."""
    data: Any = read_yaml(Path(__file__).with_name("trades.yaml")).data
    return data["trades"]  # type: ignore[no-any-return]


def items(trade: str, rng: Random, places: int) -> list[Item]:
    """The indicators of a form about a trade, level by level; weights add up to 100 or 90."""
    drafts = sorted(_drafts(trade, rng), key=lambda draft: list(_GROUPS).index(draft[0]))
    weights = _weights(len(drafts), rng.choice((100, 90)), rng)
    return [_item(draft, weight, places, rng) for draft, weight in zip(drafts, weights, strict=True)]


def _drafts(trade: str, rng: Random) -> Iterator[tuple[str, str, Target]]:
    source = trades()[trade]
    things = [str(each).split() for each in source["things"]]
    rng.shuffle(things)
    for thing, verb, unit, low, high in things[: rng.randint(2, 3)]:
        value = str(rng.randint(int(low), int(high)))
        yield "数量指标", _named(_VERBLESS, rng, thing, verb), Target(rng.choice("≥≥="), value, unit)
    thing, verb, unit = things[0][:3]
    yield (
        "质量指标",
        _named(_QUALITIES, rng, thing, verb),
        Target("≥", rng.choice(("90", "95", "98.5", "100")), "%"),
    )
    if rng.random() < 0.6:
        yield "时效指标", _named(_TIMES, rng, thing, verb), Target("≥", rng.choice(("95", "100", "98")), "%")
    if rng.random() < 0.3:
        date = rng.choice((f"{YEAR}年11月底前", f"{YEAR}年12月31日前", f"{YEAR}年10月底前", "12月20日前"))
        yield "时效指标", _named(_DATES, rng, *things[1][:2]), Target("", date, "")
    if rng.random() < 0.5:
        price = rng.choice(("1.2", "350", "0.85", "12.50", "4800"))
        yield (
            "成本指标",
            _named(_COSTS, rng, thing, verb),
            Target("≤", price, rng.choice(("元", "万元", f"元/{unit}"))),
        )
    name, sign, unit, low, high = str(rng.choice(source["numbers"])).split()
    yield (
        rng.choice(("社会效益指标", "经济效益指标", "生态效益指标")),
        name,
        Target(sign, str(rng.randint(int(low), int(high))), unit),
    )
    if rng.random() < 0.6:
        yield "可持续影响指标", str(rng.choice(source["effects"])), Target("", rng.choice(_LASTING), "")
    if rng.random() < 0.8:
        yield "服务对象满意度指标", _people(source, rng), Target("≥", rng.choice(("90", "85", "95")), "%")


def _named(patterns: tuple[str, ...], rng: Random, thing: str, verb: str) -> str:
    return rng.choice(patterns).format(thing=thing, verb=verb)


def _people(source: Mapping[str, Any], rng: Random) -> str:
    return rng.choice(_SATISFACTION).format(people=source["people"])


def _weights(count: int, total: int, rng: Random) -> list[int]:
    weights = [5] * count
    for _ in range((total - 5 * count) // 5):
        weights[rng.randrange(count)] += 5
    return weights


def _item(draft: tuple[str, str, Target], weight: int, places: int, rng: Random) -> Item:
    level2, name, target = draft
    missed = rng.random() < 0.2
    return Item(
        level1=_GROUPS[level2],
        level2=level2,
        name=name,
        target=target,
        weight=weight,
        actual=_actual(target),
        score=f"{weight - 1}" if missed else str(weight),
        reason=rng.choice(_REASONS) if missed else "",
        last_year=_actual(_scaled(target, 0.9)),
        half_year=_actual(_scaled(target, 0.5)),
        mid_term=_scaled(target, 3),
        adjusted=_scaled(target, 0.8) if rng.random() < 0.3 else None,
        places=tuple(_scaled(target, share) for share in (0.5, 0.3, 0.2, 0.7)[:places]),
    )


def _scaled(target: Target, factor: float) -> Target:
    """Another target of the same kind; rates and words stay."""
    if not target.value.isdigit() or target.unit in ("%", "‰"):
        return target
    return Target(target.operator, str(max(1, round(int(target.value) * factor))), target.unit)


def _actual(target: Target) -> str:
    return target.value.removesuffix("前") + target.unit
