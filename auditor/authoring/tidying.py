"""Lexicons in one form, so that a change shows in the lines that it concerns and nowhere else.

A list that does not fit on one line stands in lines of at most 100 columns, in groups that comments head.
In a list of a dozen words or more they stand in the order of their pronunciation within each group, unless a
comment above the key, or above one that it belongs to, says that the order means something; a word stands
once. A mapping that does not fit on one line stands one key a line, or, where its keys are words, in lines
like a list. Everything else, and every comment, stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import yaml

from auditor.config.yaml12 import parse_yaml, read_yaml
from auditor.expressions import expression

WIDTH = 100
MANY = 12  # a shorter list keeps its order
ORDERED = "顺序"  # a comment with this word above a key: the order of its words means something
_COMMENT = expression(r"#[^\n]*")
_KEY = expression(r"[a-z][a-z0-9_-]*")
_PLAIN = expression(
    r"""[^\s,\[\]{}#&*!|>'"%@`:?-][^,\[\]{}#\n]*|"[^"\n]*"|'[^'\n]*'"""
)  # may stand in brackets
_WIDE = 0x2E7F  # from here on a character takes two columns


@dataclass(slots=True)
class _Group:
    """Words of a list with the comments above them."""

    comments: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    new: str


def tidied(text: str, source: str) -> str:
    """The text of a lexicon in the form above, with the same data but for doubles and the order of words.

    Raises YamlError where it is no YAML.
    """
    parse_yaml(text, source)
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    if root is None:
        return text
    edits = sorted(_Tidier(text).edits(root), key=lambda edit: edit.start, reverse=True)
    for edit in edits:
        text = text[: edit.start] + edit.new + text[edit.end :]
    return "\n".join(line.rstrip() for line in text.splitlines()) + "\n"


def untidy(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """The files that are not in this form, with the text that they ought to have."""
    for path in paths:
        text = read_yaml(path).text
        new = tidied(text, str(path))
        if new != text:
            yield path, new


class _Tidier:
    """Finds what to change in one file; what stands in block style is walked through, the rest rewritten."""

    def __init__(self, text: str) -> None:
        self._text = text

    def edits(self, node: yaml.Node, key: yaml.Node | None = None, *, keep: bool = False) -> Iterator[_Edit]:
        """The edits for a node that is the value of ``key``, or an item of a list in block style; ``keep``
        says that the order of words means something."""
        if isinstance(node, yaml.SequenceNode) and node.value and _scalars(node.value):
            if node.flow_style or all(_PLAIN.fullmatch(self._short(each)) for each in node.value):
                yield from self._list(node, key, keep=keep)
        elif isinstance(node, yaml.CollectionNode) and node.flow_style:
            yield from self._flow(node, key, keep=keep)
        elif isinstance(node, yaml.MappingNode):
            for each, value in node.value:
                yield from self.edits(value, each, keep=keep or self._ordered(each))
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self.edits(item, keep=keep)

    def _list(self, node: yaml.SequenceNode, key: yaml.Node | None, *, keep: bool) -> Iterator[_Edit]:
        start = node.start_mark.index
        end = node.end_mark.index if node.flow_style else node.value[-1].end_mark.index
        indent: int = (key or node).start_mark.column
        groups = self._groups(node)
        used = self._column(key.end_mark.index) + 2 if key is not None else self._column(start)
        short = f"[{', '.join(word for group in groups for word in group.words)}]"
        if not any(group.comments for group in groups) and used + _width(short) <= WIDTH:
            new = short
        else:
            new = _wrapped(groups, indent + 2, *"[]", keep=keep or key is None)
        if key is not None:
            start, new = key.end_mark.index, f": {new}"
        if self._text[start:end] != new:
            yield _Edit(start, end, new)

    def _flow(self, node: yaml.CollectionNode, key: yaml.Node | None, *, keep: bool) -> Iterator[_Edit]:
        """A flow mapping, or a flow list of lists: on one line where it fits."""
        start, end = node.start_mark.index, node.end_mark.index
        if not node.value or self._comments(start, end, _leaves(node)):
            return
        if key is not None:
            start = key.end_mark.index
        used = self._column(start) + (2 if key is not None else 0)
        new = self._short(node)
        if used + _width(new) <= WIDTH:
            new = f": {new}" if key is not None else new
        elif key is not None:
            new = f":{self._spaced(self._broken(node, key.start_mark.column + 2, under_key=True, keep=keep))}"
        else:
            new = self._broken(node, self._column(start), under_key=False, keep=keep)
        if self._text[start:end] != new:
            yield _Edit(start, end, new)

    def _spaced(self, broken: str) -> str:
        """What comes behind the colon of a key: a new line, or a blank and a bracket."""
        return broken if broken.startswith("\n") else f" {broken}"

    def _broken(self, node: yaml.CollectionNode, indent: int, *, under_key: bool, keep: bool) -> str:
        if not isinstance(node, yaml.MappingNode):
            lines = [f"{' ' * indent}- {self._fitted(item, indent + 2, keep=keep)}" for item in node.value]
            return "\n" + "\n".join(lines) if under_key else self._short(node)
        if all(_KEY.fullmatch(key.value) for key, _ in node.value):
            pairs = [self._pair(key, value, indent, keep=keep) for key, value in node.value]
            joined = f"\n{' ' * indent}".join(pairs)
            return f"\n{' ' * indent}{joined}" if under_key else joined
        words = [f"{self._short(key)}: {self._short(value)}" for key, value in node.value]
        outer = indent if under_key else indent + 2
        return _wrapped([_Group(words=words)], outer, *"{}", keep=True)

    def _pair(self, key: yaml.Node, value: yaml.Node, indent: int, *, keep: bool) -> str:
        word = self._short(key)
        return f"{word}:{self._spaced(self._fitted(value, indent, len(word) + 2, keep=keep))}"

    def _fitted(self, node: yaml.Node, indent: int, used: int = 0, *, keep: bool) -> str:
        """A value below a key at ``indent`` whose words take ``used`` columns."""
        short = self._short(node)
        if indent + used + _width(short) <= WIDTH or not isinstance(node, yaml.CollectionNode):
            return short
        if isinstance(node, yaml.SequenceNode) and _scalars(node.value):
            words = [self._short(each) for each in node.value]
            return _wrapped([_Group(words=words)], indent + 2, *"[]", keep=keep)
        return self._broken(node, indent + 2, under_key=True, keep=keep)

    def _short(self, node: yaml.Node) -> str:
        """The node on one line, scalars as they are written."""
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._short(each) for each in node.value)}]"
        if isinstance(node, yaml.MappingNode):
            pairs = (f"{self._short(key)}: {self._short(value)}" for key, value in node.value)
            return f"{{{', '.join(pairs)}}}"
        return self._text[node.start_mark.index : node.end_mark.index].strip()

    def _groups(self, node: yaml.SequenceNode) -> list[_Group]:
        """The words with the comments that stand between them; each word once, where it first stands."""
        groups = [_Group()]
        seen: set[str] = set()
        end = node.start_mark.index
        for item in node.value:
            if comments := _COMMENT.findall(self._text[end : item.start_mark.index]):
                groups.append(_Group(comments=comments))
            end = item.end_mark.index
            if item.value not in seen:
                seen.add(item.value)
                groups[-1].words.append(self._short(item))
        if node.flow_style and (last := _COMMENT.findall(self._text[end : node.end_mark.index])):
            groups.append(_Group(comments=last))
        return [group for group in groups if group.words or group.comments]

    def _comments(self, start: int, end: int, leaves: Sequence[yaml.Node]) -> bool:
        """Whether a comment stands between the scalars of a collection."""
        for leaf in leaves:
            if "#" in self._text[start : leaf.start_mark.index]:
                return True
            start = leaf.end_mark.index
        return "#" in self._text[start:end]

    def _ordered(self, key: yaml.Node) -> bool:
        """Whether a comment right above the key says that the order means something."""
        above = self._text.splitlines()[: key.start_mark.line]
        comments = takewhile(lambda line: line.lstrip().startswith("#"), reversed(above))
        return any(ORDERED in line for line in comments)

    def _column(self, index: int) -> int:
        """How many columns of its line stand before a place."""
        return _width(self._text[self._text.rfind("\n", 0, index) + 1 : index])


def _wrapped(groups: Sequence[_Group], indent: int, opening: str, closing: str, *, keep: bool) -> str:
    lines = [opening]
    pad = " " * indent
    keep = keep or sum(len(group.words) for group in groups) < MANY
    for group in groups:
        lines += [f"{pad}{comment}" for comment in group.comments]
        line = pad
        for word in group.words if keep else sorted(group.words, key=pronounced):
            if line != pad and _width(f"{line} {word},") > WIDTH:
                lines.append(line)
                line = pad
            line += f"{' ' if line != pad else ''}{word},"
        if line != pad:
            lines.append(line)
    return "\n".join([*lines, f"{pad}{closing}"])


def pronounced(word: str) -> bytes:
    """Sorts the common characters by their pronunciation, as GB 2312 orders them."""
    return word.strip("\"'").encode("gb18030", "surrogatepass")


def _scalars(nodes: Sequence[yaml.Node]) -> bool:
    return all(isinstance(node, yaml.ScalarNode) and node.style not in {"|", ">"} for node in nodes)


def _leaves(node: yaml.Node) -> list[yaml.Node]:
    """The scalars below a node in the order of the text."""
    if isinstance(node, yaml.SequenceNode):
        return [leaf for each in node.value for leaf in _leaves(each)]
    if isinstance(node, yaml.MappingNode):
        return [leaf for pair in node.value for each in pair for leaf in _leaves(each)]
    return [node]


def _width(text: str) -> int:
    return sum(2 if ord(char) > _WIDE else 1 for char in text)
