"""Small forms with what a reviewer says of their figures, dates, money and writing.

``expect`` is one of: ``silent`` (nothing of these is told), ``quiet`` (nothing firm), or a mapping:
``quiet`` with a category that may be told all the same (a goal that has no row, beside numbers that do not
clash), ``firm`` / ``ask`` / ``told`` (firm or ask) with categories divided by «|», ``row`` the row it stands
on (or the form), ``never`` a pattern that no message matches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from auditor.auditing import audit_submission
from auditor.authoring.cases import FormCase, submission
from auditor.model import Confidence, Finding, Severity, Submission
from auditor.ruleset import RuleSet

HERE = Path(__file__).parent
OWNED = frozenset(
    {
        "budget-mismatch",
        "text-table-mismatch",
        "text-text-mismatch",
        "period-mismatch",
        "goal-not-covered",
        "duplicate",
        "near-duplicate",
        "self-review-arithmetic",
        "weight-sum",
        "wording",
        "cross-form-mismatch",
    }
)
_TARGET = re.compile(r"(≥|≤|=|>|<|定性)\s*(\S+)(?:\s+(\S+))?")


@dataclass(frozen=True)
class Case:
    topic: str
    id: str
    expect: Any
    submission: Submission


TOPICS = tuple(path.stem for path in sorted(HERE.glob("*.yaml")))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cases(topic: str) -> Iterator[Case]:
    for data in yaml.load((HERE / f"{topic}.yaml").read_text(encoding="utf-8"), _LOADER):
        name, expect = data.pop("id"), data.pop("expect")
        yield Case(topic, name, expect, _submission(data, topic))


def _submission(data: dict[str, Any], topic: str) -> Submission:
    review = topic == "self_review"
    watched = data.get("kind") == "monitoring" and "month" in data
    rows = [_watched(text) if watched else _row(text, review=review) for text in data.pop("rows")]
    if watched:
        data["through_month"] = data.pop("month")
    amounts = [{"label": label, "value": value} for label, value in data.pop("amounts", {}).items()]
    extra: dict[str, Any] = {"kind": "self_review"} if review else {}
    if review and "total" not in data and "execution" not in data:
        rows.append(_filler(rows))
    if "total" in data:
        extra["totals"] = {"score": data.pop("total")}
    form = FormCase.model_validate(
        {"project": "专项业务", "indicators": rows, "amounts": amounts, **extra, **data}
    )
    return submission(form.form(1))


def _filler(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """A row that is in order and brings the points to 100."""
    rest = str(100 - sum(int(row["weight"]) for row in rows))
    return {
        "name": "办理公证事项件数",
        "operator": "≥",
        "value": "310",
        "unit": "件",
        "actual": "315件",
        "weight": rest,
        "score": rest,
        "reason": "",
        "levels": [],
    }


def _watched(text: str) -> dict[str, Any]:
    """A row of a monitoring form: name | target | result so far | forecast | possibility."""
    target, done, forecast, possible = text.rsplit("|", 3)
    told = {"actual": done, "forecast": forecast, "possibility": possible}
    return _row(target, review=False) | {key: said.strip() for key, said in told.items() if said.strip()}


def _row(text: str, *, review: bool) -> dict[str, Any]:
    parts = [part.strip() for part in text.split("|")]
    levels = parts.pop(0).split("/") if _TARGET.match(parts[1]) is None else []
    name, target, *rest = parts
    match = _TARGET.fullmatch(target)
    assert match, text
    row: dict[str, Any] = {
        "name": name,
        "operator": match[1],
        "value": match[2],
        "unit": match[3] or "",
        "levels": levels,
    }
    blank = {"": "", "' '": ""}
    if review:
        actual, weight, score, reason = rest
        row |= {"actual": blank.get(actual, actual), "weight": weight, "reason": reason}
        row["score"] = None if blank.get(score, score) == "" else Decimal(score)
    elif rest:
        row["weight"] = blank.get(rest[0], rest[0])
    return row


def findings(case: Case, ruleset: RuleSet) -> tuple[Finding, ...]:
    return audit_submission(case.submission, ruleset).findings


def firm(finding: Finding) -> bool:
    return finding.severity is not Severity.INFO and finding.confidence is not Confidence.ASK


def verdict(case: Case, found: tuple[Finding, ...]) -> str:
    """«right», «missed» or «alarm»."""
    owned = [each for each in found if each.category in OWNED]
    if case.expect == "silent":
        return "alarm" if owned else "right"
    if case.expect == "quiet" or "quiet" in case.expect:
        apart = case.expect["quiet"] if isinstance(case.expect, dict) else ""
        return "alarm" if any(firm(each) and each.category != apart for each in owned) else "right"
    if "never" in case.expect:
        return "alarm" if any(re.search(case.expect["never"], each.message) for each in found) else "right"
    return "right" if any(_meets(case.expect, each) for each in found) else "missed"


def _meets(expect: dict[str, Any], finding: Finding) -> bool:
    kind = next(key for key in ("firm", "ask", "told") if key in expect)
    row = expect.get("row")
    places = {finding.row, None} | {each.row for each in finding.related}
    return (
        finding.category in str(expect[kind]).split("|")
        and (row is None or row in places or finding.row is None)
        and (kind == "told" or firm(finding) == (kind == "firm"))
    )
