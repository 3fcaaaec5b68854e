from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from auditor import __version__
from auditor.cli import main
from auditor.cli.app import COMMANDS, build_parser

from .conftest import FakeAudit

HEAVY = ("spacy", "jieba", "lxml", "jinja2", "rich", "pydantic", "yaml", "rapidfuzz")

PROBE = f"""
import sys
from auditor.cli import main
status = main(sys.argv[1:])
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"loaded {{loaded}}" if loaded else status)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["audit", "--help"], ["rules", "list", "--help"], ["--version"]]
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_each_command_does_without_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    for name in COMMANDS:
        told = []
        for parser in (build_parser(name), build_parser()):
            with pytest.raises(SystemExit):
                parser.parse_args([name, "--help"])
            told.append(capsys.readouterr().out)
        assert told[0] == told[1]
        assert told[0].startswith(f"用法：auditor {name}")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"auditor {__version__}\n"


def test_without_a_command_the_help_is_shown_as_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().err.startswith("用法：auditor")


@pytest.mark.parametrize(
    "arguments", [["adit"], ["audit"], ["audit", "x", "--nonsense"], ["rules"], ["language"]]
)
def test_a_wrong_call_is_one_chinese_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith("错误：")
    assert output.err.count("\n") == 1


def test_an_internal_error_is_one_line_and_a_traceback_on_request(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.error = lambda: ZeroDivisionError("oops")
    assert main(["audit", str(document)]) == 4
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert "ZeroDivisionError：oops" in error
    assert "--debug" in error
    assert main(["audit", str(document), "--debug"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_ctrl_c_is_clean(fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake.error = KeyboardInterrupt
    assert main(["audit", str(document)]) == 130
    assert capsys.readouterr().err == "已中断。\n"


class GoneAway(io.StringIO):
    """A stream whose reader has closed the pipe."""

    def write(self, text: str) -> int:
        raise BrokenPipeError

    def fileno(self) -> int:
        raise OSError("no descriptor")


@pytest.mark.usefixtures("rules")
def test_a_reader_that_goes_away_is_no_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout", GoneAway())
    assert main(["rules", "list"]) == 141
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform == "win32", reason="no shell pipe")
def test_a_closed_pipe_leaves_nothing_on_stderr() -> None:
    line = f"{sys.executable} -m auditor --help | true"
    done = subprocess.run(["sh", "-c", line], capture_output=True, check=False)
    assert done.stderr == b""


def test_a_chinese_encoding_that_is_asked_for_is_kept() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "--help"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "gbk", "PATH": "/usr/bin:/bin"},
    )
    assert done.returncode == 0
    assert "用法：" in done.stdout.decode("gbk")


def test_output_is_utf8_whatever_the_locale_says() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "auditor", "--help"],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    assert "用法：" in done.stdout.decode("utf-8")
