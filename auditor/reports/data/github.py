"""Annotations for a GitHub workflow: one command a finding, with file and line where the format has lines."""

from __future__ import annotations

from auditor.model.words import ADVICE, WAIVED
from auditor.reports.data.records import Data, Record, records
from auditor.words.visible import visible

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def to_github(data: Data) -> str:
    """One line a finding, one for each file that could not be read."""
    lines = [_annotation(record) for record in records(data)]
    for each in data.get("unreadable", ()):
        where = f"file={_property(each['source'])},title={_property('未能读取')}"
        lines.append(f"::error {where}::{_message(each['reason'] + '。' + each['advice'])}")
    for each in data.get("skipped", ()):
        where = f"file={_property(each['source'])},title={_property('没有审核')}"
        lines.append(f"::notice {where}::{_message(each['reason'] + '。' + each['advice'])}")
    return "".join(f"{line}\n" for line in lines)


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
