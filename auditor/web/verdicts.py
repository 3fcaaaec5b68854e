"""Decisions on the findings of an upload; every one is kept, the latest of a finding holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from auditor.errors import UsageError
from auditor.store.records import VERDICTS
from auditor.web.database import Database

_KEYS = ("number", "verdict", "reason", "who", "decided", "rule", "message")
_REFUSED = VERDICTS[1]


class Verdicts:
    """What reviewers decided on findings, in the server's record."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, file: str, new: Mapping[str, Any], rule: str, message: str) -> dict[str, Any]:
        """Writes a decision down (number, verdict, reason, who). Raises UsageError for a refusal without a
        reason."""
        if new["verdict"] == _REFUSED and not new["reason"].strip():
            raise UsageError(f"“{_REFUSED}”要写明理由，请在 reason 里填写")
        told = {
            **new,
            "decided": datetime.now(UTC).isoformat(timespec="seconds"),
            "rule": rule,
            "message": message,
        }
        self._database.change(
            f"INSERT INTO verdicts (file, {', '.join(_KEYS)}) "
            "VALUES (?,?,?,?,?,?,?,?)",
            file, *(told[key] for key in _KEYS),
        )  # fmt: skip
        return told

    def of(self, file: str) -> list[dict[str, Any]]:
        """The decisions on an upload, the oldest first."""
        rows = self._database.rows(
            f"SELECT {', '.join(_KEYS)} FROM verdicts WHERE file = ? ORDER BY rowid", file
        )
        return [dict(row) for row in rows]
