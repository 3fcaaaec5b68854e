from __future__ import annotations

import io
from pathlib import Path

import pytest

from auditor.cli.progress import pace, progress_bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_nothing_is_drawn_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(2, quiet=False) as watch:
        watch.file_done(1, 2, Path("a.docx"))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("quiet", "drawn"), [(False, True), (True, False)])
def test_a_terminal_sees_the_bar_unless_quiet(
    monkeypatch: pytest.MonkeyPatch, quiet: bool, drawn: bool
) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_bar(2, quiet=quiet) as watch:
        watch.file_done(2, 2, Path("某镇绩效目标.docx"))
    assert ("2/2" in screen.getvalue()) is drawn


def test_a_terminal_sees_the_pages_of_a_scan(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_bar(1, quiet=False) as watch:
        watch.page_done(Path("扫描件.pdf"), 3, 20)
    assert "3/20" in screen.getvalue()


def test_the_first_file_is_named_when_it_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_bar(9, quiet=False) as watch:
        watch.begun(Path("甲\x1b[31m.docx"))
    assert "甲⟦U+001B⟧[31m.docx" in screen.getvalue()
    assert "0/9" in screen.getvalue()


def test_unread_files_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_bar(9, quiet=False) as watch:
        watch.file_done(1, 9, Path("a"), read=False)
    assert "未读取 1" in screen.getvalue()


@pytest.mark.parametrize(
    ("done", "seconds", "unread", "told"),
    [
        (20, 10.0, 0, "2.0 份/秒  剩约 40 秒"),
        (10, 100.0, 2, "6.0 份/分  剩约 15 分  未读取 2"),
        (100, 100.0, 0, "1.0 份/秒  剩约 0 秒"),
    ],
)
def test_pace(done: int, seconds: float, unread: int, told: str) -> None:
    assert pace(done, 100, seconds, unread) == told
