from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import text

from auditor.store import open_store
from auditor.store.store import Store
from auditor.store.tables import METADATA
from tests.store.cluster import cluster, emptied, new_database, why_not


@pytest.fixture(scope="session")
def postgres() -> Iterator[Path]:
    """The folder of a cluster's socket; skips where there can be none."""
    reason = why_not()
    if reason:
        pytest.skip(reason)
    with ExitStack() as stack:
        yield stack.enter_context(cluster())


@pytest.fixture(scope="session")
def bare(postgres: Path) -> str:
    """A database of PostgreSQL without tables, for one test after the other."""
    return new_database(postgres, "bare")


@pytest.fixture(scope="session")
def tables_of_postgres(postgres: Path) -> str:
    """A database of PostgreSQL with the tables of a store, for one test after the other."""
    url = new_database(postgres, "tables")
    open_store(url).close()
    return url


@pytest.fixture(scope="session")
def tables_of_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the tables of a store."""
    path = tmp_path_factory.mktemp("tables") / "bureau.db"
    open_store(path).close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def url(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if kind == "sqlite":
        return str(tmp_path / "bureau.db")
    return emptied(request.getfixturevalue("bare"))


@pytest.fixture
def store(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind that holds nothing; its tables have been made once."""
    if kind == "sqlite":
        url = shutil.copy(request.getfixturevalue("tables_of_sqlite"), tmp_path)
    else:
        url = request.getfixturevalue("tables_of_postgres")
    with open_store(url) as store:
        if kind == "postgresql":
            names = ", ".join(table.name for table in METADATA.sorted_tables)
            with store.writing() as connection:
                connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))
        yield store
