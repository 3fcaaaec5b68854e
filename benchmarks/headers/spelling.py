"""How a clerk writes a target into cells, and what must be read of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from benchmarks.headers.content import Target
from benchmarks.headers.plan import Parts

_GLYPHS = {"≥": ("≥", "≥", "≥", ">=", "≧", "⩾"), "≤": ("≤", "≤", "≤", "<=", "≦", "⩽"), "=": ("=", "＝")}
_NAMED = {"≥": ("大于等于", "不低于", "不少于"), "≤": ("小于等于", "不超过", "不高于"), "=": ("等于",)}
_AROUND = {
    "≥": ("不低于{}", "不少于{}", "{}以上", "大于等于{}", "≥ {}"),
    "≤": ("不超过{}", "{}以内", "不高于{}", "小于等于{}", "≤ {}"),
    "=": ("={}", "＝{}"),
}
_WITH_SIGN = (Parts.APART, Parts.VALUE_UNIT)
_WITH_UNIT = (Parts.APART, Parts.SIGN_VALUE, Parts.NO_SIGN)
_NOTHING = ("", "", "", "/", "—", "无")


@dataclass(frozen=True, slots=True)
class Habits:
    """What this clerk always does the same way."""

    glyphs: dict[str, str]
    named_signs: bool
    thousands: bool
    gap: str
    no_unit: str

    @classmethod
    def drawn(cls, rng: Random) -> Habits:
        glyphs = {sign: rng.choice(ways) for sign, ways in _GLYPHS.items()}
        return cls(
            glyphs, rng.random() < 0.1, rng.random() < 0.15, rng.choice(("", "", " ")), rng.choice(_NOTHING)
        )


@dataclass(frozen=True, slots=True)
class Written:
    """The cells of a target, and what must be read of them."""

    operator: str
    value: str
    unit: str
    read: Target


def has_sign_column(parts: Parts) -> bool:
    return parts in _WITH_SIGN


def has_unit_column(parts: Parts) -> bool:
    return parts in _WITH_UNIT


def written(target: Target, parts: Parts, habits: Habits, rng: Random) -> Written:
    """A target as its cells show it."""
    if target.in_words or target.is_date:
        return _in_words(target, parts, habits)
    read = target if parts is not Parts.NO_SIGN else replace(target, operator="")
    value = f"{int(target.value):,}" if habits.thousands and target.value.isdigit() else target.value
    sign = habits.glyphs[target.operator]
    if parts is Parts.SIGN_VALUE:
        return Written("", f"{sign}{habits.gap}{value}", target.unit, read)
    if parts is Parts.FUSED:
        return _fused(target, f"{value}{target.unit}", sign, rng)
    shown = f"{value}{target.unit}" if parts is Parts.VALUE_UNIT else value
    named = rng.choice(_NAMED[target.operator]) if habits.named_signs else sign
    return Written(named if parts in _WITH_SIGN else "", shown, target.unit, read)


def _fused(target: Target, text: str, sign: str, rng: Random) -> Written:
    draw = rng.random()
    if target.operator == "=" and draw < 0.4:
        return Written("", text, "", replace(target, operator=""))
    if draw < 0.8:
        return Written("", f"{sign}{text}", "", target)
    return Written("", rng.choice(_AROUND[target.operator]).format(text), "", target)


def _in_words(target: Target, parts: Parts, habits: Habits) -> Written:
    """Words and dates; with a sign column a date is a bound, and words are qualitative."""
    unit = habits.no_unit if parts in _WITH_UNIT else ""
    if parts not in _WITH_SIGN:
        return Written("", target.value, unit, target)
    if target.is_date:
        bare = target.value.removesuffix("前").removesuffix("底")
        return Written(habits.glyphs["≤"], bare, unit, Target("≤", bare, ""))
    return Written("定性", target.value, unit, Target("定性", target.value, ""))


def plain(text: str, unit: str, parts: Parts) -> str:
    """A result or last year's figure: with its unit where targets carry theirs, never with a sign."""
    return text.removesuffix(unit) if unit and parts in _WITH_UNIT else text
