"""Examples are tests: each group tells what it did not get."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from auditor.authoring.__main__ import main
from auditor.authoring.examples import ExampleResult, run_examples
from auditor.ruleset import RuleErrors, load_ruleset
from tests.ruleset.conftest import Write


def run(write: Write, *edits: tuple[str, str]) -> list[ExampleResult]:
    return run_examples(load_ruleset(packs=[write(*edits)], core=False))


def test_examples_of_every_group_hold(write: Write) -> None:
    results = run(write)
    assert [result.name for result in results] == [
        "too-long/bad/1", "too-long/bad/2", "too-long/good/1", "too-long/good/2", "too-long/ask/1",
        "too-long/undetermined/1", "too-long/not_applicable/1",
    ]  # fmt: skip
    assert all(result.ok for result in results)


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("value: 101}", "value: 99}", "too-long/bad/1"),
        ("bad: [{name: 培训人数", "bad: [{name: 大约人数", "too-long/bad/1"),
        ("value: 100}, {", "value: 500}, {", "too-long/good/1"),
        ("value: 100}, {", 'value: ""}, {', "too-long/good/1"),
        ("bad: [{name: 培训人数", "bad: [{name: 作废人数", "too-long/bad/1"),
        ("ask: [{name: 大约人数", "ask: [{name: 培训人数", "too-long/ask/1"),
        (
            "ask: [{name: 大约人数, operator: ≥, value: 300",
            "ask: [{name: 大约人数, operator: ≥, value: 3",
            "too-long/ask/1",
        ),
        ('value: ""}]', "value: 5}]", "too-long/undetermined/1"),
        ("满意度, operator: 定性, value: 好", "满意度, operator: ≥, value: 90", "too-long/not_applicable/1"),
    ],
)
def test_an_example_that_ends_otherwise_is_told(write: Write, old: str, new: str, name: str) -> None:
    failed = [result for result in run(write, (old, new)) if not result.ok]
    assert [result.name for result in failed] == [name]
    assert "应" in failed[0].describe()


def test_a_description_shows_place_message_and_suggestion(
    write: Write, place: Callable[[object], str]
) -> None:
    first = run(write)[0]
    assert place(first.describe()) == (
        "pack/too-long.yaml:14：too-long/bad/1 结果是“有问题”\n"
        "    [较有把握] “培训人数”的101超过100\n"
        "      → 把指标值改为“100”"
    )


def test_an_example_of_another_shape_is_a_mistake_with_its_place(
    write: Write, place: Callable[[object], str]
) -> None:
    with pytest.raises(RuleErrors) as caught:
        run(write, ("bad: [{name: 培训人数", "bad: [{nmae: 培训人数"))
    assert place(caught.value) == (
        "规则文件有2处错误：\n"
        "pack/too-long.yaml:14:9：缺少键“name”\n"
        "      bad: [{nmae: 培训人数, operator: ≥, value: 101}, {name: 巡查次数, operator: ≤, value: 365}]\n"
        "            ^\n"
        "pack/too-long.yaml:14:10：不认识的键“nmae”，是否想写“name”。可用：actual、causes、core、forecast、form、"
        "full_name、levels、name、named_unit、note、operator、period、place、polarity、possibility、reason、repeat、"
        "score、table、unit、value、weight\n"
        "      bad: [{nmae: 培训人数, operator: ≥, value: 101}, {name: 巡查次数, operator: ≤, value: 365}]\n"
        "             ^"
    )


class TestCommand:
    def test_prints_each_example_and_counts(self, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(write() / "too-long.yaml")]) == 0
        shown = capsys.readouterr().out
        assert shown.count("✓") == 7
        assert shown.endswith("7个示例，0个不符合预期\n")

    def test_a_failed_example_is_status_1(self, write: Write, capsys: pytest.CaptureFixture[str]) -> None:
        assert main([str(write(("value: 101}", "value: 1}")) / "too-long.yaml")]) == 1
        assert "✗" in capsys.readouterr().out

    def test_a_broken_rule_is_status_2_and_the_others_run(
        self, write: Write, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pack = write()
        write(("severity: error", "severity: fatal"), name="broken.yaml")
        assert main([str(pack / "broken.yaml"), str(pack / "too-long.yaml")]) == 2
        shown = capsys.readouterr()
        assert "没有值“fatal”" in shown.err
        assert shown.out.count("✓") == 7
