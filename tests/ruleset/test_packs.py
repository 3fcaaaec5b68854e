"""A bureau's folder: manifest, overrides, chains, years, aliases, deprecation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.authoring.difference import differences
from auditor.authoring.examples import run_examples
from auditor.authoring.scopes import IndicatorExample
from auditor.checks.units import Scope
from auditor.judging.judging import judge
from auditor.model import Outcome
from auditor.ruleset import RuleErrors, RuleSet, load_ruleset
from tests.ruleset.conftest import GOOD_RULE, Write

Manifest = Callable[[str], RuleSet]


@pytest.fixture
def local(write: Write, tmp_path: Path) -> Manifest:
    """The rule too-long in a province's pack, and a city's pack that extends it with this manifest."""

    def load(text: str, *edits: tuple[str, str]) -> RuleSet:
        write(*edits)
        (tmp_path / "pack" / "pack.yaml").write_text("id: 省\ntitle: 省\nextends: none\n", encoding="utf-8")
        city = tmp_path / "city"
        city.mkdir(exist_ok=True)
        (city / "pack.yaml").write_text(f"id: 市\ntitle: 市\nextends: ../pack\n{text}", encoding="utf-8")
        return load_ruleset(packs=[city])

    return load


def unit(value: str = "150", year: int | None = None):
    data = {"name": "培训人数", "operator": "≥", "value": value, "form": {"year": year}}
    return IndicatorExample.model_validate(data).build()


def outcome(ruleset: RuleSet, **settings) -> Outcome:
    return judge(ruleset.bound[0], unit(**settings), ruleset.context).outcome


def test_a_pack_builds_on_another_and_changes_single_keys(local: Manifest) -> None:
    ruleset = local(
        "thresholds: {satisfaction_floor: 85}\n"
        "overrides:\n  too-long: {severity: info, params: {limit: 200}, score: {points: 2}}\n"
    )
    assert ruleset.packs == ("省", "市")
    rule = ruleset.by_id["too-long"]
    assert (rule.severity, rule.score.points, rule.check.params["limit"]) == ("info", 2, 200)
    assert outcome(ruleset) is Outcome.PASS
    assert ruleset.profile.thresholds["satisfaction_floor"] == 85
    assert ruleset.loaded[0].changed_by == ("市",)


def test_what_is_switched_off_is_told(local: Manifest) -> None:
    ruleset = local("overrides: {too-long: {off: true, reason: 不适用}}\n")
    assert ruleset.rules == ()
    assert [(each.id, each.pack, each.reason) for each in ruleset.off] == [("too-long", "市", "不适用")]


def test_deprecated_rules_run_only_where_a_pack_asks(local: Manifest) -> None:
    old = ("title: 数值过大", "title: 数值过大\nstatus: deprecated")
    assert local("", old).rules[0].status == "deprecated"
    assert local("overrides: {too-long: {off: false}}\n", old).rules[0].status == "stable"


def test_a_former_id_is_understood(local: Manifest) -> None:
    ruleset = local("overrides: {too-big: {severity: info}}\n", ("why:", "aliases: [too-big]\nwhy:"))
    found = ruleset.find("too-big")
    assert found is not None
    assert (found.id, found.severity) == ("too-long", "info")


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2024, Outcome.NOT_APPLICABLE),
        (2025, Outcome.FAIL),
        (2027, Outcome.NOT_APPLICABLE),
        (None, Outcome.FAIL),
    ],
)
def test_a_rule_judges_its_years(year: int | None, expected: Outcome, local: Manifest) -> None:
    assert outcome(local("", ("why:", "from: 2025\nto: 2026\nwhy:")), year=year) is expected
    assert outcome(local("overrides: {too-long: {from: 2025, to: 2026}}\n"), year=year) is expected


def test_a_pack_may_hold_its_rules_in_a_folder_and_give_them_years(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "too-long.yaml").write_text(GOOD_RULE, encoding="utf-8")
    (tmp_path / "auditor.yaml").write_text("id: 市\ntitle: 市\nextends: none\nfrom: 2026\n", encoding="utf-8")
    assert load_ruleset(packs=[tmp_path]).rules[0].from_year == 2026


MISTAKES = {
    "unknown rule": (
        "overrides: {too-log: {off: true}}\n",
        "city/pack.yaml:4:13：没有规则“too-log”，是否想写“too-long”。可用：too-long\n"
        "    overrides: {too-log: {off: true}}\n                ^",
    ),
    "unknown parameter": (
        "overrides: {too-long: {params: {limt: 3}}}\n",
        "city/pack.yaml:4:33：不认识的键“limt”，是否想写“limit”。可用：limit、words\n",
    ),
    "wrong type": ("overrides: {too-long: {off: 停}}\n", "city/pack.yaml:4:29：这里应是true或false\n"),
    "unknown key": ("extend: core\n", "city/pack.yaml:4:1：不认识的键“extend”，是否想写“extends”"),
    "negative points": (
        "overrides: {too-long: {score: {points: -1}}}\n",
        "city/pack.yaml:4:40：数值应不小于0",
    ),
    "unknown threshold": (
        "thresholds: {rate_flor: 3}\n",
        "city/pack.yaml:4:14：没有阈值“rate_flor”，是否想写“rate_floor”",
    ),
}


@pytest.mark.parametrize("case", MISTAKES)
def test_a_mistake_in_a_manifest_is_shown_with_its_place(case: str, local: Manifest, place) -> None:
    text, expected = MISTAKES[case]
    with pytest.raises(RuleErrors) as caught:
        local(text)
    assert expected in place(caught.value)


def test_packs_that_extend_each_other_or_nothing(local: Manifest, tmp_path: Path) -> None:
    local("")
    (tmp_path / "pack" / "pack.yaml").write_text("id: 省\ntitle: 省\nextends: ../city\n", encoding="utf-8")
    with pytest.raises(RuleErrors, match="extends绕成了圈"):
        load_ruleset(packs=[tmp_path / "city"])
    (tmp_path / "pack" / "pack.yaml").write_text("id: 省\ntitle: 省\nextends: ../nowhere\n", encoding="utf-8")
    with pytest.raises(RuleErrors, match=r"没有规则包“\.\./nowhere”"):
        load_ruleset(packs=[tmp_path / "city"])


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("vague-word", "states: [好]\n", "没有内置词表“vague-word”，是否想写“vague-words”"),
        ("vague-words", "state: [好]\n", "vague-words.yaml:1:1：不认识的键“state”，是否想写“states”"),
        ("vague-words", "states: 好\n", "vague-words.yaml:1:9：这里应是列表"),
        ("placeholders", 'patterns:\n- 甲+\n- "(a+)+b"\n', "placeholders.yaml:3:3：正则表达式太慢"),
        ("placeholders", "doubtful: ['甲(']\n", "placeholders.yaml:1:12：正则表达式有误"),
        ("completed-tense", "verb: [好]\n", "completed-tense.yaml:1:1：不认识的键“verb”"),
    ],
)
def test_a_mistake_in_a_lexicon_stops_the_pack(name: str, text: str, expected: str, tmp_path: Path) -> None:
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RuleErrors) as caught:
        load_ruleset(packs=[tmp_path])
    assert expected in str(caught.value)


def test_known_misses_have_to_stay_silent(write: Write) -> None:
    miss = (
        "examples:\n  known_misses: [{case: {name: 培训人数, operator: ≥, value: VALUE}, reason: 还判不出}]\n"
    )
    for value, ok in (("99", True), ("500", False)):
        pack = write(("examples:\n", miss.replace("VALUE", value)))
        result = next(
            each
            for each in run_examples(load_ruleset(packs=[pack], core=False))
            if each.group == "known_misses"
        )
        assert result.ok is ok
    assert "请移到bad" in result.describe()


def test_rules_on_trial_are_marked(write: Write) -> None:
    ruleset = load_ruleset(packs=[write(("title: 数值过大", "title: 数值过大\nstatus: preview"))], core=False)
    (finding,) = judge(ruleset.bound[0], unit(), ruleset.context).findings
    assert finding.preview
    assert finding.title == "数值过大（试行）"
    assert unit().scope is Scope.INDICATOR


def test_differences_name_old_and_new(local: Manifest) -> None:
    base = local("")
    own = local(
        "overrides: {too-long: {severity: info, params: {limit: 200}}}\nthresholds: {rate_floor: 61}\n"
    )
    told = [each.describe() for each in differences(base, own)]
    assert told == [
        "规则 too-long  severity：error → info",
        "规则 too-long  check.limit：100 → 200",
        "阈值 rate_floor  central：60 → 61",
    ]
    assert base.fingerprint != own.fingerprint
