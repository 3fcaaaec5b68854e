"""A PostgreSQL cluster of the tests' own: a folder with a socket, no port, and a user that is not root."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USERS = ("postgres", "nobody")
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/local/pgsql/bin", "/opt/homebrew/opt/postgresql*/bin")


def program(name: str) -> str | None:
    """Where a program of PostgreSQL lies; Debian's are in no PATH."""
    found = shutil.which(name)
    if found:
        return found
    beside = (each / name for place in _PLACES for each in sorted(Path("/").glob(place[1:]), reverse=True))
    return next((str(each) for each in beside if each.is_file()), None)


def why_not() -> str | None:
    """Why there can be no cluster here, ``None`` where there can."""
    missing = [name for name in ("initdb", "pg_ctl") if program(name) is None]
    if missing:
        return f"PostgreSQL is not installed here ({', '.join(missing)} not found); .ci/run installs it"
    if os.geteuid() == 0 and _user() is None:
        return "PostgreSQL refuses to run as root, and there is no other user here"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "the extra [postgres] is not installed"
    return None


def _user() -> str | None:
    known = {each.pw_name for each in pwd.getpwall()}
    return next((each for each in _USERS if each in known), None)


def _run(folder: Path, name: str, *arguments: str) -> None:
    path = program(name)
    assert path is not None
    subprocess.run(
        [path, *arguments],
        check=True,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        user=_user() if os.geteuid() == 0 else None,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )


@contextmanager
def cluster() -> Iterator[Path]:
    """A running cluster; yields the folder of its socket. Its user is ``auditor``, without a password."""
    folder = Path(tempfile.mkdtemp(prefix="auditor-pg-", dir="/tmp"))  # a socket's path is short
    data = folder / "data"
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _user())
        _run(folder, "initdb", "-D", str(data), "-U", "auditor", "-A", "trust", "-E", "UTF8", "--no-sync")
        settings = f"-c listen_addresses= -k {folder} -c fsync=off -c max_connections=40"
        _run(folder, "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield folder
        finally:
            _run(folder, "pg_ctl", "-D", str(data), "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def new_database(folder: Path, name: str) -> str:
    """The URL of a database that is made."""
    _told(f"host={folder} user=auditor dbname=postgres", f"CREATE DATABASE {name}")
    return f"postgresql://auditor@/{name}?host={folder}"


def emptied(url: str) -> str:
    """The URL of a database of ours, in which nothing is left: to make another takes its files."""
    _told(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return url


def _told(address: str, statements: str) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(statements)
