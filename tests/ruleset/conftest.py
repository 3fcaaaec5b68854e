"""A check kind for tests, and rule files written for one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from auditor.checks import base
from auditor.checks.base import (
    NOT_APPLICABLE,
    PASSED,
    Context,
    Hit,
    Judgement,
    LexiconName,
    Params,
    ThresholdName,
    Undetermined,
    check_kind,
    failed,
)
from auditor.checks.units import IndicatorUnit
from auditor.model import Confidence

GOOD_RULE = """\
id: too-long
title: 数值过大
category: implausible-value
item: performance-rationality
severity: error
scope: indicator
where: {nature: quantitative}
check: {kind: test-limit, limit: 100}
message: “{name}”的{value}超过{limit}
suggestion: {field: value, value: "{limit}"}
basis: [{doc: 某办法, note: 不得超过}]
why: 数值不能超过上限，否则就不合常理，评审时无法采信。
examples:
  bad: [{name: 培训人数, operator: ≥, value: 101}, {name: 巡查次数, operator: ≤, value: 365}]
  good: [{name: 培训人数, operator: ≥, value: 100}, {name: 绿化效果, operator: 定性, value: 好}]
  ask: [{name: 大约人数, operator: ≥, value: 300}]
  undetermined: [{name: 培训人数, operator: ≥, value: ""}]
  not_applicable: [{name: 满意度, operator: 定性, value: 好}]
"""


class LimitParams(Params):
    limit: Decimal | ThresholdName
    words: LexiconName | None = None


@pytest.fixture(autouse=True)
def limit_kind() -> Iterator[None]:
    """The kind ``test-limit``: a value above ``limit`` fails, 大约 makes it a question, 作废 breaks it."""

    @check_kind("test-limit", params=LimitParams, provides={"limit"})
    def judge(unit: IndicatorUnit, params: LimitParams, context: Context) -> Judgement:
        """Values up to a limit."""
        row = unit.indicator
        if "作废" in row.name:
            raise ZeroDivisionError("作废")
        if not row.value:
            return Undetermined("没有指标值")
        if not row.value.isdigit():
            return NOT_APPLICABLE
        limit = (
            params.limit if isinstance(params.limit, Decimal) else context.profile.thresholds[params.limit]
        )
        if Decimal(row.value) <= limit:
            return PASSED
        sure = Confidence.ASK if "大约" in row.name else None
        return failed(Hit(values={"limit": str(limit)}, confidence=sure))

    yield
    del base._KINDS["test-limit"]


Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a rule file into a pack and returns the pack's folder. ``edits`` replace words of GOOD_RULE."""

    def file(*edits: tuple[str, str], name: str = "too-long.yaml", text: str = GOOD_RULE) -> Path:
        for old, new in edits:
            assert old in text
            text = text.replace(old, new)
        pack = tmp_path / "pack"
        pack.mkdir(exist_ok=True)
        (pack / name).write_text(text, encoding="utf-8")
        return pack

    return file


@pytest.fixture
def place(tmp_path: Path) -> Callable[[Exception], str]:
    """An error's text with the temporary folder taken away."""

    def text(error: Any) -> str:
        return str(error).replace(f"{tmp_path}/", "")

    return text
