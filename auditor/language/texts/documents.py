"""The documents that a 立项依据 cites: items, titles and document numbers (文号), each with its span.

The form of a document number (发文机关代字〔年份〕顺序号) is that of GB/T 9704 [R-H].
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from auditor.chinese.dates import A_YEAR, YEARS
from auditor.chinese.marks import HAN, LINES
from auditor.chinese.stops import ITEM_ENDS, STOPS, TITLE_ENDS
from auditor.expressions import expression
from auditor.language.spans import plain

_REMEMBERED = 1_024  # passages; several rules read the same ones
_OPENERS = "〔[［【〖(（﹝"
_CLOSERS = "〕]］】〗)）﹞"
_ITEM = expression(
    rf"(?:(?<=^)|(?<=[\s{ITEM_ENDS}）)》>])|(?<=号)(?=\d{{1,2}}[.．、]\s*《))"
    r"(?P<no>\d{1,2})(?P<sep>[.．、](?!\d(?!\d{3}年))|[)）])"
)
_CITATION_END = expression(rf"[{TITLE_ENDS}]|、(?=《)|(?<=[》）)])[，,](?=《)")
_WELL = expression(
    rf"(?P<code>[{HAN}]{{1,30}}+)\s*(?P<open>[{re.escape(_OPENERS)}])\s*(?P<year>{A_YEAR})\s*年?\s*"
    rf"(?P<close>[{re.escape(_CLOSERS)}])\s*第?\s*(?P<number>\d{{1,5}})\s*号"
)
_LOOSE = expression(
    rf"(?P<code>[{HAN}]{{1,30}}+)\s*(?P<open>[{re.escape(_OPENERS)}]?)\s*(?P<year>{A_YEAR})"
    rf"(?P<close>[{re.escape(_CLOSERS)}]?)\s*第?\s*(?P<number>\d{{1,4}})\s*号(?!令)"
)
_SHORT_YEAR = expression(
    rf"(?P<code>[{HAN}]{{1,30}}+)\s*(?P<open>[〔\[［【])\s*(?P<year>\d{{2,3}})\s*(?P<close>[〕\]］】])"
    r"\s*第?\s*(?P<number>\d{1,5})\s*号"
)
_UNNUMBERED = expression(
    rf"(?P<code>[{HAN}]{{1,30}}+)\s*(?P<open>[{re.escape(_OPENERS)}])\s*(?P<year>{A_YEAR})\s*年?\s*"
    rf"(?P<close>[{re.escape(_CLOSERS)}])\s*第?(?P<number>)\s*号"
)
_ANY_NUMBER = expression(rf"\d\s*年?\s*[{re.escape(_CLOSERS)}]?\s*第?\s*\d{{0,5}}\s*号")
_AFTER_KIND = expression(
    r".*(?:通知|意见|办法|方案|要点|规定|条例|细则|计划|规划|标准|决定|批复|纪要|文件|根据|按照|关于|及|和)"
)
_HOLLOW = expression(r"[（(【\[]\s*[）)】\]]")
_YEAR = expression(rf"(?<![\d〔\[［【(（])({A_YEAR})\s*年")
_NAMED_AFTER = expression(rf"[{LINES}]({A_YEAR})(?=[”\"」』])")  # “护航—2022”演练
_TITLE = expression(r"[《〈<]([^《》〈〉<>]+)[》〉>]")


class NumberFault(StrEnum):
    """What is wrong with the number of a document."""

    UNPAIRED = "unpaired"  # 〔20234号, 2023〕4号
    NO_BRACKETS = "no-brackets"  # 渝府发2023 4号
    SHORT_YEAR = "short-year"  # 〔23〕4号, 〔202〕4号
    NO_NUMBER = "no-number"  # 渝府发〔2024〕号
    BRACKET_STYLE = "bracket-style"  # [2023]4号, where 〔 〕 belongs


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A document number; ``proper`` is how it should be written, ``fault`` what is wrong with it."""

    text: str
    start: int
    end: int
    code: str
    year: int | None
    number: str
    fault: NumberFault | None

    @property
    def proper(self) -> str:
        return f"{self.code}〔{self.year}〕{self.number or '×'}号" if self.year else ""

    @property
    def key(self) -> tuple[str, int | None, str]:
        return self.code, self.year, self.number


@dataclass(frozen=True, slots=True)
class Citation:
    """One document of a basis. ``item`` is the list number that it stands under, ``key`` its words without
    punctuation, for comparison; ``titles`` are what stands in title marks."""

    text: str
    start: int
    end: int
    item: str
    titles: tuple[str, ...]
    numbers: tuple[DocumentNumber, ...]

    @property
    def key(self) -> str:
        return plain(self.text)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that the words name, without those of document numbers and of ranges."""
        text = YEARS.sub("", self.text)
        return tuple(int(year) for year in (*_YEAR.findall(text), *_NAMED_AFTER.findall(text)))

    @property
    def wording(self) -> str:
        """The citation without its document numbers and the brackets that held them."""
        words = self.text
        for number in self.numbers:
            words = words.replace(number.text, "")
        return _HOLLOW.sub("", words)


@dataclass(frozen=True, slots=True)
class Item:
    """A list item of a basis with its documents; ``number`` is empty where the basis has no list numbers.
    ``merged`` is True where it begins on the line of an item that no punctuation closed."""

    number: str
    text: str
    start: int
    end: int
    citations: tuple[Citation, ...]
    merged: bool = False


@lru_cache(_REMEMBERED)
def read_basis(text: str) -> tuple[Item, ...]:
    """The items of a 立项依据, in order. Text before the first list number is an item of its own."""
    starts = list(_item_starts(text))
    bounds = [0, *(match.start() for match in starts), len(text)]
    heads: list[re.Match[str] | None] = [None, *starts]
    items = (_item(text, bounds[index], bounds[index + 1], head) for index, head in enumerate(heads))
    return tuple(item for item in items if plain(item.text))


@lru_cache(_REMEMBERED)
def document_numbers(text: str, offset: int = 0) -> tuple[DocumentNumber, ...]:
    """Every document number of a text, well formed or not; ``offset`` is added to the spans."""
    if not _ANY_NUMBER.search(text):
        return ()
    found: list[DocumentNumber] = []
    for pattern in (_WELL, _LOOSE, _SHORT_YEAR, _UNNUMBERED):
        for match in pattern.finditer(text):
            number = _number(match, offset)
            if number and not any(_overlap(number, other) for other in found):
                found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def document_keys(citation: Citation) -> Iterator[object]:
    """What a citation of the same document has one of as well."""
    yield citation.key
    yield from (number.key for number in citation.numbers if number.number)


def same_document(one: Citation, other: Citation) -> bool:
    """Whether two citations name the same document: the same words, or the same number and the same title."""
    if one.key == other.key:
        return True
    numbers = {number.key for number in one.numbers if number.number}
    numbers &= {number.key for number in other.numbers}
    titles = {plain(title) for title in one.titles} & {plain(title) for title in other.titles}
    return bool(numbers and titles)


def _item_starts(text: str) -> Iterator[re.Match[str]]:
    expected = None
    for match in _ITEM.finditer(text):
        number = int(match["no"])
        if match["sep"] in ")）" and _inside_bracket(text, match.start()):
            continue
        if expected is None or number in {1, expected, expected + 1}:
            expected = number + 1
            yield match


def _inside_bracket(text: str, position: int) -> bool:
    before = text[:position].rstrip()
    return before.endswith(("（", "(")) or before[-1:].isdigit()


def _item(text: str, start: int, end: int, head: re.Match[str] | None) -> Item:
    body = head.end() if head else start
    before = text[:start].rstrip()
    gap = text[len(before) : start]
    merged = head is not None and before != "" and before[-1] not in f"{STOPS}：:" and "\n" not in gap
    number = head["no"] if head else ""
    citations = tuple(_citations(text, body, end, number))
    return Item(number, text[body:end].strip(), start, end, citations, merged)


def _citations(text: str, start: int, end: int, item: str) -> Iterator[Citation]:
    cuts = [start, *(match.end() for match in _CITATION_END.finditer(text, start, end)), end]
    for left, right in pairwise(cuts):
        words = text[left:right]
        if not plain(words):
            continue
        first = left + len(words) - len(words.lstrip())
        stripped = words.strip().rstrip(ITEM_ENDS).rstrip()
        titles = tuple(_TITLE.findall(stripped))
        yield Citation(
            stripped, first, first + len(stripped), item, titles, document_numbers(stripped, first)
        )


def _number(match: re.Match[str], offset: int) -> DocumentNumber | None:
    fault = _fault(match)
    code = _code(match["code"])
    if fault is NumberFault.NO_BRACKETS and not (code and code[-1] in "发办函字文"):
        return None
    if not code:
        return None
    start = match.start("code") + len(match["code"]) - len(code)
    year = int(match["year"]) if len(match["year"]) == 4 else None
    text, end = match.string[start : match.end()], match.end()
    return DocumentNumber(text, start + offset, end + offset, code, year, match["number"], fault)


def _fault(match: re.Match[str]) -> NumberFault | None:
    opener, closer = match["open"], match["close"]
    if not match["number"]:
        return NumberFault.NO_NUMBER
    if len(match["year"]) < 4:
        return NumberFault.SHORT_YEAR
    if not opener and not closer:
        return NumberFault.NO_BRACKETS
    if not opener or not closer:
        return NumberFault.UNPAIRED
    if _OPENERS.index(opener) != _CLOSERS.index(closer) and {opener, closer} - set("(（)）[［]］"):
        return NumberFault.UNPAIRED
    return None if opener in "〔﹝" else NumberFault.BRACKET_STYLE


def _code(words: str) -> str:
    """The issuer's code at the end of the words before the year: what follows the last word of a title."""
    match = _AFTER_KIND.match(words)
    return words[match.end() :] if match else words


def _overlap(one: DocumentNumber, other: DocumentNumber) -> bool:
    return one.start < other.end and other.start < one.end
