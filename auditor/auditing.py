"""The audit of one file, from the path to the report of its submission."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from auditor.errors import InputError
from auditor.model import Submission, SubmissionReport
from auditor.readers.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from pathlib import Path

    from auditor.ruleset import RuleSet


def audit(
    path: Path | str, ruleset: RuleSet | None = None, limits: Limits = DEFAULT_LIMITS
) -> SubmissionReport:
    """Reads and audits a file by a rule set, by default the built-in one under the profile that fits it.

    Raises InputError where the file cannot be read or holds no form.
    """
    if ruleset is None:
        from auditor.ruleset import load_ruleset

        ruleset = load_ruleset()
    return audit_document(path, ruleset, limits)


def audit_document(path: Path | str, ruleset: RuleSet, limits: Limits = DEFAULT_LIMITS) -> SubmissionReport:
    """Reads and audits a file. Raises InputError where it cannot be read or holds no form."""
    from auditor.forms import recognise
    from auditor.readers import read_document

    submission = recognise(read_document(path, limits), ruleset.lexicons)
    if not submission.forms:
        raise InputError(
            submission.source,
            "没有找到绩效目标表",
            "请确认文件里有“指标名称”“指标值”等列的绩效目标表；扫描件或图片请先转成文字",
        )
    return audit_submission(submission, ruleset)


def audit_submission(submission: Submission, ruleset: RuleSet) -> SubmissionReport:
    """Audits a submission that is already recognised."""
    from auditor.judging import judge_submission
    from auditor.scoring import score_submission
    from auditor.waivers import with_waivers

    profile, reason = ruleset.profile_for(submission)
    ruleset = ruleset.under(profile)
    judgements = judge_submission(submission, ruleset)
    findings = with_waivers(judgements.findings, submission, ruleset)
    judgements = replace(judgements, findings=findings)
    scorecard, forms = score_submission(submission, judgements, ruleset)
    return SubmissionReport(
        submission=submission,
        findings=judgements.findings,
        gaps=judgements.gaps,
        tallies=judgements.tallies(ruleset),
        scorecard=scorecard,
        form_scorecards=forms,
        directions=directions(submission, ruleset),
        profile=ruleset.profile.title,
        profile_reason=reason,
    )


def directions(submission: Submission, ruleset: RuleSet) -> dict[tuple[int, int], str]:
    """Which way is better for each indicator, by (form, row)."""
    language = ruleset.language
    return {
        (form.index, row.row): language.row_direction(row).direction.value
        for form in submission.forms
        for row in form.indicators
    }
