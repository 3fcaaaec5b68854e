from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from auditor.model import Confidence, Severity
from auditor.model.words import Urgency
from auditor.reports.view.wording import (
    by_urgency,
    category_name,
    field_name,
    in_document_order,
    percent,
    points,
    urgency,
)
from tests.cases import every_case
from tests.reports.sample_findings import FINDINGS


@every_case(
    ("severity", "confidence", "expected"),
    [
        (Severity.ERROR, Confidence.CERTAIN, Urgency.MUST),
        (Severity.ERROR, Confidence.ASK, Urgency.VERIFY),
        (Severity.WARNING, Confidence.LIKELY, Urgency.SHOULD),
        (Severity.WARNING, Confidence.ASK, Urgency.VERIFY),
        (Severity.INFO, Confidence.LIKELY, Urgency.NOTE),
        (Severity.INFO, Confidence.ASK, Urgency.NOTE),
    ],
)
def test_urgency(severity: Severity, confidence: Confidence, expected: Urgency) -> None:
    assert urgency(replace(FINDINGS[0], severity=severity, confidence=confidence)) is expected


def test_every_finding_is_in_one_group() -> None:
    groups = by_urgency(FINDINGS)
    assert list(groups) == list(Urgency)
    assert sum(len(group) for group in groups.values()) == len(FINDINGS)


def test_document_order_puts_the_whole_before_its_parts() -> None:
    places = [(each.form or 0, each.row or 0) for each in in_document_order(FINDINGS)]
    assert places == sorted(places)
    assert places[0] == (0, 0)


def test_scores_round_half_up() -> None:
    assert points(Decimal("81.25")) == "81.3"
    assert points(Decimal(100)) == "100.0"


@every_case(
    ("share", "text"), [("1", "100%"), ("0.9999", "99%"), ("0.934", "93%"), ("0.005", "1%"), ("0", "0%")]
)
def test_only_what_is_complete_is_called_complete(share: str, text: str) -> None:
    assert percent(Decimal(share)) == text


def test_unknown_names_stay_as_they_are() -> None:
    assert category_name("weight-sum") == "权重合计不符"
    assert category_name("of-a-plug-in") == "of-a-plug-in"
    assert field_name("unit") == "计量单位"
    assert field_name(None) is None


@pytest.mark.parametrize(
    ("category", "confidence", "expected"),
    [
        ("formatting", Confidence.CERTAIN, Urgency.WRITING),
        ("wording", Confidence.ASK, Urgency.WRITING),
        ("low-target", Confidence.LIKELY, Urgency.NOTE),
        ("missing-dimension", Confidence.ASK, Urgency.NOTE),
    ],
)
def test_hints_on_content_are_told_from_hints_on_writing(
    category: str, confidence: Confidence, expected: Urgency
) -> None:
    finding = replace(FINDINGS[0], severity=Severity.INFO, category=category, confidence=confidence)
    assert urgency(finding) is expected
