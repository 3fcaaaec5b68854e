"""A report as bytes and back, without loss: JSON by the types of its records, compressed.

What is decoded is data and nothing else, so that a report from a shared database cannot run code. A text that
is no Unicode (half of a surrogate pair, from the name of a file or a damaged export) goes the slower way
through escapes.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from auditor.model import (
    Document,
    Finding,
    Form,
    Gap,
    RuleTally,
    Scorecard,
    Submission,
    SubmissionReport,
    Summary,
)
from auditor.spool.encoded import Worded

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_LEVEL = 1  # of compression: a sixth of the size for a third of a millisecond
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Wire:
    """SubmissionReport, but for the keys of ``directions``, which are pairs and no JSON."""

    submission: Submission
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    tallies: tuple[RuleTally, ...]
    scorecard: Scorecard
    form_scorecards: Mapping[int, Scorecard]
    directions: tuple[tuple[int, int, str], ...]
    profile: str
    profile_reason: str


@dataclass(frozen=True, slots=True)
class _Source:
    """Document, but for its content."""

    source: str


@dataclass(frozen=True, slots=True)
class _Forms:
    """Submission, but for the content of its document and what was doubted."""

    document: _Source
    forms: tuple[Form, ...]
    issuer: str | None
    year: int | None


@dataclass(frozen=True, slots=True)
class _FormsOnly:
    submission: _Forms


def encode(report: SubmissionReport) -> bytes:
    """The report as bytes."""
    wire = _Wire(
        report.submission,
        report.findings,
        report.gaps,
        report.tallies,
        report.scorecard,
        report.form_scorecards,
        tuple((form, row, word) for (form, row), word in report.directions.items()),
        report.profile,
        report.profile_reason,
    )
    return zlib.compress(_dumped(wire, _reports()), _LEVEL)


def decode(data: bytes) -> SubmissionReport:
    """The report that was encoded. Raises ValueError for other bytes."""
    wire = _loaded(_unpacked(data), _reports())
    return SubmissionReport(
        submission=wire.submission,
        findings=wire.findings,
        gaps=wire.gaps,
        tallies=wire.tallies,
        scorecard=wire.scorecard,
        form_scorecards=wire.form_scorecards,
        directions={(form, row): word for form, row, word in wire.directions},
        profile=wire.profile,
        profile_reason=wire.profile_reason,
    )


def decode_forms(data: bytes) -> Submission:
    """The forms of the report that was encoded, in a third of the time: a submission whose document has a
    name and no content. Raises ValueError for other bytes."""
    found = _loaded(_unpacked(data), _forms()).submission
    return Submission(Document(found.document.source, "", ()), found.forms, found.issuer, found.year)


def encode_worded(worded: Worded) -> bytes:
    """The words of a report as bytes."""
    return zlib.compress("\n".join((" ".join(worded.rules), worded.text)).encode(), _LEVEL)


def decode_worded(data: bytes) -> Worded:
    """The words that were encoded. Raises ValueError for other bytes."""
    rules, _, text = _unpacked(data).decode().partition("\n")
    return Worded(tuple(rules.split()), text)


def encode_summary(summary: Summary) -> bytes:
    """The summary as bytes."""
    return _dumped(summary, _summaries())


def decode_summary(data: bytes) -> Summary:
    """The summary that was encoded. Raises ValueError for other bytes."""
    return _loaded(data, _summaries())


@cache
def _reports() -> TypeAdapter[_Wire]:
    from pydantic import TypeAdapter

    return TypeAdapter(_Wire)


@cache
def _forms() -> TypeAdapter[_FormsOnly]:
    from pydantic import TypeAdapter

    return TypeAdapter(_FormsOnly)


@cache
def _summaries() -> TypeAdapter[Summary]:
    from pydantic import TypeAdapter

    return TypeAdapter(Summary)


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise ValueError("not an encoded report") from error


def _dumped(value: Any, adapter: TypeAdapter[Any]) -> bytes:
    from pydantic_core import PydanticSerializationError

    try:
        return adapter.dump_json(value, warnings=False, fallback=_plain)
    except PydanticSerializationError:
        plain = adapter.dump_python(value, mode="json", warnings=False, fallback=_plain)
        return json.dumps(plain).encode("ascii")


def _plain(value: Any) -> Any:
    """A mapping as the kind that pydantic knows; the records hold read-only ones."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is in no record")


def _loaded(data: bytes, adapter: TypeAdapter[_T]) -> _T:
    if b"\\ud" not in data:
        return adapter.validate_json(data)
    return adapter.validate_python(json.loads(data))
