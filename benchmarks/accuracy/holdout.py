"""Directions and unit rules judged on names and units that a person wrote before seeing the lexicons.

The lexicons were mended on both lists afterwards, so only the first figures tell how far they carry.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from auditor.checks.units import IndicatorUnit, Scope
from auditor.config.yaml12 import read_yaml
from auditor.judging.judging import judge
from auditor.language.facts import Direction
from auditor.model import (
    Confidence,
    Document,
    Finding,
    Form,
    FormKind,
    Indicator,
    Location,
    Operator,
    Submission,
)
from auditor.ruleset import RuleSet

FOLDER = Path(__file__).resolve().parents[2] / "tests" / "language"
_UNDECIDED = frozenset({Direction.UNKNOWN, Direction.EXACT})
_CATEGORY = "unit-mismatch"

# how many were right at commit 9a4b271, the last one before the lexicons were mended on these lists
FIRST = MappingProxyType(
    {
        "higher": (191, 199),
        "lower": (122, 129),
        "unknown_or_exact": (14, 15),
        "fine": (153, 154),
        "wrong": (33, 38),
        "suggested-kind": (31, 33),
        "suggested-unit": (23, 33),
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of a kind were right, and the others."""

    title: str
    total: int
    wrong: tuple[str, ...]

    @property
    def right(self) -> int:
        return self.total - len(self.wrong)


def directions(ruleset: RuleSet) -> list[Tally]:
    """Whether each name has its direction; a name that decides nothing must be unknown, exact or not sure."""
    groups = read_yaml(FOLDER / "names" / "direction_holdout.yaml").data
    return [
        Tally(wanted, len(names), tuple(_misjudged(wanted, names, ruleset)))
        for wanted, names in groups.items()
    ]


def _misjudged(wanted: str, names: list[str], ruleset: RuleSet) -> Iterator[str]:
    for name in names:
        fact = ruleset.language.direction(name, None)
        undecided = fact.direction in _UNDECIDED or not fact.sure
        right = undecided if wanted == "unknown_or_exact" else fact.direction.value == wanted
        if not right:
            yield f"{name}（判为{fact.direction.value}）"


def units(ruleset: RuleSet) -> list[Tally]:
    """Units that fit must raise no firm finding, units that do not must raise one, with a sensible unit."""
    groups = read_yaml(FOLDER / "numbers" / "unit_holdout.yaml").data
    fine, wrong = groups["fine"], groups["wrong"]
    judged = {(name, unit): unit_findings(name, unit, ruleset) for name, unit, _ in wrong}
    found = {key: findings for key, findings in judged.items() if findings}
    offers = [
        (name, unit, best, _offered(found[name, unit])) for name, unit, best in wrong if (name, unit) in found
    ]
    return [
        Tally("fine", len(fine), tuple(_alarms(fine, ruleset))),
        Tally(
            "wrong",
            len(wrong),
            tuple(f"{name}（{unit}）" for (name, unit), each in judged.items() if not each),
        ),
        Tally(
            "suggested-kind",
            len(offers),
            tuple(
                f"{name}（{unit}）：建议“{offer}”，应为“{best}”"
                for name, unit, best, offer in offers
                if not _same_kind(offer, best, ruleset)
            ),
        ),
        Tally(
            "suggested-unit",
            len(offers),
            tuple(
                f"{name}（{unit}）：“{offer}”/“{best}”" for name, unit, best, offer in offers if offer != best
            ),
        ),
    ]


def _alarms(fine: list[list[str]], ruleset: RuleSet) -> Iterator[str]:
    for name, unit in fine:
        firm = [each for each in unit_findings(name, unit, ruleset) if each.confidence is not Confidence.ASK]
        if firm:
            yield f"{name}（{unit}）：{firm[0].rule}"


def unit_findings(name: str, unit: str, ruleset: RuleSet) -> tuple[Finding, ...]:
    """What the rules of the category unit-mismatch say of an indicator in a form of its own."""
    subject = _unit(name, unit)
    return tuple(
        finding
        for bound in ruleset.bound
        if bound.rule.category == _CATEGORY and bound.rule.scope is Scope.INDICATOR
        for finding in judge(bound, subject, ruleset.context).findings
    )


def _unit(name: str, unit: str) -> IndicatorUnit:
    place = Location(line=1)
    row = Indicator(
        1, name, name, place, operator=Operator.AT_LEAST, operator_text="≥", value="60", unit=unit
    )
    form = Form(
        1, FormKind.PROJECT, "项目绩效目标表", place, indicators=(row,), columns=frozenset({"name", "unit"})
    )
    submission = Submission(Document("holdout", "text", ()), (form,))
    return IndicatorUnit(submission, form, row)


def _offered(findings: tuple[Finding, ...]) -> str:
    offers = (each.suggestion.value for each in findings if each.suggestion and each.suggestion.value)
    return next(offers, "")


def _same_kind(one: str, other: str, ruleset: RuleSet) -> bool:
    kinds = (ruleset.language.unit(one).kinds, ruleset.language.unit(other).kinds)
    return bool(one) and (one == other or not kinds[0].isdisjoint(kinds[1]))
