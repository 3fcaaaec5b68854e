from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.cli import main
from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.model import Confidence, Finding, Severity, SubmissionReport
from auditor.store.proven import Proven, proven
from auditor.store.store import Store
from tests.across.drafts import form, row, sent
from tests.reports.sample import clean_report
from tests.store.filled import fill, kept

FOUND = Finding(
    "low-target", "目标值偏低", "low-target", Severity.WARNING, Confidence.CERTAIN, 1, 1, "value", "偏低"
)


def report(number: int, *rows: tuple[str, tuple[str, str, str]], grade: str = "优") -> SubmissionReport:
    lines = [row(place, name, target) for place, (name, target) in enumerate(rows, 1)]
    clean = clean_report(f"{number}.docx")
    return replace(
        clean,
        submission=replace(
            sent(number, form(f"第{number}片社区养老", lines)), document=clean.submission.document
        ),
        scorecard=replace(clean.scorecard, grade=grade, score=Decimal(90)),
    )


def put(store: Store, *reports: SubmissionReport) -> None:
    fill(store, {each.submission.source: kept(each) for each in reports})


def ask(store: Store, *words: str) -> list[Proven]:
    return proven(store, words, language_of(Lexicons()))


def test_what_good_forms_use_is_told_once_with_its_usual_target(store: Store) -> None:
    put(
        store,
        report(1, ("助餐老人满意度", ("≥", "90", "%")), ("助餐服务人次", ("≥", "300", "人次"))),
        report(2, ("助餐老人满意度", ("≥", "96", "%"))),
        report(3, ("助餐老人满意率", ("≥", "92", "%")), ("只此一家的床位数", ("=", "3", "张"))),
    )
    assert ask(store, "助餐") == [Proven("助餐老人满意度", "", "≥", "%", 92, 90, 96, 3)]
    assert [each.name for each in ask(store, "养老")] == ["助餐老人满意度"]  # by the project
    assert ask(store, "桥梁") == []
    assert ask(store, "助%") == []


def test_poor_forms_and_rows_to_be_mended_prove_nothing(store: Store) -> None:
    target = ("助餐老人满意度", ("≥", "90", "%"))
    put(
        store, report(1, target), report(2, target, grade="中"), replace(report(3, target), findings=(FOUND,))
    )
    assert ask(store, "助餐") == []
    put(store, report(4, target))
    assert [each.projects for each in ask(store, "助餐")] == [2]


def test_targets_in_words_have_no_figure(store: Store) -> None:
    words = ("助餐点布局", ("", "合理", ""))
    put(store, report(1, words), report(2, words))
    assert [(each.sign, each.usual, each.low) for each in ask(store, "助餐")] == [("", None, None)]


def test_the_command_shows_them_below_the_library(
    store: Store, url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if "postgres" in url:
        pytest.skip("the same by another name")
    put(store, *(report(n, ("助餐老人满意度", ("≥", str(90 + n), "%"))) for n in (1, 2)))
    assert main(["library", "养老", "--store", url]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "民政与养老" in lines[0]
    assert "  （未写层级）  助餐老人满意度  ≥91.5%（2个项目，91—92）" in lines
    assert main(["library", "助餐老人", "--store", url]) == 0
    assert capsys.readouterr().out.startswith("审核库里得分良以上的表用过的\n")
    assert main(["library", "星际航行", "--store", url]) == 2
