from __future__ import annotations

from auditor.categories import CATEGORIES
from auditor.reports.view.remedies import REMEDIES, remedy


def test_every_category_has_an_instruction() -> None:
    assert set(REMEDIES) == set(CATEGORIES)


def test_a_shared_cause_says_both_and_an_unknown_name_is_quoted() -> None:
    assert remedy(["指标维度缺失", "指标重复"]) == "补齐缺少的指标维度；合并重复的指标"
    assert remedy(["本局自设"]) == "改正“本局自设”"
