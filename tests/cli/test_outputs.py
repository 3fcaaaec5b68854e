"""Outputs never take an input's place, and one that fails does not keep the others back."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.files import replacing
from auditor.waivers import append_waivers, read_waivers
from auditor.waivers.book import Entry

FORM = """# 2026年项目绩效目标表

编制单位：青禾市文化馆

| 项目名称 | 流动书屋运行 |
|---|---|
| 当年绩效目标 | 开放书屋12处，读者满意度达到90%以上。 |

| 一级指标 | 二级指标 | 三级指标 | 符号 | 指标值 | 单位 | 权重 |
|---|---|---|---|---|---|---|
| 产出指标 | 数量指标 | 开放书屋数量 | ≥ | 12 | 处 | 50 |
| 满意度指标 | 满意度指标 | 读者满意度 | ≥ | 90 | % | 40 |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "送审"
    inside.mkdir()
    (inside / "甲.md").write_text(FORM, encoding="utf-8")
    return inside


@pytest.mark.parametrize("option", ["--json", "--html", "--xlsx", "--output"])
def test_a_submission_inside_a_folder_is_never_a_target(
    folder: Path, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["audit", str(folder), option, str(folder / "甲.md"), "--quiet"]) == 2
    assert "送审文件" in capsys.readouterr().err
    assert (folder / "甲.md").read_text(encoding="utf-8") == FORM


def test_a_second_copy_of_a_submission_is_no_target_either(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "乙.md").write_text(FORM, encoding="utf-8")
    assert main(["audit", str(folder), "--json", str(folder / "甲.md"), "--quiet"]) == 2
    assert main(["audit", str(folder), "--json", str(folder / "乙.md"), "--quiet"]) == 2
    assert capsys.readouterr().err.count("送审文件") == 2


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX only")
def test_a_hard_link_to_a_submission_is_none_either(folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "报告.json"
    other.hardlink_to(folder / "甲.md")
    assert main(["audit", str(folder), "--json", str(other), "--quiet"]) == 2
    assert (folder / "甲.md").read_text(encoding="utf-8") == FORM


def test_a_page_that_would_take_a_submissions_place_is_refused_and_the_rest_written(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = folder / "index.html"
    page.write_text("<html><body><h1>项目绩效目标表</h1><p>空</p></body></html>", encoding="utf-8")
    report = tmp_path / "r.json"
    call = ["audit", str(folder), "--html-dir", str(folder), "--json", str(report), "--quiet"]
    assert main(call) == 2
    assert "index.html 是送审文件" in capsys.readouterr().err
    assert page.read_text(encoding="utf-8").startswith("<html><body><h1>")
    assert len(json.loads(report.read_text(encoding="utf-8"))["submissions"]) == 1


def test_an_output_that_fails_late_keeps_no_other_back(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path) -> AbstractContextManager[Path]:
        if path.suffix == ".json":
            raise OSError(28, "No space left on device")
        return replacing(path)

    monkeypatch.setattr("auditor.cli.outputs.replacing", full)
    sheet = tmp_path / "w.xlsx"
    call = ["audit", str(folder), "--json", str(tmp_path / "r.json"), "--xlsx", str(sheet), "--quiet"]
    assert main(call) == 2
    assert sheet.stat().st_size > 1000
    assert "不能写入" in capsys.readouterr().err


def test_a_target_that_cannot_be_written_is_told_before_the_audit(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("auditor.batch.audit_found", lambda *_args, **_more: pytest.fail("audited"))
    name = "长" * 200 + ".json"
    assert main(["audit", str(folder), "--json", str(folder.parent / name)]) == 2
    assert "不能写入" in capsys.readouterr().err


def test_waivers_added_by_several_programs_at_once_are_all_there(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    code = (
        "import sys; from pathlib import Path\n"
        "from auditor.waivers import append_waivers\nfrom auditor.waivers.book import Entry\n"
        "for n in range(5):\n"
        f"    append_waivers(Path({str(path)!r}),"
        " [Entry(fingerprint=f'{sys.argv[1]}-{n}', reason='已核实', who='张三')])"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(k)]) for k in range(3)]
    assert [each.wait() for each in running] == [0, 0, 0]
    assert len(read_waivers(path, today=_today()).entries) == 15


def test_a_waiver_is_not_added_twice(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    for _ in range(2):
        append_waivers(path, [Entry(fingerprint="a", reason="已核实", who="张三")])
    assert len(read_waivers(path, today=_today()).entries) == 1


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="needs a tmpfs of its own")
def test_a_full_disk_leaves_the_last_report(folder: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "none", str(disk)], check=False, capture_output=True
    )
    if made.returncode:
        pytest.skip("no tmpfs here")
    try:
        (disk / "r.html").write_text("GOOD", encoding="utf-8")
        assert main(["audit", str(folder), "--html", str(disk / "r.html"), "--quiet"]) == 2
        assert (disk / "r.html").read_text(encoding="utf-8") == "GOOD"
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def _today() -> date:
    return date(2026, 1, 1)


@pytest.mark.parametrize(
    "words",
    [
        "rules new --pack {} --id a-b --title 题 --words 词",
        "rules schema --output {}/s.json",
        "serve --add-user 王芳:评审人 --data {}",
    ],
)
def test_a_folder_that_cannot_be_made_is_told_with_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    (tmp_path / "文件").write_text("")
    assert main(words.format(tmp_path / "文件" / "夹").split()) == 2
    told = capsys.readouterr().err
    assert "不能建立文件夹" in told
    assert "请换一个位置" in told
