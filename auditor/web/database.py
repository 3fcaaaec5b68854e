"""The record of the server: one small SQLite file, which survives that the server is killed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# Each script brings the record from the version before it to the next; a new one goes to the end.
_SCRIPTS = (
    """
CREATE TABLE files (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, name TEXT NOT NULL, suffix TEXT NOT NULL, digest TEXT NOT NULL,
  size INTEGER NOT NULL, created REAL NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
  engine TEXT NOT NULL DEFAULT '', pages INTEGER, pages_total INTEGER, finished REAL,
  reason TEXT, advice TEXT, summary TEXT
);
CREATE UNIQUE INDEX one_each ON files (owner, digest, name);
CREATE INDEX by_state ON files (state, created);
CREATE TABLE drafts (
  file TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE, form INTEGER NOT NULL,
  history TEXT NOT NULL, changed REAL NOT NULL, PRIMARY KEY (file, form)
);
CREATE TABLE verdicts (
  file TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE, number TEXT NOT NULL, verdict TEXT NOT NULL,
  reason TEXT NOT NULL, who TEXT NOT NULL, decided TEXT NOT NULL, rule TEXT NOT NULL, message TEXT NOT NULL
);
CREATE TABLE people (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, created REAL NOT NULL
);
CREATE TABLE keys (digest TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, created REAL NOT NULL);
""",
    """
ALTER TABLE files ADD COLUMN shared TEXT;
CREATE UNIQUE INDEX by_shared ON files (shared) WHERE shared IS NOT NULL;
""",
    """
ALTER TABLE people ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
""",
    """
ALTER TABLE people ADD COLUMN sessions TEXT NOT NULL DEFAULT '';
""",
    """
ALTER TABLE drafts ADD COLUMN basis TEXT;
ALTER TABLE drafts ADD COLUMN audited REAL;
CREATE TABLE asides (
  id INTEGER PRIMARY KEY, file TEXT NOT NULL REFERENCES files (id) ON DELETE CASCADE,
  form INTEGER NOT NULL, words TEXT NOT NULL
);
CREATE INDEX asides_by_file ON asides (file);
""",
)


class Database:
    """One connection for all threads; every statement is small."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        self._connection.execute("PRAGMA foreign_keys = ON")
        done = self._connection.execute("PRAGMA user_version").fetchone()[0]
        for version, script in list(enumerate(_SCRIPTS, start=1))[done:]:
            self._connection.executescript(f"BEGIN;{script}PRAGMA user_version = {version};COMMIT;")

    def change(self, statement: str, *values: Any) -> int:
        """The number of rows that a statement changed."""
        with self._lock:
            return self._connection.execute(statement, values).rowcount

    def rows(self, statement: str, *values: Any) -> Sequence[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(statement, values).fetchall()

    def row(self, statement: str, *values: Any) -> sqlite3.Row | None:
        return next(iter(self.rows(statement, *values)), None)

    @contextmanager
    def together(self) -> Iterator[None]:
        """All statements inside, or none."""
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def close(self) -> None:
        with self._lock:
            self._connection.close()
