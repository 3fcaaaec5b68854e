"""A command line whose audit is the hand-made sample, so that these tests judge the command line alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.batch import RulesetOptions
from auditor.checks import base
from auditor.checks.base import PASSED, Context, Hit, Judgement, Params, check_kind, failed
from auditor.checks.units import IndicatorUnit
from auditor.model import AuditReport
from auditor.readers import Found
from auditor.ruleset import RuleSet, load_ruleset
from tests.reports.sample import audit


class FakeAudit:
    """Stands in for the batch room: answers with ``report`` and remembers what it was asked."""

    def __init__(self) -> None:
        self.report: AuditReport = audit()
        self.error: Callable[[], BaseException] | None = None
        self.calls: list[dict[str, Any]] = []

    def __call__(self, found: Found, **settings: Any) -> AuditReport:
        self.calls.append({"found": found, **settings})
        if self.error:
            raise self.error()
        return self.report


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> FakeAudit:
    fake = FakeAudit()
    monkeypatch.setattr("auditor.batch.audit_found", fake)
    return fake


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "送审.txt"
    path.write_text("绩效目标表", encoding="utf-8")
    return path


RULE = """\
id: too-short
title: 名称过短
category: unclear-indicator
item: clarity
severity: warning
scope: indicator
check: {kind: test-length}
message: “{name}”太短
basis: []
why: 名称太短，看不出衡量什么。
score: {points: 2, cap: 4}
examples:
  bad: [{name: 数, operator: ≥, value: 3, unit: 个}]
  good: [{name: 新建停车位数量, operator: ≥, value: 30, unit: 个}]
"""


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with the one rule ``too-short``, which every command uses instead of the built-in ones."""

    @check_kind("test-length", params=Params)
    def judge(unit: IndicatorUnit, params: Params, context: Context) -> Judgement:
        """Names of at least two characters."""
        return failed(Hit()) if len(unit.indicator.name) < 2 else PASSED

    pack = tmp_path / "pack"
    pack.mkdir()
    (pack / "too-short.yaml").write_text(RULE, encoding="utf-8")

    def load(options: RulesetOptions) -> RuleSet:
        return load_ruleset(packs=[pack], profile=options.profile, core=False)

    monkeypatch.setattr(RulesetOptions, "load", load)
    yield pack
    del base._KINDS["test-length"]
