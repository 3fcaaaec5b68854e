"""docs/rule-authoring.md, walked step by step as it stands."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from auditor.cli import main

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rule-authoring.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(?P<kind>sh|yaml file=(?P<file>\S+))\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def walked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What each command of the page printed, run in order in an empty folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(next((ROOT / "examples").glob("*.md")), "送审.md")
    printed = []
    for block in BLOCK.finditer(PAGE):
        if block["file"]:
            path = Path(block["file"])
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            continue
        command = shlex.split(block["text"])
        assert command[0] == "auditor"
        status = main(command[1:])
        output = capsys.readouterr()
        assert status == 0, f"{block['text']}{output.out}{output.err}"
        printed.append(output.out)
    return printed


def test_the_walk(walked: list[str]) -> None:
    new, first, check, second, tried, diff, waived, audited, patterns = walked
    assert "city-satisfaction.yaml" in new
    assert first.startswith("1 条规则的 4 个例子，0 个不符合预期")
    assert "条规则没有写错" in check
    assert "0 个不符合预期" in second
    assert "0 个不符合预期" in patterns
    assert re.search(r"有问题 [1-9]", tried)
    changes = (
        "city-slogan  新增",
        "punctuation  停用（本市不查多余标点）",
        "single_weight_max",
        "心中有数",
    )
    for told in (*changes, "vague-qualitative  severity：warning → error"):
        assert told in diff
    assert waived.startswith("已豁免 1-1")
    assert "——经核实属实（预算科张三）" in "".join(audited.split())
    assert "本单位的规则改动" in audited
    assert "豁免 1 处，未用到 0 项，已过期 0 项" in audited

    data = json.loads(Path("结果.json").read_text(encoding="utf-8"))
    assert data["ruleset"]["packs"] == ["core", "本市规则"]
    assert data["ruleset"]["off"] == [
        {"rule": "stray-punctuation", "title": data["ruleset"]["off"][0]["title"]}
    ]
    findings = data["submissions"][0]["findings"]
    assert [each["waiver"]["who"] for each in findings if each["waiver"]] == ["预算科张三"]
    trial = [each for each in findings if each["rule"] == "city-satisfaction"]
    assert trial
    assert all(each["preview"] and each["title"].endswith("（试行）") for each in trial)
    costly = {
        rule
        for item in data["submissions"][0]["scorecard"]["items"]
        for d in item["deductions"]
        for rule in d["rules"]
    }
    assert "city-satisfaction" not in costly
    page = Path("报告.html").read_text(encoding="utf-8")
    assert "已豁免" in page
    assert "试行" in page
