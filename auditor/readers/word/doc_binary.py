"""The insides of a Word 97–2003 file: its text in order, and the properties of its paragraphs ([MS-DOC])."""

from __future__ import annotations

import io
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_MAGIC = 0xA5EC
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_PAGE = 512
_PROPERTY_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # by the operand class in the top three bits; 0 says it itself
_TABLE_DEFINITION, _TABS = 0xD608, 0xC615
_HUGE = (0x6646, 0x6645)  # the properties stand in the stream Data


class NotReadableError(Exception):
    """The file is encrypted, older than Word 97, or damaged."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the file, ``width`` bytes each from ``offset`` of the stream on. One
    character is one unit: those beyond the basic plane are two surrogates."""

    text: str
    offset: int
    width: int


Properties = dict[int, bytes]


class WordBinary:
    """The main text of a .doc file by pieces. Raises NotReadableError."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise NotReadableError from error

    def _open(self, data: bytes) -> None:
        self._main, streams = _streams(data)
        magic, flags = self._number("H", 0), self._number("H", 0x0A)
        if magic != _MAGIC or flags & _ENCRYPTED:
            raise NotReadableError
        table = streams("1Table" if flags & _TABLE_1 else "0Table")
        self._data = streams("Data")
        self.pieces = list(self._pieces(_slice(table, self._number("I", 0x1A2), self._number("I", 0x1A6))))
        pages = _slice(table, self._number("I", 0x102), self._number("I", 0x106))
        self._ends, self._found = self._paragraphs(pages)

    def properties(self, offset: int) -> Properties:
        """The properties of the paragraph that the character at ``offset`` of the stream belongs to."""
        index = bisect_right(self._ends, offset)
        return self._found[index] if index < len(self._found) else {}

    def _number(self, form: str, offset: int) -> int:
        return int(struct.unpack_from(f"<{form}", self._main, offset)[0])

    def _pieces(self, clx: bytes) -> Iterator[Piece]:
        at = 0
        while clx[at] == 1:
            at += 3 + int(struct.unpack_from("<H", clx, at + 1)[0])
        count = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
        at += 5
        starts = struct.unpack_from(f"<{count + 1}I", clx, at)
        if list(starts) != sorted(starts):
            raise NotReadableError
        length = self._number("I", 0x4C)
        for index in range(count):
            place = struct.unpack_from("<I", clx, at + 4 * (count + 1) + 8 * index + 2)[0]
            characters = min(starts[index + 1], length) - starts[index]
            if characters <= 0:
                return
            narrow = bool(place & 0x40000000)
            offset, width = ((place & 0x3FFFFFFF) // 2, 1) if narrow else (place, 2)
            raw = self._main[offset : offset + characters * width]
            yield Piece(raw.decode("cp1252", "replace") if narrow else _units(raw), offset, width)

    def _paragraphs(self, pages: bytes) -> tuple[list[int], list[Properties]]:
        count = (len(pages) - 4) // 8
        ends: list[int] = []
        found: list[Properties] = []
        for number in struct.unpack_from(f"<{count}I", pages, 4 * (count + 1)):
            page = _slice(self._main, number * _PAGE, _PAGE)
            runs = page[-1]
            ends += struct.unpack_from(f"<{runs}I", page, 4)
            for run in range(runs):
                found.append(self._stored(page, page[4 * (runs + 1) + 13 * run] * 2))
        return ends, found

    def _stored(self, page: bytes, at: int) -> Properties:
        if not at:
            return {}
        size = page[at] * 2 - 1
        if size < 0:
            at += 1
            size = page[at] * 2
        return self._parsed(page[at + 3 : at + 1 + size])

    def _parsed(self, packed: bytes, *, inner: bool = False) -> Properties:
        found: Properties = {}
        at = 0
        while at + 3 <= len(packed):
            code = struct.unpack_from("<H", packed, at)[0]
            at += 2
            size = _PROPERTY_SIZES[code >> 13]
            if code == _TABLE_DEFINITION:
                size = int(struct.unpack_from("<H", packed, at)[0]) + 1
            elif not size:
                size = packed[at] + 1
                if code == _TABS and packed[at] == 255:
                    break
            operand = packed[at : at + size]
            at += size
            if code in _HUGE and len(operand) == 4 and not inner:
                place = struct.unpack("<I", operand)[0]
                length = struct.unpack_from("<H", self._data, place)[0]
                found |= self._parsed(self._data[place + 2 : place + 2 + length], inner=True)
            else:
                found[code] = operand
        return found


def _streams(data: bytes) -> tuple[bytes, Callable[[str], bytes]]:
    """The stream of the text, and a way to get the others."""
    from xlrd.compdoc import CompDoc

    try:
        container = CompDoc(data, logfile=io.StringIO())
        main = container.get_named_stream("WordDocument")
        others = {name: container.get_named_stream(name) or b"" for name in ("0Table", "1Table", "Data")}
    except MemoryError:
        raise
    except Exception as error:  # it lets what it stumbles over through: struct.error, AssertionError …
        raise NotReadableError from error
    if main is None:
        raise NotReadableError
    return main, others.__getitem__


def _slice(data: bytes, start: int, length: int) -> bytes:
    if start + length > len(data):
        raise NotReadableError
    return data[start : start + length]


def _units(raw: bytes) -> str:
    return "".join(map(chr, struct.unpack(f"<{len(raw) // 2}H", raw[: len(raw) // 2 * 2])))
