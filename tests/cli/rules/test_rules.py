from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditor.cli import main


@pytest.mark.usefixtures("rules")
def test_the_table_lists_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1].split() == ["too-short", "建议修改", "指标含义不清", "名称过短"]
    assert lines[-1] == "共 1 条规则"


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize(
    ("category", "count"), [("指标含义不清", 1), ("unclear-indicator", 1), ("wording", 0)]
)
def test_one_category(category: str, count: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--category", category, "--format", "json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == count


@pytest.mark.usefixtures("rules")
def test_an_unknown_category_or_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "list", "--category", "没有"]) == 2
    assert main(["rules", "test", "没有"]) == 2
    assert "没有规则“没有”" in capsys.readouterr().err


@pytest.mark.usefixtures("rules")
def test_examples_that_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "too-short"]) == 0
    assert capsys.readouterr().out == "1 条规则的 2 个例子，0 个不符合预期。\n"


def test_an_example_that_does_not_hold(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = rules / "too-short.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: 数,", "name: 数量,"), encoding="utf-8")
    assert main(["rules", "test"]) == 1
    output = capsys.readouterr().out
    assert "✗" in output
    assert "1 个不符合预期" in output
    assert "U+000A" not in output


def test_a_broken_rule_file_is_told_with_its_place(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (rules / "too-short.yaml").write_text("id: too-short\nnonsense: 1\n", encoding="utf-8")
    assert main(["rules", "list"]) == 2
    assert "too-short.yaml:2" in capsys.readouterr().err
