"""The hyperlinks of one sheet, kept in temporary files until its rows are written."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from typing import IO, Self

from auditor.reports.workbook_text import escaped

MOST_LINKS = 65_000  # a worksheet holds 65,530
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
# What a relative address must not hold as it is.
_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in ' []^`{}"<>'})


@dataclass(frozen=True, slots=True)
class Link:
    """Words with what a click on them opens: a ``file`` by its relative path, this workbook where it is
    blank, and there the cell at ``place``."""

    text: str
    file: str = ""
    place: str = ""


class Links:
    """Takes links as the rows come, and writes them out behind the rows."""

    def __init__(self) -> None:
        self._elements, self._relationships = tempfile.TemporaryFile(), tempfile.TemporaryFile()  # noqa: SIM115
        self._count = self._external = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._elements.close()
        self._relationships.close()

    @property
    def external(self) -> bool:
        """Whether some link leads to a file, so that the sheet needs relationships."""
        return self._external > 0

    def add(self, cell: str, link: Link) -> bool:
        """Whether there was room for the link."""
        if self._count >= MOST_LINKS:
            return False
        self._count += 1
        place = f' location="{escaped(link.place)}"' if link.place else ""
        if link.file:
            self._external += 1
            identity = f"rId{self._external}"
            self._relationships.write(
                f'<Relationship Id="{identity}" Type="{_KIND}" '
                f'Target="{escaped(link.file.translate(_ADDRESS))}" TargetMode="External"/>'.encode()
            )
            place = f' r:id="{identity}"{place}'
        self._elements.write(f'<hyperlink ref="{cell}"{place}/>'.encode())
        return True

    def write_elements(self, target: IO[bytes]) -> None:
        """The part of the sheet that lists the links."""
        if self._count:
            target.write(b"<hyperlinks>")
            _copy(self._elements, target)
            target.write(b"</hyperlinks>")

    def write_relationships(self, target: IO[bytes]) -> None:
        """The sheet's file of relationships."""
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        target.write(f'{head}<Relationships xmlns="{_RELATIONSHIPS}">'.encode())
        _copy(self._relationships, target)
        target.write(b"</Relationships>")


def _copy(source: IO[bytes], target: IO[bytes]) -> None:
    source.seek(0)
    shutil.copyfileobj(source, target)
