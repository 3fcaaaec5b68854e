"""Annotations for a GitHub workflow: one command a finding, with file and line where the format has lines."""

from __future__ import annotations

from collections.abc import Iterator

from auditor.model.words import ADVICE, WAIVED
from auditor.reports.data.records import Data, Record, records
from auditor.words.visible import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def to_github(data: Data) -> Iterator[str]:
    """One line a finding, one for each file that could not be read."""
    for record in records(data):
        yield f"{_annotation(record)}\n"
    for level, title, files in (("error", "未能读取", "unreadable"), ("notice", "没有审核", "skipped")):
        for each in data.get(files, ()):
            where = f"file={_property(each['source'])},title={_property(title)}"
            yield f"::{level} {where}::{_message(each['reason'] + '。' + each['advice'])}\n"


def _annotation(record: Record) -> str:
    finding = record.finding
    level = "notice" if record.asks or record.waived else _LEVELS[finding["severity"]]
    parts = [f"file={_property(record.submission['source'])}"]
    line = (finding.get("location") or {}).get("line")
    if line:
        parts.append(f"line={line}")
    title = f"{finding['id']} {record.urgency} {finding['rule']}"
    parts.append(f"title={_property(title)}")
    place = "，".join(part for part in (record.place, record.file_place) if part)
    text = f"{place}：{finding['message']}"
    if record.waived:
        text += f"\n{WAIVED}：{record.answer}"
    if record.suggestion:
        text += f"\n{ADVICE}：{record.suggestion}"
    return f"::{level} {','.join(parts)}::{_message(text)}"


def _message(text: str) -> str:
    """A runner ends a command at the line's end, and reads %XX."""
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
