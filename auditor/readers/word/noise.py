"""Takes out of a document.xml, before it is parsed, the properties that no reader asks for.

Word and WPS repeat borders, fonts and spacing on every cell and run; they are three quarters of a file. Only
blocks spelled as the two programs spell them are touched; whatever is written in another way, or in another
namespace than usual, is left for the parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditor.expressions import expression

_MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CDATA = b"<![CDATA["
_DECLARED = rb"""<\?xml (?![^<>?]*encoding=["'](?!UTF-8["']))[^<>?]*+\?>"""  # as UTF-8, or as nothing
_ROOT = expression(
    rb"""\s*+(?:%b\s*+)?<w:document\s[^<>]*xmlns:w="%b\"""" % (_DECLARED, re.escape(_MAIN)), re.IGNORECASE
)
# Blocks by name and what of each is read, outer ones first, since what stands inside goes with them.
_BLOCKS: tuple[tuple[bytes, frozenset[bytes]], ...] = (
    (b"pPr", frozenset({b"pStyle", b"outlineLvl"})),
    (b"rPr", frozenset({b"vanish", b"rFonts"})),
    (b"tcPr", frozenset({b"gridSpan", b"vMerge", b"hMerge"})),
    (b"tblPrEx", frozenset()),
    (b"trPr", frozenset({b"gridBefore", b"hidden", b"del"})),
    (b"tcBorders", frozenset()),
    (b"tcMar", frozenset()),
    (b"numPr", frozenset()),
    (b"tblBorders", frozenset()),
    (b"tblCellMar", frozenset()),
)
_MOST_BLOCKS = 500_000  # in a piece of some megabytes; an attack is left for the parser
_LEAF = rb'<w(?:14)?:[A-Za-z][A-Za-z0-9]*+(?: w(?:14)?:[A-Za-z]++="[^"<>&\x00-\x1f]*+")*+ ?/>'
_LEAVES = expression(rb"(?:%b)*+" % _LEAF)
_EACH_LEAF = expression(rb"<w(?:14)?:([A-Za-z0-9]++)[^>]*+>")
_NEVER_READ = expression(  # where it stands inside another block
    rb"<w:(rPr|numPr|tcBorders|tcMar|tblBorders|tblCellMar)>(?:%b)*+</w:\1>" % _LEAF
)
_SYMBOL_FONT = expression(rb"symbol|wingdings", re.IGNORECASE)


def without_noise(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The XML, in the pieces in which it comes, without the properties that are not read; the same bytes from
    where it is not spelled as usual. A block that lies in two pieces is left."""
    first = next(pieces, b"")
    usual = bool(_ROOT.match(first))
    less = _all_reduced(first) if usual else first
    usual = usual and less.count(_MAIN) == 1 and _CDATA not in less  # no part of what is taken out
    yield less if usual else first
    for piece in pieces:
        less = _all_reduced(piece) if usual else piece
        usual = usual and _MAIN not in less and _CDATA not in less
        yield less if usual else piece


def _all_reduced(data: bytes) -> bytes:
    for name, read in _BLOCKS:
        data = _reduced(data, name, read)
    return data


def _reduced(data: bytes, name: bytes, read: frozenset[bytes]) -> bytes:
    """The XML with every block of a name cut down to what is read; each distinct block is judged once."""
    start, end = b"<w:%b>" % name, b"</w:%b>" % name
    first, *others = data.split(start)
    if len(others) > _MOST_BLOCKS:
        return data
    pieces = [first]
    judged: dict[bytes, bytes] = {}
    for other in others:
        inside, closed, after = other.partition(end)
        if not closed:
            pieces += (start, other)
            continue
        block = judged.get(inside)
        if block is None:
            block = judged[inside] = _block(inside, read, start, end)
        pieces += (block, after)
    return b"".join(pieces)


def _block(inside: bytes, read: frozenset[bytes], start: bytes, end: bytes) -> bytes:
    leaves = _NEVER_READ.sub(b"", inside)
    if not _LEAVES.fullmatch(leaves) or not _is_utf8(inside):
        return start + inside + end
    kept = b"".join(leaf[0] for leaf in _EACH_LEAF.finditer(leaves) if _is_read(leaf, read))
    return start + kept + end if kept else b""


def _is_read(leaf: re.Match[bytes], read: frozenset[bytes]) -> bool:
    if leaf[1] == b"rFonts":  # what it names matters for symbols only
        return b"rFonts" in read and bool(_SYMBOL_FONT.search(leaf[0]))
    return leaf[1] in read


def _is_utf8(inside: bytes) -> bool:
    """Damage is left for the parser to find."""
    try:
        inside.decode()
    except UnicodeDecodeError:
        return False
    return True
