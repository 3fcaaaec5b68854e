"""The one place where a zip file of somebody else is opened and its XML parsed.

Everything is measured while it is unpacked; what a header says is not believed.
"""

from __future__ import annotations

import copy
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from types import TracebackType
from typing import IO, Self

from lxml import etree

from auditor.errors import InputError
from auditor.office.directory import MAX_PARTS, TooManyParts, open_zip

# A submission of 1,000 forms is 150 MB of XML, of which 9 MB are read; a document.xml of ten forms is 1.3 MB.
MAX_PART_BYTES = 256 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
# The parser takes up to thirty times the memory of what it is given.
MAX_PARSED_BYTES = 64 * 1024 * 1024
# XML of Office files packs 10 to 60 times smaller; a bomb packs 1,000 times.
MAX_RATIO = 150
RATIO_COUNTS_FROM = 8 * 1024 * 1024
_STEP = 2 * 1024 * 1024  # most parts are unpacked in one, and not copied any more
# ISO strict files differ from ordinary ones in these addresses only: strict, ordinary.
_OOXML = b"http://schemas.openxmlformats.org"
_PURL = b"http://purl.oclc.org/ooxml"
STRICT_ADDRESSES = tuple(
    (_PURL + strict, _OOXML + ordinary)
    for strict, ordinary in (
        (b"/wordprocessingml/main", b"/wordprocessingml/2006/main"),
        (b"/spreadsheetml/main", b"/spreadsheetml/2006/main"),
        (b"/officeDocument/relationships", b"/officeDocument/2006/relationships"),
    )
)
Prepare = Callable[[Iterator[bytes]], Iterator[bytes]]
_DAMAGED = "请用Word、Excel或WPS打开并修复后另存，或向提交单位重新要一份"
_DAMAGED_ZIP = "请解压试试，能解开的重新压缩一次，解不开的向提交单位重新要一份"
_BOMB = "这不像正常的申报材料，请向提交单位核实，必要时请另存后再审核"


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip


# A workbook has a part for each sheet, and a parser takes as long to make as a small part to read.
_PARSER = _parser()
BREAKS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


class Archive:
    """A zip file. Raises InputError where it is damaged, encrypted or unreasonably large.

    ``package`` stands for a zip of many files: single files may be encrypted, and are refused one by one.
    """

    def __init__(self, data: bytes | IO[bytes], path: str, *, package: bool = False) -> None:
        self.path = path
        self._left = MAX_TOTAL_BYTES
        self._stream = io.BytesIO(data) if isinstance(data, bytes) else data
        try:
            self._zip = open_zip(self._stream)
        except TooManyParts as error:
            self._stream.close()
            raise InputError(path, str(error), _BOMB) from error
        except BREAKS as error:
            self._stream.close()
            advice = _DAMAGED_ZIP if package else _DAMAGED
            raise InputError(path, "文件已损坏或没有保存完整", advice) from error
        self.entries = self._zip.infolist()
        if len(self.entries) > MAX_PARTS:
            reason = f"压缩包里有{len(self.entries)}个部分，超过{MAX_PARTS}个的上限"
            raise InputError(path, reason, _BOMB)
        if not package and any(entry.flag_bits & 0x1 for entry in self.entries):
            raise InputError(path, "文件内容已加密", "请取消密码并保存后再审核")
        self.names = frozenset(entry.filename for entry in self.entries)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()
        self._stream.close()

    def again(self, stream: IO[bytes]) -> Archive:
        """The same zip, opened once more without listing it anew, and with the whole limit to unpack."""
        opened = copy.copy(self)
        opened._left, opened._stream, opened._zip = MAX_TOTAL_BYTES, stream, copy.copy(self._zip)
        opened._zip.fp = stream
        return opened

    def unpack(self, entry: zipfile.ZipInfo, path: str) -> bytes:
        """The bytes of one of ``entries``; ``path`` is what it is called in an InputError."""
        try:
            return self._unpack(entry)
        except BREAKS as error:
            raise InputError(path, "在压缩包里已损坏，无法解压", _DAMAGED) from error

    def read(self, name: str) -> bytes:
        """A part's bytes. Raises InputError where it is missing, damaged, or larger than the limits."""
        try:
            return self._unpack(self._entry(name))
        except BREAKS as error:
            raise self._broken(name) from error

    def stream(self, name: str) -> IO[bytes]:
        """A part to be read step by step, of any size: it is for readers that do not keep it."""
        return self._zip.open(name)

    def xml(self, name: str, prepare: Prepare | None = None) -> etree._Element:
        """A part parsed, with ISO strict namespaces replaced by the ordinary ones; ``prepare`` then changes
        the XML, piece by piece, before it is parsed."""
        pieces = (_ordinary(piece) for piece in self._pieces(self._entry(name)))
        try:
            return _parsed(prepare(pieces) if prepare else pieces, name, self.path)
        except BREAKS as error:
            raise self._broken(name) from error

    def _entry(self, name: str) -> zipfile.ZipInfo:
        if name not in self.names:
            raise InputError(self.path, f"文件不完整，缺少“{name}”", _DAMAGED)
        return self._zip.getinfo(name)

    def _broken(self, name: str) -> InputError:
        return InputError(self.path, f"文件已损坏，“{name}”无法解压", _DAMAGED)

    def _pieces(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The XML of a part; each piece but the last ends with «>»."""
        begun: list[bytes] = []
        for step in self._steps(entry):
            end = step.rfind(b">") + 1
            if end:
                yield b"".join((*begun, step[:end]))
                begun = [step[end:]]
            else:
                begun.append(step)
        if (rest := b"".join(begun)).strip():
            yield rest

    def _unpack(self, entry: zipfile.ZipInfo) -> bytes:
        return b"".join(self._steps(entry))

    def _steps(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        size = 0
        with self._zip.open(entry) as stream:
            while step := stream.read(_STEP):
                size += len(step)
                self._left -= len(step)
                self._check(entry, size)
                yield step

    def _check(self, entry: zipfile.ZipInfo, size: int) -> None:
        if size > MAX_PART_BYTES or self._left < 0:
            raise _too_large(self.path)
        if size > RATIO_COUNTS_FROM and size > MAX_RATIO * max(entry.compress_size, 1):
            raise InputError(self.path, f"文件解压后膨胀超过{MAX_RATIO}倍，疑似压缩炸弹", _BOMB)


def _ordinary(xml: bytes) -> bytes:
    if _PURL not in xml:
        return xml
    for strict, ordinary in STRICT_ADDRESSES:
        xml = xml.replace(strict, ordinary)
    return xml


def _parsed(pieces: Iterator[bytes], name: str, path: str) -> etree._Element:
    first, second = next(pieces, b""), next(pieces, None)
    if second is None:
        return parse_xml(first, name, path)
    parser, size = _parser(), 0
    with _readable(name, path):
        for piece in chain((first, second), pieces):
            size += len(piece)
            _check_parsed(size, path)
            parser.feed(piece)
        return _without_type(parser.close(), name, path)


def parse_xml(data: bytes, name: str, path: str) -> etree._Element:
    """XML without entities, network or a document type; depth and node sizes within libxml2's safe limits."""
    _check_parsed(len(data), path)
    with _readable(name, path):
        return _without_type(etree.fromstring(data, _PARSER), name, path)


@contextmanager
def _readable(name: str, path: str) -> Iterator[None]:
    try:
        yield
    except etree.XMLSyntaxError as error:
        raise InputError(path, f"文件已损坏，“{name}”的内容不完整", _DAMAGED) from error


def _without_type(root: etree._Element, name: str, path: str) -> etree._Element:
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(path, f"“{name}”含有文档类型声明，出于安全不予读取", _BOMB)
    return root


def _check_parsed(size: int, path: str) -> None:
    if size > MAX_PARSED_BYTES:
        raise _too_large(path)


def _too_large(path: str) -> InputError:
    return InputError(path, "文件解压后大得不合常理（超过上限）", _BOMB)
