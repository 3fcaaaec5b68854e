from __future__ import annotations

import pickle
import zlib
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.auditing import audit_document
from auditor.errors import InputError
from auditor.model import Evidence, Indicator, Location, Passage, RuleTally, SubmissionReport, Summary
from auditor.model.words import FIELD_WORDS
from auditor.reports.view.summaries import summary_of
from auditor.ruleset import load_ruleset
from auditor.spool.codec import decode, decode_forms, decode_summary, encode, encode_summary
from tests.reports.sample import REPORT, clean_report

CORPUS = Path(__file__).parents[1] / "corpus" / "files"
EXAMPLES = Path(__file__).parents[2] / "examples"
TEXTS = st.text(
    st.characters(exclude_categories=()), max_size=8
)  # half surrogates and control characters too
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)


def spelled(report: SubmissionReport) -> str:
    """What ``==`` leaves out as well: boxes of places, indents of paragraphs; sets and mappings in order."""
    blocks = [repr(each) for each in report.submission.document.blocks]
    places = [repr(each.location) for form in report.submission.forms for each in form.indicators]
    return "\n".join([*blocks, *places])


@pytest.fixture(scope="module", autouse=True)
def strategies() -> None:
    st.register_type_strategy(str, TEXTS)
    st.register_type_strategy(Decimal, NUMBERS)
    st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


def documents() -> list[Path]:
    found = [each for folder in (CORPUS, EXAMPLES) for each in sorted(folder.rglob("*")) if each.is_file()]
    return [each for each in found if each.suffix in {".docx", ".xlsx", ".txt", ".md", ".html", ".pdf"}][:40]


def test_every_field_of_the_sample_comes_back() -> None:
    for report in (REPORT, clean_report()):
        assert decode(encode(report)) == report
        assert spelled(decode(encode(report))) == spelled(report)


def test_forms_come_back_alone() -> None:
    for report in (REPORT, clean_report()):
        found, whole = decode_forms(encode(report)), report.submission
        assert (found.source, found.forms, found.issuer, found.year) == (
            whole.source, whole.forms, whole.issuer, whole.year,
        )  # fmt: skip
    with pytest.raises(ValueError, match="not an encoded report"):
        decode_forms(b"other")


def test_reports_on_documents_come_back() -> None:
    ruleset = load_ruleset()
    reports = []
    for path in documents():
        try:
            reports.append(audit_document(path, ruleset))
        except InputError:
            continue
    assert reports
    for report in reports:
        assert decode(encode(report)) == report
        assert spelled(decode(encode(report))) == spelled(report)


def places_of_fields(row: Indicator) -> Indicator:
    """The row with its places under names of fields, which is what they are kept by."""
    return replace(row, locations=dict(zip(FIELD_WORDS, row.locations.values(), strict=False)))


@settings(suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_record_comes_back(data: st.DataObject) -> None:
    rows = map(places_of_fields, data.draw(st.lists(st.from_type(Indicator), max_size=2)))
    form = replace(REPORT.submission.forms[0], indicators=tuple(rows), project=data.draw(TEXTS))
    passages = data.draw(st.lists(st.from_type(Passage), max_size=2))
    submission = replace(REPORT.submission, forms=(replace(form, passages=tuple(passages)),))
    report = replace(
        REPORT,
        submission=submission,
        findings=tuple(
            replace(each, message=data.draw(TEXTS), evidence=(data.draw(st.from_type(Evidence)),))
            for each in REPORT.findings[:2]
        ),
        tallies=tuple(data.draw(st.lists(st.from_type(RuleTally), max_size=2))),
        directions=data.draw(st.dictionaries(st.tuples(st.integers(), st.integers()), TEXTS, max_size=3)),
        scorecard=replace(REPORT.scorecard, score=data.draw(NUMBERS)),
    )
    assert decode(encode(report)) == report
    assert spelled(decode(encode(report))) == spelled(report)


def test_a_name_that_is_no_text_comes_back() -> None:
    report = clean_report("报送/\udcff坏名.docx")
    assert decode(encode(report)) == report
    summary = summary_of(report)
    assert decode_summary(encode_summary(summary)) == summary


def test_a_backslash_in_a_text_is_no_escape() -> None:
    report = clean_report("C:\\udcff\\ud\\甲.docx")
    assert decode(encode(report)) == report


def test_a_place_keeps_its_box() -> None:
    box = (0.1, 2.0, 3.3333333333333335, 1e-9)
    form = replace(REPORT.submission.forms[0], location=Location(part="page", page=3, box=box))
    report = replace(REPORT, submission=replace(REPORT.submission, forms=(form,)))
    assert decode(encode(report)).submission.forms[0].location.box == box


@pytest.mark.parametrize("data", [b"", b"x", pickle.dumps(REPORT.findings), zlib.compress(b"{}")])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - pydantic's own is one
        decode(data)


def test_a_summary_comes_back() -> None:
    summary = summary_of(REPORT, content="ab" * 32)
    assert isinstance(summary, Summary)
    assert decode_summary(encode_summary(summary)) == summary
    assert summary.findings == len(REPORT.findings)
    assert sum(summary.counts) + summary.waived == summary.findings


def test_mappings_are_read_by_their_keys() -> None:
    found = decode(encode(REPORT))
    assert isinstance(found.directions, Mapping)
    assert set(found.form_scorecards) == {1, 2, 3}
    assert found.directions[1, 1] == "higher"
