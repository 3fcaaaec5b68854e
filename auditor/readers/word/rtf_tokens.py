"""RTF → words and commands: groups, destinations that hold no text, code pages and Unicode resolved.

After Microsoft's «Rich Text Format Specification», version 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from auditor.expressions import expression

_TOKEN = expression(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)",
    re.DOTALL,
)
# Destinations that every program may write, and that hold no words of the document.
_SKIPPED = frozenset(
    {
        "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
        "footer", "footerl", "footerr", "footerf", "themedata", "colorschememapping", "datastore",
        "latentstyles", "listtable", "listoverridetable", "rsidtbl", "generator", "xmlnstbl",
        "nonesttables", "filetbl", "revtbl", "fldinst", "bkmkstart", "bkmkend", "annotation", "atnid",
        "atnauthor", "pntext", "pntxta", "pntxtb", "nonshppict", "shprslt", "private", "template",
        "operator",
    }
)  # fmt: skip
_READ_THOUGH_STARRED = frozenset({"shpinst", "shptxt", "ud"})
_SYMBOLS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“",
    "rdblquote": "”", "bullet": "•", "emspace": "\u3000", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ESCAPED = {b"\\": "\\", b"{": "{", b"}": "}", b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n"}
_CHARSETS = {0: 1252, 128: 932, 129: 949, 134: 936, 136: 950, 204: 1251}
_DEEPEST = 5_000


@dataclass(frozen=True, slots=True)
class Word:
    """A command such as ``\\cellx2000`` that text is structured by."""

    name: str
    value: int | None


@dataclass(frozen=True, slots=True)
class _Group:
    skipped: bool = False
    fonts: bool = False
    fallback: int = 1  # characters after \u for programs that know no Unicode
    page: int | None = None
    hidden: bool = False


class TooDeepError(Exception):
    """More groups inside each other than any program writes."""


def tokens(data: bytes) -> Iterator[str | Word]:
    """The words of a document and the commands between them. Raises TooDeepError."""
    return _Reader().read(data)


class _Reader:
    def __init__(self) -> None:
        self._group = _Group()
        self._stack: list[_Group] = []
        self._default_page = 936
        self._fonts: dict[int, int] = {}
        self._font = 0
        self._raw = bytearray()
        self._skip = 0
        self._starred = False
        self._high = 0

    def read(self, data: bytes) -> Iterator[str | Word]:
        for match in _TOKEN.finditer(data):
            name, value, code, escaped, brace, text = match.groups()
            if text is not None or code is not None:
                self._bytes(bytes([int(code, 16)]) if code else text or b"")
                continue
            if name == b"u":
                yield from self._flush()
                yield from self._unicode(int(value or 0))
                continue
            if match[0].strip():
                yield from self._flush()
            if brace:
                self._brace(brace)
            elif escaped is not None:
                yield from self._escaped(escaped)
            elif name is not None:
                yield from self._command(name.decode().lower(), int(value) if value is not None else None)
        yield from self._flush()

    @property
    def _silent(self) -> bool:
        return self._group.skipped or self._group.hidden or self._group.fonts

    def _bytes(self, raw: bytes) -> None:
        used = min(self._skip, len(raw))
        self._skip -= used
        self._starred = False
        if not self._silent:
            self._raw += raw[used:]

    def _flush(self) -> Iterator[str]:
        if self._raw:
            page = self._group.page or self._default_page
            text = bytes(self._raw).decode(_codec(page), errors="replace")
            self._raw.clear()
            yield text

    def _unicode(self, value: int) -> Iterator[str]:
        self._skip = self._group.fallback
        code = value & 0xFFFF
        if self._silent:
            return
        if 0xD800 <= code <= 0xDBFF:
            self._high = code
        elif 0xDC00 <= code <= 0xDFFF:
            yield chr(0x10000 + ((self._high - 0xD800) << 10) + code - 0xDC00) if self._high else "\ufffd"
            self._high = 0
        else:
            yield chr(code)

    def _brace(self, brace: bytes) -> None:
        self._skip = 0
        self._starred = False
        if brace == b"{":
            if len(self._stack) >= _DEEPEST:
                raise TooDeepError
            self._stack.append(self._group)
        elif self._stack:
            self._group = self._stack.pop()

    def _escaped(self, escaped: bytes) -> Iterator[str]:
        if escaped == b"*":
            self._starred = True
        elif not self._silent and escaped in _ESCAPED:
            yield _ESCAPED[escaped]

    def _command(self, name: str, value: int | None) -> Iterator[str | Word]:
        starred, self._starred = self._starred, False
        if name in _SKIPPED or (starred and name not in _READ_THOUGH_STARRED):
            self._group = replace(self._group, skipped=True)
        elif name == "fonttbl":
            self._group = replace(self._group, fonts=True)
        elif name == "f":
            self._font = value or 0
            self._group = replace(self._group, page=self._fonts.get(self._font))
        elif name == "fcharset" and self._group.fonts:
            self._fonts[self._font] = _CHARSETS.get(value or 0, 0) or self._default_page
        elif name == "ansicpg":
            self._default_page = value or 936
        elif name == "uc":
            self._group = replace(self._group, fallback=min(max(value or 0, 0), 16))
        elif name in {"v", "deleted"}:
            self._group = replace(self._group, hidden=value != 0)
        elif name == "plain":
            self._group = replace(self._group, hidden=False)
        elif not self._silent:
            yield _SYMBOLS.get(name) or Word(name, value)


def _codec(page: int) -> str:
    if page in {936, 20936, 54936}:
        return "gb18030"
    name = "utf-8" if page == 65001 else f"cp{page}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "gb18030"
