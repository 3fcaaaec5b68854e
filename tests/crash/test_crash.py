"""Killed, out of space, or two at once: every output is the old one or the new one, whole."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

from auditor.cli import main
from tests.cli.test_outputs import FORM

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="POSIX processes"),
]
CHANGED = FORM.replace("≥ | 90", "≤ | 120")
OUTPUTS = {
    "json": ("--json", "r.json"),
    "html": ("--html", "r.html"),
    "pages": ("--html-dir", "pages"),
    "xlsx": ("--xlsx", "w.xlsx"),
    "letters": ("--letter", "letters"),
    "csv": ("--format", "csv", "--output", "r.csv"),
}
# Where the program is killed: when the n-th draft is begun, written, or has taken its name.
POINTS: dict[str, tuple[Any, str]] = {
    "begun": (tempfile, "mkstemp"),
    "written": (os, "fsync"),
    "named": (Path, "replace"),
}


@pytest.fixture(scope="module", autouse=True)
def loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What an audit loads is loaded once here, so that the processes that are forked below begin at once."""
    path = tmp_path_factory.mktemp("once") / "甲.md"
    path.write_text(FORM, encoding="utf-8")
    main(["audit", str(path), "--quiet"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    (inside / "甲.md").write_text(FORM, encoding="utf-8")
    return inside


def begun(folder: Path, options: Sequence[str], when: str = "", count: int = 1) -> int:
    """An audit that has begun in a process of its own, by its number."""
    child = os.fork()
    if not child:
        _audit(folder, options, when, count)
    return child


def ended(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def audit(folder: Path, output: str, when: str = "", count: int = 1) -> int:
    """The exit status of an audit in a process of its own, 9 where it was killed."""
    return ended(begun(folder, OUTPUTS[output], when, count))


def _audit(folder: Path, options: Sequence[str], when: str, count: int) -> NoReturn:
    status = 70
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        os.chdir(folder.parent)
        os.environ["SOURCE_DATE_EPOCH"] = "1"
        if when:
            _die_at(when, count)
        status = main(["audit", folder.name, "--quiet", *options])
    finally:
        os._exit(status)


def _die_at(when: str, count: int) -> None:
    """Ends this process at once, without a chance to tidy up, at the n-th call."""
    holder, name = POINTS[when]
    real, left = getattr(holder, name), count

    def die(*given: Any, **more: Any) -> Any:
        nonlocal left
        left -= 1
        if not left and when != "named":
            os._exit(9)
        done = real(*given, **more)
        if not left:
            os._exit(9)
        return done

    setattr(holder, name, die)


def written(folder: Path) -> dict[str, bytes]:
    """What stands beside the submissions, without drafts, which nobody takes for outputs."""
    return {
        each.relative_to(folder.parent).as_posix(): each.read_bytes()
        for each in folder.parent.rglob("*")
        if each.is_file() and each.parent != folder and not each.name.startswith(".auditor-")
    }


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[dict[str, bytes], ...]]:
    """What an output holds before and after the submission was changed, nobody disturbing it."""

    @cache
    def made(output: str) -> tuple[dict[str, bytes], ...]:
        folder = tmp_path_factory.mktemp("states") / "送审"
        folder.mkdir()
        found = []
        for text in (FORM, CHANGED):
            (folder / "甲.md").write_text(text, encoding="utf-8")
            assert audit(folder, output) == 0
            found.append(written(folder))
        assert found[0] != found[1]
        return tuple(found)

    return made


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("output", OUTPUTS)
def test_killed_at_any_moment_each_output_is_old_or_new(
    folder: Path, output: str, point: str, states: Callable[[str], tuple[dict[str, bytes], ...]]
) -> None:
    old, new = states(output)
    for name, data in old.items():
        (folder.parent / name).parent.mkdir(exist_ok=True)
        (folder.parent / name).write_bytes(data)
    (folder / "甲.md").write_text(CHANGED, encoding="utf-8")
    assert 9 in {audit(folder, output, point, count) for count in (1, 2)}
    for name, data in written(folder).items():
        assert data in (old.get(name), new.get(name)), name


def fill(path: Path) -> None:
    """Writes until the disk is full."""
    with contextlib.suppress(OSError), path.open("wb", buffering=0) as full:
        while full.write(bytes(4096)):
            pass


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs a tmpfs of its own")
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_full_disk_leaves_the_last_output(folder: Path, output: str, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    (disk / "送审").mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "none", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no tmpfs here")
    try:
        inside = disk / "送审"
        inside.mkdir()
        (inside / "甲.md").write_text(FORM, encoding="utf-8")
        assert audit(inside, output) == 0
        old = written(inside)
        (inside / "甲.md").write_text(CHANGED, encoding="utf-8")
        fill(disk / "full")
        assert audit(inside, output) in {2, 4}
        (disk / "full").unlink()
        assert written(inside) == old
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_at_once_leave_whole_outputs(folder: Path) -> None:
    options = (*OUTPUTS["json"], *OUTPUTS["xlsx"])
    running = [begun(folder, options) for _ in range(2)]
    assert [ended(each) for each in running] == [0, 0]
    assert len(json.loads((folder.parent / "r.json").read_text(encoding="utf-8"))["submissions"]) == 1
    assert zipfile.ZipFile(folder.parent / "w.xlsx").testzip() is None
    assert not list(folder.parent.glob(".auditor-*"))
