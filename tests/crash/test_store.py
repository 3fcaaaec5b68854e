"""Killed at any moment and called again: nothing is lost, nothing is there twice."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import Engine, event, select

from auditor.cli import main
from auditor.reports.data.json import as_data
from auditor.spool.codec import decode
from auditor.store import open_store
from auditor.store.tables import METADATA
from auditor.words.visible import dump_json
from tests.cli.test_outputs import FORM
from tests.reports.sample import audit as audit_of
from tests.store.cluster import cluster, emptied, new_database, why_not

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes"),
]
DATABASES = 6  # each is killed in another part of an audit, and once more
FILES = 3

NewStore = Callable[[str], str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that are loaded for once here, with what a store needs, so that the processes forked below
    begin at once."""
    inside = tmp_path_factory.mktemp("送审") / "送审"
    inside.mkdir()
    for number in range(FILES):
        text = FORM.replace("2026", str(2015 + number)) + f"\n\n第{number}份\n"
        (inside / f"{number:02d}.md").write_text(text, encoding="utf-8")
    (inside / "空.md").write_text("没有表", encoding="utf-8")
    main(command(inside, str(inside.parent / "once.db")))
    return inside


@pytest.fixture(params=["sqlite", "postgresql"])
def new_store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewStore]:
    """Gives an empty database by its name; one of PostgreSQL takes the place of the one before."""
    if request.param == "sqlite":
        yield lambda name: str(tmp_path / f"{name}.db")
        return
    if reason := why_not():
        pytest.skip(reason)
    with cluster() as socket:
        one = new_database(socket, "one")
        yield lambda name: emptied(one)


def command(folder: Path, url: str) -> list[str]:
    return ["audit", str(folder), "--quiet", "--jobs", "1", "--store", url]


def audit(folder: Path, url: str, moment: int = 0) -> int:
    """The exit status of an audit in a process of its own, which is killed at the n-th step of its store."""
    child = os.fork()
    if not child:
        _audit(folder, url, moment)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _audit(folder: Path, url: str, moment: int) -> NoReturn:
    status, steps = 70, count(1)

    def step() -> None:
        if next(steps) == moment:
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        with each_step(step):
            status = main(command(folder, url))
    finally:
        os._exit(status)


@contextmanager
def each_step(act: Callable[[], object]) -> Iterator[None]:
    """Acts before every statement and every commit of a store: between two of them nothing that is kept
    changes, so that these are all the moments at which a program can be killed."""

    def hear(*_: object) -> None:
        act()

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, hear)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(Engine, name, hear)


def rows(url: str) -> dict[str, list[str]]:
    """Every row of every table, with what a number stands for in the place of the number, and no times."""
    with open_store(url) as store, store.reading() as connection:
        tables = {
            table.name: [dict(row._mapping) for row in connection.execute(select(table))]
            for table in METADATA.sorted_tables
        }
    contents = {row["id"]: row["content"] for row in tables["files"]}
    audits = {row["id"]: contents[row["file"]] for row in tables["audits"]}
    keys = {row["id"]: row["key"] for row in tables["runs"]}
    stands: dict[str, dict[Any, Any]] = {"file": contents, "audit": audits, "run": keys}
    return {
        name: sorted(
            str([stands[key].get(value) if key in stands else value for key, value in each.items()])
            for each in map(_comparable, own)
        )
        for name, own in tables.items()
    }


def _comparable(row: dict[str, Any]) -> dict[str, Any]:
    """Without numbers and times; a report by what it says: the order of a set in its bytes is chance."""
    row = {key: value if key not in {"began", "ended"} else value is not None for key, value in row.items()}
    if "report" in row:
        data = as_data(audit_of(decode(row["report"])))
        row["report"] = hashlib.sha256(dump_json(data).encode()).hexdigest()
    return {key: value for key, value in row.items() if key != "id"}


def test_killed_at_random_moments_the_store_ends_as_if_nothing_had_happened(
    folder: Path, new_store: NewStore
) -> None:
    whole, steps = new_store("whole"), count()
    with each_step(lambda: next(steps)):
        assert main(command(folder, whole)) == 3  # one file holds no form
    expected, last = rows(whole), next(steps)
    assert len(expected["audits"]) == FILES
    assert len(expected["submissions"]) == FILES + 1
    chosen, kills = random.Random(14), 0
    for number in range(DATABASES):
        url = new_store(f"killed{number}")
        first = chosen.randint(number * last // DATABASES, (number + 1) * last // DATABASES - 1) + 1
        for moment in (first, chosen.randint(1, last // 3)):
            kills += audit(folder, url, moment) == -signal.SIGKILL
        assert audit(folder, url) == 3
        found = rows(url)
        assert {name: len(own) for name, own in found.items() if name != "runs"} == {
            name: len(own) for name, own in expected.items() if name != "runs"
        } | {"submissions": len(found["runs"]) * (FILES + 1)}
        assert {name: sorted(set(own)) for name, own in found.items()} == expected
    assert kills > DATABASES


def test_killed_with_workers_it_goes_on(folder: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "bureau.db")
    call = [sys.executable, "-m", "auditor", *command(folder, url)]
    call[call.index("--jobs") + 1] = "2"
    with subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and not _some(url):
            time.sleep(0.05)
        running.kill()
    assert subprocess.run(call, check=False, capture_output=True).returncode == 3
    whole = str(tmp_path / "whole.db")
    assert audit(folder, whole) == 3
    assert rows(url) == rows(whole)


def _some(url: str) -> bool:
    """Whether results have been written, but not all."""
    if not Path(url).exists():
        return False
    with open_store(url) as store:
        return any(each.audited for each in store.runs())
