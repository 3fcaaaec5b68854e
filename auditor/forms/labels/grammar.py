"""Reads labels as compositions: «年度实际完成值» is time + turn + turn + aspect."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from auditor.chinese.marks import alternation
from auditor.expressions import expression
from auditor.forms.labels.parts import Aspect, LabelParts, Shares, Turn
from auditor.forms.labels.reading import UNKNOWN, LabelReading
from auditor.forms.remembered import remembered
from auditor.forms.text import label_key, simplified, squeeze

_LONGEST = 40
_BRACKETED = expression(r"[(\[【]([^()\[\]【】]*)[)\]】]")
_IN_BRACKETS = 0.2  # what a bracket says counts so much
_LEAST_KNOWN = 0.35  # what a label is worth of which nothing but the aspect is known
_LEAST = 0.03
_TIME_ALONE = 0.6  # a label that names a period and nothing else may head its targets
_BESIDE_TARGETS = frozenset({"operator", "nature", "unit"})
_PLACE_LENGTH = range(2, 13)

Kind = Literal["aspect", "turn", "subject", "time", "neutral", "joint"]
_ORDER: tuple[Kind, ...] = ("aspect", "subject", "turn", "time", "joint", "neutral")
Roles = dict[str, float]


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    kinds: tuple[tuple[Kind, object], ...]

    def get(self, kind: Kind) -> object | None:
        return next((entry for each, entry in self.kinds if each == kind), None)


class Grammar:
    """The compiled lexicon; ``read`` is what it is for."""

    def __init__(self, parts: LabelParts) -> None:
        self._words = _vocabulary(parts)
        self._token = expression(alternation(self._words))
        self._exact = _exact(parts)
        grades = {label_key(word): 0.8 for word in parts.grades.target}
        self._grades = grades | {label_key(word): 0.0 for word in parts.grades.other}
        self.is_grade: Callable[[str], bool] = self._grades.__contains__  # of a scale: 优, 良好, 不合格
        self._places = parts.places
        self._regions = frozenset(squeeze(word) for word in parts.regions)
        self._sums = frozenset(map(label_key, parts.sums))
        self.aims = tuple(map(squeeze, parts.aims))
        self._growths = tuple(map(squeeze, parts.growths))
        self._questions = tuple(map(squeeze, parts.questions))
        self.read = remembered(self._read)

    def best(self, text: str, least: float = 0.5) -> str | None:
        """The role of a label, ``None`` where it is not likely enough to be one."""
        reading = self.read(text)
        return reading.best if reading.strength >= least else None

    def names_places(self, label: str) -> bool:
        """Whether the cells of a column of this label tell whose targets their rows are: 地区, 市县."""
        return squeeze(label) in self._regions

    def tells_growth(self, label: str) -> bool:
        """Whether a label heads by how much figures have grown: 同比增长."""
        return any(word in squeeze(label) for word in self._growths)

    def asks(self, text: str) -> bool:
        """Whether a text is a question, as criteria of marking are: 资金是否到位."""
        return any(word in squeeze(text) for word in self._questions)

    def _read(self, text: str) -> LabelReading:
        if len(text) > _LONGEST:
            return UNKNOWN
        printed, key = simplified(squeeze(text)).lower().strip("*★:"), label_key(text)
        if ":" in key:
            return UNKNOWN
        if not key:
            return self._bracketed(printed) if printed else UNKNOWN
        if role := self._exact.get(printed) or self._exact.get(key):
            return LabelReading({role: 1.0}, 1.0, self._time(self._parts(key)), (key,))
        if key in self._grades:
            target = self._grades[key]
            return LabelReading(
                {"value": target, "context": 0.9 - target / 2, "explain": 0.45}, 1.0, "", (key,)
            )
        reading = self._composed(key)
        inside = " ".join(_BRACKETED.findall(printed))
        return self._with_brackets(reading, label_key(inside)) if inside else reading

    def _bracketed(self, printed: str) -> LabelReading:
        inside = printed.strip("()[]【】")
        return self._composed(inside) if inside else UNKNOWN

    def _composed(self, key: str) -> LabelReading:
        parts = self._parts(key)
        words = tuple(part.text for part in parts)
        total = key in self._sums
        known = 1.0 if total else sum(map(len, words)) / len(key)
        place = not total and self._is_place(key)
        roles = _roles(parts)
        scale = _LEAST_KNOWN + (1 - _LEAST_KNOWN) * known
        weighed = {role: min(1.0, share * scale) for role, share in roles.items() if share * scale >= _LEAST}
        only = bool(parts) and all(part.get("time") or part.get("neutral") for part in parts)
        time = self._time(parts)
        return LabelReading(weighed, known, time, words, place and not weighed, total, only and bool(time))

    def _with_brackets(self, reading: LabelReading, inside: str) -> LabelReading:
        extra = self._composed(inside).roles if inside else {}
        if not extra:
            return reading
        roles = dict(reading.roles)
        for role, share in extra.items():
            roles[role] = min(1.0, roles.get(role, 0.0) + _IN_BRACKETS * share)
        return LabelReading(roles, reading.known, reading.time, reading.parts, reading.place, reading.total)

    def _parts(self, key: str) -> list[_Part]:
        found = list(self._token.finditer(key))
        edges = {match.start() for match in found} | {len(key)}
        return [
            part
            for match in found
            if (part := self._words[match[0]])
            and (len(part.text) > 1 or match.end() in edges or part.get("joint"))
        ]  # a single letter is a word of its own at the end, or where a known word goes on behind it

    @staticmethod
    def _time(parts: Iterable[_Part]) -> str:
        """The period that a label names: what is most special wins (调整后 before 年中 before 年度)."""
        found = [str(time) for part in parts if (time := part.get("time"))]
        return min(found, key=lambda time: (time == "annual", time != "adjusted"), default="")

    def _is_place(self, key: str) -> bool:
        return len(key) in _PLACE_LENGTH and key.endswith(self._places)


def _vocabulary(parts: LabelParts) -> dict[str, _Part]:
    found: dict[str, dict[Kind, object]] = {}
    for kind, word, entry in _entries(parts):
        found.setdefault(word, {}).setdefault(kind, entry)
    return {
        word: _Part(word, tuple((kind, kinds[kind]) for kind in _ORDER if kind in kinds))
        for word, kinds in found.items()
    }


def _entries(parts: LabelParts) -> Iterator[tuple[Kind, str, object]]:
    for aspect in parts.aspects:
        yield from (("aspect", squeeze(word).lower(), aspect) for word in aspect.words)
    for turn in parts.turns:
        yield from (("turn", squeeze(word).lower(), turn) for word in turn.words)
    for subject in parts.subjects:
        yield from (("subject", squeeze(word).lower(), subject) for word in subject.words)
    for time, words in parts.times.items():
        yield from (("time", squeeze(word).lower(), time) for word in words)
    yield from (("joint", squeeze(word), True) for word in parts.joints)
    yield from (("neutral", squeeze(word), True) for word in parts.neutral)


def _exact(parts: LabelParts) -> dict[str, str]:
    found: dict[str, str] = {}
    for role, labels in parts.exact.items():
        for label in labels:
            key = squeeze(label).lower() if "（" in label else label_key(label)
            found.setdefault(key, role)
    return found


def _roles(parts: list[_Part]) -> Roles:
    """What the parts say together: the aspect that leads, turned by what stands before it."""
    lead = _leading(parts)
    if lead is None:
        return {}
    place, roles = lead
    for part in reversed(parts[:place]):
        turn = part.get("turn")
        if isinstance(turn, Turn):
            roles = _turned(roles, turn)
    return roles


def _leading(parts: list[_Part]) -> tuple[int, Roles] | None:
    """The last aspect before a joint, or behind it where only that tells the target (符号及数值); else the
    last turn or subject."""
    ends = [number for number, part in enumerate(parts) if part.get("joint")]
    stops = (*ends, len(parts))
    aspects = [lead for stop in stops if (lead := _last_aspect(parts[:stop]))]
    if aspects:
        target = next((lead for lead in aspects if _best(lead[1]) == "value"), None)
        return target if target and _best(aspects[0][1]) in _BESIDE_TARGETS else aspects[0]
    for number in range(len(parts) - 1, -1, -1):
        subject, turn = parts[number].get("subject"), parts[number].get("turn")
        if isinstance(turn, Turn) and turn.alone and not isinstance(subject, Aspect):
            return number, _copied(turn.alone)
        if isinstance(subject, Aspect):
            return number, _copied(subject.roles)
    times = [number for number, part in enumerate(parts) if part.get("time")]
    return (times[-1], {"value": _TIME_ALONE}) if times else None


def _last_aspect(parts: list[_Part]) -> tuple[int, Roles] | None:
    for number in range(len(parts) - 1, -1, -1):
        aspect = parts[number].get("aspect")
        if isinstance(aspect, Aspect):
            return number, _copied(aspect.roles)
    return None


def _best(roles: Roles) -> str:
    return max(roles, key=lambda role: roles[role])


def _copied(shares: Shares) -> Roles:
    return {str(role): share for role, share in shares.items()}


def _turned(roles: Mapping[str, float], turn: Turn) -> Roles:
    result: Roles = {}
    for role, share in roles.items():
        for target, part in turn.roles.get(role, {role: 1.0}).items():  # type: ignore[call-overload]
            result[target] = max(result.get(target, 0.0), share * part)
    return result
