from __future__ import annotations

from pathlib import Path

import pytest

from auditor.cli import main

TEXT = """项目支出绩效目标表
项目名称\t社区养老\t当年预算\t30万元
指标名称\t权重\t指标性质\t指标值\t计量单位
服务老人次数\t30\t≥\t500\t人次
老人投诉次数\t30\t≥\t3\t次
满意度\t30\t≥\t90\t%
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "表.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_row_with_its_neighbours(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(file), "--form", "1", "--row", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "表1第2行：老人投诉次数"
    assert "  指标值：3（文本第5行）" in lines
    at = lines.index("▶ 老人投诉次数 | 30 | ≥ | 3 | 次")
    assert "服务老人次数" in lines[at - 1]
    assert "满意度" in lines[at + 1]


def test_a_finding_with_its_neighbours(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(file), "--finding", "1-1"]) == 0
    out = capsys.readouterr().out
    assert "位置：" in out
    assert "▶ " in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--form", "1"], "两者取一"),
        ([], "两者取一"),
        (["--finding", "9-9"], "没有编号"),
        (["--form", "4", "--row", "1"], "没有第4张表"),
        (["--form", "1", "--row", "9"], "没有第9行，共3行"),
    ],
)
def test_what_is_not_there(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main(["show", str(file), *arguments]) == 2
    assert words in capsys.readouterr().err


def test_forms_explain(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["forms", "explain", str(file)]) == 0
    assert "共识别出1张表" in capsys.readouterr().out
