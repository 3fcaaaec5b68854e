"""How much a page of a PDF makes its reader draw, counted before PDFium begins, which cannot be stopped.

A form may draw forms, and so may the patterns, masks and glyphs that a content uses. A few bytes that draw
themselves, or one another, or that unpack to gigabytes, take for ever. PDFium mends damage in its own way:
where pypdf cannot read a part, every other part that draws is counted, whether a page that could be read uses
it or not. The rest is left to PDFium, under the limits of the process.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.readers.limits import MEGABYTE
from auditor.readers.pages.pdf_parts import MALFORMED, Mended, entwined, mending, numbered_parts, opened

UNPACKED_MB = 64  # of what is drawn on one page, parts counted as often as they are drawn
_DEPTH = 32
_PAGES = 5_000
_PARTS = 20_000
_GAP = rb"(?:[\0\t\n\f\r ]|%[^\r\n]*[\r\n])+"
_USE = expression(
    rb"/([^\0\t\n\f\r ()<>\[\]{}/%]+)" + _GAP + rb"(?:(Do|gs|scn|SCN)|[-+.\d]+" + _GAP + rb"(Tf))\b"
)
_ESCAPE = expression(rb"#([0-9A-Fa-f]{2})")
_HOLDERS = {
    b"Do": "/XObject",
    b"gs": "/ExtGState",
    b"scn": "/Pattern",
    b"SCN": "/Pattern",
    b"Tf": "/Font",
}
_DRAWING = ("/Form", "/Type3")
_ENDLESS = "PDF里的图形一层套一层，没有尽头"
_ADVICE = "这不像正常的申报材料，请用WPS或Word打开原文件，重新导出PDF后再审核"


class _EndlessError(Exception):
    """A content that draws itself, or that is nested too deep."""


class _HugeError(Exception):
    """More is to be drawn on a page than ``UNPACKED_MB``."""


def check_drawing(data: bytes, path: str) -> None:
    """Raises InputError for a PDF with a page that could not be drawn in sensible time."""
    try:
        with mending() as mended:
            reader = opened(data)
            if reader is not None:
                _count(reader, mended)
            if mended.lost and entwined(data):
                raise InputError(path, _ENDLESS, _ADVICE)
    except _EndlessError as error:
        raise InputError(path, _ENDLESS, _ADVICE) from error
    except _HugeError as error:
        raise InputError(path, f"PDF里一页的内容解压展开后超过{UNPACKED_MB}MB的上限", _ADVICE) from error


def _count(reader: Any, mended: Mended) -> None:
    with mended.skipping():
        for page, resources in _pages(_plain(reader.trailer["/Root"]).get("/Pages")):
            with mended.skipping():
                _Drawing().page(page, resources)
    if mended.count or mended.lost:
        drawing = _Drawing()
        for reference in islice(numbered_parts(reader), _PARTS):
            with mended.skipping():
                drawing.alone(reference)


def _pages(top: Any) -> Iterator[tuple[Any, Any]]:
    """The pages below a node of the tree with the resources that they have or inherit."""
    waiting: list[tuple[Any, Any]] = [(top, {})]
    seen: set[Any] = set()
    while waiting and len(seen) < _PAGES:
        reference, inherited = waiting.pop()
        node = _plain(reference)
        if not hasattr(node, "raw_get") or _key(reference) in seen:
            continue
        seen.add(_key(reference))
        resources = node.get("/Resources", inherited)
        if "/Kids" in node:
            waiting += [(each, resources) for each in list.__iter__(_plain(node.raw_get("/Kids")))]
        else:
            yield node, _plain(resources)


@dataclass(slots=True)
class _Drawing:
    """Counts the bytes that one page draws; ``done`` remembers what parts draw, ``under_way`` those begun."""

    done: dict[Any, int] = field(default_factory=dict)
    under_way: set[Any] = field(default_factory=set)

    def page(self, page: Any, resources: Any) -> None:
        contents = page.raw_get("/Contents") if "/Contents" in page else None
        parts = _plain(contents)
        streams = list.__iter__(parts) if isinstance(parts, list) else [contents]
        total = sum(self._drawn(each, resources) for each in streams)
        _bounded(total + sum(self._drawn(each, resources) for each in _appearances(page)))

    def alone(self, reference: Any) -> None:
        """Counts a part that draws, whoever uses it."""
        held = _plain(reference)
        if hasattr(held, "raw_get") and (held.get("/Subtype") in _DRAWING or held.get("/PatternType") == 1):
            if held.get("/Subtype") == "/Form" and not hasattr(held, "_data"):
                raise LookupError  # its keys broke off
            self._drawn(reference, {})

    def _drawn(self, reference: Any, outer: Any) -> int:
        """How many bytes are drawn for a content, ``outer`` being the resources where it has none."""
        stream = _plain(reference)
        if not hasattr(stream, "raw_get"):
            return 0
        key = _key(reference)
        if key in self.under_way or len(self.under_way) > _DEPTH:
            raise _EndlessError
        if key not in self.done:
            self.under_way.add(key)
            try:
                self.done[key] = _bounded(self._counted(stream, outer))
            finally:
                self.under_way.discard(key)
        return self.done[key]

    def _counted(self, stream: Any, outer: Any) -> int:
        resources = _plain(stream.get("/Resources", outer))
        if stream.get("/Subtype") == "/Type3":
            return sum(self._drawn(each, resources) for each in _references(stream.get("/CharProcs")))
        content = _unpacked(stream)
        total = len(content)
        for (name, operator), times in _uses(content).items():
            used = _used(resources, outer, _HOLDERS[operator], name)
            total += (1 if operator == b"Tf" else times) * self._drawn(used, resources)
        return total


def _used(resources: Any, outer: Any, holder: str, name: str) -> Any:
    """The content behind a name, ``None`` where it stands for something that draws nothing else."""
    for each in (resources, outer):
        held = _plain(_plain(each).get(holder)) if each else None
        if not held or name not in held:
            continue
        reference, found = held.raw_get(name), held[name]
        if holder == "/XObject":
            return reference if found.get("/Subtype") == "/Form" else None
        if holder == "/Font":
            return reference if found.get("/Subtype") == "/Type3" else None
        if holder == "/Pattern":
            return reference if found.get("/PatternType") == 1 else None
        mask = found.get("/SMask")
        return mask.raw_get("/G") if hasattr(mask, "raw_get") and "/G" in mask else None
    return None


def _appearances(page: Any) -> Iterator[Any]:
    """The contents of a page's notes and stamps."""
    for note in _plain(page.get("/Annots")) or ():
        looks = _plain(_plain(note).get("/AP"))
        if looks and "/N" in looks:
            usual = looks["/N"]
            yield from [looks.raw_get("/N")] if hasattr(usual, "_data") else _references(usual)


def _references(held: Any) -> list[Any]:
    found = _plain(held)
    return [found.raw_get(key) for key in found] if hasattr(found, "raw_get") else []


def _uses(content: bytes) -> Counter[tuple[str, bytes]]:
    found = Counter(
        (match[1], match[2] or match[3]) for match in _USE.finditer(content)
    )  # many and few different: names are decoded once each
    uses: Counter[tuple[str, bytes]] = Counter()
    for (name, operator), times in found.items():
        plain = _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), name)
        uses["/" + plain.decode("utf-8", "replace"), operator] += times
    return uses


def _unpacked(stream: Any) -> bytes:
    """The bytes of a content; none where it is packed in a way that pypdf does not know, as pictures are."""
    from pypdf.errors import LimitReachedError, PyPdfError
    from pypdf.filters import decode_stream_data

    packed: bytes = getattr(stream, "_data", b"")
    if "/Filter" not in stream:
        return packed
    try:
        return bytes(decode_stream_data(stream))
    except LimitReachedError as error:
        raise _HugeError from error
    except (PyPdfError, *MALFORMED):
        return b""


def _bounded(count: int) -> int:
    if count > UNPACKED_MB * MEGABYTE:
        raise _HugeError
    return count


def _plain(reference: Any) -> Any:
    return reference.get_object() if hasattr(reference, "get_object") else reference


def _key(reference: Any) -> Any:
    """What a part is known by: its number in the file, or itself where it has none."""
    return getattr(reference, "idnum", None) or id(reference)
