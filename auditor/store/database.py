"""Transactions on the database of a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine

from auditor.store.connecting import WRITING, told

if TYPE_CHECKING:
    from sqlalchemy import Connection


class Database:
    """Safe to use from several threads and processes. What the database refuses is raised as UsageError."""

    def __init__(self, url: URL, engine: Engine) -> None:
        self.url, self.engine = url, engine

    def close(self) -> None:
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """What is read inside is of one moment."""
        with told(self.url), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing of what is written inside."""
        with told(self.url), self.engine.connect() as plain:
            connection = plain.execution_options(**WRITING)
            with connection.begin():
                yield connection

    def time(self) -> str:
        """Now, as the store writes it."""
        return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
