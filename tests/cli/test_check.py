from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from auditor.cli import main
from auditor.words.wrap import width
from tests.reports.sample import UNREADABLE, audit

from .conftest import FakeAudit

EXAMPLES = Path(__file__).parents[2] / "examples"


def test_the_clerk_is_told_what_to_mend(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(document)]) == 0
    assert "其中必须修改 7 条" in capsys.readouterr().out


def test_the_page_stands_beside_the_file(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(document), "--html"]) == 0
    page = document.with_name("送审.审核报告.html")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert str(page) in capsys.readouterr().out


def test_a_folder_is_sent_to_the_other_command(
    fake: FakeAudit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "auditor audit" in capsys.readouterr().err
    folder = tmp_path / "送审 材料"
    folder.mkdir()
    assert main(["check", str(folder)]) == 2
    assert f'auditor audit "{folder}"' in capsys.readouterr().err


def test_a_file_that_cannot_be_read(
    fake: FakeAudit, document: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fake.report = replace(audit(), submissions=(), unreadable=(UNREADABLE,))
    assert main(["check", str(document)]) == 3
    assert UNREADABLE.reason in capsys.readouterr().err


def test_it_ends_with_what_to_do_next(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(shutil.copy(EXAMPLES / "桐花街道2026年项目绩效目标表.docx", tmp_path / "我的项目.docx"))
    assert main(["check", str(source)]) == 0
    *_, sent, head, annotate, page, waive = capsys.readouterr().out.splitlines()
    assert re.fullmatch(r"能否报送：有 \d+ 条必须修改（[\d、-]+），改好再报。", sent)
    assert head == "接下来可以："
    for line, command in ((annotate, "annotate"), (page, "check"), (waive, "waive")):
        assert f"auditor {command} {source}" in line
    number = waive.split("--finding ")[1].split()[0]
    call = ["waive", str(source), "--finding", number, "--reason", "r", "--who", "w"]
    assert main([*call, "--output", str(tmp_path / "waivers.yaml")]) == 0


def test_what_is_said_last_is_wrapped_and_commands_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "口号.md"
    names = ("行道树养护面积", "公园绿地补植面积", "绿篱修剪面积", "古树管护效果", "市民休闲环境")
    rows = "".join(f"产出指标\t数量指标\t{name}\t定性\t显著提升\t\t10\n" for name in names)
    head = "一级指标\t二级指标\t三级指标\t运算符\t指标值\t计量单位\t权重\n"
    source.write_text(f"项目绩效目标表\n\n项目名称\t绿化\n{head}{rows}", encoding="utf-8")
    assert main(["check", str(source)]) == 0
    told = capsys.readouterr().out
    sending, commands = told[told.index("能否报送") :].split("接下来可以：")
    assert len(sending.splitlines()) > 1
    assert max(map(width, sending.splitlines())) <= 80
    assert f"auditor check {source} --html\n" in commands


def test_a_clean_file_may_be_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clean = Path(shutil.copy(next(EXAMPLES.glob("规范*.docx")), tmp_path / "规范.docx"))
    assert main(["check", str(clean)]) == 0
    out = capsys.readouterr().out
    assert "可以报送。" in out
    assert "改好再报" not in out


def test_the_page_goes_where_it_is_wanted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = Path(shutil.copy(EXAMPLES / "桐花街道2026年项目绩效目标表.docx", tmp_path / "我的项目.docx"))
    target = tmp_path / "报告.html"
    assert main(["check", str(source), "--html", str(target)]) == 0
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "--html" not in capsys.readouterr().out
    assert main(["check", str(source), "--html"]) == 0
    assert (tmp_path / "我的项目.审核报告.html").is_file()
