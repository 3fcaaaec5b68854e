"""Lengths of time: waiting is to be short, serving is to be long."""

from __future__ import annotations

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import Direction
from auditor.language.names.direction.events import changed
from auditor.language.names.direction.grammar import UNDECIDED, Name, Verdict
from auditor.language.names.direction.words import Word

_RESERVE = expression(f"可(?!持续)[{HAN}]{{2,4}}$")  # how long a reserve lasts (基金结余可支付月数)
_AHEAD = expression(f"提前[{HAN}]{{0,4}}$")  # how long before (预警提前发布时间)
_LENGTH = "长"

SPANS = frozenset({"duration", "days", "duration/times", "duration/cases", "duration/person_times"})


def by_time(name: Name) -> Verdict:
    """A duration, by the nearest word of waiting or serving."""
    thing = name.text[: name.end]
    early = _RESERVE.search(thing) or _AHEAD.search(thing)
    if early is not None:
        return Verdict(Direction.HIGHER, early.group())
    word = _deciding(name, name.text[: name.measure.end] if name.measure else name.text)
    if word is not None and word.start >= name.end and _serves(name):
        return UNDECIDED  # 服务周期
    if word is None:
        return UNDECIDED
    if word.has("falls") and word.start > 0 and word.end == name.end:
        return Verdict(Direction.HIGHER, word.text)  # 办理压缩天数: what is cut is the time itself
    if word.has("falls", "rises") and word.start > 0:
        return changed(name.text[: word.start], word.text, name, falling=word.has("falls"))
    if word.has("bad") and name.grammar.phrases.averted.within(name.text[: word.start]):
        return Verdict(Direction.HIGHER, word.text, sure=True)
    if word.has("serves") and not word.has("waits"):
        return Verdict(Direction.HIGHER, word.text, sure=True)
    if word.has("waits", "bad"):
        return Verdict(Direction.LOWER, word.text, sure=True)
    return Verdict(Direction.UNKNOWN, word.text)


def _serves(name: Name) -> bool:
    before = _deciding(name, name.text[: name.end])
    return before is not None and before.end == name.end and before.has("serves") and not before.has("waits")


def waited(name: Name) -> bool:
    """Whether a term is one to be kept by who acts (审理期限), not one to be enjoyed (使用期限)."""
    word = _deciding(name, name.text[: name.end])
    if word is None or word.end != name.end:
        return False
    return word.has("waits") and not word.has("serves")


def _deciding(name: Name, text: str) -> Word | None:
    word = next((word for word in name.grammar.times.scan(text) if word.decides), None)
    if word is None or not _torn(name, word):
        return word
    return _deciding(name, name.text[: name.end]) if _is_length(name) else None


def _is_length(name: Name) -> bool:
    """Whether the measure cannot be a date (使用时间: from when on, or how long)."""
    return bool(name.units & SPANS) or (name.measure is not None and name.measure.term.endswith(_LENGTH))


def _torn(name: Name, word: Word) -> bool:
    """Whether a word is put together of the end of one and the beginning of the measure (使|用时|长)."""
    return name.measure is not None and word.start < name.end < word.end < name.measure.end
