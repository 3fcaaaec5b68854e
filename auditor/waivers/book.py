"""The waiver file: a list in YAML, one entry a finding; people edit it, commands only add to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from auditor.config.mistakes import RuleErrors, translate
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.errors import ConfigurationError, UsageError
from auditor.files import locked, write_text
from auditor.model import Waiver, Waivers
from auditor.opening import remedy, there, why
from auditor.ruleset.schema import Text

_FILES = "豁免清单"
_HEADER = """\
# 豁免清单。每项按“指纹”对应一处问题（指纹由规则、项目和内容算出，与文件名、行号无关）。
# reason 写明理由，who 写明责任人，expires（可选，如 2026-12-31）是最后有效日；过期后该问题重新计分。
"""


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else value
    except ValueError as error:
        text = "日期应写成2026-12-31的样子"
        raise PydanticCustomError("explained", "{text}", {"text": text}) from error


class Entry(BaseModel):
    """An entry as written. ``rule``, ``project``, ``message`` and ``date`` are notes for people."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)

    fingerprint: Annotated[str, Field(min_length=1)]
    rule: str = ""
    project: str = ""
    message: str = ""
    reason: Text
    who: Text
    written: Annotated[str, Field(alias="date")] = ""
    expires: Annotated[date | None, BeforeValidator(_day)] = None

    def waiver(self) -> Waiver:
        return Waiver(self.fingerprint, self.reason, self.who, self.expires, self.rule, self.message)


def read_waivers(path: Path, *, today: date) -> Waivers:
    """The waivers of a file as of a day. Raises RuleErrors: all its mistakes."""
    file = read_yaml(path)
    if file.data is None:
        return Waivers(str(path), (), today)
    if not isinstance(file.data, list):
        raise RuleErrors([file.error("豁免清单应是列表，每项以“- fingerprint: …”开头")], _FILES)
    entries: list[Waiver] = []
    errors: list[ConfigurationError] = []
    seen: dict[str, int] = {}
    for index, data in enumerate(file.data):
        entry, mistakes = _entry(file, index, data)
        errors += mistakes
        if entry is None:
            continue
        if entry.fingerprint in seen:
            text = f"指纹重复，第{seen[entry.fingerprint] + 1}项已经写过"
            errors.append(file.error(text, (index, "fingerprint")))
        seen.setdefault(entry.fingerprint, index)
        entries.append(entry)
    if errors:
        raise RuleErrors(errors, _FILES)
    return Waivers(str(path), tuple(entries), today)


def _entry(file: YamlFile, index: int, data: Any) -> tuple[Waiver | None, Sequence[ConfigurationError]]:
    try:
        return Entry.model_validate(data).waiver(), ()
    except ValidationError as error:
        return None, translate(error, file, Entry, data, (index,))


def append_waivers(path: Path, entries: Iterable[Entry]) -> None:
    """Adds entries at the end of a waiver file, which is made where it does not exist; comments stay, and
    several programs may add at once: what is there already is not added again. Raises UsageError where it
    cannot be written."""
    try:
        with locked(path):
            _append(path, entries)
    except OSError as error:
        raise UsageError(f"不能写入 {path}（{why(error)}）。{remedy(error)}") from error


def _append(path: Path, entries: Iterable[Entry]) -> None:
    known: set[str] = set()
    text = _HEADER
    if there(path):
        text = read_yaml(path).text
        known = {each.fingerprint for each in read_waivers(path, today=date.min).entries}
    if text and not text.endswith("\n"):
        text += "\n"
    data = [
        {key: str(value) for key, value in each.model_dump(by_alias=True).items() if value not in {None, ""}}
        for each in entries
        if each.fingerprint not in known
    ]
    if data:
        import yaml

        text += yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)
    write_text(path, text)
