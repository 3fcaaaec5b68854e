"""The laws of the score, on the forms of the examples and on composed ones.

What a form leaves out never gives it more, a fault never raises, what is mended never lowers.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.model import (
    Confidence,
    Form,
    Indicator,
    Operator,
    Scorecard,
    Submission,
    SubmissionReport,
)
from auditor.readers import read_document
from auditor.ruleset import RuleSet, load_ruleset
from tests.judging.test_engine import make_submission

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".md", ".txt", ".xlsx", ".docx"})
COUNTS = st.sampled_from(
    [("培训人数", "人"), ("新建公厕数量", "座"), ("巡查次数", "次"), ("绿化面积", "平方米")]
)
RATES = st.sampled_from(["验收合格率", "设备完好率", "受益群众满意度", "及时率"])
# Each example is one or two whole audits, 20 ms: a third of the usual number.
few = settings(
    max_examples=settings.default.max_examples // 3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@lru_cache
def ruleset() -> RuleSet:
    return load_ruleset()


class Filed:
    """A form with the submission it stands in, audited alone and once."""

    def __init__(self, submission: Submission, form: Form) -> None:
        self.submission, self.form = submission, form

    def __repr__(self) -> str:
        rows = [(row.name, row.operator, row.value, row.unit, row.weight) for row in self.form.indicators]
        return f"{self.form.name}: {rows}"

    @cached_property
    def report(self) -> SubmissionReport:
        return audit_submission(replace(self.submission, forms=(self.form,)), ruleset())

    @property
    def card(self) -> Scorecard:
        return self.report.form_scorecards[self.form.index]

    @property
    def score(self) -> Decimal:
        """None counts as nothing."""
        return self.card.score or Decimal(0)

    def sound_rows(self) -> list[Indicator]:
        """The rows that no firm finding concerns and that can be judged."""
        firm = [each for each in self.report.findings if each.confidence is not Confidence.ASK]
        faulty = {each.row for each in firm} | {ref.row for each in firm for ref in each.related}
        rows = self.form.indicators
        return [row for row in rows if row.row not in faulty and row.value and not row.qualitative]

    def changed(self, **changes: Any) -> Filed:
        return Filed(self.submission, replace(self.form, **changes))

    def with_row(self, row: Indicator, **changes: Any) -> Filed:
        rows = (replace(each, **changes) if each.row == row.row else each for each in self.form.indicators)
        return self.changed(indicators=tuple(rows))


@lru_cache
def examples() -> tuple[Filed, ...]:
    """Every filled form of the examples."""
    found = []
    for path in EXAMPLES:
        submission = recognise(read_document(path), ruleset().lexicons)
        forms = (form for form in submission.forms if form.indicators and not form.empty)
        found += [Filed(submission, form) for form in forms]
    return tuple(found)


@st.composite
def composed(draw: st.DrawFn) -> Filed:
    """A form of counted outputs, rates and an effect, with weights or without, and at times with a price,
    which times the first count may be the budget."""
    weighted = draw(st.booleans())
    counts = draw(st.lists(COUNTS, min_size=2, max_size=4, unique=True))
    rates = draw(st.lists(RATES, min_size=1, max_size=3, unique=True))
    rows = [(name, "≥", draw(st.integers(2, 5000)), unit, ["产出", "数量"]) for name, unit in counts]
    rows += [(name, "≥", draw(st.integers(85, 99)), "%", ["产出", "质量"]) for name in rates]
    budget = Decimal(draw(st.integers(1, 900)))
    if draw(st.booleans()):
        price = draw(st.integers(2, 9000))
        rows.append((f"每{counts[0][1]}补助标准", "≤", price, f"元/{counts[0][1]}", ["产出", "成本"]))
        budget = draw(st.sampled_from([budget, Decimal(price * rows[0][2]) / 10000]))
    rows.append(("受益居民人数", "≥", draw(st.integers(50, 9000)), "人", ["效益", "社会效益"]))
    shares = [100 // len(rows)] * (len(rows) - 1)
    weights = [*shares, 100 - sum(shares)] if weighted else [None] * len(rows)
    indicators = [
        {"name": name, "operator": sign, "value": value, "unit": unit, "levels": levels, "weight": weight}
        for (name, sign, value, unit, levels), weight in zip(rows, weights, strict=True)
    ]
    goal = "，".join(f"{name}达到{value}{unit}" for name, _, value, unit, _ in rows[: len(counts)]) + "。"
    submission = make_submission({"goal": goal, "budget": budget, "indicators": indicators})
    return Filed(submission, submission.forms[0])


FORMS = st.one_of(st.deferred(lambda: st.sampled_from(examples())), composed())


def pick(filed: Filed, data: st.DataObject) -> Indicator:
    rows = filed.sound_rows()
    assume(rows)
    return data.draw(st.sampled_from(rows))


@few
@given(FORMS, st.data())
def test_a_blank_cell_never_gives_more(filed: Filed, data: st.DataObject) -> None:
    row = pick(filed, data)
    blanks: dict[str, dict[str, Any]] = {
        "value": {"value": ""}, "unit": {"unit": ""}, "operator": {"operator": None, "operator_text": ""},
        "weight": {"weight": None, "weight_text": ""}, "actual": {"actual": ""},
    }  # fmt: skip
    cell = data.draw(st.sampled_from([name for name in blanks if getattr(row, name)]))
    assert filed.with_row(row, **blanks[cell]).score <= filed.score


@few
@given(FORMS, st.data())
def test_a_row_left_out_never_gives_more(filed: Filed, data: st.DataObject) -> None:
    assume(len(filed.form.indicators) > 1)
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
    row = pick(filed, data)
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
