"""A stopped run ends in a report of what is done, marked 未完成, and without a traceback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any, NoReturn

import openpyxl
import pytest

from auditor.batch.watching import Watch
from auditor.cli import main
from tests.cli.test_outputs import FORM

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")
_FILES = 8
# The command with a watch that sends a signal to all processes of the group when so many files are done.
_RUN = """
import os, signal, sys
from contextlib import contextmanager
from auditor.batch.watching import Watch
from auditor.cli import main, progress

class Sends(Watch):
    def file_done(self, done, total, path, *, read=True):
        if done == 3:
            os.killpg(0, {number})

@contextmanager
def bar(total, *, quiet):
    yield Sends()

if __name__ == "__main__":
    progress.progress_bar = bar
    sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    for number in range(_FILES):
        (inside / f"{number:02}.md").write_text(f"{FORM}\n\n附件{number}\n", encoding="utf-8")
    return inside


def run(folder: Path, number: int, *more: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose workers can begin by importing its script."""
    script = folder.parent / "run.py"
    script.write_text(_RUN.format(number=number), encoding="utf-8")
    call = [sys.executable, str(script), "audit", str(folder), *more]
    return subprocess.run(
        call, check=False, capture_output=True, text=True, start_new_session=True, timeout=120,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip


def forked(folder: Path, number: int, *more: str) -> subprocess.CompletedProcess[str]:
    """The same without workers, in a copy of this process, which has loaded everything."""
    heard = [folder.parent / name for name in ("out", "err")]
    child = os.fork()
    if not child:
        _command(heard, number, ["audit", str(folder), *more])
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return subprocess.CompletedProcess((), status, *(each.read_text(encoding="utf-8") for each in heard))


def _command(heard: list[Path], number: int, words: list[str]) -> NoReturn:
    status = 70
    try:
        os.setsid()
        sys.stdout, sys.stderr = (each.open("w", encoding="utf-8") for each in heard)
        os.dup2(sys.stdout.fileno(), 1)
        os.dup2(sys.stderr.fileno(), 2)
        script: dict[str, Any] = {"__name__": "run"}
        exec(_RUN.format(number=number), script)
        script["progress"].progress_bar = script["bar"]
        status = main(words)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


@pytest.mark.parametrize(
    ("name", "status", "jobs"),
    [
        ("SIGINT", 130, "1"),
        ("SIGTERM", 143, "1"),
        ("SIGHUP", 129, "1"),
        ("SIGINT", 130, "2"),
        ("SIGHUP", 129, "2"),
    ],
)
def test_a_signal_ends_in_a_report_of_what_is_done(folder: Path, name: str, status: int, jobs: str) -> None:
    outputs = {each: folder.parent / f"r.{each}" for each in ("json", "html", "xlsx")}
    options = [word for each, path in outputs.items() for word in (f"--{each}", str(path))]
    stopped = forked if jobs == "1" else run
    done = stopped(folder, getattr(signal, name), "--jobs", jobs, *options)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == status, done.stderr
    assert "未完成" in done.stderr
    data = json.loads(outputs["json"].read_text(encoding="utf-8"))
    assert data["complete"] is False
    assert len(data["submissions"]) == 3
    assert len(data["unreadable"]) == _FILES - 3
    assert "未完成" in outputs["html"].read_text(encoding="utf-8")
    assert "未完成" in [row[0] for row in openpyxl.load_workbook(outputs["xlsx"])["运行信息"].values]
    assert done.stderr.count("没有审核到") == 1  # not a line for every file


def test_a_run_with_a_store_says_how_to_go_on(folder: Path) -> None:
    told = "同样的命令再运行一次会接着审"
    store = str(folder.parent / "b.db")
    assert told in forked(folder, signal.SIGINT, "--jobs", "1", "--store", store).stdout
    assert told not in forked(folder, signal.SIGINT, "--jobs", "1").stdout


def test_a_signal_while_reports_are_written_waits_for_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from auditor.cli.reports import writing

    real = writing.write_html

    def slow(*given: object) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "write_html", slow)
    page, sheet = folder.parent / "r.html", folder.parent / "w.xlsx"
    for each in list(folder.iterdir())[2:]:
        each.unlink()
    assert main(["audit", str(folder), "--html", str(page), "--xlsx", str(sheet), "--quiet"]) == 143
    assert page.exists()
    assert sheet.exists()


@pytest.mark.parametrize("closed", ["1>&- 2>&-", "2>/dev/full"])
def test_a_closed_stream_costs_no_report(folder: Path, closed: str) -> None:
    for each in list(folder.iterdir())[2:]:
        each.unlink()
    (folder / "坏.txt").write_bytes(b"\0")
    report = folder.parent / "r.json"
    call = f'"{sys.executable}" -m auditor audit "{folder}" --json "{report}" {closed}'
    done = subprocess.run(["sh", "-c", call], check=False, capture_output=True, text=True)
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == 3
    assert len(json.loads(report.read_text(encoding="utf-8"))["submissions"]) == 2


def test_the_reader_of_the_errors_may_go_away(folder: Path) -> None:
    report = folder.parent / "r.json"
    (folder / "坏.txt").write_bytes(b"\0")
    call = [sys.executable, "-m", "auditor", "audit", str(folder), "--jobs", "1", "--json", str(report)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stderr
        run.stderr.close()
        assert run.stdout
        run.stdout.close()
    assert len(json.loads(report.read_text(encoding="utf-8"))["submissions"]) == _FILES


def test_nobody_watching_is_a_watch_too(tmp_path: Path) -> None:
    watch = Watch()
    watch.begun(tmp_path)
    watch.file_done(1, 1, tmp_path)
    watch.page_done(tmp_path, 1, 1)
