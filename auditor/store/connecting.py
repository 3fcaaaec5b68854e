"""Opens databases: SQLite by the path of a file, PostgreSQL by URL; what goes wrong is one Chinese line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from auditor.errors import UsageError, installing
from auditor.opening import is_folder, there

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

_WRITES = "auditor_writes"
WRITING = {_WRITES: True}
"""The execution options of a connection that writes."""
_PATIENCE = 60  # seconds that one waits for another program that writes
_POSTGRES = "postgresql+psycopg"
_DIALECTS = {"sqlite": "sqlite", "postgresql": _POSTGRES, "postgres": _POSTGRES, _POSTGRES: _POSTGRES}
_EXAMPLES = "bureau.db（文件）或 postgresql://用户@主机/库名"


def url_of(name: str | Path) -> URL:
    """The URL of a store that a person named by path or URL. Raises UsageError."""
    text = str(name)
    if "://" not in text:
        return URL.create("sqlite", database=text)
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise UsageError(f"看不懂审核库的地址。应写成 {_EXAMPLES}") from error
    if url.drivername not in _DIALECTS:
        raise UsageError(f"审核库不能放在 {url.drivername} 里。应写成 {_EXAMPLES}")
    return url.set(drivername=_DIALECTS[url.drivername])


def shown(url: URL) -> str:
    """What a person reads: a path, or the URL without its password."""
    return url.database or "" if url.drivername == "sqlite" else url.render_as_string(hide_password=True)


def engine_for(url: URL, *, read_only: bool = False) -> Engine:
    """The engine; nothing is opened yet. Raises UsageError where a driver is missing or a folder is."""
    if url.drivername == "sqlite":
        return _sqlite(url, read_only=read_only)
    options = "-c default_transaction_read_only=on -c statement_timeout=120000" if read_only else ""
    try:
        return create_engine(url, connect_args={"options": options} if options else {}, pool_pre_ping=True)
    except (ImportError, NoSuchModuleError) as error:
        raise UsageError(f"使用 PostgreSQL 要先安装驱动：{installing('postgres')}") from error


def _sqlite(url: URL, *, read_only: bool) -> Engine:
    database = url.database or ""
    if is_folder(_path(database)):
        raise UsageError(f"审核库 {database} 是文件夹，请写成文件名，如 {database}/bureau.db")
    if not is_folder(_path(database).absolute().parent):
        raise UsageError(f"审核库所在的文件夹 {_path(database).parent} 不存在，请先建立")
    if read_only and not there(_path(database)):
        raise UsageError(
            f"审核库 {database} 不存在。请检查路径，或先用 auditor audit … --store {database} 审核"
        )
    uri = f"{_path(database).absolute().as_uri()}?mode=ro" if read_only else ""
    # A connection belongs to one thread until it is given back. The pool that SQLAlchemy would take for a URL
    # without a file closes those of others, which ends the process where one of them is at work.
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connected(uri or database, uri=read_only),
        poolclass=QueuePool,
        max_overflow=-1,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _path(database: str) -> Path:
    from pathlib import Path

    return Path(database)


def _connected(database: str, *, uri: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(database, _PATIENCE, isolation_level=None, check_same_thread=False, uri=uri)
    connection.execute("PRAGMA foreign_keys=ON")
    if uri:
        connection.execute("PRAGMA query_only=ON")
    else:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")  # what was told as kept outlives a power cut
    return connection


def _begin(connection: Connection) -> None:
    """Who writes says so from the beginning: a transaction that has only read could not begin to write while
    another does."""
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turns what a database raises into one line that says what to do."""
    try:
        yield
    except sqlite3.Error as error:
        raise UsageError(_words(url, error)) from error
    except DBAPIError as error:
        raise UsageError(_words(url, error.orig)) from error
    except SQLAlchemyError as error:
        raise UsageError(_words(url, error)) from error


_SQLITE = (
    ("not a database", "不是审核库。请换一个文件名"),
    ("locked", "正被另一个程序写入，一直没有空。请稍后再试"),
    ("full", "所在的磁盘已满。请清理磁盘，再运行一次，已存的不会重审"),
    ("readonly", "不能写入。请检查文件权限，或换一个位置"),
    ("unable to open", "打不开。请检查路径和权限"),
    ("malformed", "已损坏。请用备份恢复，或换一个文件名重新审核"),
)


def _words(url: URL, error: Any) -> str:
    text = " ".join(str(error).split())
    if url.drivername == "sqlite":
        words = next(
            (words for sign, words in _SQLITE if sign in text), f"出错（{text}）。请检查文件，或换一个"
        )
        return f"审核库 {shown(url)} {words}"
    return f"审核库 {shown(url)} 连不上或出错（{text}）。请检查地址、用户、密码和服务器是否已启动"
