from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from auditor.errors import UsageError
from auditor.store import open_store
from auditor.store.connecting import engine_for, url_of
from auditor.store.migrating import HEAD, configuration, known_versions
from auditor.store.store import Store
from auditor.store.tables import METADATA


def test_the_migrations_make_the_tables_that_the_program_knows(store: Store) -> None:
    with store.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_the_newest_version_is_the_one_that_is_looked_for() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory.from_config(configuration()).get_current_head() == HEAD
    assert HEAD in known_versions()


@pytest.mark.parametrize("version", sorted(known_versions() - {HEAD}))
def test_a_store_of_an_earlier_program_is_brought_up_with_its_rows(url: str, version: str) -> None:
    engine = engine_for(url_of(url))
    with engine.begin() as connection:
        settings = configuration()
        settings.attributes["connection"] = connection
        command.upgrade(settings, version)
        connection.execute(
            text(
                "INSERT INTO runs (key, began, inputs, files, version, fingerprint, profile, packs)"
                " VALUES ('k', '2026-01-01T00:00:00Z', '送审', 3, '0', 'f', 'auto', 'core')"
            )
        )
    engine.dispose()
    with open_store(url) as store:
        (run,) = store.runs()
        assert (run.files, run.inputs) == (3, ("送审",))
        with store.writing() as connection:
            assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_store_of_a_later_program_is_refused(url: str) -> None:
    with open_store(url) as store, store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for read_only in (False, True):
        with pytest.raises(UsageError, match="较新的版本（9999）"):
            open_store(url, read_only=read_only)


def test_another_database_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "别的.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(UsageError, match="不是审核库"):
        open_store(path)


def test_no_database_is_told_as_such(tmp_path: Path) -> None:
    path = tmp_path / "表.db"
    path.write_bytes(b"PK\x03\x04" * 1000)
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(UsageError, match="不是审核库"):
            open_store(path, read_only=read_only)
    assert path.read_bytes() == before
