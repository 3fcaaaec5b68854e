"""Every mistake of a rule owner as one Chinese sentence with file, line, column and a caret."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from enum import Enum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from auditor.config.value_names import listed, value_called
from auditor.config.yaml12 import Path, YamlError, YamlFile
from auditor.errors import ConfigurationError

_TEXTS = {
    "string_type": "这里应是文字",
    "string_too_short": "这里不能为空",
    "bool_type": "这里应是true或false",
    "bool_parsing": "这里应是true或false",
    "int_type": "这里应是整数",
    "int_parsing": "这里应是整数",
    "int_from_float": "这里应是整数",
    "decimal_type": "这里应是数字",
    "decimal_parsing": "这里应是数字",
    "float_type": "这里应是数字",
    "float_parsing": "这里应是数字",
    "model_type": "这里应是“键: 值”的映射",
    "model_attributes_type": "这里应是“键: 值”的映射",
    "dict_type": "这里应是“键: 值”的映射",
    "tuple_type": "这里应是列表，写成[…]或以“- ”开头的行",
    "list_type": "这里应是列表，写成[…]或以“- ”开头的行",
    "set_type": "这里应是列表，写成[…]或以“- ”开头的行",
    "frozen_set_type": "这里应是列表，写成[…]或以“- ”开头的行",
    "too_short": "列表至少要有{min_length}项",
    "too_long": "列表最多{max_length}项",
    "string_pattern_mismatch": "“{input}”的写法不对，应是小写英文词以连字符相连，如unit-missing",
    "greater_than_equal": "数值应不小于{ge}",
    "greater_than": "数值应大于{gt}",
    "less_than_equal": "数值应不大于{le}",
    "less_than": "数值应小于{lt}",
}

_MOST_LISTED = 70


class RuleErrors(ConfigurationError):  # noqa: N818 - it holds many
    """All mistakes of all rule files at once, or of other files by what they are called."""

    def __init__(self, errors: Sequence[ConfigurationError], files: str = "规则文件") -> None:
        self.errors = tuple(errors)
        self._first = f"{files}有{len(self.errors)}处错误："
        listing = "\n".join(str(error) for error in self.errors)
        super().__init__(f"{self._first}\n{listing}")

    @property
    def lines(self) -> tuple[str, ...]:
        return (self._first, *(line for error in self.errors for line in error.lines))


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """«，是否想写“…”», or nothing where no known word is near."""
    words = {each.lower(): each for each in known}
    near = get_close_matches(str(word).lower(), words, n=1, cutoff=0.6)
    return f"，是否想写“{words[near[0]]}”" if near else ""


def unknown_word(what: str, word: object, known: Iterable[str]) -> str:
    """«没有词表“x”，是否想写“y”。可用：…»."""
    words = list(known)
    if meant := value_called(str(word), words):
        return f"没有{what}“{word}”，应写“{meant}”"
    if len(words) > _MOST_LISTED:
        return f"没有{what}“{word}”{did_you_mean(word, words)}。共{len(words)}个，此处不列"
    return f"没有{what}“{word}”{did_you_mean(word, words)}。可用：{listed(words)}"


def translate(
    error: ValidationError,
    file: YamlFile,
    model: type[BaseModel],
    data: Any,
    prefix: Path = (),
    *,
    base: YamlFile | None = None,
) -> list[YamlError]:
    """The errors of pydantic on ``data``, which stands at ``prefix`` in the file, one per place.

    ``base`` is the file that holds the keys which ``file`` does not have.
    """
    found: dict[tuple[Path, bool], str] = {}
    for detail in error.errors(include_url=False):
        path = _path(data, detail["loc"])
        at_key = detail["type"] == "extra_forbidden"
        if (path, at_key) not in found:
            found[path, at_key] = _text(detail, model)
    return [
        (base if base and path and path not in file.values else file).error(
            text, (*prefix, *(path if prefix else _as_written(path, data, file.data))), at_key=at_key
        )
        for (path, at_key), text in found.items()
    ]


def _as_written(path: Path, data: Any, own: Any) -> Path:
    """The place in a file of what stands at ``path`` in ``data``, to whose lists the file's are appended."""
    found: list[str | int] = []
    for step in path:
        data = data[step]
        if isinstance(own, list):
            same = isinstance(step, int) and step < len(own) and own[step] == data
            written = step if same else own.index(data) if data in own else step
        else:
            written = step
        found.append(written)
        inside = (isinstance(own, dict) and written in own) or (
            isinstance(own, list) and isinstance(written, int) and written < len(own)
        )
        own = own[written] if inside else None
    return tuple(found)


def _path(data: Any, loc: Sequence[str | int]) -> Path:
    """The steps of ``loc`` that lead through the data; pydantic also puts the branches of unions there."""
    path: list[str | int] = []
    for step in loc:
        inside = (isinstance(data, dict) and step in data) or (
            isinstance(data, list) and isinstance(step, int) and step < len(data)
        )
        if inside:
            data = data[step]
            path.append(step)
    return tuple(path)


def _text(detail: ErrorDetails, model: type[BaseModel]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    last = detail["loc"][-1] if detail["loc"] else ""
    if kind == "missing":
        return f"缺少键“{last}”"
    if kind == "extra_forbidden":
        known = sorted(_fields(model, detail["loc"][:-1]))
        return f"不认识的键“{last}”{did_you_mean(last, known)}。可用：{'、'.join(known) or '（无）'}"
    if kind in {"enum", "literal_error"}:
        return unknown_word("值", detail["input"], _choices(model, detail["loc"]))
    if kind == "unknown_name":
        return unknown_word(context["what"], context["word"], context["known"])
    if kind == "explained":
        return str(context["text"])
    if kind in _TEXTS:
        return _TEXTS[kind].format(input=detail["input"], **context)
    return f"内容不符合要求（{context.get('error', detail['msg'])}）"


def _fields(model: type[BaseModel], loc: Sequence[str | int]) -> set[str]:
    """The keys that the model allows at a place."""
    models = _models_at(model, loc)
    return {field.alias or name for each in models for name, field in each.model_fields.items()}


def _choices(model: type[BaseModel], loc: Sequence[str | int]) -> list[str]:
    names = [step for step in loc if isinstance(step, str)]
    for depth in range(len(names), 0, -1):
        for owner in _models_at(model, names[: depth - 1]):
            field = _field(owner, names[depth - 1])
            if field is not None:
                return _words(field.annotation)
    return []


def _models_at(model: type[BaseModel], loc: Sequence[str | int]) -> list[type[BaseModel]]:
    models = [model]
    for step in loc:
        fields = [field for each in models if (field := _field(each, step)) is not None]
        if fields:
            models = [found for field in fields for found in _inner(field.annotation, BaseModel)]
    return models


def _field(model: type[BaseModel], key: str | int) -> FieldInfo | None:
    """The field that a key of the file fills."""
    return next(
        (field for name, field in model.model_fields.items() if (field.alias or name) == key),
        None,
    )


def _inner(annotation: Any, base: type) -> list[Any]:
    """Every class below ``base`` inside an annotation."""
    if isinstance(annotation, type) and get_origin(annotation) is None:
        return [annotation] if issubclass(annotation, base) else []
    return [found for part in get_args(annotation) for found in _inner(part, base)]


def _words(annotation: Any) -> list[str]:
    if get_origin(annotation) is Literal:
        return [str(word) for word in get_args(annotation)]
    enums = _inner(annotation, Enum)
    nested = [word for part in get_args(annotation) for word in _words(part)] if not enums else []
    return [str(member.value) for each in enums for member in each] + nested
