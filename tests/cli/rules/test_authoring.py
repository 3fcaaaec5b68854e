"""``auditor rules new | check | try | schema | docs``, and ``auditor waive`` on bad input."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import jsonschema
import pytest

from auditor.cli import main
from auditor.cli.rules import checking
from auditor.config.yaml12 import read_yaml
from auditor.ruleset import load_ruleset

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = next((ROOT / "examples").glob("*.md"))
NEW = [
    "rules",
    "new",
    "--pack",
    "市",
    "--id",
    "city-slogan",
    "--title",
    "请写成果",
    "--kind",
    "words",
    "--words",
    "一流",
]


@pytest.fixture(autouse=True)
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_new_asks_for_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["下限", "limit", "City", "city-floor", "低于本市要求", "，", "满意度、满意率", "高", ""])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    assert main(["rules", "new", "--pack", "市"]) == 0
    assert main(["rules", "test", "市"]) == 0
    said = capsys.readouterr().out
    assert "1 条规则的 4 个例子，0 个不符合预期" in said
    assert [
        each
        for each in ("没有检查方法“下限”", "“City”的写法不对", "至少要有一个词", "下限“高”")
        if each not in said
    ] == []
    assert read_yaml(Path("市/rules/city-floor.yaml")).data["check"]["names"] == ["满意度", "满意率"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--id", "City"], "规则编号“City”的写法不对"),
        (["--category", "x"], "没有类别“x”"),
        (["--words", "，"], "至少要有一个词"),
        (["--kind", "limit", "--least", "高"], "下限“高”应是大于 0 的数"),
    ],
)
def test_new_refuses(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*NEW, *arguments]) == 2
    assert told in capsys.readouterr().err


def test_new_never_overwrites(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NEW) == 0
    assert main(NEW) == 2
    assert "已经存在" in capsys.readouterr().err


def test_check_tells_all_mistakes_and_cases_that_do_not_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NEW) == 0
    rule = Path("市/rules/city-slogan.yaml")
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace('words: ["一流"]', "words: [二流]"), encoding="utf-8")
    assert main(["rules", "check", "市"]) == 1
    assert "2 个例子不符合预期" in capsys.readouterr().out
    rule.write_text(text.replace("severity", "severty").replace("vague-goal", "vague"), encoding="utf-8")
    assert main(["rules", "check", "市"]) == 2
    assert "规则文件有3处错误" in capsys.readouterr().out


def test_check_reminds_of_a_reason_that_nobody_wrote(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NEW) == 0
    capsys.readouterr()
    assert main(["rules", "check", "市"]) == 0
    assert "还没有写明为什么要查（why）：city-slogan。" in capsys.readouterr().out
    assert main([*NEW, "--id", "city-other", "--why", "通知点名的空话。"]) == 0
    Path("市/rules/city-slogan.yaml").unlink()
    capsys.readouterr()
    assert main(["rules", "check", "市"]) == 0
    assert "还没有写明" not in capsys.readouterr().out


def test_the_floor_of_a_new_rule_is_told_with_its_unit(capsys: pytest.CaptureFixture[str]) -> None:
    limit = ["--kind", "limit", "--words", "满意度", "--least", "95"]
    assert main([*NEW[:8], *limit]) == 0
    assert main(["rules", "try", "city-slogan", str(SAMPLE), "--rules", "市"]) == 0
    assert "低于95%，请写成果" in capsys.readouterr().out


def test_watching_checks_again_after_a_change(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("1", encoding="utf-8")
    checks: list[int] = []

    def check() -> int:
        checks.append(1)
        return 0

    def change(_: float) -> None:
        os.utime(path, ns=(1, len(checks)) if len(checks) < 2 else (1, 1))

    monkeypatch.setattr(checking.time, "sleep", change)
    checking.watch([tmp_path], check, rounds=4)
    assert len(checks) == 2


def test_try_tells_what_was_passed_over_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "try", "implausible-days", str(SAMPLE), "--verbose"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("有问题 1，未能判断 0，规则出错 0")
    assert "356" in output
    assert "不符合where" in output or "与本条无关" in output
    assert main(["rules", "try", "no-such-rule", str(SAMPLE)]) == 2


def test_the_schema_accepts_every_built_in_rule_and_refuses_slips() -> None:
    assert main(["rules", "schema", "--output", "s.json"]) == 0
    assert main(["rules", "schema", "--output", "s.json", "--check"]) == 0
    schema = json.loads(Path("s.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    rules = load_ruleset().loaded
    assert [each.bound.rule.id for each in rules if not validator.is_valid(each.data)] == []
    for slip in (
        {"severty": "error"},
        {"check": {"kind": "no-such-kind"}},
        {"check": {**rules[0].data["check"], "x": 1}},
    ):
        assert not validator.is_valid({**rules[0].data, **slip}), slip


def test_pages_are_told_where_they_are_not_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["rules", "docs", "--write", "pages", "--coverage", "coverage.md"]
    assert main([*arguments, "--check"]) == 1
    assert main(arguments) == 0
    assert main([*arguments, "--check"]) == 0
    Path("pages/old-rule.md").write_text("x", encoding="utf-8")
    Path("pages/README.md").write_text("x", encoding="utf-8")
    capsys.readouterr()
    assert main([*arguments, "--check"]) == 1
    assert set(capsys.readouterr().out.split()) == {"多余：pages/old-rule.md", "不是最新：pages/README.md"}
    assert main(arguments) == 0
    assert not Path("pages/old-rule.md").exists()
    page = Path("pages/operator-inverted.md").read_text(encoding="utf-8")
    for heading in ("查什么", "为什么", "有问题的写法", "更好的写法", "依据", "容易误判的情况", "沿革"):
        assert f"## {heading}" in page
    coverage = Path("coverage.md").read_text(encoding="utf-8")
    assert "目录共 144 项" in coverage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--finding", "9-9"], "没有编号为“9-9”的问题"),
        (["--finding", "1-1", "--reason", " "], "--reason 不能为空"),
        (["--finding", "1-1", "--expires", "明年"], "应写成 2026-12-31 的样子"),
    ],
)
def test_waive_refuses(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--reason", "试点", "--who", "张三"] if "--reason" not in arguments else ["--who", "张三"]
    assert main(["waive", str(SAMPLE), *arguments, *given]) == 2
    assert told in capsys.readouterr().err
    assert not Path("waivers.yaml").exists()


@pytest.mark.parametrize("blank", ["--who", "--reason"])
def test_a_baseline_has_a_name_and_a_reason(blank: str, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"--who": "预算科", "--reason": "往年已审", blank: " "}
    assert main(["baseline", str(SAMPLE), *(word for pair in given.items() for word in pair)]) == 2
    assert f"{blank} 不能为空" in capsys.readouterr().err
    assert not Path("waivers.yaml").exists()


def test_a_baseline_of_nothing_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", "没有.docx", "--who", "预算科"]) == 3
    told = capsys.readouterr()
    assert "找不到" in told.err
    assert not told.out
    assert not Path("waivers.yaml").exists()


def test_a_baseline_leaves_nothing_that_costs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baseline", str(SAMPLE), "--who", "预算科"]) == 0
    assert (
        main(["audit", str(SAMPLE), "--waivers", "waivers.yaml", "--json", "r.json", "--fail-on", "info"])
        == 0
    )
    data = json.loads(Path("r.json").read_text(encoding="utf-8"))
    card = data["submissions"][0]["scorecard"]
    assert all(each["deductions"] == [] for each in card["items"])
    assert all(each["count"] == 0 for each in card["lifts"])
    assert all(each["waiver"]["reason"] == "基线" for each in data["submissions"][0]["findings"])
    assert data["waivers"]["applied"] == len(data["submissions"][0]["findings"]) > 0
    capsys.readouterr()
    assert main(["baseline", str(SAMPLE), "--who", "预算科"]) == 0
    assert capsys.readouterr().out.startswith("0 处问题记入")


def test_a_rule_on_trial_is_not_said_to_cost(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(NEW) == 0
    assert main(["explain", "city-slogan", "--rules", "市"]) == 0
    assert "状态：试行：只提示，不扣分" in capsys.readouterr().out
