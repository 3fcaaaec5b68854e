"""The findings as CSV for a spreadsheet: UTF-8 with a byte order mark, CRLF, and no cell that computes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from auditor.model.words import ADVICE, FIELD_WORDS, heading
from auditor.reports.data.records import Data, Record, records_of
from auditor.words.visible import inert, visible

HEADINGS = (
    "文件", FIELD_WORDS["issuer"], FIELD_WORDS["year"], FIELD_WORDS["score"], "等级", "表",
    heading("project"), "行", heading("name"), "目标值", "程度", "类别", "规则",
    "问题", ADVICE, "依据", "位置", "原文", "指纹", "编号", "豁免",
)  # fmt: skip
NOT_AUDITED = "没有审核"
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")


def to_csv(data: Data) -> Iterator[str]:
    """One line a finding, and one a file that was not audited, from the data of the JSON report."""
    yield "\ufeff" + _lines([HEADINGS])
    for submission in data["submissions"]:
        yield _lines(_cells(record) for record in records_of(submission))
    yield _lines(_not_audited(each) for each in (*data.get("unreadable", ()), *data.get("skipped", ())))


def _lines(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([harmless(each) for each in row] for row in rows)
    return out.getvalue()


def _not_audited(each: Data) -> tuple[object, ...]:
    told = {
        "文件": inert(each["source"]),
        "程度": NOT_AUDITED,
        "问题": each["reason"],
        ADVICE: each["advice"],
    }
    return tuple(told.get(heading) for heading in HEADINGS)


def harmless(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: a leading sign gets an apostrophe before it."""
    text = "" if value is None else str(value)
    guarded = f"'{text}" if text.lstrip(" \u3000\ufeff\u200b").startswith(_FORMULA) else text
    return visible(guarded)


def _cells(record: Record) -> tuple[object, ...]:
    submission, form, finding = record.submission, record.form or {}, record.finding
    return (
        inert(submission["source"]),
        submission["issuer"],
        submission["year"],
        submission["score"],
        submission["grade"],
        form.get("index"),
        form.get("project") or form.get("title"),
        finding["row"],
        record.indicator["name"] if record.indicator else None,
        record.target,
        record.urgency,
        finding["category_name"],
        finding["rule"],
        finding["message"],
        record.suggestion,
        "；".join(finding["basis"]),
        record.file_place,
        record.quotes,
        finding["fingerprint"],
        finding["id"],
        record.answer,
    )
