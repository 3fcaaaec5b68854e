"""Forms as a budget system exports them in JSON → Document: a heading and a table for each form.

An object that holds a list of objects is a form: its plain members become labels with their values, the list
becomes the indicator table. A list of plain objects is one table. What the names mean (Chinese labels,
English names, field names of budget systems) stands in lexicons/form-labels.yaml; docs/formats.md lists them.
A cell's place is its JSON pointer.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.errors import InputError
from auditor.model import Block, Cell, Document, Doubt, Location, Paragraph, Table
from auditor.readers.decoding import decode

_TITLES = frozenset({"title", "formname", "form_name", "标题", "表名", "表单名称", "表格名称"})
_DEPARTMENT_TITLE, _PROJECT_TITLE = "部门整体绩效目标表", "项目支出绩效目标表"
_DEPARTMENT_SIGNS = frozenset({("framesystem", "dept"), ("kind", "department")})
# Rows that the system keeps beside the year's own: yearflag 1 is the long-term goal, isapply 2 is not in use.
_LEFT_OUT = {"yearflag": "1", "isapply": "2"}
_ADVICE = "请重新导出后再审核；JSON的写法见 docs/formats.zh-CN.md"
_DEEPEST = 8

Members = Mapping[str, Any]
Words = tuple[str, Location]


def read_export(data: bytes, path: str | Path) -> Document:
    """A Document whose cells carry their JSON pointer as ``cell``. Raises InputError for what is no JSON or
    holds no object."""
    text = decode(data, path)
    try:
        content = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except json.JSONDecodeError as error:
        reason = f"不是正确的JSON，第{error.lineno}行第{error.colno}列读不下去"
        raise InputError(str(path), reason, _ADVICE) from error
    except RecursionError as error:
        raise InputError(str(path), "JSON嵌套过深", _ADVICE) from error
    reading = _Reading()
    reading.walk(content, "", 0)
    if not reading.blocks:
        raise InputError(str(path), "JSON里没有绩效指标", _ADVICE)
    return Document(str(path), "json", tuple(reading.blocks), tuple(reading.doubts))


class _Reading:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []

    def walk(self, value: Any, pointer: str, depth: int) -> None:
        if depth > _DEEPEST:
            self.doubts.append(Doubt("JSON嵌套过深，其中的内容没有读取", Location(cell=pointer)))
        elif _is_plain_rows(value):
            self._table(list(self._kept_rows(value, pointer)), pointer)
        elif isinstance(value, dict):
            self._object(value, pointer, depth)
        elif isinstance(value, list):
            for index, item in enumerate(value):
                self.walk(item, f"{pointer}/{index}", depth + 1)

    def _object(self, members: Members, pointer: str, depth: int) -> None:
        """A form where it holds a list of plain objects, else a wrapper around forms."""
        lists = [name for name, value in members.items() if _is_plain_rows(value)]
        if not lists or not _fields(members, pointer):
            for name, value in members.items():
                self.walk(value, f"{pointer}/{_escaped(name)}", depth + 1)
            return
        for name in lists:
            rows = list(self._kept_rows(members[name], f"{pointer}/{_escaped(name)}"))
            self._form(members, rows, pointer)

    def _form(self, members: Members, rows: list[list[Words]], pointer: str) -> None:
        self.blocks.append(Paragraph(_title(members), Location(cell=pointer or "/"), 1))
        head = [list(pair) for pair in _fields(members, pointer)]
        self._table([*head, *rows], pointer)

    def _table(self, rows: list[list[Words]], pointer: str) -> None:
        cells = tuple(
            Cell(text, number, column, place)
            for number, row in enumerate(rows, start=1)
            for column, (text, place) in enumerate(row, start=1)
        )
        if cells:
            self.blocks.append(Table(cells, Location(cell=pointer or "/")))

    def _kept_rows(self, items: Sequence[Members], pointer: str) -> Iterator[list[Words]]:
        """The header and the rows of a list; rows that the system keeps for another purpose are told."""
        rows = [(index, _spread(item)) for index, item in enumerate(items)]
        kept = [(index, item) for index, item in rows if not _is_left_out(item)]
        if len(kept) < len(rows):
            message = f"有{len(rows) - len(kept)}条长期目标或不适用的指标没有读取"
            self.doubts.append(Doubt(message, Location(cell=pointer)))
        names = list(dict.fromkeys(name for _, item in kept for name in item))
        yield [(name, Location(cell=pointer)) for name in names]
        for index, item in kept:
            place = f"{pointer}/{index}"
            yield [(_words(item.get(name)), Location(cell=f"{place}/{_escaped(name)}")) for name in names]


def _is_plain_rows(value: Any) -> bool:
    """A list of objects without lists of objects inside."""
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(item, dict) for item in value)
        and not any(
            isinstance(inner, list) and _has_objects(inner) for item in value for inner in item.values()
        )
    )


def _has_objects(items: list[Any]) -> bool:
    return any(isinstance(item, dict) for item in items)


def _fields(members: Members, pointer: str) -> list[tuple[Words, Words]]:
    """Labels with their values, each with its place; an amount with its unit is one value."""
    pairs = []
    for name, value in members.items():
        if (
            name.lower() in _TITLES
            or isinstance(value, list)
            or (isinstance(value, dict) and "unit" not in value)
        ):
            continue
        place = Location(cell=f"{pointer}/{_escaped(name)}")
        pairs.append(((name, place), (_words(value), place)))
    return pairs


def _title(members: Members) -> str:
    stated = next((value for name, value in members.items() if name.lower() in _TITLES and value), None)
    if isinstance(stated, str):
        return stated
    signs = {(name.lower(), str(value).lower()) for name, value in members.items()}
    return _DEPARTMENT_TITLE if signs & _DEPARTMENT_SIGNS else _PROJECT_TITLE


def _spread(item: Members) -> dict[str, Any]:
    """A row with its list of level names as level1, level2."""
    levels = item.get("levels")
    if not isinstance(levels, list):
        return dict(item)
    named = {f"level{number}": level for number, level in enumerate(levels[:2], start=1)}
    return named | {name: value for name, value in item.items() if name != "levels"}


def _is_left_out(item: Members) -> bool:
    return any(_words(value) == _LEFT_OUT.get(name.lower()) for name, value in item.items())


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, dict):
        return f"{_words(value.get('amount', value.get('value')))}{_words(value.get('unit'))}"
    if isinstance(value, list):
        return "\n".join(_words(each) for each in value)
    return str(value)


def _escaped(name: str) -> str:
    """A member's name inside a JSON pointer (RFC 6901)."""
    return name.replace("~", "~0").replace("/", "~1")
