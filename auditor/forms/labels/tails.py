"""What follows the number of a target: a word of bound, words that leave it as it is, and its unit."""

from __future__ import annotations

import re

from auditor.chinese.marks import HAN, alternation
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.printed_units import PrintedUnits
from auditor.model import Operator

CHINESE_NUMBER = r"[一二三四五六七八九十百千两〇零]+"
_INCLUDED = expression(r"(?<=[上下内])[（(]含.{0,40}[)）]$")
_MULTIPLIER = expression(r"^[多余几]")
_WRITTEN_NUMBER = expression(rf"({CHINESE_NUMBER})([{HAN}/／·]+)")
_SHORTEST_WRITTEN = 3  # characters of a numeral with its unit: 五公里, 一千棵; 三级, 二等 and 一般 are words


class Tails:
    """Reads what stands behind a number with the words of the lexicon."""

    def __init__(self, labels: Labels, units: PrintedUnits) -> None:
        source = labels.source
        self._units, self._ordinals = units, source.ordinals
        self._suffixes = {word: Operator(sign) for sign, words in source.suffixes.items() for word in words}
        self._suffix = expression(f"(.*?)({alternation(self._suffixes)})$", re.DOTALL)
        self._tail = expression(f"(.*?){alternation(source.tails)}+$", re.DOTALL)

    def sign(self, rest: str) -> tuple[Operator | None, str | None, str]:
        """The sign that a word behind the unit means, that word, and the unit: 个以内 is ≤ 个."""
        match = self._suffix.match(_INCLUDED.sub("", _MULTIPLIER.sub("", rest)))
        if match and not self._units.is_unit(rest) and (not match[1] or self._units.is_printed(match[1])):
            return self._suffixes[match[2]], match[2], match[1].strip()
        return None, None, rest

    def without(self, rest: str) -> str:
        """What follows the number, without words that leave the target as it is: 左右, 完成."""
        match = self._tail.match(rest)
        return match[1].strip() if match and self._units.is_printed(match[1].strip()) else rest

    def written(self, body: str) -> re.Match[str] | None:
        """A numeral in characters with a whole unit behind it: 十二公里, 一千棵以上; 十一月 is a month."""
        match = _WRITTEN_NUMBER.fullmatch(body)
        if match is None:
            return None
        _, _, unit = self.sign(self.without(match[2]))
        counts = self._units.is_unit(unit) and unit not in self._ordinals
        return match if counts and len(match[1] + unit) >= _SHORTEST_WRITTEN else None
