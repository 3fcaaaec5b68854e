"""The parts of a PDF as pypdf reads them: in silence, with a count of what it had to mend or to leave out."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager, suppress
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import Any

from auditor.expressions import expression

# What pypdf raises beside its own errors for a file whose parts are not of the kind that they should be.
MALFORMED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, NotImplementedError)

_PART = expression(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+obj\b")
_REFERENCE = expression(rb"(?<!\d)(\d{1,7})\s+\d{1,5}\s+R\b")
# What refers to its own holder in sound files too, and draws nothing by that.
_HOLDING = expression(rb"/Type\s*/(?:Pages?|Catalog|Annot|StructElem|StructTreeRoot)\b")


class Mended(logging.Handler):
    """Counts what pypdf reports to mend, instead of stderr, where it would go, and what is ``lost`` to it."""

    count = lost = 0

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.count += 1

    @contextmanager
    def skipping(self) -> Iterator[None]:
        """What cannot be read within is left out and counted as lost."""
        from pypdf.errors import DependencyError, PyPdfError

        try:
            yield
        except (PyPdfError, DependencyError, RecursionError, *MALFORMED):
            self.lost += 1


@contextmanager
def mending() -> Iterator[Mended]:
    """Counts while it lasts."""
    logger, mended = logging.getLogger("pypdf"), Mended()
    logger.propagate = False
    logger.addHandler(mended)
    try:
        yield mended
    finally:
        logger.removeHandler(mended)


def opened(data: bytes) -> Any:
    """pypdf's reader; ``None`` where it finds nothing."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    # Without a table of its parts, pypdf searches them where one is named, as PDFium does.
    for tail in (b"", b"\nstartxref\n0\n%%EOF\n"):
        with suppress(PyPdfError, DependencyError, RecursionError, *MALFORMED):
            return PdfReader(io.BytesIO(data + tail))
    return None


def numbered_parts(reader: Any) -> Iterator[Any]:
    """A reference to every part outside packed ones, in which no content can lie."""
    from pypdf.generic import IndirectObject

    for generation, numbers in list(reader.xref.items()):  # reading a part may find others
        for number in list(numbers):
            yield IndirectObject(number, generation, reader)


def entwined(data: bytes) -> bool:
    """Whether the keys of a content lead into a circle, by the bytes alone, as PDFium may take them."""
    starts = [(match.end(), int(match[1])) for match in _PART.finditer(data)]
    leads: dict[int, set[int]] = {}
    contents: set[int] = set()
    for (start, number), (end, _) in pairwise([*starts, (len(data), 0)]):
        keys, content, _ = data[start:end].partition(b"stream")
        if not _HOLDING.search(keys):
            leads.setdefault(number, set()).update(int(each) for each in _REFERENCE.findall(keys))
            contents |= {number} if content else set()
    return not contents.isdisjoint(_without_end(leads))


def _without_end(leads: Mapping[int, Set[int]]) -> set[int]:
    """The parts from which one comes to a circle."""
    order = TopologicalSorter(leads)
    with suppress(CycleError):
        order.prepare()
    left = set(leads)
    while ready := order.get_ready():
        left.difference_update(ready)
        order.done(*ready)
    return left
