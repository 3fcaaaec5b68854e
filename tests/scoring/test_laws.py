"""The laws of the score, on the forms of the examples, on composed and on messy ones.

What a form leaves out never gives it more, a fault never raises, what is mended never lowers; where a row
stands, what the file is called and what else is in it change nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from auditor.auditing import audit_submission
from auditor.model import Confidence, Indicator, Operator
from auditor.scoring.gates import capped
from auditor.scoring.rounding import rounded
from tests.judging.test_engine import make_submission
from tests.scoring.filed import FORMS, Filed, composed, examples, messy, ruleset

# Each example is one or two whole audits, 20 ms: a third of the usual number.
few = settings(
    max_examples=settings.default.max_examples // 3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def pick(filed: Filed, data: st.DataObject) -> Indicator:
    rows = filed.sound_rows()
    assume(rows)
    return data.draw(st.sampled_from(rows))


HARDLY = Decimal(1)  # point
REMNANT = 3  # rows
TWICE = {"implausible-value", "nature-conflict"}  # what counts for two places, a blank unit for one
STARS = re.compile(r"[*＊]{2,}")
BLANKS: dict[str, dict[str, Any]] = {
    "name": {"name": ""}, "value": {"value": ""}, "unit": {"unit": ""}, "actual": {"actual": ""},
    "weight": {"weight": None, "weight_text": ""}, "operator": {"operator": None, "operator_text": ""},
}  # fmt: skip


@few
@given(FORMS, st.data())
def test_a_blank_cell_of_a_sound_row_never_gives_more(filed: Filed, data: st.DataObject) -> None:
    row = pick(filed, data)
    cells = [name for name in BLANKS if getattr(row, name) and name != "name"]
    cell = data.draw(st.sampled_from(cells))
    assert filed.with_row(row, **BLANKS[cell]).score <= filed.score


@few
@given(FORMS, st.data())
def test_a_blank_cell_of_a_wrong_row_gives_hardly_more(filed: Filed, data: st.DataObject) -> None:
    """A value that contradicts is no worse than none. Only of a sign that is wrong experts think less than of
    one that was forgotten; to empty a cell of a template's stars cleans it; without its weights a remnant of
    a form is no longer told to be whole; what counts twice in a row is told by its name and its unit."""
    row = data.draw(st.sampled_from(filed.form.indicators))
    kept = {"operator"}
    if len(filed.form.indicators) <= REMNANT:
        kept.add("weight")
    if any(each.row == row.row and each.category in TWICE for each in filed.report.findings):
        kept |= {"name", "unit"}
    cells = [name for name in BLANKS if getattr(row, name) and name not in kept]
    cells = [name for name in cells if not STARS.search(str(getattr(row, name)))]
    assume(cells)
    cell = data.draw(st.sampled_from(cells))
    assert filed.with_row(row, **BLANKS[cell]).score <= filed.score + HARDLY


@few
@given(FORMS, st.data())
def test_a_sound_row_left_out_never_gives_more(filed: Filed, data: st.DataObject) -> None:
    """A row that speaks of nothing that the texts speak of is not sound, though no finding says so."""
    assume(len(filed.form.indicators) > 1)
    assume("foreign" not in {gate.gate for gate in filed.card.gates})
    row = pick(filed, data)
    kept = tuple(each for each in filed.form.indicators if each is not row)
    assert filed.changed(indicators=kept).score <= filed.score


@few
@given(FORMS, st.data())
def test_a_blank_text_never_gives_more(filed: Filed, data: st.DataObject) -> None:
    fields = sorted({each.field for each in filed.form.passages})
    assume(fields)
    field = data.draw(st.sampled_from(fields))
    kept = tuple(each for each in filed.form.passages if each.field is not field)
    unfilled = (*filed.form.unfilled, (field.value, ""))
    assert filed.changed(passages=kept, unfilled=unfilled).score <= filed.score


@few
@given(FORMS)
def test_no_budget_never_gives_more(filed: Filed) -> None:
    unfilled = (*filed.form.unfilled, ("budget", ""))
    assert filed.changed(budget=None, amounts=(), unfilled=unfilled).score <= filed.score


@few
@given(FORMS, st.data())
def test_a_fault_never_raises(filed: Filed, data: st.DataObject) -> None:
    """But for one that takes away the only unit: of a form that writes none, missing ones are less sure."""
    row = pick(filed, data)
    units = {each.row for each in filed.form.indicators if (each.unit or "").strip() not in ("", "%")}
    told = [each for each in filed.report.findings if each.field == "unit"]
    bare = any(each.confidence is Confidence.CERTAIN for each in told)
    assume(units != {row.row} or not bare)
    turned = Operator.AT_MOST if row.operator is Operator.AT_LEAST else Operator.AT_LEAST
    faults: list[dict[str, Any]] = [
        {"value": "良好", "unit": "", "operator": Operator.QUALITATIVE},
        {"value": "**"},
        {"operator": turned},
        {"value": "0.01", "unit": "%"},
    ]
    assert filed.with_row(row, **data.draw(st.sampled_from(faults))).score <= filed.score


@few
@given(FORMS)
def test_what_is_mended_never_lowers(filed: Filed) -> None:
    card = filed.card
    assume(card.score is not None)
    assert all(lift.after > filed.score for lift in card.lifts)
    assert card.together is None or card.together >= max(lift.after for lift in card.lifts)


@few
@given(FORMS)
def test_nothing_is_scaled_up_and_all_words_agree(filed: Filed) -> None:
    card = filed.card
    if card.score is None:
        assert (card.grade, card.decision) == (None, None)
        return
    assert card.reached is not None
    assert card.score <= card.reached <= card.judged_points <= card.full_points
    assert (card.grade == "差") == (card.decision == "退回重报")
    assert (card.grade in {"优", "良"}) == (card.decision == "通过")


def test_there_are_examples() -> None:
    assert len(examples()) >= 8


def test_a_form_without_any_value_is_sent_back() -> None:
    filed = examples()[0]
    for row in filed.form.indicators:
        filed = filed.with_row(row, value="")
    assert filed.card.decision in {None, "退回重报"}


def total_of(text: str) -> Decimal:
    """What the sum before the last = comes to (1.5＋4＋2.2－1), as a person adds it up."""
    return sum(
        (Decimal(each.replace("－", "-").replace("＋", "")) for each in SUMMAND.findall(text)), Decimal(0)
    )


SUMMAND = re.compile(r"[＋－]?\d+(?:\.\d+)?")


@few
@given(FORMS)
def test_what_is_printed_adds_up_to_the_score(filed: Filed) -> None:
    card = filed.card
    assume(card.score is not None)
    assert card.reached is not None
    items = [item for item in card.items if item.score is not None]
    for item in items:
        sums, _, told = item.formula.rpartition("＝")
        assert Decimal(told) == item.score, item.formula
        assert total_of(re.sub(r"[^\d.＋－]+", "", sums)) == item.score, item.formula
    assert card.reached == rounded(sum((item.score or Decimal(0) for item in items), Decimal(0)))
    under = rounded(min([card.reached, *(gate.at_most for gate in card.gates)]))
    assert under == rounded(capped(card.reached, card.gates))
    assert card.score == max(under - sum((each.points for each in card.common), Decimal(0)), Decimal(0))


@few
@given(st.one_of(composed(), messy()), st.randoms(use_true_random=False))
def test_where_a_row_stands_changes_nothing(filed: Filed, chance: Any) -> None:
    rows = list(filed.form.indicators)
    chance.shuffle(rows)
    moved = filed.changed(indicators=tuple(replace(row, row=at) for at, row in enumerate(rows, 1)))
    assume(fact(moved, "closing") == fact(filed, "closing"))  # a total and its parts right below are a sum
    assume(categories(moved) == categories(filed))  # the last rows tell whether a form is whole
    assert moved.score == filed.score


def fact(filed: Filed, part: str) -> Decimal | None:
    return next((each.value for item in filed.card.items for each in item.parts if each.part == part), None)


def categories(filed: Filed) -> list[str]:
    found = filed.report.findings
    return sorted(
        f"{each.rule} {each.row is None}" for each in found if each.confidence is not Confidence.ASK
    )


@few
@given(messy(), composed())
def test_the_file_and_what_else_is_in_it_change_nothing(one: Filed, other: Filed) -> None:
    forms = tuple(
        replace(each.form, index=at, project=f"项目{at}") for at, each in enumerate((one, other), 1)
    )
    document = replace(one.submission.document, source="某县/改了名字的文件.docx")
    report = audit_submission(replace(one.submission, document=document, forms=forms), ruleset())
    assume(not any(len({ref.form for ref in each.related}) > 1 for each in report.findings))
    for form in forms:
        alone = Filed(one.submission, replace(form, index=1))
        rules = {each.rule for each in report.findings if each.form == form.index}
        assume(
            rules == {each.rule for each in alone.report.findings}
        )  # what is compared across forms is told
        assert report.form_scorecards[form.index].score == alone.card.score


@few
@given(composed())
def test_twice_the_rows_of_the_same_kind_change_little(filed: Filed) -> None:
    def named(side: str) -> list[Indicator]:
        return [replace(row, name=f"{side}{row.name}") for row in filed.form.indicators]

    filed = filed.changed(passages=(), budget=None)  # the texts speak of half of them
    once = filed.changed(indicators=tuple(named("东岸")))
    both = [each for pair in zip(named("东岸"), named("西岸"), strict=True) for each in pair]
    halved = [
        replace(row, row=at, weight=row.weight / 2 if row.weight else None) for at, row in enumerate(both, 1)
    ]
    twice = filed.changed(indicators=tuple(halved))
    assert abs(twice.score - once.score) <= 12


@few
@given(messy(), st.sampled_from(["%", "％"]))
def test_a_full_rate_more_or_less_is_no_gain(filed: Filed, unit: str) -> None:
    """Not even where it is all that makes a form hollow."""
    full = replace(
        filed.form.indicators[0], name="台账登记完整率", operator=Operator.EQUAL, value="100", unit=unit,
        levels=("产出指标", "质量指标"), weight=None, row=len(filed.form.indicators) + 1,
    )  # fmt: skip
    more = filed.changed(indicators=(*filed.form.indicators, full))
    assume(full.row in {row.row for row in more.sound_rows()})
    assume(all(row.weight is None and row.actual is None for row in filed.form.indicators))
    assume("foreign" not in {gate.gate for gate in more.card.gates})
    assert filed.score <= more.score


def test_a_budget_out_of_proportion_is_no_better_left_blank() -> None:
    rows = [
        {"name": name, "operator": "≥", "value": value, "unit": unit, "levels": ["产出指标", "数量指标"]}
        for name, value, unit in (("采购农技书册数", 20, "册"), ("举办农技讲座场次", 2, "场"))
    ]
    goal = "采购农技书20册，举办农技讲座2场。"
    submission = make_submission({"budget": 90000, "goal": goal, "indicators": rows})
    filed = Filed(submission, submission.forms[0])
    assert {"dear"} <= {gate.gate for gate in filed.card.gates}
    unfilled = (*filed.form.unfilled, ("budget", ""))
    assert filed.changed(budget=None, amounts=(), unfilled=unfilled).score <= filed.score
