"""Writes a layout in a format, reads it back, compares."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.model import Submission
from auditor.readers import read_document
from tests.corpus.content import projects
from tests.corpus.formats import Format
from tests.corpus.layouts import LAYOUTS
from tests.corpus.model import Layout, Page
from tests.corpus.oracle import Score, compare

LEXICONS = Lexicons()


@cache
def pages_of(layout: str, seed: int) -> tuple[Page, ...]:
    """The pages of a layout about two projects."""
    return tuple(LAYOUTS[layout].pages(projects(seed)))


def read_back(layout: Layout, form: Format, folder: Path, seed: int = 1) -> Submission:
    """A file of two projects, written and read."""
    path = folder / f"{layout.name}-{seed}-{form.name}{form.suffix}"
    path.write_bytes(form.write(pages_of(layout.name, seed)))
    return recognise(read_document(path), LEXICONS)


def score_of(layout: Layout, read: Submission, seed: int = 1) -> Score:
    """The comparison of what was read with what was written."""
    return compare([expected for page in pages_of(layout.name, seed) for expected in page.forms], read)
