from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.across.run import with_across
from auditor.across.settings import load_settings
from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.model import Confidence, FormKind, Location
from auditor.reports.view.summaries import summary_of
from auditor.spool.codec import encode
from auditor.spool.encoded import Encoded
from auditor.spool.spooled import Spool
from tests.across.drafts import across, form, kinds, projects, row, sent
from tests.reports.sample import REPORT, audit, clean_report

AT_LEAST, AT_MOST = ("≥", "90", "%"), ("≤", "90", "%")
BODY = "对主干道逐段排查，破损处当日围挡、三日修复，雨季前疏通全部雨水口，年底邀请沿街住户代表现场验收打分"


def test_a_sign_against_all_others_is_asked_with_their_rows() -> None:
    found = across(projects("井盖巡查完成率", [AT_LEAST, AT_LEAST, AT_MOST, AT_LEAST]))
    (only,) = found.divergences
    assert (only.kind, only.own.source, only.own.row) == ("opposite-sign", "3.docx", 1)
    assert only.confidence is Confidence.ASK
    assert (only.own.issuer, only.own.project, only.own.text) == ("第3局", "第3片改造", "≤90%")
    assert [each.source for each in only.peers] == ["1.docx", "2.docx", "4.docx"]
    assert only.peers[0].location == Location(table=1, row=5)
    assert only.message == "本项目“井盖巡查完成率”写“≤90%”，另有3个项目的同名指标写“≥”，方向相反"
    assert (found.submissions, found.indicators, found.compared) == (4, 4, 4)
    assert next(each for each in found.kinds if each.kind == "opposite-sign").per_ten == 2.5


def test_departments_are_ranked_by_their_share_of_ten_indicators() -> None:
    name = "井盖巡查完成率"
    usual = projects(name, [AT_LEAST] * 5)
    more = [row(n, f"第{n}段路灯数", ("≥", "3", "盏")) for n in range(2, 11)]
    odd = [
        sent(11, form("甲改造", [row(1, name, AT_MOST), *more]), issuer="甲局"),
        sent(12, form("乙改造", [row(1, name, AT_MOST), more[0]]), issuer="乙局"),
        sent(13, form("乙巡查", more), issuer="乙局"),
    ]
    base = load_settings()
    narrow = base.opposite_sign.model_copy(update={"told": 1, "share": 0.6})
    found = across([*usual, *odd], base.model_copy(update={"opposite_sign": narrow}))
    assert len(found.divergences) == 1
    assert [(each.issuer, each.indicators, each.count, each.per_ten) for each in found.issuers] == [
        ("甲局", 10, 1, 1.0),
        ("乙局", 11, 1, 0.909),
    ]


def test_many_peers_make_it_likely_and_never_more() -> None:
    (only,) = across(projects("井盖巡查完成率", [AT_LEAST] * 12 + [AT_MOST])).divergences
    assert only.confidence is Confidence.LIKELY
    assert (only.peer_count, len(only.peers)) == (12, 5)


def test_the_few_who_are_right_are_not_asked() -> None:
    assert kinds(across(projects("安全事故发生率", [AT_LEAST, AT_LEAST, AT_LEAST, AT_MOST]))) == []


@pytest.mark.parametrize("targets", [[AT_LEAST, AT_MOST], [AT_LEAST] * 2 + [AT_MOST] * 2])
def test_halves_accuse_nobody(targets: list[tuple[str, str, str]]) -> None:
    assert kinds(across(projects("井盖巡查完成率", targets))) == []


def test_another_spelling_of_the_name_is_the_same_indicator() -> None:
    given_ = projects("开展消防演练活动场次", [("≥", "3", "场")] * 3)
    given_.append(sent(9, form("青山应急", [row(1, "消防演练次数", ("≤", "3", "次"))])))
    assert [each.own.source for each in across(given_).divergences] == ["9.docx"]


def test_a_project_that_is_sent_twice_is_one_peer() -> None:
    twice = [
        sent(n, form("同一改造", [row(1, "井盖巡查完成率", AT_LEAST)]), issuer="甲局") for n in (1, 2, 3)
    ]
    other = sent(4, form("另一改造", [row(1, "井盖巡查完成率", AT_MOST)]), issuer="乙局")
    assert kinds(across([*twice, other])) == []


def test_another_unit_is_asked_but_not_a_related_one() -> None:
    usual = [("≥", "300", "人")] * 4
    (only,) = across(projects("种植培训覆盖人数", [*usual, ("≥", "300", "平方米")])).divergences
    assert (only.kind, only.own.text) == ("other-unit", "≥300平方米")
    assert "的单位写成“平方米”，另有4个项目的同名指标用“人”" in only.message
    assert kinds(across(projects("道路硬化里程", [*[("≥", "3", "公里")] * 4, ("≥", "3000", "米")]))) == []


def test_a_share_far_below_its_peers_is_asked_and_a_count_never() -> None:
    near = [("≥", str(value), "%") for value in (90, 92, 95, 95, 90, 93)]
    (only,) = across(projects("就诊群众满意度", [*near, ("≥", "60", "%")])).divergences
    assert (only.kind, only.own.text) == ("far-target", "≥60%")
    assert "中位数为92.5%" in only.message
    counts = [("≥", str(value), "人") for value in (90, 92, 95, 95, 90, 93, 60_000)]
    assert kinds(across(projects("讲座听课人数", counts))) == []


def test_a_price_far_above_its_peers_is_asked_in_its_own_unit() -> None:
    usual = [("≤", str(value), "元/平方米") for value in (180, 200, 210, 195, 205)]
    (only,) = across(projects("外墙粉刷成本", [*usual, ("≤", "0.2", "万元/平方米")])).divergences
    assert (only.kind, only.own.text) == ("unit-cost", "≤0.2万元/平方米")
    assert "中位数为0.02万元/平方米，相差10.0倍" in only.message


def test_names_that_say_too_little_compare_no_prices() -> None:
    usual = [("≤", str(value), "元/人") for value in (180, 200, 210, 195, 205, 5000)]
    assert kinds(across(projects("人均成本", usual))) == []


def test_a_goal_with_only_the_name_changed_is_found_once_for_all() -> None:
    goals = [sent(n, form(f"{w}街整修", goal=f"{w}街整修：{BODY}。")) for n, w in enumerate("东西南北", 1)]
    (only,) = across(goals).divergences
    assert (only.kind, only.own.source, only.peer_count) == ("copied-text", "1.docx", 3)
    assert only.own.row is None
    assert BODY in only.own.text
    assert "“西街整修”、“南街整修”、“北街整修”" in only.message
    assert only.confidence is Confidence.LIKELY


def test_a_few_other_words_make_it_a_question_and_other_goals_none() -> None:
    other = BODY.replace("三日修复", "五天修复").replace("住户", "商户")
    (only,) = across(
        [sent(1, form("东街整修", goal=BODY)), sent(2, form("西桥加固", goal=other))]
    ).divergences
    assert only.confidence is Confidence.ASK
    apart = "为困难学生发放助学金，按月核对名单，资助对象满意，资金不滞留，覆盖全部建档家庭，公示七天"
    assert kinds(across([sent(1, form("东街整修", goal=BODY)), sent(2, form("助学", goal=apart))])) == []


@pytest.mark.parametrize("names", [("低保救助", "低保救助"), ("2025年低保救助项目", "2026年低保救助")])
def test_one_project_in_many_places_may_share_its_goal(names: tuple[str, str]) -> None:
    assert kinds(across([sent(n, form(name, goal=BODY)) for n, name in enumerate(names)])) == []


def test_a_core_indicator_that_no_file_of_the_department_supports_is_asked() -> None:
    whole = form("整体", [row(1, "古树名木保护株数", ("≥", "9", "株"), core=True)], kind=FormKind.DEPARTMENT)
    parts = [form("河道保洁", goal="清理河面漂浮物"), form("道路照明", goal="更换路灯")]
    (only,) = across([sent(n, each, issuer="林草局") for n, each in enumerate((whole, *parts))]).divergences
    assert (only.kind, only.own.name, only.peer_count) == ("core-unsupported", "古树名木保护株数", 2)
    assert [each.project for each in only.peers] == ["河道保洁", "道路照明"]
    trees = form("古树管护", goal="对古树名木挂牌保护")
    supported = [sent(n, each, issuer="林草局") for n, each in enumerate((whole, *parts, trees))]
    assert kinds(across(supported)) == []
    assert kinds(across([sent(1, whole, *parts, issuer="林草局")])) == []  # the rule on one file does this
    others = [
        sent(1, whole, issuer="林草局"),
        *(sent(n, each, issuer="水利局") for n, each in enumerate(parts)),
    ]
    assert kinds(across(others)) == []


def test_what_is_listed_is_bounded_and_what_is_counted_is_not() -> None:
    given_ = projects("井盖巡查完成率", [*[AT_LEAST] * 30, *[AT_MOST] * 4])
    base = load_settings()
    narrow = base.model_copy(update={"opposite_sign": base.opposite_sign.model_copy(update={"told": 2})})
    found = across(given_, narrow)
    assert [each.own.source for each in found.divergences] == ["31.docx", "32.docx"]
    assert (found.kinds[0].count, found.kinds[0].told) == (4, 2)


def test_what_is_switched_off_is_not_told() -> None:
    base = load_settings()
    off = base.model_copy(update={"opposite_sign": base.opposite_sign.model_copy(update={"enabled": False})})
    assert kinds(across(projects("井盖巡查完成率", [AT_LEAST, AT_LEAST, AT_MOST]), off)) == []


def test_doubtful_and_unread_cells_are_not_compared() -> None:
    given_ = projects("井盖巡查完成率", [AT_LEAST, AT_LEAST, AT_MOST])
    (own,) = given_[2].forms
    unread = replace(own, indicators=(replace(own.indicators[0], unread=frozenset({"operator"})),))
    assert kinds(across([*given_[:2], replace(given_[2], forms=(unread,))])) == []


def test_one_submission_is_compared_with_nobody() -> None:
    language, base = language_of(Lexicons()), load_settings()
    assert with_across(audit(REPORT), language, base).across is None
    both = with_across(audit(REPORT, clean_report()), language, base).across
    assert both is not None
    assert both.submissions == 2


def test_reports_on_the_disk_are_compared_as_those_in_memory() -> None:
    language, base = language_of(Lexicons()), load_settings()
    given_ = projects("井盖巡查完成率", [AT_LEAST, AT_LEAST, AT_MOST])
    reports = [replace(clean_report(), submission=each) for each in given_]
    spool = Spool(3)
    for number, each in enumerate(reports):
        spool.add(number, Encoded(summary_of(each), encode(each)))
    kept = replace(audit(), submissions=spool.reports(range(3)))
    assert with_across(kept, language, base).across == across(given_)


NAMES = st.sampled_from(["井盖巡查完成率", "讲座听课人数", "维修成本", "", "率", "满意度", "\ud800数量"])
TARGETS = st.tuples(
    st.sampled_from(["≥", "≤", "=", "", "定性"]),
    st.one_of(st.text(max_size=4), st.integers(-10, 10**9).map(str)),
    st.sampled_from(["%", "人", "元/人", "天", "", "？"]),
)


@given(st.lists(st.tuples(NAMES, TARGETS, st.text(max_size=80)), max_size=12), st.randoms())
def test_any_batch_is_compared_and_nobody_is_told_firmly(rows: list[object], chance: object) -> None:
    given_ = [
        sent(n, form(f"项目{n}", [row(1, name, target)], goal=goal), issuer=f"{n % 3 or ''}")
        for n, (name, target, goal) in enumerate(rows)  # type: ignore[misc]
    ]
    found = across(given_)
    assert all(each.confidence is not Confidence.CERTAIN for each in found.divergences)
    assert sum(each.told for each in found.kinds) == len(found.divergences)
    chance.shuffle(given_)  # type: ignore[attr-defined]
    turned = across(given_)
    assert [each.count for each in turned.kinds[:4]] == [each.count for each in found.kinds[:4]]
