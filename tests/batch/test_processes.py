from __future__ import annotations

import json
import multiprocessing
import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from auditor.batch import preloaded, processes
from auditor.batch.options import RulesetOptions
from auditor.batch.processes import READY, Task, Worker
from auditor.batch.turns import waited


def nothing() -> None:
    """A process that needs no setting up."""


@pytest.mark.parametrize("when", ["at work", "waiting"])
def test_a_process_whose_parent_was_stopped_ends_in_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, when: str
) -> None:
    """Ctrl-C while a file was audited ended in a traceback of its process; a killed parent left a folder."""
    folder = tmp_path / "auditor-worker-1"
    (folder / "unpacked").mkdir(parents=True)
    monkeypatch.setattr(processes, "_silence_libraries", nothing)
    monkeypatch.setattr(tempfile, "tempdir", tempfile.tempdir)
    ours, theirs = multiprocessing.Pipe()

    def audited(_: Path) -> str:
        assert ours.recv() == READY
        ours.close()
        return "done"

    if when == "at work":
        ours.send(tmp_path)
    else:
        ours.close()
    processes._serve(theirs, Task(nothing, (), audited), folder)
    assert ours.closed
    assert not folder.exists()


def test_time_does_not_run_while_a_process_waits_for_a_processor(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    clock = {"now": 100.0, "waited": 5.0}
    monkeypatch.setattr(processes, "time", SimpleNamespace(monotonic=lambda: clock["now"]))
    monkeypatch.setattr(processes, "waited", lambda pid: clock["waited"])
    process: Any = SimpleNamespace(pid=1)
    ours, _theirs = multiprocessing.Pipe()
    worker = Worker(process, ours, tmp_path)
    worker.allow(10)

    def at(now: float, waits: float) -> bool:
        clock.update(now=now, waited=waits)
        return worker.overdue

    assert not at(109, 5)
    assert not at(111, 9)  # four seconds of waiting are added
    assert at(114, 9)
    assert not at(115, 11)
    assert at(120, 11)
    worker.allow(10)
    assert not at(129, 11)
    assert at(130, 11)


def test_what_a_process_waited_is_nothing_where_the_system_does_not_tell() -> None:
    assert waited(None) == 0
    assert waited(os.getpid()) >= 0


@pytest.mark.skipif(sys.platform != "linux", reason="there is no server elsewhere")
def test_the_server_begins_with_the_rules_that_its_parent_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    variable = preloaded._VARIABLE
    monkeypatch.setattr(
        "multiprocessing.forkserver.ensure_running", lambda: told.append(os.environ[variable])
    )
    processes.begin_server(RulesetOptions((Path("本市"),), "重庆"))
    assert [json.loads(each) for each in told] == [{"packs": ["本市"], "profile": "重庆"}]
    assert variable not in os.environ
