from __future__ import annotations

import re

import pytest

from auditor.cli import main


def test_a_name_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "投诉处置率", "--unit", "%"]) == 0
    lines = dict(line.split("：", 1) for line in capsys.readouterr().out.splitlines())
    assert lines["名称"] == "投诉处置率"
    assert re.sub(r" / |（\w+）", "", lines["分词"]) == "投诉处置率"
    assert lines["方向"].startswith("越高越好")
    assert lines["理由"]
    assert lines["单位"].startswith("%")


def test_a_name_without_a_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "办公环境"]) == 0
    output = capsys.readouterr().out
    assert "名称中没有度量" in output
    assert "单位" not in output


def test_every_list_that_holds_a_word_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "慰问"]) == 0
    output = capsys.readouterr().out
    held = next(line for line in output.splitlines() if line.startswith("词表：慰问 在 "))
    lists = held.removeprefix("词表：慰问 在 ").split("、")
    assert {"direction.good", "commitment.verbs.serve"} <= set(lists)
    assert "direction" not in lists
    assert "词语标签：慰问（" in output


def test_the_words_of_a_name_are_looked_up_one_by_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "投诉处置率"]) == 0
    assert "词表：投诉 在 " in capsys.readouterr().out
