from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from auditor.batch import RulesetOptions, audit_found, audit_paths, processes, worker
from auditor.batch.running import worker_count
from auditor.batch.watching import Watch
from auditor.batch.worker import unexpected
from auditor.errors import ConfigurationError, InputError
from auditor.model import SubmissionReport, Unreadable, Waivers
from auditor.readers import Limits, find_documents, progress
from auditor.spool.encoded import Result
from tests.cases import every_case
from tests.reports.sample import REPORT, clean_report


def fake_audit(path: Path, ruleset: object, limits: object) -> SubmissionReport:
    if "坏" in path.name:
        raise InputError(str(path), "文件已损坏", "请重新另存")
    if "错" in path.name:
        raise ZeroDivisionError("oops")
    return clean_report(str(path))


def fake_worker(path: Path) -> Result:
    """What a worker process runs in these tests; some files take their process down, or never end."""
    if "崩" in path.name:
        print("auditor speaks", file=sys.stderr)
        os.write(2, b"terminate called\n")
        os._exit(1)
    if "偶" in path.name and not path.with_suffix(".mark").exists():
        path.with_suffix(".mark").touch()
        os._exit(1)
    if "留" in path.name:
        Path(tempfile.mkdtemp(), "a.txt").write_text("x", encoding="utf-8")
        path.with_suffix(".where").write_text(tempfile.gettempdir(), encoding="utf-8")
    if "挂" in path.name:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(600)
    if "怪" in path.name:
        return cast("Result", lambda: None)  # nothing that can be sent back
    for page in range(1, 5) if "扫" in path.name else ():  # longer than the limit, but a page at a time
        time.sleep(0.3)
        progress.tell(page, 4)
    return unexpected(path, "假的") if "错" in path.name else clean_report(str(path))


def serve_speaking_to(heard: Path, *given: Any) -> None:
    """The life of a worker whose stderr is a file: a forked one has that of the server that forks them."""
    os.dup2(os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_APPEND), 2)
    processes._serve(*given)


def fake_start(*_: object) -> None:
    """A worker that needs no rules."""


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / f"{name}.txt" for name in ("甲", "坏", "乙", "错", "丙")]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    return paths


@pytest.fixture
def no_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not end when it is told to is killed soon."""
    monkeypatch.setattr(processes, "_GRACE", 0.1)


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule set that judges nothing: these tests are about files and processes."""
    ruleset = SimpleNamespace(
        packs=("core",),
        profile=SimpleNamespace(id="central"),
        profiles={},
        fingerprint="sha256:0",
        rules=(),
        off=(),
        changes=(),
        waivers=Waivers(),
    )
    monkeypatch.setattr(RulesetOptions, "load", lambda options: _loaded(options, ruleset))


def _loaded(options: RulesetOptions, ruleset: SimpleNamespace) -> SimpleNamespace:
    if options.packs:
        raise ConfigurationError(f"{options.packs[0]}：规则目录不存在")
    return ruleset


@pytest.fixture
def inline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.auditing.audit_document", fake_audit)


@pytest.mark.usefixtures("inline")
def test_one_bad_file_never_stops_the_rest(files: list[Path]) -> None:
    seen: list[tuple[int, int]] = []
    report = audit_paths(files, jobs=1, on_progress=lambda done, total, _: seen.append((done, total)))
    assert [each.submission.source for each in report.submissions] == [str(files[n]) for n in (0, 2, 4)]
    assert [each.reason for each in report.unreadable] == [
        "文件已损坏",
        "程序内部出错（ZeroDivisionError：oops）",
    ]
    assert seen == [(n, 5) for n in range(1, 6)]
    assert report.fingerprint.startswith("sha256:")
    assert report.profile == "central"


@pytest.mark.usefixtures("inline")
def test_a_path_without_a_document_is_listed(files: list[Path], tmp_path: Path) -> None:
    report = audit_paths([tmp_path / "没有.docx", files[0]], jobs=1)
    assert len(report.submissions) == 1
    assert report.unreadable[0].source.endswith("没有.docx")


@pytest.mark.usefixtures("inline")
def test_strict_lets_the_error_through(files: list[Path]) -> None:
    with pytest.raises(ZeroDivisionError):
        worker.audit_one(files[3], RulesetOptions().load(), strict=True)


def test_wrong_rules_stop_everything(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError):
        audit_paths([], ruleset_options=RulesetOptions(packs=(tmp_path / "没有",)))


@pytest.mark.usefixtures("no_grace")
def test_the_pool_keeps_the_order_and_survives_a_dying_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    paths = [tmp_path / f"{name}.txt" for name in ("甲", "崩", "乙", "挂", "怪", "丙")]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    report = audit_paths(paths, jobs=2, limits=Limits(seconds=1))
    assert [each.submission.source for each in report.submissions] == [str(paths[n]) for n in (0, 2, 5)]
    died, hung, odd = report.unreadable
    assert "意外中止" in died.reason
    assert hung.reason == "审核超过1秒仍未完成，已停止"
    assert "--max-seconds" in hung.advice
    assert "无法交回" in odd.reason


@pytest.mark.usefixtures("inline")
def test_a_hang_or_a_blow_up_in_this_process_costs_one_file(
    monkeypatch: pytest.MonkeyPatch, files: list[Path]
) -> None:
    def audit(path: Path, ruleset: object, limits: object) -> SubmissionReport:
        while "坏" in path.name:
            pass
        if "错" in path.name:
            bytearray(1 << 40)
        return clean_report(str(path))

    monkeypatch.setattr("auditor.auditing.audit_document", audit)
    report = audit_paths(files, jobs=1, limits=Limits(seconds=1, memory_mb=512))
    assert len(report.submissions) == 3
    slow, big = report.unreadable
    assert "超过1秒" in slow.reason
    assert "超过512MB" in big.reason


@pytest.mark.usefixtures("no_grace")
def test_heavy_and_risky_files_get_a_process_that_can_be_killed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    path = tmp_path / "挂.txt"
    path.write_bytes(b"%PDF-1.7")
    report = audit_paths([path], limits=Limits(seconds=1))
    assert "超过1秒" in report.unreadable[0].reason


def test_the_time_of_a_scan_counts_anew_from_each_page(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    path = tmp_path / "扫描.txt"
    path.write_bytes(b"%PDF-1.7")
    heard: list[tuple[str, int, int]] = []

    class Hearing(Watch):
        def page_done(self, path: Path, done: int, total: int) -> None:
            heard.append((path.name, done, total))

    report = audit_found(
        find_documents([path]),
        watch=Hearing(),
        limits=Limits(seconds=1),
    )
    assert [each.submission.source for each in report.submissions] == [str(path)]
    assert heard == [("扫描.txt", page, 4) for page in range(1, 5)]


@every_case(
    ("files", "jobs", "expected"), [(0, None, 1), (5, None, 1), (9, 1, 1), (2, 8, 2), (0, 4, 1), (9, 4, 4)]
)
def test_worker_count(files: int, jobs: int | None, expected: int) -> None:
    assert worker_count(files, jobs) == expected


def test_many_files_use_every_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 8)
    assert worker_count(100, None) == 8
    assert worker_count(6, None) == 6


def test_reports_travel_between_processes() -> None:
    assert pickle.loads(pickle.dumps(REPORT)) == REPORT


def test_an_unexpected_failure_says_what_to_do() -> None:
    failure = unexpected(Path("a.docx"), "原因")
    assert isinstance(failure, Unreadable)
    assert "--debug" in failure.advice


def test_a_file_whose_process_died_is_tried_once_more(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    heard = tmp_path / "heard"
    monkeypatch.setattr(processes, "_serve", partial(serve_speaking_to, heard))
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    paths = [tmp_path / f"{name}.txt" for name in ("偶", "甲", "崩")]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    report = audit_paths(paths, jobs=2)
    assert [each.submission.source for each in report.submissions] == [str(path) for path in paths[:2]]
    assert [each.source for each in report.unreadable] == [str(paths[2])]
    assert heard.read_text(encoding="utf-8") == "auditor speaks\n" * 2  # and no word of a library that dies


def test_an_interruption_is_the_callers_unless_it_asks_for_what_is_done(
    monkeypatch: pytest.MonkeyPatch, files: list[Path]
) -> None:
    def interrupted(path: Path, *_: object) -> SubmissionReport:
        if "乙" in path.name:
            raise KeyboardInterrupt
        return clean_report(str(path))

    monkeypatch.setattr(worker, "audit_guarded", interrupted)
    found = find_documents(files)
    with pytest.raises(KeyboardInterrupt):
        audit_found(found, jobs=1)
    report = audit_found(found, jobs=1, partial=True)
    assert not report.complete
    assert len(report.submissions) == 2
    assert report.unreached == 3


@pytest.mark.usefixtures("no_grace")
def test_temporary_copies_of_a_killed_process_are_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    paths = [tmp_path / "留挂.txt", tmp_path / "留.txt"]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    audit_paths(paths, jobs=2, limits=Limits(seconds=1))
    places = [Path(path.with_suffix(".where").read_text(encoding="utf-8")) for path in paths]
    assert len(set(places)) == 2
    assert not any(place.exists() for place in places)


def test_a_process_is_replaced_before_its_memory_grows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "audit_in_worker", fake_worker)
    monkeypatch.setattr(worker, "start", fake_start)
    monkeypatch.setattr("auditor.batch.pool._FEW_FILES", 1)
    paths = [tmp_path / f"留{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text("x", encoding="utf-8")
    report = audit_paths(paths, jobs=2)
    assert [each.submission.source for each in report.submissions] == [str(path) for path in paths]
    places = {path.with_suffix(".where").read_text(encoding="utf-8") for path in paths}
    assert len(places) == 3
