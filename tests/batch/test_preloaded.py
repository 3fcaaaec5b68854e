from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from auditor.batch import preloaded
from auditor.batch.options import RulesetOptions
from auditor.batch.preloaded import rules_for, to_be_loaded
from auditor.batch.processes import READY, Task, Worker, started
from auditor.ruleset import RuleSet


@dataclass(frozen=True)
class Rules:
    fingerprint: str


def test_rules_are_taken_over_only_where_they_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    known, fresh = Rules("sha256:1"), Rules("sha256:2")
    monkeypatch.setattr(preloaded, "_rules", [known])
    monkeypatch.setattr(RulesetOptions, "load", lambda _: fresh)
    assert rules_for(RulesetOptions(), "sha256:1") is known
    assert rules_for(RulesetOptions(), "sha256:3") is fresh


def test_the_environment_is_left_as_it_was() -> None:
    before = dict(os.environ)
    with to_be_loaded(RulesetOptions((Path("本市"),), "重庆")):
        assert os.environ != before
    assert os.environ == before
    with to_be_loaded(None):
        assert os.environ == before


def test_what_is_loaded_is_the_rule_set_of_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    held: list[RuleSet] = []
    monkeypatch.setattr(preloaded, "_rules", held)
    monkeypatch.setattr("gc.freeze", lambda: None)
    with to_be_loaded(RulesetOptions(profile="chongqing")):
        preloaded._load(os.environ[preloaded._VARIABLE])
    assert [each.fingerprint for each in held] == [RulesetOptions(profile="chongqing").load().fingerprint]


def nothing(*_: object) -> None:
    """A setup that needs no rules."""


def doubled(job: int) -> int:
    return 2 * job


def answer(worker: Worker) -> object:
    assert worker.pipe.poll(60)
    return worker.pipe.recv()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is forked there")
def test_rules_that_do_not_load_stop_no_process() -> None:
    task = Task(nothing, (), doubled, RulesetOptions((Path("没有这个目录"),)))
    worker = started(task)
    try:
        assert answer(worker) == READY
        worker.give(0, 21, 60)
        assert answer(worker) == 42
        assert worker.given == 1
    finally:
        worker.end(idle=True)
