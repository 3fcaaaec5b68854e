from __future__ import annotations

import multiprocessing
import tempfile
from pathlib import Path

import pytest

from auditor.batch import processes
from auditor.batch.processes import READY, Task


def nothing() -> None:
    """A process that needs no setting up."""


@pytest.mark.parametrize("when", ["at work", "waiting"])
def test_a_process_whose_parent_was_stopped_ends_in_silence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, when: str
) -> None:
    """Ctrl-C while a file was audited ended in a traceback of its process."""
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
    processes._serve(theirs, Task(nothing, (), audited), tmp_path)
    assert ours.closed
