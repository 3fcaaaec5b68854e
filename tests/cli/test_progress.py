from __future__ import annotations

import io
from pathlib import Path

import pytest

from auditor.cli.progress import progress_bar


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
