"""Faults in fresh words: what was found stays found, and sound variants stay free of firm findings."""

from __future__ import annotations

import pytest

from auditor.ruleset import load_ruleset
from benchmarks.accuracy.variants import FIRST, FOLDER, bases, classes, run, variant


def test_every_class_finds_at_least_what_its_first_run_found() -> None:
    ruleset = load_ruleset()
    results = [run(each, ruleset) for each in classes()]
    worse = {
        each.about.name: (each.found, FIRST[each.about.name])
        for each in results
        if each.found < FIRST[each.about.name][0]
    }
    accused = {
        each.about.name: [found.message for _, found in each.alarms] for each in results if each.accused
    }
    assert (worse, accused) == ({}, {})


def test_every_class_has_its_first_figures() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {*FIRST, "bases"}
    assert {each.name: len(each.bad) for each in classes()} == {
        name: total for name, (_, total) in FIRST.items()
    }


def test_a_case_changes_rows_and_says_where_the_finding_must_stand() -> None:
    base = bases()["canteen"]
    case = {"canteen": {3: "数量 | 添置蒸箱台数 | = 9 -", "drop": [1], "goal": "添置蒸箱9台。"}}
    changed = variant(case)
    assert changed.row == 2
    assert changed.form["goal"] == "添置蒸箱9台。"
    assert len(changed.form["indicators"]) == len(base["rows"]) - 1
    assert changed.form["indicators"][1] == {
        "name": "添置蒸箱台数",
        "operator": "=",
        "value": "9",
        "unit": "",
        "levels": ["产出指标", "数量指标"],
    }


def test_a_finding_may_stand_anywhere_and_rows_be_added() -> None:
    assert variant({"canteen": {"add": ["数量 | 添置蒸箱台数 | = 9 台"]}, "at": "form"}).row is None
    assert (
        variant({"canteen": {"add": ["数量 | 添置蒸箱台数 | = 9 台"]}}).row
        == len(bases()["canteen"]["rows"]) + 1
    )


def test_a_row_of_an_unknown_level_is_refused() -> None:
    with pytest.raises(KeyError):
        variant({"canteen": {3: "别的 | 添置蒸箱台数 | = 9 台"}})
