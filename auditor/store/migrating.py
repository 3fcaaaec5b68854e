"""Brings the tables of a store to this program's version, with alembic."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

from auditor.errors import UsageError
from auditor.store.connecting import WRITING

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
"""The newest version, which tests hold against the migrations: alembic is loaded where there is work only."""
_LOCK = 0x61756469746F72  # of PostgreSQL, so that two programs do not migrate at once


def brought_up(engine: Engine, name: str, *, create: bool = True) -> None:
    """Makes the tables, or changes those of an earlier version. Raises UsageError for a store of a later
    program, a database that holds something else, or, unless ``create``, one that holds nothing."""
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        version = version_of(connection)
        if version == HEAD:
            return
        _check(connection, version, name, create=create)
        from alembic import command

        settings = configuration()
        settings.attributes["connection"] = connection
        command.upgrade(settings, "head")


def version_of(connection: Connection) -> str | None:
    """The version that the tables have; ``None`` where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def check_version(engine: Engine, name: str) -> None:
    """For who only reads. Raises UsageError where the tables are not this program's."""
    with engine.connect() as connection:
        version = version_of(connection)
        if version != HEAD:
            _check(connection, version, name, create=False)
            raise UsageError(
                f"审核库 {name} 是较早的版本建立的，请先用 auditor audit … --store {name} 审核一次"
            )


def _check(connection: Connection, version: str | None, name: str, *, create: bool) -> None:
    if version is None and inspect(connection).get_table_names():
        raise UsageError(f"{name} 里已有别的数据，不是审核库。请换一个文件名或数据库")
    if version is None and not create:
        raise UsageError(f"审核库 {name} 还没有内容。请先用 auditor audit … --store {name} 审核")
    if version is not None and version not in known_versions():
        raise UsageError(f"审核库 {name} 由较新的版本（{version}）建立，请升级本程序")


@cache
def known_versions() -> frozenset[str]:
    """All versions that this program knows."""
    from alembic.script import ScriptDirectory

    script = ScriptDirectory.from_config(configuration())
    return frozenset(each.revision for each in script.walk_revisions())


def configuration() -> Config:
    """Alembic's settings: the migrations lie inside the package."""
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return settings
