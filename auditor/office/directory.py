"""How many parts a zip file of somebody else has, before they are listed."""

from __future__ import annotations

import struct
import zipfile
from typing import IO

# An Office file has tens of parts, one with many pictures hundreds.
MAX_PARTS = 10_000
MAX_DIRECTORY_BYTES = 8 * 1024 * 1024
_END = struct.Struct("<10sHIL")  # of the directory: signature and disks, entries, bytes, its place
_LARGE_END = struct.Struct("<32sQQ")  # the same of a ZIP64 file
_END_WITHIN = 66_000  # a comment of 65,535 bytes may follow
_SEE_LARGE = 0xFFFFFFFF
_LONGEST_ENTRY = 300


class TooManyParts(zipfile.BadZipFile):
    """A directory that would take minutes and gigabytes to list."""


def open_zip(stream: IO[bytes]) -> zipfile.ZipFile:
    """A zip whose directory is listed in a moment. Raises TooManyParts, or what zipfile raises."""
    entries, size = _directory(stream)
    if entries > MAX_PARTS or size > MAX_DIRECTORY_BYTES:
        count = max(entries, size // _LONGEST_ENTRY)
        raise TooManyParts(f"压缩包里有{count}个部分，超过{MAX_PARTS}个的上限")
    return zipfile.ZipFile(stream)


def _directory(stream: IO[bytes]) -> tuple[int, int]:
    """What the end of a zip says of its directory: how many entries, how many bytes; zeros where it says
    nothing."""
    length = stream.seek(0, 2)
    start = max(0, length - _END_WITHIN)
    stream.seek(start)
    tail = stream.read(_END_WITHIN)
    stream.seek(0)
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) - place < _END.size:
        return 0, 0
    _, entries, size, _ = _END.unpack_from(tail, place)
    large = tail.rfind(b"PK\x06\x06", 0, place)
    if large >= 0 and len(tail) - large >= _LARGE_END.size:
        _, large_entries, large_size = _LARGE_END.unpack_from(tail, large)
        entries, size = max(entries, large_entries), max(size, large_size)
    return entries, size if size != _SEE_LARGE else 0
