"""Whether a quantity in running text is promised, a mere fact, or no quantity at all."""

from __future__ import annotations

import re
from typing import NamedTuple

from auditor.chinese.marks import HAN
from auditor.expressions import expression
from auditor.language.facts import Role
from auditor.language.numbers.numerals import Number
from auditor.language.numbers.quantity_matchers import Verbs
from auditor.language.numbers.quantity_words import CommitmentWords, QuantityWords
from auditor.language.phrases import Words
from auditor.language.scanning import Scanner
from auditor.model import Operator

_QUOTES = {"“": "”", "《": "》", "〈": "〉", "‘": "’", "「": "」", "〔": "〕", "[": "]", "【": "】"}
_OPENING = expression(f"[{re.escape(''.join(_QUOTES))}]")
_NOT_ORDINAL = expression(r"(?:[提目此之年空]前|最初|年初|月初|起初)$")
_NOUN = expression(rf"[{HAN}](?<![内以])")
_AFTER_SLOGAN = expression(r"(?:$|[”、，。；的等要及和与工原目标])")
_HAN = expression(rf"[{HAN}]{{2}}")
_NOUN_AFTER_VERB = expression(r"(?:率|制(?![作定造])|员|人员|费|设备|设施|车辆|队伍)")
_REACHING = expression("(?:覆盖|惠及)(?:到|了)?(?:全[区县市镇乡省]|全街道|辖区内?)$")  # a reach is promised
_ROUND_THE_CLOCK = frozenset({"24", "二十四", "7×24", "２４"})


class Surroundings(NamedTuple):
    """A number with its unit in a text. ``before``/``after`` are the words of the clause that belong to
    it, the comparators beside it left out; ``end`` is where its unit ends; ``ranged``: 3-5."""

    text: str
    number: Number
    unit: str
    end: int
    before: str
    after: str
    operator: Operator | None
    ranged: bool = False


class RoleReader:
    """Decides by the words around a number; see lexicons/commitment.yaml for the cues."""

    def __init__(
        self, words: QuantityWords, commitment: CommitmentWords, verbs: Verbs, scanner: Scanner
    ) -> None:
        self._words = words
        self._verbs = verbs
        background = commitment.background
        self._stock, self._before, self._done, self._after = (
            Words(scanner, each)
            for each in (background.stock, background.before, background.done, background.after)
        )
        self._objects, self._light = background.objects, Words(scanner, background.treating)
        self._idioms, self._slogans = Words(scanner, words.idioms), Words(scanner, words.slogans)
        self._ordinals, self._named = Words(scanner, words.ordinals), Words(scanner, words.names.after)
        self._built_by = Words(scanner, words.articles.built_by)
        self._together = Words(scanner, words.together)

    def read(self, place: Surroundings) -> tuple[Role, str]:
        """The role, and the verb of promise before the number (empty where none governs it)."""
        if self._is_reference(place):
            return Role.REFERENCE, ""
        if self._is_background(place.before, place.after) or self._is_age(place):
            return Role.BACKGROUND, ""
        verb = self._verbs.first(place.before)
        return Role.COMMITMENT, verb.text if verb else ""

    def governed(self, before: str, *, listed: bool) -> bool:
        """Whether a verb of its own governs a number. In a list (甲2台、乙3台) that is one it begins with: in
        «集装箱检查设备1套» the verb is part of the noun."""
        words = before.lstrip("、，,和及与 　")
        if words.startswith(self._words.continuing):
            return False
        verb = self._verbs.first(words)
        if verb is None or _NOUN_AFTER_VERB.match(words[verb.end :]):
            return False
        return not listed or verb.start == 0

    def is_basis(self, after: str) -> bool:
        """Whether a number is what something is computed by (按200天计算), by the words after it."""
        return self._after.match(after) is not None or after.strip() in self._words.computed

    def _treated(self, preposition: str, after: str) -> bool:
        """Whether something is to be done with so many (对60台设备进行检修)."""
        return preposition in self._objects and self._light.within(after)

    def _is_age(self, place: Surroundings) -> bool:
        """«65岁以上老年人» says who, «期望寿命达到79岁» how much."""
        return place.unit in self._words.age_units and _HAN.search(place.after) is not None

    def _is_reference(self, place: Surroundings) -> bool:
        return (
            _quoted(place.text, place.number.start)
            or self._idioms.match(place.text, place.number.start) is not None
            or self._is_ordinal(place.before)
            or self._is_name(place)
            or self._is_last_mile(place)
            or (place.unit in self._words.calendar_units and place.operator is None)
            or self._is_address(place)
            or self._is_article(place)
            or self._is_slogan(place)
        )

    def _is_ordinal(self, before: str) -> bool:
        head = before.rstrip()
        return self._ordinals.ending(head) is not None and not _NOT_ORDINAL.search(head)

    def _is_name(self, place: Surroundings) -> bool:
        if place.unit not in self._words.names.time_units or place.operator is not None:
            return False
        if self._named.match(place.after.lstrip("“”\"' ")):
            return True
        round_the_clock = place.unit == "小时" and place.number.text.strip() in _ROUND_THE_CLOCK
        return round_the_clock and _NOUN.match(place.after) is not None

    def _is_last_mile(self, place: Surroundings) -> bool:
        """«最后一公里», «最后100米» stand for the last step to the people."""
        last = place.before.rstrip("“”\"'「 ").endswith("最后")
        return last and place.unit in self._words.mile_units

    def _is_address(self, place: Surroundings) -> bool:
        """«幸福路12号», «3-5栋» say where."""
        words = self._words.addresses
        return place.unit in words.always or (place.ranged and place.unit in words.ranged)

    def _is_article(self, place: Surroundings) -> bool:
        if place.number.text != "一" or place.operator is not None:
            return False
        if place.unit in self._words.articles.always or place.before.endswith(self._words.articles.after):
            return True
        built = self._built_by.ending(place.before.rstrip())
        small = place.unit in self._words.articles.unless_built
        return small and not built and bool(place.after.strip())

    def _is_slogan(self, place: Surroundings) -> bool:
        if place.number.text[:1].isdigit() or place.unit not in self._words.slogan_classifiers:
            return False
        slogan = self._slogans.match(place.text, place.end)
        return slogan is not None and bool(_AFTER_SLOGAN.match(place.text[slogan.end :]))

    def _is_background(self, before: str, after: str) -> bool:
        head = before.rstrip()
        named = self._before.ending(head)
        listed = named and not _REACHING.search(head) and not self._treated(named.text, after)
        if self.is_basis(after) or listed:
            return True
        first, last = self._verbs.first(before), self._verbs.last(before)
        head = before[: first.start] if first else ""
        together = self._together.ending(head)
        if self._done.ending(head) or (together and self._done.ending(head[: together.start])):
            return True
        stock = max((word.end for word in self._stock.find(before)), default=-1)
        return stock >= 0 and (last is None or stock > last.end or stock == last.end > len(last.text))


def _quoted(text: str, position: int) -> bool:
    """Whether a position lies inside quotation marks or brackets of a title."""
    head = text[max(0, position - 60) : position]
    return _OPENING.search(head) is not None and any(
        head.rfind(opener) > head.rfind(closer) for opener, closer in _QUOTES.items()
    )
