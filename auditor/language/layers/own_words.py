"""Slips that only a form's own words reveal: 不良应 where it says 不良反应 everywhere else.

A word that stands in several texts is compared with what stands once and differs by one character, dropped
or confused, between the same neighbours. No dictionary is asked before such a pair is found. A character that
sounds or looks like the right one is told of any word, others of the project's name alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from auditor.chinese.marks import HAN
from auditor.chinese.sounds import sounding
from auditor.chinese.stops import last_end, next_end
from auditor.expressions import expression
from auditor.language.facts import Token
from auditor.language.layers.word_table import OTHER
from auditor.language.texts.confusions import Confusions
from auditor.language.texts.joined import Joined

_RUN = expression(f"[{HAN}]+")
_AROUND = 2  # characters on each side of a dropped one that both texts share
_BEHIND = 2  # and behind a confused one
_OFTEN = 2  # texts in which the right word stands
_SHORTEST = 3  # characters of a word that can be recognised by its others
_ALIKE_RUNS = (3, 4)  # characters of a run that two texts share but for one that sounds or looks alike
_MOSTLY = 3  # texts whose spelling is preferred to another one that is a word as well, or of a short word


@dataclass(frozen=True, slots=True)
class OwnSlip:
    """A slip in the text of number ``text``, and the word that was meant. ``sure`` is False where what stands
    there is a word as well, or the right one stands in one other text only."""

    text: int
    start: int
    end: int
    wrong: str
    right: str
    sure: bool = True


@dataclass(frozen=True, slots=True, order=True)
class _Pair:
    """``rare`` stands once, at ``start`` of a text; ``often`` is the same with the character at ``at``, in so
    many ``texts``."""

    text: int
    start: int
    rare: str
    often: str
    at: int
    alike: bool = False
    texts: int = _OFTEN

    @property
    def dropped(self) -> int:
        """How many characters the rare words have less."""
        return len(self.often) - len(self.rare)


def own_slips(
    texts: Sequence[str], subject: str, segment: Callable[[str], Sequence[Token]], lexicon: Confusions
) -> Iterator[OwnSlip]:
    """Every slip, in the order of the texts. ``subject`` is the project; ``segment`` cuts a text into words
    of a dictionary."""
    joined = Joined(texts)
    pairs = {*_dropped(joined), *_confused(joined, subject, lexicon), *_sounding(joined, lexicon)}
    told: set[tuple[int, int]] = set()
    for pair in sorted(pairs, key=lambda each: (each.text, each.start, -each.texts, each)):
        slip = _slip(pair, texts, subject, segment, lexicon)
        if slip and (slip.text, slip.start) not in told:
            told.add((slip.text, slip.start))
            yield slip


def _slip(
    pair: _Pair,
    texts: Sequence[str],
    subject: str,
    segment: Callable[[str], Sequence[Token]],
    lexicon: Confusions,
) -> OwnSlip | None:
    """The word that a pair spells in two ways, unless the rare spelling can stand."""
    source = next(text for text in texts if pair.often in text)
    place = source.index(pair.often)
    near = _words_at(source, place, place + len(pair.often), segment)
    word = next((each for each in near if each.start <= place + pair.at < each.end), None)
    if word is None or not _recognised(word, pair):
        return _place_name(pair, lexicon)
    begin, at = pair.start + word.start - place, place + pair.at - word.start
    wrong = word.text[:at] + pair.rare[pair.at : pair.at + 1 - pair.dropped] + word.text[at + 1 :]
    rare, end = texts[pair.text], begin + len(wrong)
    if rare[begin:end] != wrong:
        return None
    tokens = _words_at(rare, begin, end, segment)
    enough = _OFTEN if len(wrong) >= _SHORTEST else _MOSTLY
    slip = OwnSlip(pair.text, begin, end, wrong, word.text, sure=pair.texts >= enough)
    if _torn(tokens, begin + at, pair.dropped) or _swallowed(tokens, begin, end):
        return slip
    whole = begin in {each.start for each in tokens} and end in {each.end for each in tokens}
    return replace(slip, sure=False) if whole and _preferred(pair, subject, lexicon) else None


def _words_at(text: str, start: int, end: int, segment: Callable[[str], Sequence[Token]]) -> Sequence[Token]:
    """The words of the sentence in which a place lies: no word reaches over its end."""
    begin = last_end(text, start) + 1
    words = segment(text[begin : next_end(text, end)])
    return [each._replace(start=each.start + begin, end=each.end + begin) for each in words]


def _place_name(pair: _Pair, lexicon: Confusions) -> OwnSlip | None:
    """A village that one text spells otherwise than several others: asked, since two may be called alike."""
    named = pair.alike and len(pair.often) == min(_ALIKE_RUNS) and pair.often.endswith(lexicon.places)
    if not named or pair.at == len(pair.often) - 1 or pair.texts < _OFTEN:
        return None
    return OwnSlip(pair.text, pair.start, pair.start + len(pair.rare), pair.rare, pair.often, sure=False)


def _preferred(pair: _Pair, subject: str, lexicon: Confusions) -> bool:
    """Whether the frequent spelling is the name of the matter: another word in its place is asked about."""
    longest = pair.alike and len(pair.rare) == max(_ALIKE_RUNS)
    side_by_side = {pair.rare[pair.at], pair.often[pair.at]} <= lexicon.side_by_side
    return longest and not side_by_side and (pair.texts >= _MOSTLY or pair.often in subject)


def _recognised(word: Token, pair: _Pair) -> bool:
    """Whether a word is known well enough to tell a slip in it."""
    if pair.alike:
        return len(word.text) > 1 and word.tag != OTHER
    return len(word.text) >= _SHORTEST and bool(pair.dropped or word.text == pair.often)


def _runs(text: str, size: int) -> list[str]:
    """Every run of so many characters, in order."""
    return [text[start : start + size] for start in range(len(text) - size + 1)]


def _dropped(texts: Joined) -> Iterator[_Pair]:
    """Runs that stand once, and in two texts with one character more."""
    runs = _runs(texts.joined, 2 * _AROUND + 1)
    repeated = {run for run, count in Counter(runs).items() if count >= _OFTEN and _RUN.fullmatch(run)}
    holding: dict[str, set[int]] = {}
    for at, run in enumerate(runs if repeated else ()):
        if run in repeated:
            holding.setdefault(run, set()).add(texts.place(at)[0])
    for run, numbers in holding.items():
        rare = run[:_AROUND] + run[_AROUND + 1 :]
        places = tuple(islice(texts.places(rare), 2)) if len(numbers) >= _OFTEN else ()
        if len(places) == 1:
            yield _Pair(*texts.place(places[0]), rare, run, _AROUND)


def _confused(texts: Joined, subject: str, lexicon: Confusions) -> Iterator[_Pair]:
    """Runs that differ in their first character from one of the subject, which stands in more texts."""
    for tail in {subject[start : start + _BEHIND] for start in range(1, len(subject) - _BEHIND + 1)}:
        places: dict[str, list[tuple[int, int]]] = {}
        for at in texts.places(tail):
            if at and _RUN.fullmatch(run := texts.joined[at - 1 : at + _BEHIND]):
                places.setdefault(run[0], []).append(texts.place(at - 1))
        firsts = Counter({first: len({text for text, _ in each}) for first, each in places.items()})
        best, count = next(iter(firsts.most_common(1)), ("", 0))
        if count < _OFTEN or best + tail not in subject:
            continue
        for first in firsts.keys() - {best}:
            if not {best, first} & lexicon.interchanged:
                yield from (_Pair(*place, first + tail, best + tail, 0) for place in places[first])


def _sounding(texts: Joined, lexicon: Confusions) -> Iterator[_Pair]:
    """Runs that stand once beside runs with a character that sounds or looks alike."""
    sounds = texts.joined.translate(classes_of(lexicon.alike))
    places = _spelled_in_two_ways(_runs(sounds, _ALIKE_RUNS[0]), _runs(texts.joined, _ALIKE_RUNS[0]))
    for size in _ALIKE_RUNS:  # a longer run that is spelled in two ways holds a shorter one
        begins = {max(at - more, 0) for at in places for more in range(size - _ALIKE_RUNS[0] + 1)}
        alike_runs: dict[str, list[int]] = {}
        for at in sorted(begins):
            if at + size <= len(sounds) and _RUN.fullmatch(texts.joined, at, at + size):
                alike_runs.setdefault(sounds[at : at + size], []).append(at)
        for found in alike_runs.values():
            yield from _spelled_otherwise(texts, found, size, lexicon)


def _spelled_in_two_ways(sounds: Sequence[str], runs: Sequence[str]) -> list[int]:
    """The places of the runs that sound or look like one that is spelled otherwise."""
    heard = dict(zip(runs, sounds, strict=True))
    spelled = dict(zip(heard.values(), heard, strict=True))
    several = {sound for run, sound in heard.items() if spelled[sound] != run}
    return [at for at, sound in enumerate(sounds) if sound in several] if several else []


def _spelled_otherwise(
    texts: Joined, places: Iterable[int], size: int, lexicon: Confusions
) -> Iterator[_Pair]:
    """Among the places of runs that may be taken for each other, the runs that do differ."""
    spelled: dict[str, list[tuple[int, int]]] = {}
    for at in places:
        spelled.setdefault(texts.joined[at : at + size], []).append(texts.place(at))
    once = [(rare, *own[0]) for rare, own in spelled.items() if len(own) == 1]
    for gram, own in spelled.items() if once else ():
        among = {text for text, _ in own}
        for rare, text, start in once:
            differing = _taken(gram, rare, lexicon) if among - {text} else None
            if differing is not None:
                yield _Pair(text, start, rare, gram, differing, alike=True, texts=len(among))


def _taken(gram: str, rare: str, lexicon: Confusions) -> int | None:
    """Where two runs differ, if by one character only that is easily taken for the other."""
    differing = [at for at, (one, other) in enumerate(zip(gram, rare, strict=True)) if one != other]
    if len(differing) != 1:
        return None
    pair = gram[differing[0]], rare[differing[0]]
    exchanged = lexicon.interchanged.issuperset(pair)
    return differing[0] if lexicon.easily_taken(*pair) and not exchanged else None


class _Classes(dict[int, int]):
    """To each character, by their codes, one of those that it may be taken for, at one remove or more; the
    same to all of them."""

    def __init__(self, alike: Iterable[str]) -> None:
        self._merged: dict[str, str] = {}
        for group in alike:
            classes = sorted({self._class(char) for char in group})
            self._merged |= dict.fromkeys(classes[1:], classes[0])

    def _class(self, char: str) -> str:
        found = sounding(char)
        while found in self._merged:
            found = self._merged[found]
        return found

    def __missing__(self, code: int) -> int:
        made = self[code] = ord(self._class(chr(code)))
        return made


@lru_cache(8)
def classes_of(alike: tuple[str, ...]) -> Mapping[int, int]:
    """A table for ``str.translate``: the same for all that sound alike or stand in one of the groups."""
    return _Classes(alike)


def _swallowed(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """Whether a dictionary makes another word of the end of what stands at a place and of what follows, and
    leaves a single character before it (维 | 休养 | 护)."""
    crossing = any(begin < each.start < end < each.end for each in tokens)
    return crossing and any(begin == each.start and len(each.text) == 1 for each in tokens)


def _torn(tokens: Sequence[Token], place: int, dropped: int) -> bool:
    """Whether a dictionary makes single characters, or words unknown to it, of what stands at a place, or
    beside the gap before it."""
    beside = [each for each in tokens if each.start <= place < each.end or (dropped and each.end == place)]
    return any(len(each.text) == 1 or each.tag == OTHER for each in beside)
