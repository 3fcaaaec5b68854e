"""Faults of operators and units that only someone who understands the indicator sees."""

from __future__ import annotations

import re
from collections.abc import Mapping
from random import Random

from benchmarks.accuracy.draft import Row, Sheet
from benchmarks.accuracy.faults import Group, Injection, changed, fault, quantified

_LANGUAGE = Group.LANGUAGE


@fault(
    "inverted-higher",
    "越多越好的指标写成≤",
    group=_LANGUAGE,
    categories={"operator-inverted"},
    touches={"rows.operator"},
)
def inverted_higher(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row) -> bool:
        return quantified(row) and row.key == "≥"

    return changed(sheet, rng, wanted, lambda _: {"operator": "≤"})


@fault(
    "inverted-lower",
    "越少越好的指标写成≥",
    group=_LANGUAGE,
    categories={"operator-inverted"},
    touches={"rows.operator"},
)
def inverted_lower(sheet: Sheet, rng: Random) -> Injection | None:
    def wanted(row: Row) -> bool:
        return quantified(row) and row.value != "0" and row.key == "≤" and row.name != "项目总成本"

    return changed(sheet, rng, wanted, lambda _: {"operator": "≥"})


def _wrong_unit(
    sheet: Sheet, rng: Random, wanted: str, units: Mapping[str, tuple[str, ...]]
) -> Injection | None:
    """Gives a row whose name matches and whose unit is known another unit."""

    def fits(row: Row) -> bool:
        return quantified(row) and row.unit in units and bool(re.search(wanted, row.name))

    return changed(sheet, rng, fits, lambda row: {"unit": rng.choice(units[row.unit])})


def _unit_fault(name: str, title: str, wanted: str, units: Mapping[str, tuple[str, ...]]) -> None:
    """Registers a kind that replaces one unit by another kind of unit."""

    @fault(name, title, group=_LANGUAGE, categories={"unit-mismatch"}, touches={"rows.unit"})
    def inject(sheet: Sheet, rng: Random) -> Injection | None:
        return _wrong_unit(sheet, rng, wanted, units)


_unit_fault("unit-of-rate", "比率用人、个等单位", "率$|满意度$", {"%": ("人", "个", "次", "万元")})
_unit_fault(
    "unit-of-count",
    "人数、场次等用不相干的单位",
    "人数$|场次$|户数$|人次$",
    {"人": ("%", "平方米", "万元"), "场": ("人", "%", "元"), "户": ("元", "公里"), "人次": ("万元", "%")},
)
_unit_fault(
    "unit-of-area",
    "面积用金额等单位",
    "面积$",
    dict.fromkeys(("平方米", "亩", "万平方米", "公顷", "平方公里"), ("万元/平方米", "万元", "公里")),
)
_unit_fault("unit-of-length", "长度用面积或金额单位", "长度$|里程$", {"公里": ("平方米", "万元", "座")})
_unit_fault("times-in-pieces", "次数用“个”", "次数$", {"次": ("个",)})
_unit_fault("visits-in-people", "人次用“人”", "人次$", {"人次": ("人",)})
_unit_fault(
    "duration-in-times",
    "时限、时间用“次”或金额",
    "时限$|时间$",
    {"工作日": ("次", "元"), "分钟": ("次", "人"), "小时": ("次", "%")},
)
