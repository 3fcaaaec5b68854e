from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

import pytest

from auditor.model import Confidence, Finding, RowRef, Severity
from auditor.ruleset import RuleSet, load_ruleset
from benchmarks.accuracy import variants
from benchmarks.accuracy.bench import is_firm, names, reads_back, run
from benchmarks.accuracy.compose import sheets
from benchmarks.accuracy.draft import Draft, Kind, Layout, Sheet, changes
from benchmarks.accuracy.faults import FAULTS, Injection
from benchmarks.accuracy.holdout import directions, units
from benchmarks.accuracy.phrasing import stem
from benchmarks.accuracy.report import document
from benchmarks.accuracy.writing import passage

MANY = 100


@cache
def ruleset() -> RuleSet:
    return load_ruleset()


@cache
def many() -> tuple[Sheet, ...]:
    return tuple(sheets(MANY, 7))


@cache
def injections(name: str) -> list[tuple[Sheet, Injection]]:
    fault = FAULTS[name]
    tried = ((sheet, fault.inject(sheet, Random(number))) for number, sheet in enumerate(many()))
    return [(sheet, injection) for sheet, injection in tried if injection is not None]


def test_the_same_seed_composes_the_same_sheets() -> None:
    assert sheets(20, 3) == sheets(20, 3)
    assert sheets(20, 3) != sheets(20, 4)


def test_more_sheets_begin_with_the_same_ones() -> None:
    assert sheets(30, 3)[:10] == sheets(10, 3)


def test_every_kind_and_layout_is_composed() -> None:
    forms = [form for sheet in many() for form in sheet.forms]
    assert {form.kind for form in forms} == set(Kind)
    assert {form.layout for form in forms} == set(Layout)
    assert any(row.qualitative for form in forms for row in form.rows)
    assert any(len(sheet.forms) == 2 for sheet in many())


def test_clean_forms_agree_with_themselves() -> None:
    for form in (form for sheet in many() for form in sheet.forms):
        assert sum(int(row.weight) for row in form.rows) in {90, 100}
        assert len({row.name for row in form.rows}) == len(form.rows)
        assert any(row.dimension == "成本" for row in form.rows)
        assert form.goal
        for sentence in (*form.goal, *form.overview):
            if sentence.row is not None:
                assert _tells(form, sentence.row, sentence.text), sentence


def _tells(form: Draft, index: int, text: str) -> bool:
    name = form.rows[index].name
    return name in text or stem(name) in text


def test_clean_sheets_are_read_back_as_composed() -> None:
    misread = [sheet for sheet in many()[:40] if not reads_back(sheet, ruleset())]
    assert len(misread) <= 1


def test_enough_kinds_of_faults() -> None:
    assert len(FAULTS) >= 25


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_changes_exactly_its_place(name: str) -> None:
    fault = FAULTS[name]
    done = injections(name)
    assert done, "no sheet has a place for this fault"
    for sheet, injection in done:
        paths = list(changes(sheet, injection.sheet))
        assert paths, "nothing was changed"
        for path in paths:
            part, form, row = _part(path)
            assert part in fault.touches or f"{part.split('.')[0]}.*" in fault.touches, path
            assert form in {None, injection.form}, path
            if injection.rows is not None and row is not None and part != "rows.weight":
                assert row in injection.rows, path


def _part(path: str) -> tuple[str, int | None, int | None]:
    """«forms.0.rows.3.value» → rows.value, 0, 3; «forms.0.goal.2.text» → goal, 0, None."""
    keys = path.split(".")
    if keys[0] != "forms":
        return keys[0], None, None
    if keys[2] != "rows":
        return keys[2], int(keys[1]), None
    field = f"rows.{keys[4]}" if len(keys) > 4 else "rows"
    return field, int(keys[1]), int(keys[3])


def test_injecting_is_deterministic() -> None:
    for name, fault in FAULTS.items():
        sheet, _ = injections(name)[0]
        assert fault.inject(sheet, Random(5)) == fault.inject(sheet, Random(5)), name


def _finding(**changed: object) -> Finding:
    plain = Finding("r", "t", "missing-field", Severity.ERROR, Confidence.CERTAIN, 1, 3, "value", "m")
    return replace(plain, **changed)  # type: ignore[arg-type]


def test_the_oracle_wants_category_form_and_row() -> None:
    fault = FAULTS["missing-value"]
    injection = Injection(many()[0], 0, frozenset({2}))
    assert names(_finding(), fault, injection)
    assert names(_finding(row=9, related=(RowRef(1, 3),)), fault, injection)
    assert not names(_finding(row=4), fault, injection)
    assert not names(_finding(row=None), fault, injection)
    assert not names(_finding(form=2), fault, injection)
    assert not names(_finding(category="wording"), fault, injection)


def test_the_oracle_takes_any_finding_of_the_form_for_a_fault_of_the_form() -> None:
    fault = FAULTS["missing-header"]
    injection = Injection(many()[0], 0)
    assert names(_finding(row=None), fault, injection)
    assert names(_finding(form=None, row=None), fault, injection)
    assert not names(_finding(form=2, row=None), fault, injection)


def test_questions_and_remarks_are_no_alarms() -> None:
    assert is_firm(_finding())
    assert not is_firm(_finding(confidence=Confidence.ASK))
    assert not is_firm(_finding(severity=Severity.INFO))


def test_a_small_run_counts_itself_and_makes_its_page() -> None:
    result = run(ruleset(), forms=4, seed=2)
    again = run(ruleset(), forms=4, seed=2)
    assert [trial.found for trial in result.trials] == [trial.found for trial in again.trials]
    assert result.indicators == sum(len(form.rows) for sheet in sheets(4, 2) for form in sheet.forms)
    assert len(result.trials) == 4 * 4
    told = (
        directions(ruleset()),
        units(ruleset()),
        [variants.run(*variants.classes("items-sum"), ruleset())],
    )
    page = document(result, "python -m benchmarks.accuracy", *told)
    assert page == document(again, "python -m benchmarks.accuracy", *told)
    assert f"| items-sum | {'/'.join(map(str, variants.FIRST['items-sum']))} |" in page
    assert all(fault.title in page for fault in FAULTS.values())


def test_held_out_names_are_all_counted() -> None:
    for tally in (*directions(ruleset()), *units(ruleset())):
        assert tally.total > 0
        assert 0 <= tally.right <= tally.total


def test_a_passage_is_a_list_or_prose() -> None:
    goal = many()[0].forms[0].goal[:3]
    assert passage(goal, numbered=True).startswith(f"1.{goal[0].text}；2.")
    assert passage(goal, numbered=False).startswith(f"{goal[0].text}，{goal[1].text}。")
    assert passage((), numbered=True) == ""
