"""An Office file whose parts can be replaced or added while all others stay byte for byte the same."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from auditor.errors import InputError
from auditor.office.archive import STRICT_ADDRESSES, Archive
from auditor.office.packages import Relationships
from auditor.office.stamping import NEW_DATE, TYPES, stamped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from auditor.stamps import Stamp

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


class Package:
    """Reads parts, takes replacements, and gives the new file."""

    def __init__(self, data: bytes, path: str) -> None:
        self.archive = Archive(data, path)
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._changed: dict[str, bytes] = {}
        self._strict: set[str] = set()

    @property
    def names(self) -> set[str]:
        return {*self.archive.names, *self._changed}

    @property
    def signed(self) -> bool:
        """Whether the file carries a digital signature, which no longer holds for an annotated copy."""
        return any(name.startswith("_xmlsignatures/") for name in self.archive.names)

    def read(self, name: str) -> bytes:
        return self._changed[name] if name in self._changed else self.archive.read(name)

    def tree(self, name: str) -> etree._Element:
        """A part parsed with its comments and processing instructions; ISO strict ones as ordinary ones."""
        data = self.read(name)
        for strict, ordinary in STRICT_ADDRESSES:
            if strict in data:
                self._strict.add(name)
                data = data.replace(strict, ordinary)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise InputError(
                self.archive.path, f"文件已损坏，“{name}”的内容不完整", "请用Word、Excel或WPS打开后另存"
            ) from error

    def put(self, name: str, root: etree._Element, *, like: str | None = None) -> None:
        """Replaces or adds a part; ``like`` names the part whose flavour (ISO strict) a new one follows."""
        data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        if name in self._strict or like in self._strict:
            for strict, ordinary in STRICT_ADDRESSES:
                data = data.replace(ordinary, strict)
        self._changed[name] = data

    def put_bytes(self, name: str, data: bytes) -> None:
        self._changed[name] = data

    def related(self, part: str) -> Relationships:
        """What a part referred to in the original file."""
        return Relationships(self.archive, part)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Adds a relationship from ``part`` to ``target`` and returns its id."""
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        root = (
            self.tree(name)
            if name in self.names
            else etree.fromstring(f'<Relationships xmlns="{_RELATIONSHIPS}"/>')
        )
        identifier = _unused(f"rId{number}" for number in range(1, 1_000_000) if _free(root, f"rId{number}"))
        item = etree.SubElement(root, f"{{{_RELATIONSHIPS}}}Relationship")
        item.set("Id", identifier)
        item.set("Type", f"{RELATION}/{kind}")
        item.set("Target", posixpath.relpath(target, folder or "."))
        self.put(name, root, like=part)
        return identifier

    def unused_name(self, pattern: str) -> str:
        """The first part name of a pattern with «{}» for a number that the file does not have."""
        return _unused(
            name for number in range(1, 100_000) if (name := pattern.format(number)) not in self.names
        )

    def declare(self, name: str, content_type: str) -> None:
        """States the content type of a new part."""
        root = self.tree(TYPES)
        item = etree.SubElement(root, f"{_TYPES}Override")
        item.set("PartName", f"/{name}")
        item.set("ContentType", content_type)
        self.put(TYPES, root)

    def declare_extension(self, extension: str, content_type: str) -> None:
        """States the content type of all parts with an extension, unless the file does."""
        root = self.tree(TYPES)
        known = {item.get("Extension", "").lower() for item in root.iterchildren(f"{_TYPES}Default")}
        if extension not in known:
            item = etree.Element(f"{_TYPES}Default")
            item.set("Extension", extension)
            item.set("ContentType", content_type)
            root.insert(0, item)
            self.put(TYPES, root)

    def stamp(self, stamp: Stamp) -> None:
        """States what the new file is, among its properties."""
        self._changed |= stamped({name: self.read(name) for name in self.names}, stamp)

    def data(self) -> bytes:
        """The new file: entries in their order with their dates, new parts at the end."""
        buffer = io.BytesIO()
        entries = {entry.filename: entry for entry in self._zip.infolist()}
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for name, entry in entries.items():
                info = zipfile.ZipInfo(name, entry.date_time)
                info.compress_type = entry.compress_type
                info.external_attr = entry.external_attr
                target.writestr(info, self.read(name) if name in self._changed else self._zip.read(entry))
            for name in self._changed:
                if name not in entries:
                    info = zipfile.ZipInfo(name, NEW_DATE)
                    info.compress_type = zipfile.ZIP_DEFLATED
                    target.writestr(info, self._changed[name])
        return buffer.getvalue()


def _free(root: etree._Element, identifier: str) -> bool:
    return all(item.get("Id") != identifier for item in root)


def _unused(names: Iterable[str]) -> str:
    return next(iter(names))
