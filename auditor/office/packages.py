"""Office packages: which kind a zip file is, and how its parts refer to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum

from auditor.errors import InputError
from auditor.model import Document, Doubt, Location
from auditor.office.archive import Archive

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package(StrEnum):
    """A kind of office file that is a zip."""

    DOCX = "docx"
    XLSX = "xlsx"
    OFD = "ofd"
    ODS = "ods"
    ODT = "odt"


def package(archive: Archive) -> Package:
    """The kind of Office file in a zip file, whatever its suffix says; any other zip is an InputError."""
    names = archive.names
    if "xl/workbook.bin" in names:
        raise InputError(archive.path, "这是二进制的Excel格式（.xlsb）", "请用Excel另存为.xlsx后再审核")
    if any(name.startswith("word/") for name in names):
        return Package.DOCX
    if any(name.startswith("xl/") for name in names):
        return Package.XLSX
    if "OFD.xml" in names:
        return Package.OFD
    if "content.xml" in names and "mimetype" in names and (kind := _open_document(archive)):
        return kind
    raise _other(archive)


def with_remarks(document: Document, archive: Archive) -> Document:
    """The document with doubts about what a package holds besides words: macros, files elsewhere."""
    doubts = tuple(Doubt(message, Location()) for message in _remarks(archive))
    return replace(document, doubts=(*document.doubts, *doubts)) if doubts else document


def _remarks(archive: Archive) -> Iterator[str]:
    names = archive.names
    if any(name.endswith("vbaProject.bin") for name in names):
        yield "文件含有宏，宏没有运行，也没有读取"
    if any(name.startswith("xl/externalLinks/") for name in names):
        yield "文件引用了其他工作簿，没有去读取，按本文件保存的数值审核，请核对"
    if any(name.startswith(("word/embeddings/", "xl/embeddings/")) for name in names):
        yield "文件里嵌入了其他文件，其内容没有读取，请核对"


def _open_document(archive: Archive) -> Package | None:
    """Text or spreadsheet, as an OpenDocument says of itself; nothing for its drawings and slides."""
    stated = archive.read("mimetype").strip().removeprefix(b"application/vnd.oasis.opendocument.")
    if stated.startswith(b"spreadsheet"):
        return Package.ODS
    return Package.ODT if stated.startswith(b"text") else None


def _other(archive: Archive) -> InputError:
    names = archive.names
    if any(name.startswith("ppt/") for name in names):
        return InputError(
            archive.path, "这是演示文稿（PPT），不能审核", "请提供Word（.docx）或Excel（.xlsx）格式的申报表"
        )
    if "content.xml" in names:
        return InputError(
            archive.path,
            "这个OpenDocument文件不是文本，也不是电子表格",
            "请另存为.odt、.ods、.docx或.xlsx后再审核",
        )
    return InputError(
        archive.path,
        "内容不是Word文档，也不是Excel工作簿，是普通压缩包",
        "如果里面是申报材料，请解压后再审核",
    )


class Relationships:
    """What a part refers to: by id, and by the last word of the relationship's type (styles, theme …)."""

    def __init__(self, archive: Archive, part: str) -> None:
        folder, name = posixpath.split(part)
        self.targets: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        source = posixpath.join(folder, "_rels", f"{name}.rels")
        if source not in archive.names:
            return
        for item in archive.xml(source).iter(_RELATIONSHIP):
            if item.get("TargetMode") == "External":
                continue
            target = item.get("Target", "").replace("\\", "/")
            target = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            target = posixpath.normpath(target)
            self.targets[item.get("Id", "")] = target
            self.kinds.setdefault(item.get("Type", "").rpartition("/")[2], target)


def main_part(archive: Archive, usual: str) -> str:
    """The part that holds the document itself; where nothing says which, the usual one."""
    target = Relationships(archive, "").kinds.get("officeDocument", usual)
    return target if target in archive.names else usual
