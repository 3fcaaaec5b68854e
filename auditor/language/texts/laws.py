"""Names of laws in title marks, and names that are nearly one (社区矫正实施法)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from auditor.chinese.sounds import sound_alike
from auditor.config.lexicons import LexiconModel
from auditor.expressions import expression

_TITLE = expression(
    r"《\s*(?P<country>中华人民共和国)?(?P<name>[^《》〈〉（）()\s]{2,20}?[法发])\s*(?:[（(][^（）()]*[)）])?\s*》"
)
_LAW = "法"
_MOST = 2  # characters by which a wrong name differs
_LEAST = 4  # characters that both have in common
_LONG = 6  # characters of names that differ by one that is another


@dataclass(frozen=True, slots=True)
class LawSlip:
    """A name of no law at its place, and the law that was meant."""

    start: int
    end: int
    wrong: str
    right: str


class Laws(LexiconModel, lexicon="laws"):
    """lexicons/laws.yaml."""

    laws: tuple[str, ...]
    short: tuple[str, ...] = ()
    no_laws: tuple[str, ...]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.laws, *self.short))

    def slips(self, text: str) -> Iterator[LawSlip]:
        """Every title that is no law and differs from exactly one by a few characters put in or left out."""
        for match in _TITLE.finditer(text):
            name = match["name"]
            if name in self._known or name.endswith(self.no_laws):
                continue
            heard = f"{name[:-1]}{_LAW}"
            meant = [heard] if heard in self.laws else [law for law in self.laws if _nearly(name, law)]
            if len(meant) == 1:
                yield LawSlip(match.start("name"), match.end("name"), name, meant[0])


def _nearly(name: str, law: str) -> bool:
    """Whether the longer one is the shorter one with up to two characters put in at one place, or a long one
    has one character that is another; a short one, one that sounds alike."""
    short, long = sorted((name, law), key=len)
    more = len(long) - len(short)
    cut = next((place for place, char in enumerate(short) if long[place] != char), len(short))
    heard = not more and cut < len(short) and sound_alike(short[cut], long[cut])
    enough = _LEAST - 1 if heard else _LEAST if more else _LONG
    if more > _MOST or len(short) < enough:
        return False
    return short[cut + (not more) :] == long[cut + (more or 1) :]
