"""Writes a layout in a format, reads it back, compares."""

from __future__ import annotations

from pathlib import Path

from auditor.config.lexicons import Lexicons
from auditor.forms import recognise
from auditor.readers import read_document
from tests.corpus.content import projects
from tests.corpus.formats import Format
from tests.corpus.model import Layout
from tests.corpus.oracle import Score, compare

LEXICONS = Lexicons()


def score_of(layout: Layout, form: Format, folder: Path, seed: int = 1) -> Score:
    """The comparison for one file of two projects."""
    pages = layout.pages(projects(seed))
    path = folder / f"{layout.name}-{seed}-{form.name}{form.suffix}"
    path.write_bytes(form.write(pages))
    submission = recognise(read_document(path), LEXICONS)
    return compare([expected for page in pages for expected in page.forms], submission)
