from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from auditor.cli import main

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def word(tmp_path: Path) -> Path:
    return Path(shutil.copy(next(EXAMPLES.glob("桐花*.docx")), tmp_path / "我的项目.docx"))


def test_the_copy_lies_beside_the_file(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = word.read_bytes()
    assert main(["annotate", str(word), "--date", "2026-03-01"]) == 0
    copy = word.with_name("我的项目.批注.docx")
    assert capsys.readouterr().out.startswith("批注 ")
    assert word.read_bytes() == before
    first = copy.read_bytes()
    assert main(["annotate", str(word), "--date", "2026-03-01"]) == 0
    assert copy.read_bytes() == first


def test_tracked_changes_are_counted(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "退回.docx"
    assert main(["annotate", str(word), "--track-changes", "all", "--output", str(target)]) == 0
    assert "修订 " in capsys.readouterr().out
    assert target.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--output", "我的项目.docx"], "与送审文件"),
        (["--date", "三月"], "不是日期"),
        (["--track-changes", "some"], "可选：safe、all"),
    ],
)
def test_a_wrong_call_is_told(
    word: Path,
    arguments: list[str],
    message: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(word.parent)
    assert main(["annotate", "我的项目.docx", *arguments]) == 2
    assert message in capsys.readouterr().err


def test_text_is_told_what_to_do_instead(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = shutil.copy(next(EXAMPLES.glob("*.txt")), tmp_path / "a.txt")
    assert main(["annotate", str(source)]) == 2
    assert "不是 .docx、.xlsx 或 .pdf" in capsys.readouterr().err
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
