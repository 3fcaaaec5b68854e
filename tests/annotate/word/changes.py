"""Accepts or refuses all tracked changes of a Word file, in the few steps that Word takes."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PART = "word/document.xml"


def accepted(data: bytes) -> bytes:
    return _decided(data, keep="ins", drop="del")


def refused(data: bytes) -> bytes:
    return _decided(data, keep="del", drop="ins")


def paragraphs(data: bytes) -> list[str]:
    """The texts of all paragraphs, of tables too; tabs and breaks as such."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read(_PART))
    signs = {f"{_W}tab": "\t", f"{_W}br": "\n"}
    return [
        "".join(signs.get(node.tag, node.text or "") for node in each.iter(f"{_W}t", *signs))
        for each in root.iter(f"{_W}p")
    ]


def _decided(data: bytes, *, keep: str, drop: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    root = etree.fromstring(parts[_PART])
    for gone in list(root.iter(f"{_W}{drop}")):
        gone.getparent().remove(gone)
    for kept in list(root.iter(f"{_W}{keep}")):
        for run in kept:
            kept.addprevious(run)
        kept.getparent().remove(kept)
    for text in root.iter(f"{_W}delText"):
        text.tag = f"{_W}t"
    parts[_PART] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
