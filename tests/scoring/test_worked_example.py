"""The example that docs/scoring.md works out with a pencil."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from auditor.auditing import audit_submission
from auditor.model import Scorecard, as_written
from tests.judging.test_engine import make_submission
from tests.scoring.filed import ruleset
from tests.scoring.test_scorer import indicator

PAGE = (Path(__file__).parents[2] / "docs" / "scoring.md").read_text(encoding="utf-8")
RAIL = indicator("安装护栏长度", "≤", 600, "米", 10, "产出指标", "数量指标")
EASE = indicator("提升群众出行便利程度", "定性", 0, "", 20, "效益指标", "社会效益指标") | {
    "value": "明显提升"
}
USERS = indicator("沿线受益群众人数", "≥", 9000, "人", 20, "效益指标", "社会效益指标")


def card(rail: dict[str, Any], effect: dict[str, Any]) -> Scorecard:
    rows = [
        indicator("养护公路里程", "≥", 40, "公里", 20, "产出指标", "数量指标"),
        indicator("修补路面面积", "≥", 1500, "平方米", 20, "产出指标", "数量指标"),
        rail,
        indicator("工程验收合格率", "≥", 98, "%", 10, "产出指标", "质量指标"),
        indicator("每公里养护标准", "≤", 0, "万元/公里", 10, "产出指标", "成本指标") | {"value": "1.2"},
        effect,
        indicator("沿线群众满意度", "≥", 90, "%", 10, "满意度指标", "服务对象满意度指标"),
    ]
    texts = {
        "overview": "养护农村公路40公里。", "basis": "1.《农村公路养护管理办法》。",
        "goal": "养护公路40公里，修补路面1500平方米，安装护栏600米。",
    }  # fmt: skip
    submission = make_submission({"project": "农村公路养护", "budget": 60, "indicators": rows, **texts})
    return audit_submission(submission, ruleset()).form_scorecards[1]


def test_the_page_says_what_the_program_computes() -> None:
    turned = RAIL | {"operator": "≥"}
    cards = [card(RAIL, EASE), card(turned, EASE), card(RAIL, USERS), card(turned, USERS)]
    assert [(str(each.score), each.decision) for each in cards] == [
        ("67.0", "修改后通过"), ("75.9", "修改后通过"), ("78.7", "修改后通过"), ("87.8", "通过")
    ]  # fmt: skip
    assert f"合计{cards[0].reached}分" in PAGE
    assert all(f"{as_written(each.score or 0)}分" in PAGE for each in cards)
    for item in cards[0].items:
        (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {item.title} |")]
        assert row.endswith(f"| {item.score.normalize() if item.score else 0:f} |"), item.title
