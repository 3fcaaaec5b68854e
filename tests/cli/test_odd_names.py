"""Names that are no text, names as long as the system takes, and texts as long as a book."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from auditor.auditing import audit_document
from auditor.cli import main
from auditor.ruleset import load_ruleset
from tests.cli.test_outputs import FORM

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = {
    "GBK bytes": os.fsdecode("表".encode("gbk")),
    "255 bytes": "长" * 83 + "ab",
    "quotes and markup": "a'\"&<b>%20#?$(x)`;|",
}
FILES = {
    "--json": "r.json",
    "--html": "r.html",
    "--html-dir": "pages",
    "--xlsx": "w.xlsx",
    "--letter": "letters",
}
OUTPUTS = {
    "files": [word for pair in FILES.items() for word in pair],
    "quiet": ["--quiet"],
    **{each: ["--format", each] for each in ("csv", "sarif", "junit", "markdown", "github")},
}
LONG = {
    "goal": FORM.replace(
        "开放书屋12处，", ("开放书屋12处，组织活动300场次，认真做好各项工作，" * 1_300)[:25_000]
    ),
    "one character": FORM.replace("开放书屋12处，", "书" * 25_000),
    "name": FORM.replace("开放书屋数量", ("开放书屋数量和活动场次覆盖率" * 3_000)[:30_000]),
    "name of one character": FORM.replace("开放书屋数量", "书" * 30_000),
    "project": FORM.replace("流动书屋运行", ("流动书屋运行" * 5_000)),
    "issuer": FORM.replace("青禾市文化馆", ("青禾市文化馆" * 5_000)),
    "value": FORM.replace("| 12 |", f"| {'9' * 30_000} |"),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    monkeypatch.chdir(tmp_path)
    inside = tmp_path / "送审"
    inside.mkdir()
    name = NAMES[request.param]
    stem = name[: -len("b.md")] if request.param == "255 bytes" else name
    try:
        (inside / f"{stem}.md").write_text(FORM.replace("≥ | 90", "≤ | 120"), encoding="utf-8")
    except OSError:
        pytest.skip("the file system takes no such name")
    return inside


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("folder", NAMES, indirect=True)
def test_every_output_takes_every_name(folder: Path, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(folder), *OUTPUTS[output]]) == 0, capsys.readouterr().err
    written = [each for each in folder.parent.rglob("*") if each.is_file() and each.parent != folder]
    tops = {each.relative_to(folder.parent).parts[0] for each in written}
    assert tops == (set(FILES.values()) if output == "files" else set())
    assert all(each.stat().st_size > 500 for each in written)


@pytest.mark.skipif(sys.platform == "win32", reason="names are shorter there")
def test_a_copy_of_a_file_whose_name_is_full(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / ("长" * 83 + "a.docx")
    try:
        shutil.copy(next(EXAMPLES.glob("桐花*.docx")), source)
    except OSError:
        source = tmp_path / ("长" * 82 + "a.docx")
        shutil.copy(next(EXAMPLES.glob("桐花*.docx")), source)
    assert main(["annotate", str(source)]) == 0, capsys.readouterr().err
    assert len(list(tmp_path.glob("*.批注.docx"))) == 1


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_take_a_second(tmp_path: Path, text: str) -> None:
    path, ruleset = tmp_path / "长.md", load_ruleset()
    path.write_text(FORM, encoding="utf-8")
    audit_document(path, ruleset)  # what is loaded once is loaded
    path.write_text(text, encoding="utf-8")
    began = time.process_time()
    report = audit_document(path, ruleset)
    assert time.process_time() - began < 2.5  # about a half alone on a processor; by its square, more
    assert len(report.submission.forms) == 1


@pytest.mark.parametrize("kind", ["multipart/related; boundary=b", "message/rfc822"])
def test_archives_inside_archives_are_one_line(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.mht"
    parts = "".join(
        f"Content-Type: {kind.replace('=b', f'=b{n}')}\n\n" + (f"--b{n}\n" if "=b" in kind else "")
        for n in range(3_000)
    )
    path.write_text(f"MIME-Version: 1.0\n{parts}Content-Type: text/html\n\n<p>x", encoding="utf-8")
    assert main(["audit", str(path), "--json", str(tmp_path / "r.json"), "--quiet"]) == 3
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["unreadable"]
    assert "套得太深" in told[0]["reason"] or "没有" in told[0]["reason"]
    assert capsys.readouterr().err.count("\n") == 1
