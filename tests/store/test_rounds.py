from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from auditor.cli.store.rounds import lines
from auditor.cli.store.since import since_words
from auditor.errors import UsageError
from auditor.model import Cell, Document, Location, SubmissionReport, Table
from auditor.spool.encoded import Kept
from auditor.store.linking import codes_of, subject_of
from auditor.store.rounds.comparing import Round, answer, compared
from auditor.store.rounds.projects import called
from auditor.store.rounds.since import Since, since
from auditor.store.store import Store
from auditor.words.wrap import width
from tests.reports.sample import REPORT
from tests.store.filled import fill, kept

FORM = REPORT.submission.forms[0]
OWN = tuple(each for each in REPORT.findings if each.form == 1)
FIRST, SECOND, THIRD = (replace(each, fingerprint=f"{n:016d}") for n, each in enumerate(OWN[:3]))


def project(name: str, *findings: Any, issuer: str = "县水利局", at: str = "甲.docx") -> SubmissionReport:
    document = Document(source=at, format="docx", blocks=())
    form = replace(FORM, project=name, issuer=None, department=None)
    submission = replace(REPORT.submission, document=document, forms=(form,), issuer=issuer, doubts=())
    return replace(REPORT, submission=submission, findings=findings)


def send(store: Store, *reports: SubmissionReport) -> int:
    results: dict[str, Kept] = {each.submission.source: kept(each) for each in reports}
    return fill(store, results)


def fates(found: Round) -> dict[str, tuple[int, int, int]]:
    return {each.project.name: (len(each.fixed), len(each.still), len(each.new)) for each in found.projects}


def test_what_was_mended_stays_and_came(store: Store) -> None:
    send(store, project("河道整治", FIRST, SECOND, at="一/甲.docx"))
    send(store, project("河道整治", SECOND, THIRD, at="二/甲改.docx"))
    found = compared(store)
    assert fates(found) == {"河道整治": (1, 1, 1)}
    (only,) = found.projects
    assert not only.unchanged
    assert [each.fingerprint for each in only.still] == [SECOND.fingerprint]
    told = "\n".join(lines(found))
    assert "已重新报送，还有没改的（1 个项目）" in told
    assert "已改 1 处，未改 1 处，新增 1 处" in told


def test_what_joined_another_is_not_counted_and_not_new_when_it_stands_alone(store: Store) -> None:
    joined = replace(SECOND, row=FIRST.row, rule="joined", severity=FIRST.severity, joins=(FIRST.rule,))
    send(store, project("河道整治", FIRST, joined, at="一/甲.docx"))
    assert [each.urgency for each in store.findings(1)].count("joined") == 1
    send(store, project("河道整治", joined, at="二/甲改.docx"))
    found = compared(store)
    assert fates(found) == {"河道整治": (1, 1, 0)}
    assert "已改 1 处，未改 1 处，新增 0 处" in "\n".join(lines(found))


def test_who_has_not_sent_again_and_who_sent_the_same(store: Store) -> None:
    send(store, project("河道整治", FIRST), project("水库加固", SECOND, at="乙.docx"))
    send(store, project("河道整治", FIRST), project("灌区改造", THIRD, at="丙.docx", issuer="县农业局"))
    found = compared(store)
    told = list(lines(found))
    assert told[told.index("没有重新报送（1 个项目）") + 1].startswith("  县水利局“水库加固”")
    assert told[told.index("报来的还是原来的文件（1 个项目）") + 1].startswith("  县水利局“河道整治”")
    assert told[told.index("新报送（1 个项目）") + 1].startswith("  县农业局“灌区改造”")


def test_decisions_carry_over(store: Store) -> None:
    send(store, project("河道整治", FIRST, SECOND, at="一.docx"))
    store.decide(FIRST.fingerprint, "李四", "不采纳", "口径不同")
    store.decide(SECOND.fingerprint, "李四", "采纳")
    send(store, project("河道整治", FIRST, SECOND, at="二.docx"))
    (only,) = compared(store).projects
    assert [each.fingerprint for each in only.settled] == [FIRST.fingerprint]
    assert [(each.fingerprint, each.verdict) for each in only.still] == [(SECOND.fingerprint, "采纳")]


def test_near_names_are_asked_once_and_the_answer_holds(store: Store) -> None:
    renamed = replace(FIRST, fingerprint="f" * 16)
    send(store, project("清江河道综合整治工程", FIRST, SECOND, at="一.docx"))
    send(store, project("清江河道整治工程", renamed, at="二.docx"))
    found = compared(store)
    (near,) = found.asked
    assert (near.earlier.name, near.later.name) == ("清江河道综合整治工程", "清江河道整治工程")
    assert "1. 县水利局“清江河道综合整治工程” → 县水利局“清江河道整治工程”" in "\n".join(lines(found))
    with pytest.raises(UsageError, match="--who"):
        answer(store, near, same=True, who=" ")
    answer(store, near, same=True, who="张三")
    found = compared(store)
    assert found.asked == ()
    assert fates(found) == {"清江河道整治工程": (1, 1, 0)}


def test_projects_that_are_two_stay_two(store: Store) -> None:
    send(store, project("一号桥加固工程", FIRST, at="一.docx"))
    send(store, project("二号桥加固工程", FIRST, at="二.docx"))
    answer(store, compared(store).asked[0], same=False, who="张三")
    found = compared(store)
    assert found.asked == ()
    assert len(found.projects) == 2


def test_names_that_are_far_apart_are_not_asked(store: Store) -> None:
    send(store, project("河道整治", FIRST, at="一.docx"))
    send(store, project("义务教育营养改善", FIRST, at="二.docx"))
    assert compared(store).asked == ()


def test_looking_again_is_no_new_round(store: Store) -> None:
    first = send(store, project("河道整治", FIRST, at="一.docx"))
    with pytest.raises(UsageError, match="没有可对照"):
        compared(store)
    send(store, project("河道整治", SECOND, at="二.docx"))
    again = send(store, project("河道整治", SECOND, at="二.docx"))
    found = compared(store)
    assert (found.earlier, found.later) == (first, again)
    with pytest.raises(UsageError, match="没有第 99 次"):
        compared(store, 99)


def test_an_audit_tells_what_it_brings(store: Store) -> None:
    first = send(store, project("河道整治", FIRST, SECOND, at="一/甲.docx"))
    assert since(store, first) is None
    assert since_words(first, None, "") == "已存为审核库的第 1 次审核，库里没有这些项目以前的审核。"
    again = send(store, project("河道整治", FIRST, SECOND, at="一/甲.docx"))
    assert since(store, again) == Since(again, first, same=True)
    assert "文件与第 1 次审核时相同" in since_words(again, since(store, again), "")
    third = send(
        store,
        project("河道整治", SECOND, THIRD, at="二/甲.docx"),
        project("灌区改造", THIRD, at="二/乙.docx", issuer="县农业局"),
    )
    found = since(store, third)
    assert found == Since(third, again, same=False, fixed=1, still=1, new=1, come=1)
    told = since_words(third, found, " --store b.db")
    assert "对照第 2 次：已改 1 处，未改 1 处，新增 1 处，新报送 1 个项目。" in told
    assert told.endswith("auditor rounds --run 3 --before 2 --store b.db")


def test_an_audit_of_another_folder_is_held_against_that_of_its_projects(store: Store) -> None:
    theirs = fill(store, {"一.docx": kept(project("河道整治", FIRST, at="一.docx"))}, ("初报",))
    others = fill(store, {"二.docx": kept(project("灌区改造", THIRD, at="二.docx"))}, ("别处",))
    fill(store, {"三.docx": kept(project("河道整治", FIRST, at="三.docx"))}, ("停了",), complete=False)
    again = fill(store, {"四.docx": kept(project("河道整治", SECOND, at="四.docx"))}, ("再报",))
    assert since(store, again) == Since(again, theirs, same=False, fixed=1, new=1)
    assert since(store, others) is None


def test_an_empty_store_has_no_rounds(store: Store) -> None:
    with pytest.raises(UsageError, match="还没有完成的审核"):
        compared(store)


def code_table(*rows: tuple[str, ...]) -> Table:
    place = Location(table=1)
    cells = tuple(
        Cell(text, row, column, place)
        for row, own in enumerate(rows, 1)
        for column, text in enumerate(own, 1)
    )
    return Table(cells, place)


def test_a_code_links_whatever_the_name() -> None:
    table = code_table(("项目名称", "甲", "项目编码", "500101-2026-0007"))
    report = project("河道整治")
    document = Document(source="a", format="docx", blocks=(table,))
    submission = replace(report.submission, document=document)
    assert codes_of(submission) == ("500101-2026-0007",)
    assert subject_of(submission, submission.forms[0], "500101-2026-0007") == "code:500101-2026-0007"
    two = replace(submission, forms=(submission.forms[0], submission.forms[0]))
    assert codes_of(two) == (None, None)


@pytest.mark.parametrize("cell", ["项目编码：50010126000T", "项目代码 50010126000T"])
def test_a_code_may_stand_in_the_cell_of_its_label(cell: str) -> None:
    document = Document(source="a", format="docx", blocks=(code_table((cell, "x")),))
    assert codes_of(replace(project("甲").submission, document=document)) == ("50010126000T",)


def test_a_year_in_the_name_makes_no_other_project() -> None:
    old, new = project("2025年河道整治").submission, project("2026年度河道整治").submission
    assert subject_of(old, old.forms[0], None) == subject_of(new, new.forms[0], None)


def test_a_project_is_called_by_its_name_else_by_its_file() -> None:
    assert called("县水利局", "河道整治", "送审/a.docx") == "县水利局“河道整治”"
    assert called("", "", "送审/a.docx") == "“a.docx”"
    told = called("县水利局", f"整治{'河道' * 60}二期", "a.docx")
    assert width(told) <= 80
    assert told.endswith("二期”")
