"""YAML read with places: the node tree composed by PyYAML, scalars resolved by YAML 1.2's core schema.

PyYAML's own resolver follows YAML 1.1, where ``no`` is false, ``0301`` is 193 and ``12:30`` is 750. Here
``no`` and ``12:30`` are the strings that the rule owner sees, and ``0301`` is 301. Duplicate keys, aliases to
nothing, anchors that refer to themselves, merge keys and tags are errors. https://yaml.org/spec/1.2.2/#103-core-schema
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from auditor.config.yaml_errors import Mark, Path, YamlError
from auditor.config.yaml_problems import PROBLEMS, SLIPS
from auditor.expressions import expression

_INTEGER = expression(r"[-+]?[0-9]+")
_FLOAT = expression(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_QUOTED_STYLES = frozenset("'\"|>")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_TRUES = frozenset({"true", "True", "TRUE"})
_FALSES = frozenset({"false", "False", "FALSE"})
_BASE: Any = yaml.CSafeLoader if hasattr(yaml, "CSafeLoader") else yaml.SafeLoader
_DEEPEST = 64
_BRACKETS = expression(r"[\[\]{}]")
_DEEP_LINE = expression(rf"^(?:[-?:] ?| ){{{4 * _DEEPEST},}}", re.MULTILINE)
_MOST_REPEATED = 10_000  # values that stand in the file once and are meant more often, through aliases
_LONGEST_NUMBER = 18  # digits; the budget of a province in 分 has 15
_MERGE_KEY = "<<"
_IN_CHINESE_QUOTES = expression(r"[“‘].*[”’]")


class _Loader(_BASE):  # type: ignore[misc]
    """Composes nodes and leaves their tags alone: the builder tells what a scalar is."""

    def resolve(self, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return ""

    def descend_resolver(self, _parent: object, _index: object) -> None:
        """No tag depends on where a node stands."""

    def ascend_resolver(self) -> None:
        """No tag depends on where a node stands."""


def composed(text: str, source: str) -> tuple[Any, dict[Path, Mark], dict[Path, Mark]]:
    """The data of a text, and where each value and each key stands. Raises YamlError."""
    values: dict[Path, Mark] = {}
    keys: dict[Path, Mark] = {}
    try:
        _refuse_depth(text, source)
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text, source) from error
    except yaml.YAMLError as error:
        raise YamlError("文件里有不可见的控制字符，请删去或另存为纯文本", source=source) from error
    builder = _Builder(source, text.splitlines(), values, keys)
    data = builder.build(root, (), ()) if root is not None else None
    if isinstance(data, str):  # a slip in every line leaves one text and no error
        lines = text.splitlines()
        for number in range(1, len(lines) + 1):
            if hint := _hint(lines[:number], number):
                raise YamlError(hint[1], source=source, mark=hint[0], line_text=lines[hint[0].line - 1])
    return data, values, keys


def _refuse_depth(text: str, source: str) -> None:
    """Raises YamlError where the composer, which is written in C, would run out of stack. A look at the signs
    is quick but takes those in quotes for brackets; only where it finds many are the events counted."""
    depth = deepest = 0
    for match in _BRACKETS.finditer(text):
        depth = max(0, depth + (1 if match[0] in "[{" else -1))
        deepest = max(deepest, depth)
    if deepest <= _DEEPEST and not _DEEP_LINE.search(text):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise YamlError(f"括号或缩进套得太深，超过{_DEEPEST}层的上限", source=source)


def _syntax_error(error: yaml.MarkedYAMLError, text: str, source: str) -> YamlError:
    where = error.problem_mark or error.context_mark
    mark = Mark(where.line + 1, where.column + 1) if where else None
    lines = text.splitlines() or [""]
    if mark and mark.line > len(lines):  # the text ends before what is missing
        mark = Mark(len(lines), len(lines[-1]) + 1)
    line = lines[mark.line - 1] if mark else ""
    hint = _hint(lines, mark.line if mark else len(lines))
    if hint is None and error.context_mark is not None:  # what was begun there swallowed the lines between
        hint = _hint(lines, error.context_mark.line + 1)
    at_tab = mark is not None and line[mark.column - 1 : mark.column] == "\t"
    problem = "缩进用了制表符，请改为空格" if at_tab else _problem(error)
    if hint and not at_tab:
        column, problem = hint
        mark = Mark(column.line, column.column)
        line = lines[column.line - 1]
    return YamlError(problem, source=source, mark=mark, line_text=line)


def _hint(lines: list[str], last: int) -> tuple[Mark, str] | None:
    """The slip on the line that the parser complains of, or on the line before, with its place."""
    for number in (last, last - 1):
        if 1 <= number <= len(lines):
            for pattern, text in SLIPS:
                match = pattern.match(lines[number - 1])
                if match:
                    return Mark(number, match.end("before") + 1), text
    return None


def _problem(error: yaml.MarkedYAMLError) -> str:
    words = f"{error.context or ''} {error.problem or ''}"
    for sign, text in PROBLEMS:
        if sign in (error.problem or "") or sign in words:
            return text
    return "YAML格式错误，请检查缩进、冒号后的空格和引号"


@dataclass(frozen=True, slots=True)
class _Builder:
    source: str
    lines: list[str]
    values: dict[Path, Mark]
    keys: dict[Path, Mark]
    seen: set[int] = field(default_factory=set)
    repeated: list[None] = field(default_factory=list)

    def build(self, node: yaml.Node, path: Path, parents: tuple[int, ...]) -> Any:
        if id(node) in self.seen:
            self.repeated.append(None)
            if len(self.repeated) > _MOST_REPEATED:
                raise self._error(f"别名（*…）展开后超过{_MOST_REPEATED}处，请把内容写全", node)
        self.seen.add(id(node))
        self.values[path] = _mark(node)
        if id(node) in parents:
            raise self._error("锚点引用了自己", node)
        parents = (*parents, id(node))
        self._refuse_tag(node)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            for child in node.value:
                self._refuse_chinese_quotes(child)
            return [self.build(child, (*path, index), parents) for index, child in enumerate(node.value)]
        return self._mapping(node, path, parents)

    def _mapping(self, node: yaml.Node, path: Path, parents: tuple[int, ...]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error("键必须是一个词，不能是列表或映射", key_node)
            key = str(key_node.value)
            if key == _MERGE_KEY and key_node.style not in _QUOTED_STYLES:
                raise self._error("不支持合并键“<<”，请把内容写全", key_node)
            if key in result:
                first = self.keys[(*path, key)]
                raise self._error(f"键“{key}”重复，前面第{first.line}行已经写过", key_node)
            self.keys[(*path, key)] = _mark(key_node)
            result[key] = self.build(value_node, (*path, key), parents)
        return result

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        text = str(node.value)
        if node.style in _QUOTED_STYLES:  # quoted or block text is a string, whatever it looks like
            return text
        if text in _NULLS:
            return None
        if text in _TRUES or text in _FALSES:
            return text in _TRUES
        if not _FLOAT.fullmatch(text):
            return text
        if sum(char.isdigit() for char in text.lstrip("+-0")) > _LONGEST_NUMBER or "inf" in str(float(text)):
            raise self._error(f"数字太长，超过{_LONGEST_NUMBER}位；若本来是文字，请加引号", node)
        return int(text) if _INTEGER.fullmatch(text) else float(text)

    def _refuse_tag(self, node: yaml.Node) -> None:
        """A tag leaves no trace but in the text: the composer resolves every node to one."""
        start = node.start_mark
        line = self.lines[start.line] if start.line < len(self.lines) else ""
        if line[start.column : start.column + 1] == "!":
            raise self._error("不支持标签“!…”；以“!”开头的文字请加引号", node)

    def _refuse_chinese_quotes(self, item: yaml.Node) -> None:
        """What is in Chinese quotes alone would be sought together with them, and never be found."""
        plain = isinstance(item, yaml.ScalarNode) and item.style not in _QUOTED_STYLES
        if plain and _IN_CHINESE_QUOTES.fullmatch(str(item.value)):
            told = (
                '中文引号会当作词的一部分，请去掉，或改为英文引号；确要查带引号的词，请在外面再加英文引号"…"'
            )
            raise self._error(told, item)

    def _error(self, message: str, node: yaml.Node) -> YamlError:
        mark = _mark(node)
        line = self.lines[mark.line - 1] if mark.line <= len(self.lines) else ""
        return YamlError(message, source=self.source, mark=mark, line_text=line)


def _mark(node: yaml.Node) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
