"""Puts the stamp into a Word or Excel package, as a custom property, and finds it there again.

A second property holds a digest of all other parts, by which an unchanged file is told from one that people
have worked on since.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from lxml import etree

from auditor import stamps
from auditor.errors import InputError
from auditor.stamps import Kind, Stamp

if TYPE_CHECKING:
    from auditor.office.archive import Archive

NEW_DATE = (1980, 1, 1, 0, 0, 0)  # the zero of zip files: new parts carry no time of their own
PART = "docProps/custom.xml"
TYPES, RELATIONS = "[Content_Types].xml", "_rels/.rels"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_VALUE = f"{{{_VALUES}}}lpwstr"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE_LIST = "http://schemas.openxmlformats.org/package/2006/content-types"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_USER = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # the set of properties that are the user's own
_FIRST = 2  # 0 and 1 are reserved
_STRICT = b"http://purl.oclc.org/ooxml"
_DIGEST = f"{stamps.NAME}-sha256"
_META_NAME = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}name"


def stamped(parts: Mapping[str, bytes], stamp: Stamp) -> dict[str, bytes]:
    """The parts that a stamp adds or changes; ``parts`` are all of the package. An ISO strict file gets none:
    its properties are written otherwise."""
    if TYPES not in parts or RELATIONS not in parts or _STRICT in parts[RELATIONS]:
        return {}
    changed: dict[str, bytes] = {}
    if PART not in parts:
        changed[TYPES] = _added(
            parts[TYPES], f"{{{_TYPE_LIST}}}Override", PartName=f"/{PART}", ContentType=_CONTENT
        )
        changed[RELATIONS] = _added(
            parts[RELATIONS], f"{{{_PACKAGE}}}Relationship", Id="rIdAuditor", Type=_KIND, Target=PART
        )
    digest = _digest(({**parts, **changed}).items())
    return changed | {PART: _with_properties(parts.get(PART), {stamps.NAME: str(stamp), _DIGEST: digest})}


def untouched(archive: Archive) -> bool:
    """Whether nobody has changed a file since it was stamped. Raises InputError for a damaged one."""
    stated = _stated(archive, _DIGEST)
    return bool(stated) and stated == _digest((name, archive.read(name)) for name in archive.names)


def _digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """Of all parts but the properties that will hold it."""
    digest = hashlib.sha256()
    for name, data in sorted(parts):
        if name != PART:
            digest.update(f"{name}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            digest.update(data)
    return digest.hexdigest()


def stamp_in(archive: Archive) -> Stamp | None:
    """What this program says a package is; a copy without a comment left is a submission of its own."""
    found = stamps.stamp(_stated(archive, stamps.NAME))
    if found is not None and found.kind is Kind.COPY and not _commented(archive):
        return None
    return found


def _stated(archive: Archive, name: str) -> str:
    """What a property says; damaged ones say nothing, and the file is read all the same."""
    try:
        return _property(archive, name)
    except InputError:
        return ""


def _property(archive: Archive, name: str) -> str:
    if PART in archive.names:
        for item in archive.xml(PART):
            if item.get("name") == name:
                return etree.tostring(item, method="text", encoding="unicode")
    elif "mimetype" in archive.names and "meta.xml" in archive.names:  # saved as OpenDocument since
        for item in archive.xml("meta.xml").iter():
            if item.get(_META_NAME) == name:
                return etree.tostring(item, method="text", encoding="unicode")
    return ""


def _commented(archive: Archive) -> bool:
    """Whether any comment is left in a Word or Excel file."""
    parts = [name for name in archive.names if "comments" in name and name.endswith(".xml")]
    return any(archive.xml(name).find(".//{*}comment") is not None for name in parts)


def _with_properties(data: bytes | None, values: Mapping[str, str]) -> bytes:
    root = _no_properties() if data is None else _parsed(data)
    for old in [each for each in root if each.get("name") in values]:
        root.remove(old)
    for name, value in values.items():
        _add_property(root, name, value)
    return _written(root)


def _no_properties() -> etree._Element:
    """With prefixes of their own: those that libraries register for the whole process change the bytes."""
    return etree.Element(f"{{{_PROPERTIES}}}Properties", nsmap={"cp": _PROPERTIES, "vt": _VALUES})


def _add_property(root: etree._Element, name: str, value: str) -> None:
    taken = [int(each.get("pid", "0")) for each in root if each.get("pid", "0").isdecimal()]
    item = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
    item.set("fmtid", _USER)
    item.set("pid", str(max([_FIRST - 1, *taken]) + 1))
    item.set("name", name)
    etree.SubElement(item, _VALUE).text = value


def _added(data: bytes, tag: str, **attributes: str) -> bytes:
    root = _parsed(data)
    item = etree.SubElement(root, tag)
    for name, value in attributes.items():
        item.set(name, value)
    return _written(root)


def _parsed(data: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(data, parser)


def _written(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
