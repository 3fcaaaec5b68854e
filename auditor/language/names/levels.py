"""Level paths in front of an indicator's name (产出-数量-…): what is there, what is damaged or missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from auditor.chinese.marks import alternation
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression

_REMEMBERED = 4_096  # levels, which all forms of a kind share
_POINTS = expression(r"[（(【\[]\s*\d+(?:\.\d+)?\s*(?:分|%|％)?\s*[)）】\]]")
_SHORTEST_NAME = 3  # 产出-时效率: two characters behind a level's name belong to the name


@dataclass(frozen=True, slots=True)
class LevelPath:
    """The level path of a name. ``first`` and ``second`` are levels of the frame as written, ``glued`` is
    True where the separator behind the second is lost, ``separator`` is the one in use, ``leaf`` the rest."""

    first: str | None
    second: str | None
    leaf: str
    separator: str
    glued: bool = False

    @property
    def complete(self) -> bool:
        return self.second is not None and not self.glued


class LevelFrame(LexiconModel, lexicon="levels"):
    """lexicons/levels.yaml."""

    frame: Mapping[str, tuple[str, ...]]
    separators: tuple[str, ...]
    satisfaction: str
    default_second: Mapping[str, str]
    subjects: tuple[str, ...]
    parts: tuple[str, ...]
    subject_sample: str

    @cached_property
    def _splitter(self) -> re.Pattern[str]:
        return expression(rf"(?<!\s)\s*+({alternation(self.separators)}+)\s*")

    @cached_property
    def _seconds(self) -> tuple[str, ...]:
        names = {name for seconds in self.frame.values() for name in seconds}
        return tuple(sorted(names, key=len, reverse=True))

    @cached_property
    def _made_of_levels(self) -> re.Pattern[str]:
        words = (*self.frame, *self._seconds, *self.subjects, *self.parts)
        return expression(rf"{alternation(words)}+指标")

    def read(self, full_name: str) -> LevelPath:
        """The level path that a name begins with; all of it is the leaf where it begins with none."""
        head = self._splitter.search(full_name)
        first = full_name[: head.start()].strip() if head else ""
        if head is None or self.first(first) is None:
            return LevelPath(None, None, full_name.strip(), "-")
        rest = full_name[head.end() :].strip()
        separator = head[1]
        next_mark = self._splitter.search(rest)
        if next_mark and self.is_second(rest[: next_mark.start()]):
            second = rest[: next_mark.start()].strip()
            return LevelPath(first, second, rest[next_mark.end() :].strip(), separator)
        return self._glued(first, rest, separator) or LevelPath(first, None, rest, separator)

    def first(self, text: str) -> str | None:
        """The level-one name of the frame that a text stands for, ``None`` where it is none."""
        key = level_key(text)
        return key if key in self.frame else None

    def is_second(self, text: str) -> bool:
        return level_key(text) in self._seconds

    def only_names_levels(self, text: str) -> bool:
        """Whether a name says levels in the frame's words and no more (社会和经济效益指标)."""
        return self._made_of_levels.fullmatch(text) is not None

    def belongs(self, first: str, second: str) -> bool:
        """Whether a level-two name stands under a level-one name in either frame."""
        return level_key(second) in self.frame.get(level_key(first), ())

    def _glued(self, first: str, rest: str, separator: str) -> LevelPath | None:
        for second in self.frame[level_key(first)]:
            leaf = rest[len(second) :].lstrip("：: ")
            if rest.startswith(second) and len(leaf) >= _SHORTEST_NAME and second != self.satisfaction:
                return LevelPath(first, second, leaf, separator, glued=True)
        return None


@lru_cache(_REMEMBERED)
def level_key(text: str) -> str:
    """A level's name for comparison: 产出指标（50分） → 产出."""
    bare = "".join(_POINTS.sub("", text).split()).strip("★☆*●▲△")
    for suffix in ("指标", "目标"):
        if len(bare) > len(suffix):
            bare = bare.removesuffix(suffix)
    return bare
