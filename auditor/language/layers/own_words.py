"""Slips that only a form's own words reveal: 不良应 where it says 不良反应 everywhere else.

A word that stands in several texts is compared with what stands once and differs by one character, dropped
or confused, between the same neighbours. No dictionary is asked before such a pair is found. A character that
sounds or looks like the right one is told of any word, others of the project's name alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from auditor.chinese.marks import HAN
from auditor.chinese.sounds import syllable
from auditor.language.facts import Token
from auditor.language.layers.dictionary import OTHER
from auditor.language.texts.confusions import Confusions

_RUN = re.compile(f"[{HAN}]+")
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
    pairs = {*_dropped(texts), *_confused(texts, subject, lexicon), *_sounding(texts, lexicon)}
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
    word = next((each for each in segment(source) if each.start <= place + pair.at < each.end), None)
    if word is None or not _recognised(word, pair):
        return _place_name(pair, lexicon)
    begin, at = pair.start + word.start - place, place + pair.at - word.start
    wrong = word.text[:at] + pair.rare[pair.at : pair.at + 1 - pair.dropped] + word.text[at + 1 :]
    rare, end = texts[pair.text], begin + len(wrong)
    if rare[begin:end] != wrong:
        return None
    tokens = segment(rare)
    enough = _OFTEN if len(wrong) >= _SHORTEST else _MOSTLY
    slip = OwnSlip(pair.text, begin, end, wrong, word.text, sure=pair.texts >= enough)
    if _torn(tokens, begin + at, pair.dropped):
        return slip
    whole = begin in {each.start for each in tokens} and end in {each.end for each in tokens}
    return replace(slip, sure=False) if whole and _preferred(pair, subject, lexicon) else None


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


def _dropped(texts: Sequence[str]) -> Iterator[_Pair]:
    size = 2 * _AROUND
    texts_with = Counter(gram for text in texts for gram in set(_runs(text, size + 1)))
    often = {gram: gram[:_AROUND] + gram[_AROUND + 1 :] for gram, n in texts_with.items() if n >= _OFTEN}
    once = _grams(texts, size, frozenset(often.values()).__contains__)
    for gram, rare in often.items():
        if len(found := once.get(rare, [])) == 1:
            text, start = found[0]
            yield _Pair(text, start, rare, gram, _AROUND)


def _confused(texts: Sequence[str], subject: str, lexicon: Confusions) -> Iterator[_Pair]:
    tails: dict[str, Counter[str]] = {}
    known = {subject[start : start + _BEHIND] for start in range(1, len(subject) - _BEHIND + 1)}
    grams = _grams(texts, _BEHIND + 1, lambda gram: gram[1:] in known)
    for gram, places in grams.items():
        tails.setdefault(gram[1:], Counter())[gram[0]] = len({text for text, _ in places})
    for tail, firsts in tails.items():
        (best, count), *others = firsts.most_common()
        if best + tail not in subject or count < _OFTEN:
            continue
        for first, _ in others:
            if not {best, first} & lexicon.interchanged:
                yield from (
                    _Pair(text, start, first + tail, best + tail, 0) for text, start in grams[first + tail]
                )


def _sounding(texts: Sequence[str], lexicon: Confusions) -> Iterator[_Pair]:
    """Runs that stand once beside runs with a character that sounds or looks alike."""
    partners = _partners({char for text in texts for char in text}, lexicon)
    classes = str.maketrans(_classes(partners))
    alike_texts = [text.translate(classes) for text in texts]
    for size in _ALIKE_RUNS:
        for places in _grams(alike_texts, size).values():
            if len(places) > 1:
                yield from _spelled_otherwise(texts, places, size, partners)


def _spelled_otherwise(
    texts: Sequence[str], places: Iterable[tuple[int, int]], size: int, partners: Mapping[str, Set[str]]
) -> Iterator[_Pair]:
    """Among the places of runs that may be taken for each other, the runs that do differ."""
    spelled: dict[str, list[tuple[int, int]]] = {}
    for text, start in places:
        spelled.setdefault(texts[text][start : start + size], []).append((text, start))
    for gram, own in spelled.items() if len(spelled) > 1 else ():
        among = {text for text, _ in own}
        for at, rare in _variants(gram, partners):
            found = spelled.get(rare, [])
            if len(found) == 1 and found[0][0] not in among:
                text, start = found[0]
                yield _Pair(text, start, rare, gram, at, alike=True, texts=len(among))


def _classes(partners: Mapping[str, Set[str]]) -> dict[str, str]:
    """To each character one of those that it may be taken for, at one remove or more; the same to all."""
    classes: dict[str, str] = {}
    for first in partners:
        waiting = [first] if first not in classes else []
        while waiting:
            char = waiting.pop()
            if char not in classes:
                classes[char] = first
                waiting += partners[char]
    return classes


def _variants(gram: str, partners: Mapping[str, Set[str]]) -> Iterator[tuple[int, str]]:
    """What a run becomes with one character taken for another, and where."""
    for at, char in enumerate(gram):
        for other in partners.get(char, ()):
            yield at, f"{gram[:at]}{other}{gram[at + 1 :]}"


def _partners(chars: Set[str], lexicon: Confusions) -> dict[str, set[str]]:
    """What each of the characters may be taken for among them."""
    groups: dict[int, set[str]] = {}
    for char in chars:
        if (sound := syllable(char)) is not None:
            groups.setdefault(sound, set()).add(char)
    partners: dict[str, set[str]] = {}
    for group in (*groups.values(), *map(set(chars).intersection, lexicon.alike)):
        for char in group if len(group) > 1 else ():
            partners.setdefault(char, set()).update(group - {char})
    free = lexicon.interchanged
    return {char: others - free if char in free else others for char, others in partners.items()}


def _grams(
    texts: Sequence[str], size: int, wanted: Callable[[str], bool] = bool
) -> dict[str, list[tuple[int, int]]]:
    """The runs of so many Chinese characters that are wanted, with their places."""
    found: dict[str, list[tuple[int, int]]] = {}
    for number, text in enumerate(texts):
        for run in _RUN.finditer(text):
            for start in range(run.start(), run.end() - size + 1):
                if wanted(gram := text[start : start + size]):
                    found.setdefault(gram, []).append((number, start))
    return found


def _runs(text: str, size: int) -> Iterator[str]:
    """Every run of so many Chinese characters."""
    for run in _RUN.findall(text):
        yield from (run[start : start + size] for start in range(len(run) - size + 1))


def _torn(tokens: Sequence[Token], place: int, dropped: int) -> bool:
    """Whether a dictionary makes single characters, or words unknown to it, of what stands at a place, or
    beside the gap before it."""
    beside = [each for each in tokens if each.start <= place < each.end or (dropped and each.end == place)]
    return any(len(each.text) == 1 or each.tag == OTHER for each in beside)
