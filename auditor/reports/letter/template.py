"""Fills a .docx template: {{field}} becomes words, {{#list}} … {{/list}} is repeated for every entry.

A list's marks stand in paragraphs of their own, or both in one table row. Word may cut a field into several
runs; it is found all the same, and takes the looks of its first character.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from auditor.errors import ConfigurationError
from auditor.expressions import expression
from auditor.stamps import Kind, Stamp
from auditor.words.visible import visible

if TYPE_CHECKING:
    from lxml import etree

Fields: TypeAlias = Mapping[str, "str | Sequence[Fields]"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT, _PARAGRAPH, _ROW = f"{_W}t", f"{_W}p", f"{_W}tr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIELD = expression(r"\{\{\s*([#/]?)\s*(\w+)\s*\}\}")
_FILLED = expression(r"word/(document|header\d*|footer\d*)\.xml")


def fill_template(template: bytes, fields: Fields, path: str) -> bytes:
    """The filled file; ``path`` is what the template is called in a ConfigurationError."""
    from lxml import etree

    from auditor.office.archive import Archive, parse_xml
    from auditor.office.stamping import NEW_DATE, stamped

    archive = Archive(template, path)
    dates = {entry.filename: entry.date_time for entry in archive.entries}
    parts = {name: archive.read(name) for name in dates}
    for name in filter(_FILLED.fullmatch, parts):
        root = parse_xml(parts[name], name, path)
        _Filler(path).fill(root, fields)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, data in (parts | stamped(parts, Stamp(Kind.LETTER))).items():
            info = zipfile.ZipInfo(name, dates.get(name, NEW_DATE))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return buffer.getvalue()


def names_list(template: bytes, name: str, path: str) -> bool:
    """Whether the body of the template repeats the list ``name``."""
    from auditor.office.archive import Archive

    root = Archive(template, path).xml("word/document.xml")
    return any(_mark(each) == ("#", name) for each in root.iter(_PARAGRAPH))


class _Filler:
    def __init__(self, path: str) -> None:
        self._path = path

    def fill(self, element: etree._Element, fields: Fields) -> None:
        """Fills everything in an element, lists first."""
        children = list(element)
        index = 0
        while index < len(children):
            child = children[index]
            name = _opening(child)
            if name is not None:
                end = self._end(children, index, name)
                self._repeat(children[index : end + 1], name, fields)
                index = end
            elif child.tag == _ROW and (name := _row_list(child)) is not None:
                self._repeat_row(child, name, fields)
            elif child.tag == _PARAGRAPH:
                self._words(child, fields)
            else:
                self.fill(child, fields)
            index += 1

    def _repeat(self, block: Sequence[etree._Element], name: str, fields: Fields) -> None:
        """Puts copies of what stands between two marks in the place of the block."""
        holder = block[0].makeelement("holder")
        for entry in self._entries(name, fields):
            part = holder.makeelement("holder")
            part.extend(copy.deepcopy(each) for each in block[1:-1])
            self.fill(part, {**fields, **entry})
            holder.extend(list(part))
        for each in list(holder):
            block[0].addprevious(each)
        for each in block:
            _remove(each)

    def _repeat_row(self, row: etree._Element, name: str, fields: Fields) -> None:
        for entry in self._entries(name, fields):
            new = copy.deepcopy(row)
            row.addprevious(new)
            for paragraph in new.iter(_PARAGRAPH):
                self._words(paragraph, {**fields, **entry})
        _remove(row)

    def _words(self, paragraph: etree._Element, fields: Fields) -> None:
        for content in paragraph.iter(f"{_W}txbxContent"):
            self.fill(content, fields)
        nodes = [node for node in paragraph.iter(_TEXT) if _own(node, paragraph)]
        text = "".join(node.text or "" for node in nodes)
        for match in reversed(list(_FIELD.finditer(text))):
            _replace(nodes, match.start(), match.end(), "" if match[1] else self._value(match[2], fields))
        if "{{" in text:
            for node in nodes:
                _break_lines(node)

    def _value(self, name: str, fields: Fields) -> str:
        value = self._known(name, fields)
        if not isinstance(value, str):
            raise ConfigurationError(
                f"{self._path}：“{name}”是一组内容，应写成 {{{{#{name}}}}} … {{{{/{name}}}}}"
            )
        return visible(value)

    def _entries(self, name: str, fields: Fields) -> Sequence[Fields]:
        value = self._known(name, fields)
        if isinstance(value, str):
            raise ConfigurationError(f"{self._path}：“{name}”不是一组内容，应写成 {{{{{name}}}}}")
        return value

    def _known(self, name: str, fields: Fields) -> str | Sequence[Fields]:
        if name not in fields:
            raise ConfigurationError(
                f"{self._path}：模板里的“{name}”没有对应的内容，可用的有：{'、'.join(fields)}"
            )
        return fields[name]

    def _end(self, children: Sequence[etree._Element], start: int, name: str) -> int:
        depth = 0
        for index in range(start, len(children)):
            mark = _mark(children[index])
            if mark is not None and mark[1] == name:
                depth += 1 if mark[0] == "#" else -1
                if depth == 0:
                    return index
        raise ConfigurationError(f"{self._path}：模板里的 {{{{#{name}}}}} 没有对应的 {{{{/{name}}}}}")


def _mark(element: etree._Element) -> tuple[str, str] | None:
    """# or / and the name, where a paragraph holds nothing but a mark."""
    if element.tag != _PARAGRAPH:
        return None
    match = _FIELD.fullmatch("".join(node.text or "" for node in element.iter(_TEXT)).strip())
    return (match[1], match[2]) if match and match[1] else None


def _opening(element: etree._Element) -> str | None:
    mark = _mark(element)
    return mark[1] if mark and mark[0] == "#" else None


def _row_list(row: etree._Element) -> str | None:
    """The list that a table row is repeated for."""
    text = "".join(node.text or "" for node in row.iter(_TEXT))
    opened = [match[2] for match in _FIELD.finditer(text) if match[1] == "#"]
    closed = [match[2] for match in _FIELD.finditer(text) if match[1] == "/"]
    return opened[0] if opened and opened[:1] == closed[-1:] else None


def _own(node: etree._Element, paragraph: etree._Element) -> bool:
    """Whether a text belongs to the paragraph itself, not to a text box in it."""
    return next(node.iterancestors(_PARAGRAPH)) is paragraph


def _replace(nodes: Sequence[etree._Element], start: int, end: int, words: str) -> None:
    """Replaces a stretch of the joined texts; the words go where it begins."""
    position = 0
    for node in nodes:
        text = node.text or ""
        first, last = max(start - position, 0), min(end - position, len(text))
        if first < last:
            begins = position <= start
            _set(node, text[:first] + (words if begins else "") + text[last:])
        position += len(text)


def _break_lines(node: etree._Element) -> None:
    lines = (node.text or "").split("\n")
    _set(node, lines[0])
    for line in reversed(lines[1:]):
        following, line_break = node.makeelement(_TEXT), node.makeelement(f"{_W}br")
        _set(following, line)
        node.addnext(following)
        node.addnext(line_break)


def _set(node: etree._Element, text: str) -> None:
    node.text = text
    node.set(_SPACE, "preserve")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
