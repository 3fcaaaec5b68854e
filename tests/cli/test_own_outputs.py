"""What this program wrote is known among submissions, whatever it is called, and is never judged."""

from __future__ import annotations

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from auditor.cli import main
from tests.cli.test_outputs import FORM

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTPUTS = {
    "结果.json": ("--json",),
    "报告.html": ("--html",),
    "底稿.xlsx": ("--xlsx",),
    "意见书": ("--letter",),
    "问题.csv": ("--format", "csv", "--output"),
    "说明.md": ("--format", "markdown", "--output"),
    "屏幕.txt": ("--format", "terminal", "--output"),
    "扫描.json": ("--format", "sarif", "--output"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    (inside / "甲.md").write_text(FORM, encoding="utf-8")
    return inside


def audited(path: Path) -> list[str]:
    """The names of the submissions that an audit judges."""
    report = path.parent / "judged.json"
    main(["audit", str(path), "--json", str(report), "--quiet"])
    data = json.loads(report.read_text(encoding="utf-8"))
    return sorted(Path(each["source"]).name for each in data["submissions"])


def test_every_report_among_submissions_is_skipped_with_a_line(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, (name, option) in enumerate(OUTPUTS.items()):
        path = folder.parent / name
        main(["audit", str(folder), *option, str(path), "--quiet"])
        written = next(each for each in (path, *path.glob("*")) if each.is_file())
        written.rename(folder.parent / f"改了名字{number}{written.suffix}")
    for each in folder.parent.glob("改了名字*"):
        each.rename(folder / each.name)
    capsys.readouterr()
    assert audited(folder) == ["甲.md"]
    told = capsys.readouterr().err
    assert told.count("这是本程序写的") == len(OUTPUTS)
    assert told.count("\n") == len(OUTPUTS)


def test_a_page_of_a_comparison_is_known_too(folder: Path) -> None:
    old, page = str(folder / "甲.md"), folder / "对照.html"
    main(["diff", old, old, "--html", str(page)])
    assert page.exists()
    assert audited(folder) == ["甲.md"]


def test_a_report_that_is_named_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "报告.html"
    main(["audit", str(folder), "--html", str(page), "--quiet"])
    assert main(["audit", str(page), "--quiet"]) == 3
    assert "本程序写的审核报告" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["结果.json", "报告.html", "底稿.xlsx", "问题.csv"])
def test_the_same_call_again_replaces_its_report(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["audit", str(folder), *OUTPUTS[name], str(folder / name), "--quiet"]
    first = main(call)
    capsys.readouterr()
    assert main(call) == first != 2
    assert "没有审核" not in capsys.readouterr().err
    assert audited(folder) == ["甲.md"]


def test_a_submission_at_the_place_of_an_output_stays(folder: Path) -> None:
    other = folder / "乙.html"
    other.write_text(f"<p>{FORM}</p>", encoding="utf-8")
    assert main(["audit", str(folder), "--html", str(other), "--quiet"]) == 2
    assert FORM in other.read_text(encoding="utf-8")


def test_a_report_in_a_package_is_skipped(folder: Path, tmp_path: Path) -> None:
    main(["audit", str(folder), "--html", str(tmp_path / "页.html"), "--quiet"])
    package = tmp_path / "包.zip"
    with zipfile.ZipFile(package, "w") as target:
        target.write(folder / "甲.md", "一/甲.md")
        target.write(tmp_path / "页.html", "一/页.html")
    assert audited(package) == ["甲.md"]


def test_a_folder_with_reports_alone_is_no_success(folder: Path) -> None:
    main(["audit", str(folder), "--html", str(folder / "报告.html"), "--quiet"])
    (folder / "甲.md").unlink()
    assert main(["audit", str(folder), "--quiet"]) == 3


def test_saved_again_a_worklist_is_still_known(folder: Path) -> None:
    from openpyxl import load_workbook

    path = folder / "底稿.xlsx"
    main(["audit", str(folder), "--xlsx", str(path), "--quiet"])
    load_workbook(path).save(path)
    assert audited(folder) == ["甲.md"]


@pytest.mark.parametrize("pattern", ["桐花*.docx", "*.xlsx", "*.pdf"])
def test_an_annotated_copy_beside_its_source_is_no_second_submission(
    tmp_path: Path, pattern: str, capsys: pytest.CaptureFixture[str]
) -> None:
    example = next(EXAMPLES.glob(pattern), None)
    if example is None:
        pytest.skip("no example of this format")
    inside = tmp_path / "送审"
    inside.mkdir()
    source = Path(shutil.copy(example, inside / f"申报表{example.suffix}"))
    main(["annotate", str(source)])
    copy = source.with_name(f"申报表.批注{source.suffix}")
    assert copy.exists()
    assert audited(inside) == [source.name]
    assert "批注副本" in capsys.readouterr().err
    copy.rename(inside / f"退回{source.suffix}")
    assert audited(inside) == [source.name]
    assert main(["audit", str(inside / f"退回{source.suffix}"), "--quiet"]) == 0  # named, it is meant
    source.unlink()
    assert audited(inside) == [f"退回{source.suffix}"]  # sent again in place of the first


def test_a_copy_without_comments_left_is_a_submission(tmp_path: Path) -> None:
    import docx

    inside = tmp_path / "送审"
    inside.mkdir()
    source = Path(shutil.copy(next(EXAMPLES.glob("桐花*.docx")), inside / "申报表.docx"))
    main(["annotate", str(source)])
    copy = inside / "申报表.批注.docx"
    document = docx.Document(str(copy))
    for part in document.part.package.parts:
        if "comments" in part.partname and part.partname.endswith("comments.xml"):
            for comment in list(part.element):
                part.element.remove(comment)
    document.save(str(inside / "报送稿.docx"))
    copy.unlink()
    assert audited(inside) == ["报送稿.docx", "申报表.docx"]
