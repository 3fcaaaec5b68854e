from __future__ import annotations

import shutil
import zipfile
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
        (["--output", "退回.pdf"], "请以 .docx 结尾"),
        (["--date", "三月"], "不是日期"),
        (["--track-changes", "some"], "可选：稳妥（safe）、全部（all）"),
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


def test_a_folder_gets_copies_beside_its_files(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(next(EXAMPLES.glob("*.txt")), tmp_path / "说明.txt")
    (tmp_path / "下级").mkdir()
    shutil.copy(next(EXAMPLES.glob("*.xlsx")), tmp_path / "下级" / "申报表.xlsx")
    for _ in range(2):  # the copies of the first run are not annotated again
        assert main(["annotate", str(tmp_path)]) == 3
        told = capsys.readouterr()
        assert "完成 2 份，未能批注 1 份。" in told.out
        assert "说明.txt 不是 .docx、.xlsx 或 .pdf" in told.err
    copies = {each.name for each in tmp_path.rglob("*.批注.*")}
    assert copies == {"我的项目.批注.docx", "申报表.批注.xlsx"}
    assert word.exists()


def test_one_output_is_for_one_file(word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(word), str(word), "--output", str(tmp_path / "a.docx")]) == 2
    assert main(["annotate", str(tmp_path), "--output", str(tmp_path / "a.docx")]) == 2
    assert "--output 只用于一份文件" in capsys.readouterr().err


def test_a_file_without_findings_gets_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = Path(shutil.copy(next(EXAMPLES.glob("规范*.docx")), tmp_path / "规范.docx"))
    assert main(["annotate", str(clean)]) == 0
    assert "没有需要批注的问题" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["规范.docx"]


def test_safe_changes_are_written_without_all(word: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["annotate", str(word)]) == 0
    assert "修订 4 处" in capsys.readouterr().out
    assert main(["annotate", str(word), "--track-changes", "none"]) == 0
    assert "修订" not in capsys.readouterr().out.splitlines()[0]


def test_the_copy_of_a_file_in_a_zip_lies_beside_the_zip(
    word: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    package = tmp_path / "包.zip"
    with zipfile.ZipFile(package, "w") as made:
        made.write(word, "一处/我的项目.docx")
    before = package.read_bytes()
    copy = tmp_path / "包-一处-我的项目.批注.docx"
    for given in (package / "一处" / "我的项目.docx", package):
        assert main(["annotate", str(given)]) == 0, capsys.readouterr().err
        assert copy.read_bytes().startswith(b"PK")
        copy.unlink()
    assert package.read_bytes() == before
