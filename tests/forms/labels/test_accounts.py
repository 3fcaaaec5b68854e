"""Labels of what a goal came to, made of the words of such labels."""

from __future__ import annotations

from auditor.forms.labels.lexicon import labels_of
from auditor.ruleset import load_ruleset

ACCOUNTS = (
    "年末目标实际完成情况", "年度绩效目标实现程度", "全年任务达成情况", "项目目标实际实现情况说明",
    "2024年度目标完成情况综述", "整体绩效目标完成结果",
)  # fmt: skip
OTHERS = ("完成值", "产出指标完成情况", "目标值", "目标任务", "完成情况得分", "目标完成率")


def test_accounts_are_texts_whatever_they_are_made_of() -> None:
    labels = labels_of(load_ruleset().lexicons)
    found = {text: hit.field if (hit := labels.field(text)) else None for text in (*ACCOUNTS, *OTHERS)}
    assert [text for text in ACCOUNTS if found[text] != "other"] == []
    assert [text for text in OTHERS if found[text] == "other"] == []
