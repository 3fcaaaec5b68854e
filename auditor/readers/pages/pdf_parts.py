"""The parts of a PDF as pypdf reads them: in silence, with a count of what it had to mend or to leave out."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

# What pypdf raises beside its own errors for a file whose parts are not of the kind that they should be.
MALFORMED = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, NotImplementedError)


class Mended(logging.Handler):
    """Counts what pypdf reports to mend, instead of stderr, where it would go, and what it cannot read."""

    count = 0

    def emit(self, record: logging.LogRecord) -> None:
        del record
        self.count += 1

    @contextmanager
    def skipping(self) -> Iterator[None]:
        """What cannot be read within is left out and counted."""
        from pypdf.errors import DependencyError, PyPdfError

        try:
            yield
        except (PyPdfError, DependencyError, RecursionError, *MALFORMED):
            self.count += 1


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

    for generation, numbers in reader.xref.items():
        for number in numbers:
            yield IndirectObject(number, generation, reader)
