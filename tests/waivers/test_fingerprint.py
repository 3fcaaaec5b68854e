"""The same finding has the same fingerprint wherever it stands; another finding has another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from auditor.auditing import audit_submission
from auditor.authoring.cases import FormCase, submission
from auditor.errors import ConfigurationError
from auditor.model import SubmissionReport, Waiver, Waivers
from auditor.ruleset import load_ruleset
from auditor.waivers import Entry, append_waivers, read_waivers, waiver_use

RULESET = load_ruleset(profile="central")
TODAY = date(2026, 7, 1)
JOBS = {"name": "城镇新增就业人数", "operator": "≤", "value": "6000", "unit": "人", "weight": "45"}
RATE = {"name": "培训合格率", "operator": "≥", "value": "95", "unit": "%", "weight": "45"}


def audit(*rows: dict[str, str], ruleset=RULESET, project: str = "就业促进") -> SubmissionReport:
    form = FormCase.model_validate({"project": project, "year": 2026, "indicators": rows}).form()
    return audit_submission(submission(form, issuer="青禾市人社局"), ruleset)


def inverted(report: SubmissionReport):
    return [each for each in report.findings if each.rule == "operator-inverted"]


def mark(report: SubmissionReport) -> str:
    (finding,) = inverted(report)
    return finding.fingerprint


def test_position_weight_width_and_blanks_do_not_matter() -> None:
    first = mark(audit(JOBS, RATE))
    assert len(first) == 16
    assert mark(audit(RATE, JOBS)) == first
    assert mark(audit(RATE, {**JOBS, "weight": "40"})) == first
    assert mark(audit({**JOBS, "name": "城镇 新增就业人数", "value": "６０００"}, RATE)) == first


@pytest.mark.parametrize("change", [{"name": "农村新增就业人数"}, {"value": "7000"}])
def test_content_matters(change: dict[str, str]) -> None:
    assert mark(audit({**JOBS, **change}, RATE)) != mark(audit(JOBS, RATE))


def test_the_project_matters_and_repetitions_are_told_apart() -> None:
    assert mark(audit(JOBS, RATE, project="技能培训")) != mark(audit(JOBS, RATE))
    twice = inverted(audit(JOBS, JOBS, RATE))
    assert len({each.fingerprint for each in twice}) == len(twice)


def waived(*waivers: Waiver, ruleset=RULESET) -> SubmissionReport:
    return audit(JOBS, RATE, ruleset=replace(ruleset, waivers=Waivers("w.yaml", waivers, TODAY)))


def test_a_waived_finding_stays_visible_and_costs_nothing() -> None:
    plain = audit(JOBS, RATE)
    report = waived(Waiver(mark(plain), "名额有限", "张三", TODAY))
    (finding,) = inverted(report)
    assert finding.waiver is not None
    assert finding.waiver.who == "张三"
    assert report.scorecard.score > plain.scorecard.score
    charged = {r for item in report.form_scorecards[1].items for d in item.deductions for r in d.rules}
    assert "operator-inverted" not in charged


def test_lapsed_and_unused_waivers_are_counted() -> None:
    plain = audit(JOBS, RATE)
    lapsed = Waiver(mark(plain), "试点", "张三", date(2026, 6, 30))
    unused = Waiver("0" * 16, "旧事", "李四")
    report = waived(lapsed, unused)
    assert inverted(report)[0].waiver is None
    assert report.scorecard.score == plain.scorecard.score
    use = waiver_use(Waivers("w.yaml", (lapsed, unused), TODAY), ())
    assert use is not None
    assert (use.applied, use.unused, use.lapsed) == (0, (unused,), (lapsed,))
    assert waiver_use(Waivers(), ()) is None


def test_a_waiver_written_under_a_former_id_still_holds() -> None:
    before = mark(audit(JOBS, RATE))
    renamed = tuple(
        replace(
            each,
            bound=replace(
                each.bound,
                rule=each.bound.rule.model_copy(
                    update={"id": "direction-wrong", "aliases": ("operator-inverted",)}
                ),
            ),
        )
        for each in RULESET.loaded
        if each.bound.rule.id == "operator-inverted"
    )
    report = waived(Waiver(before, "试点", "张三"), ruleset=replace(RULESET, loaded=renamed))
    (finding,) = report.findings
    assert finding.rule == "direction-wrong"
    assert finding.waiver is not None


def test_what_is_appended_is_read_again_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "waivers.yaml"
    append_waivers(
        path, [Entry(fingerprint="0301030103010301", reason="理由: 有冒号", who="张三", expires=TODAY)]
    )
    path.write_text(path.read_text(encoding="utf-8") + "# 会议纪要第3号", encoding="utf-8")
    append_waivers(path, [Entry(fingerprint="1" * 16, reason="#号开头", who="no")])
    book = read_waivers(path, today=TODAY)
    assert [(each.fingerprint, each.reason, each.who, each.expires) for each in book.entries] == [
        ("0301030103010301", "理由: 有冒号", "张三", TODAY),
        ("1" * 16, "#号开头", "no", None),
    ]
    assert "# 会议纪要第3号\n" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {fingerprint: a, reason: b}\n", "w.yaml:1:3：缺少键“who”"),
        (
            "- {fingerprint: a, reason: b, who: c, expire: 2026-01-01}\n",
            "w.yaml:1:39：不认识的键“expire”，是否想写“expires”",
        ),
        ("- {fingerprint: a, reason: b, who: c, expires: 明年}\n", "w.yaml:1:48：日期应写成2026-12-31的样子"),
        (
            "- {fingerprint: a, reason: b, who: c}\n- {fingerprint: a, reason: b, who: c}\n",
            "w.yaml:2:17：指纹重复，第1项已经写过",
        ),
        ("waivers: []\n", "w.yaml:1:1：豁免清单应是列表"),
    ],
)
def test_a_mistake_in_the_file_is_shown_with_its_place(text: str, expected: str, tmp_path: Path) -> None:
    path = tmp_path / "w.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_waivers(path, today=TODAY)
    assert expected in str(caught.value)
    assert "^" in str(caught.value)
