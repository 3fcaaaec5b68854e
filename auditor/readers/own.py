"""Knows what this program wrote itself: a report of ours is no submission, however it is called."""

from __future__ import annotations

import re
from pathlib import Path

from auditor.errors import OwnOutputError
from auditor.expressions import expression
from auditor.model.words import ADVICE
from auditor.opening import open_file
from auditor.stamps import PDF_KEY, SIGNED, WORDS, Kind, Stamp

_START, _END = 4096, 512
_PAGE = expression(rb"<meta\s[^>]{0,80}generator(?:3D)?[\"'][^>]{0,40}content=(?:3D)?[\"']auditor\b", re.I)
_DATA = expression(
    rb'\A(?:\xef\xbb\xbf)?\s*\{\s*(?:"schema_version".{0,40}?"tool":\s*\{\s*"name":\s*"auditor"'
    rb'|"\$schema".{0,200}?"driver":\s*\{\s*"name":\s*"auditor")',
    re.S,
)
_TABLE = ("规则", "问题", ADVICE, "依据", "指纹")  # headings that our list of findings has, in this order
_PDF_COPY = expression(re.escape(PDF_KEY).encode() + rb"\s*\(((?:[0-9a-f]{2})+)\)")
_SUITES = expression(rb'\A<\?xml[^>]{0,80}>\s*<testsuites name="auditor"')


def refuse_own(data: bytes, path: str) -> None:
    """Raises OwnOutputError where the bytes of a text or page are a report of ours."""
    start = data[:_START]
    if _PAGE.search(start) or _DATA.match(start) or _SUITES.match(start) or _listed(start) or _signed(data):
        raise own_output(Stamp(Kind.REPORT), path)


def own_output(stamp: Stamp, path: str) -> OwnOutputError:
    """What is told of a file of ours among submissions."""
    return OwnOutputError(path, f"这是本程序写的{WORDS[stamp.kind]}，不是送审文件", "没有审核，不用处理")


def is_report_page(path: Path) -> bool:
    """Whether the file is a page that this program wrote."""
    try:
        with open_file(path) as stream:
            return bool(_PAGE.search(stream.read(_START)))
    except OSError:
        return False


def _listed(start: bytes) -> bool:
    """Whether the first line is the heading of our findings as CSV."""
    heading = start.partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    cells = [cell.strip('"\r ') for cell in heading.split(",")]
    places = [cells.index(word) for word in _TABLE if word in cells]
    return len(places) == len(_TABLE) and places == sorted(places)


def _signed(data: bytes) -> bool:
    """Whether a text ends with our signature."""
    return bool(SIGNED.search(data[-_END:].decode("utf-8", "replace")))


def copied_pdf(data: bytes) -> str:
    """The name of the file that a PDF is an annotated copy of, blank for another."""
    start = data.rfind(PDF_KEY.encode())
    found = _PDF_COPY.match(data, start) if start >= 0 else None
    return bytes.fromhex(found[1].decode()).decode("utf-8", "surrogateescape") if found else ""
