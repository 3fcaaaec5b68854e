"""The stamp in a package: the same bytes whatever else the process has loaded."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from auditor.office.stamping import PART, stamped
from auditor.stamps import Kind, Stamp

LETTER = Path(__file__).parents[2] / "reports" / "letter" / "letter.docx"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"


def test_prefixes_that_other_libraries_register_change_no_bytes() -> None:
    with zipfile.ZipFile(LETTER) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    first = stamped(parts, Stamp(Kind.LETTER))[PART]
    etree.register_namespace("another", _PROPERTIES)
    assert stamped(parts, Stamp(Kind.LETTER))[PART] == first
    assert f'xmlns:cp="{_PROPERTIES}"'.encode() in first
