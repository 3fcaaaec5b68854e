from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from auditor.errors import UsageError
from auditor.store.deciding import OvertakenError
from auditor.store.store import Store
from tests.store.filled import fill, kept, sample, usual


def audit_of(store: Store, run: int | None = None, place: int = 0) -> int:
    audit = store.submissions(run)[place].audit
    assert audit is not None
    return audit


def test_a_queue_tells_what_nobody_has_decided_on(store: Store) -> None:
    fill(store, usual())
    first, clean, bad = store.reviews.queue()
    assert (first.standing, clean.standing, bad.standing) == ("未审",) * 3
    assert (first.pressing, first.undecided, first.answered) == (14, 14, 0)
    assert (clean.pressing, bad.pressing) == (0, 0)
    pressing = [each for each in store.findings() if each.urgency in ("must", "should", "verify")]
    mark = next(each.fingerprint for each in pressing if each.waived_by is None)
    store.decide(mark, "张三", "采纳")
    store.reviews.receive([(mark, "不采纳", "口径不同"), (mark, "采纳", "")], "甲.xlsx", "李四")
    first = store.reviews.queue()[0]
    same = sum(each.fingerprint == mark for each in pressing)
    assert (first.undecided, first.answered) == (14 - same, same)
    assert [each.answer for each in store.reviews.answers([mark])[mark]] == ["不采纳", "采纳"]


def test_the_latest_standing_holds_for_the_file_in_every_run(store: Store) -> None:
    fill(store, usual())
    audit = audit_of(store)
    store.reviews.stand(audit, "张三", "通过")
    store.reviews.stand(audit, "李四", "退回", "目标没有数量")
    fill(store, {"别处/甲.docx": kept(sample("送审/甲.docx"))}, ("别处",))
    (again,) = store.reviews.queue()
    assert (again.standing, again.who) == ("退回", "李四")
    assert [(each.standing, each.reason) for each in store.reviews.standings(audit)] == [
        ("通过", ""),
        ("退回", "目标没有数量"),
    ]
    store.reviews.stand(audit, "李四", "未审")
    assert store.reviews.queue()[0].standing == "未审"


def test_a_mended_file_of_a_returned_project_comes_again(store: Store) -> None:
    one = fill(store, {"甲.docx": kept(sample("甲.docx"))}, ("一",))
    store.reviews.stand(audit_of(store), "张三", "退回", "见意见书")
    two = fill(store, {"甲二.docx": kept(sample("甲二.docx"))}, ("二",))
    assert [each.standing for each in store.reviews.queue(two)] == ["再报"]
    assert [each.standing for each in store.reviews.queue(one)] == ["退回"]
    store.reviews.stand(audit_of(store, two), "张三", "通过")
    assert [each.standing for each in store.reviews.queue(two)] == ["通过"]
    fill(store, {"甲三.docx": kept(sample("甲三.docx"))}, ("三",))
    assert [each.standing for each in store.reviews.queue()] == ["未审"]


@pytest.mark.parametrize(
    ("standing", "who", "message"), [("再报", "张三", "状态不能是"), ("通过", " ", "请填写姓名")]
)
def test_a_standing_that_cannot_be_said_is_refused(
    store: Store, standing: str, who: str, message: str
) -> None:
    fill(store, usual())
    with pytest.raises(UsageError, match=message):
        store.reviews.stand(audit_of(store), who, standing)
    with pytest.raises(UsageError, match="没有编号为 99"):
        store.reviews.stand(99, "张三", "通过")


def test_points_are_kept_with_what_they_come_to(store: Store) -> None:
    fill(store, usual())
    audit = audit_of(store)
    store.reviews.give(audit, "张三", {(1, "basis"): 3.5, (2, "basis"): None}, (80.5, "良", "通过"))
    (given,) = store.reviews.points(audit)
    assert (given.form, given.item, given.points, given.who) == (1, "basis", 3.5, "张三")
    first = store.reviews.queue()[0]
    assert (first.score, first.grade, first.advised) == (80.5, "良", "通过")
    store.reviews.give(audit, "李四", {(1, "basis"): 3.5}, (80.5, "良", "通过"))
    assert store.reviews.points(audit)[0].who == "张三"
    store.reviews.give(audit, "李四", {(1, "basis"): None}, None)
    assert store.reviews.points(audit) == []
    assert store.reviews.unsummed(1) == []
    store.reviews.give(audit, "李四", {(1, "basis"): 2.0}, None)
    assert store.reviews.unsummed(1) == [audit]
    store.reviews.total(audit, (79.0, "中", "修改后通过"))
    assert store.reviews.unsummed(1) == []
    store.reviews.give(audit, "李四", {(1, "basis"): None}, None)
    assert store.reviews.queue()[0].score == pytest.approx(77.1875)


def test_nobody_overwrites_a_decision_unseen(store: Store) -> None:
    fill(store, usual())
    mark = store.findings()[0].fingerprint
    first = store.decide(mark, "张三", "采纳", seen=0)
    with pytest.raises(OvertakenError, match="张三刚刚定为“采纳”") as raised:
        store.decide(mark, "李四", "不采纳", "不是问题", seen=0)
    assert raised.value.latest == first
    store.decide(mark, "李四", "不采纳", "不是问题", seen=first.id)
    assert [each.who for each in store.decisions([mark])] == ["张三", "李四"]


def test_the_rules_that_annoy_come_first(store: Store) -> None:
    run = fill(store, usual())
    found = store.findings()
    one, other = found[0], next(each for each in found if each.rule != found[0].rule)
    store.decide(one.fingerprint, "张三", "采纳")
    store.decide(other.fingerprint, "张三", "不采纳", "口径不同")
    first, second = store.reviews.health()
    assert (first.rule, first.refused, first.refusal, first.reasons) == (
        other.rule,
        1,
        1.0,
        (("口径不同", 1),),
    )
    assert (second.rule, second.adopted, second.refusal) == (one.rule, 1, 0.0)
    assert store.reviews.health(run) == [first, second]
    moved = replace(sample("别.docx"), findings=())
    other_run = fill(store, {str(Path("别.docx")): kept(moved)}, ("别",))
    assert store.reviews.health(other_run) == []
