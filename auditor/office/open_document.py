"""What OpenDocument texts and spreadsheets share: names, the words of paragraphs, what is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.expressions import expression
from auditor.model import Document, Doubt, Location
from auditor.office.elements import whole

if TYPE_CHECKING:
    from lxml import etree

    from auditor.office.archive import Archive

_URN = "urn:oasis:names:tc:opendocument:xmlns"
OFFICE, TABLE, TEXT, DRAW, STYLE = (
    f"{{{_URN}:{name}:1.0}}" for name in ("office", "table", "text", "drawing", "style")
)
_MANIFEST = f"{{{_URN}:manifest:1.0}}"
CONTENT = "content.xml"
_LISTS = ("script-lc.xml", "script-lb.xml")  # of macros; there may be none in them
_SPACE = expression(r"[ \t\r\n]+")
_MOST_SPACES = 1_000  # of a text:s; more is damage
_BREAKS = frozenset({f"{TEXT}line-break", f"{TEXT}tab", f"{TEXT}s"})
# notes, comments, deleted text, pronunciation and bookmarks' own words are not words of the paragraph
_UNSEEN = frozenset(
    {
        f"{TEXT}note", f"{OFFICE}annotation", f"{OFFICE}annotation-end", f"{TEXT}tracked-changes",
        f"{TEXT}ruby-text", f"{TEXT}hidden-text", f"{OFFICE}event-listeners",
    }
)  # fmt: skip


@dataclass(slots=True)
class Words:
    """The words of a paragraph; ``boxes`` are frames with text of their own in it, ``pictures`` counts."""

    text: str = ""
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    objects: int = 0


def content(archive: Archive) -> etree._Element:
    """The root of the document. Raises InputError for one with a password."""
    if "META-INF/manifest.xml" in archive.names:
        manifest = archive.xml("META-INF/manifest.xml")
        if next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
            raise InputError(archive.path, "文件设了打开密码", "请取消密码并保存后再审核")
    return archive.xml(CONTENT)


def with_remarks(document: Document, archive: Archive) -> Document:
    """The document with doubts about what a package holds besides words: macros, embedded files."""
    remarks = list(_remarks(archive))
    doubts = tuple(Doubt(message, Location()) for message in remarks)
    return replace(document, doubts=(*document.doubts, *doubts))


def _remarks(archive: Archive) -> Iterator[str]:
    scripts = (name for name in archive.names if name.startswith("Basic/") and name.endswith(".xml"))
    if any(not name.endswith(_LISTS) for name in scripts):
        yield "文件含有宏，宏没有运行，也没有读取"
    if any(name.startswith("Object ") and name.endswith(f"/{CONTENT}") for name in archive.names):
        yield "文件里嵌入了其他文件，其内容没有读取，请核对"


def hidden_styles(root: etree._Element) -> frozenset[str]:
    """Names of styles whose text is not shown."""
    return frozenset(
        style.get(f"{STYLE}name", "")
        for style in root.iter(f"{STYLE}style")
        if any(each.get(f"{TEXT}display") == "none" for each in style.iterchildren(f"{STYLE}text-properties"))
    )


def words_of(paragraph: etree._Element, hidden: frozenset[str] = frozenset()) -> Words:
    """What a paragraph shows: text:s are spaces, deleted and hidden words are left out."""
    words = Words()
    if paragraph.get(f"{TEXT}style-name") not in hidden:
        words.text = "".join(_pieces(paragraph, hidden, words))
    return words


def _pieces(element: etree._Element, hidden: frozenset[str], words: Words) -> Iterator[str]:
    """Goes down without recursion: damaged files nest thousands of spans."""
    stack: list[etree._Element | str] = [element]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
            continue
        if item is not element and item.tail:
            stack.append(_collapsed(item.tail))
        if item.tag in _UNSEEN or (item is not element and item.get(f"{TEXT}style-name") in hidden):
            continue
        if item.tag in _BREAKS:
            yield _break(item)
        elif item.tag == f"{DRAW}frame":
            _frame(item, words)
        else:
            stack += reversed(item)
            stack.append(_collapsed(item.text or ""))


def _break(element: etree._Element) -> str:
    if element.tag == f"{TEXT}line-break":
        return "\n"
    if element.tag == f"{TEXT}tab":
        return "\t"
    return " " * min(whole(element.get(f"{TEXT}c"), 1), _MOST_SPACES)


def _collapsed(text: str) -> str:
    """White space of the source is one space."""
    return _SPACE.sub(" ", text)


def _frame(frame: etree._Element, words: Words) -> None:
    """A frame holds a text box, an embedded object (often with a picture of it) or a picture."""
    box = frame.find(f"{DRAW}text-box")
    if box is not None:
        words.boxes.append(box)
    elif frame.find(f"{DRAW}object") is not None or frame.find(f"{DRAW}object-ole") is not None:
        words.objects += 1
    elif frame.find(f"{DRAW}image") is not None:
        words.pictures += 1
