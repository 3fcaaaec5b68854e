from __future__ import annotations

import pytest

from auditor.cli import main

pytestmark = pytest.mark.usefixtures("rules")


@pytest.mark.parametrize("word", ["too-short", "名称过短"])
def test_a_rule_is_explained(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", word]) == 0
    text = capsys.readouterr().out
    assert text.startswith("名称过短（too-short）\n")
    assert "类别：指标含义不清（unclear-indicator）" in text
    assert "扣分：每处 2 分，同一原因最多扣 4 分" in text
    assert "  名称太短，看不出衡量什么。" in text
    assert "实务经验（无明文条款）" in text
    assert "有问题\n  数 ≥3个" in text
    assert "没有问题\n  新建停车位数量 ≥30个" in text


@pytest.mark.parametrize("word", ["unclear-indicator", "指标含义不清"])
def test_a_category_lists_its_rules(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", word]) == 0
    assert "too-short  名称过短" in capsys.readouterr().out


@pytest.mark.parametrize("word", ["too-shrt", "过短", "TOO-SHORT"])
def test_a_near_miss_is_proposed(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", word]) == 2
    assert "是不是想找：too-short" in capsys.readouterr().err


def test_nonsense_leads_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "§§§§§§"]) == 2
    assert "auditor rules list" in capsys.readouterr().err
