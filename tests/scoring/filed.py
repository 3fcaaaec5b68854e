"""Forms to try the laws of the score on: those of the examples, composed ones, and messy ones like those that
offices send in."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from auditor.auditing import audit_submission
from auditor.forms import recognise
from auditor.model import Confidence, Form, Indicator, Scorecard, Submission, SubmissionReport
from auditor.readers import read_document
from auditor.ruleset import RuleSet, load_ruleset
from auditor.scoring.parts import stage_of
from auditor.scoring.results import own_result
from auditor.scoring.rows import read_rows
from tests.judging.test_engine import make_submission

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = sorted(path for path in FOLDER.iterdir() if path.suffix in {".md", ".txt", ".xlsx", ".docx"})
COUNTS = st.sampled_from(
    [("培训人数", "人"), ("新建公厕数量", "座"), ("巡查次数", "次"), ("绿化面积", "平方米")]
)
RATES = st.sampled_from(["验收合格率", "设备完好率", "受益群众满意度", "及时率"])


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
        """The rows that no firm finding concerns and that can be judged; in a review those with a result of
        their own."""
        firm = [each for each in self.report.findings if each.confidence is not Confidence.ASK]
        faulty = {each.row for each in firm} | {ref.row for each in firm for ref in each.related}
        profile = ruleset().profile
        rows = read_rows(self.form, ruleset().language, profile.answers, profile.floors).all
        reviewed = stage_of(self.form) == "results"
        return [
            each.row
            for each in rows
            if each.row.row not in faulty
            and not (each.unclear or each.low)
            and (not reviewed or own_result(each) == 1)
        ]

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


NAMES = ("清淤渠道长度", "培训护林员人数", "新建凉亭数量", "巡护森林面积", "印发手册册数", "检修路灯盏数")
UNITS = ("公里", "人", "座", "亩", "册", "盏")
FULL = ("检修合格率", "发放准确率", "按期完成率", "政策覆盖率", "资料归档率")
WISHES = ("促进乡村和谐稳定", "改善人居环境状况", "提升公共服务能力")


@st.composite
def messy(draw: st.DrawFn) -> Filed:
    """A form as offices fill them in: few or many rows, with weights or without, full rates, wishes, slogans,
    turned signs, missing units, repeated rows; at times a review with results that are copied or made up."""
    counted = draw(st.lists(st.integers(0, len(NAMES) - 1), max_size=5, unique=True))
    rows = [_counted(NAMES[at], UNITS[at], draw) for at in counted]
    full = draw(st.lists(st.sampled_from(FULL), max_size=5, unique=True))
    rows += [_row(name, "=", 100, "%", "产出指标", "质量指标") for name in full]
    for name in draw(st.lists(st.sampled_from(WISHES), max_size=3, unique=True)):
        told = draw(st.sampled_from([("定性", "明显提升", ""), ("≥", 95, "%"), ("定性", "", "")]))
        rows.append(_row(name, *told, "效益指标", "社会效益指标"))
    if not rows or draw(st.booleans()):
        rows.append(_row("沿线群众满意度", "≥", 90, "%", "满意度指标", "服务对象满意度指标"))
    weights = _weights(draw, len(rows))
    reviewed = draw(st.booleans())
    for row, weight in zip(rows, weights, strict=True):
        row["weight"] = weight
        if reviewed:
            value = f"{row['value']}{row['unit']}"
            row["actual"] = draw(st.sampled_from([value, f"≥{value}", "已完成", "", f"{row['value']}"]))
    submission = make_submission(
        {
            "kind": "self_review" if reviewed else "project",
            "budget": draw(st.sampled_from([None, 30, 460])),
            "goal": draw(st.sampled_from([None, "进一步加强各项工作", "清淤渠道30公里，培训护林员200人。"])),
            "indicators": rows,
        }
    )
    return Filed(submission, submission.forms[0])


def _counted(name: str, unit: str, draw: st.DrawFn) -> dict[str, Any]:
    sign, unit = draw(st.sampled_from([("≥", unit), ("≤", unit), ("≥", ""), ("=", unit)]))
    return _row(name, sign, draw(st.integers(2, 900)), unit, "产出指标", "数量指标")


def _row(name: str, sign: str, value: object, unit: str, *levels: str) -> dict[str, Any]:
    return {"name": name, "operator": sign, "value": value, "unit": unit, "levels": list(levels)}


def _weights(draw: st.DrawFn, size: int) -> list[int | None]:
    """None, weights that sum to 100, or some that do not."""
    shares = [100 // size] * (size - 1)
    return draw(st.sampled_from([[None] * size, [*shares, 100 - sum(shares)], [10] * size]))


FORMS = st.one_of(st.deferred(lambda: st.sampled_from(examples())), composed(), messy())
