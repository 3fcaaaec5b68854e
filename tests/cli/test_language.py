from __future__ import annotations

import pytest

from auditor.cli import main


def test_a_name_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "投诉处置率", "--unit", "%"]) == 0
    lines = dict(line.split("：", 1) for line in capsys.readouterr().out.splitlines())
    assert lines["名称"] == "投诉处置率"
    assert lines["分词"].replace(" / ", "") == "投诉处置率"
    assert lines["方向"].startswith("越高越好")
    assert lines["理由"]
    assert lines["单位"].startswith("%")


def test_a_name_without_a_measure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["language", "explain", "办公环境"]) == 0
    output = capsys.readouterr().out
    assert "名称中没有度量" in output
    assert "单位" not in output
