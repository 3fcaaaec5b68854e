"""The VML drawing behind cell comments: one hidden box a comment.

Excel writes VML that is not always well-formed XML, so shapes are added to it as text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from auditor.expressions import expression

_END = expression(rb"</(?:\w+:)?xml>\s*$")
_SHAPE_ID = expression(rb"_x0000_s(\d+)")
_BLOCK = 1024  # shape ids come in blocks of 1,024 a sheet
_WIDE, _LAST_COLUMN = 4, 16_383
_PER_LINE = 21  # characters that fit on a line of a box four columns wide
_HEAD = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{number}"/></o:shapelayout>'
)
_TYPE = (
    '<v:shapetype id="auditor_note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#auditor_note" style="position:absolute;width:260pt;height:{points}pt;'
    'z-index:{order};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left},15,{top},4,{right},15,{bottom},4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


class _Note(Protocol):
    @property
    def place(self) -> tuple[int, int]: ...

    @property
    def text(self) -> str: ...


def new_drawing(notes: Sequence[_Note], number: int) -> bytes:
    """The drawing of a sheet that had none; ``number`` is the sheet's in the workbook."""
    shapes = _shapes(notes, number * _BLOCK + 1)
    return f"{_HEAD.format(number=number)}{_TYPE}{shapes}</xml>".encode()


def with_shapes(drawing: bytes, notes: Sequence[_Note], number: int) -> bytes:
    """An existing drawing with boxes for the notes before its end."""
    if not notes:
        return drawing
    end = _END.search(drawing)
    if end is None:
        return new_drawing(notes, number)
    used = (int(match[1]) for match in _SHAPE_ID.finditer(drawing))
    first = max(used, default=number * _BLOCK) + 1
    added = f"{_TYPE}{_shapes(notes, first)}".encode()
    return drawing[: end.start()] + added + drawing[end.start() :]


def _shapes(notes: Sequence[_Note], first: int) -> str:
    return "".join(_shape(note, first + number, number + 1) for number, note in enumerate(notes))


def _shape(note: _Note, identifier: int, order: int) -> str:
    row, column = note.place[0] - 1, note.place[1] - 1
    lines = min(30, sum(len(line) // _PER_LINE + 1 for line in note.text.split("\n")) + 1)
    left = min(column + 1, _LAST_COLUMN - _WIDE)
    top = max(0, row - 1)
    return _SHAPE.format(
        id=identifier, points=lines * 13, order=order, left=left, right=left + _WIDE, top=top,
        bottom=top + max(4, lines), row=row, column=column,
    )  # fmt: skip
