"""What lists and overviews tell of submissions, without reading a report that lies on the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from auditor.model import Confidence, Severity, SubmissionReport, Summary, submission_money
from auditor.model.words import Urgency
from auditor.reports.view.merging import counts_of
from auditor.spool.spooled import Spooled


def summaries(reports: Sequence[SubmissionReport]) -> Sequence[Summary]:
    """The summary of each report, in their order."""
    return reports.summaries if isinstance(reports, Spooled) else tuple(map(summary_of, reports))


def summary_of(report: SubmissionReport, content: str = "") -> Summary:
    """The summary of a report; ``content`` is the digest of its file."""
    submission, card = report.submission, report.scorecard
    firm = [
        each.severity
        for each in report.findings
        if each.open and not each.preview and each.confidence is not Confidence.ASK
    ]
    return Summary(
        source=submission.source,
        issuer=submission.issuer,
        year=submission.year,
        profile=report.profile,
        score=card.score,
        grade=card.grade,
        decision=card.decision,
        coverage=card.coverage,
        money=submission_money(submission),
        forms=len(submission.forms),
        indicators=sum(form.lines for form in submission.forms),
        findings=len(report.findings),
        counts=counts_of(report.findings),
        firm=tuple(map(firm.count, Severity)),
        waivers=tuple(each.waiver.fingerprint for each in report.findings if each.waiver),
        copy_of=submission.document.copy_of,
        content=content,
    )


def names_apart(found: Sequence[Summary]) -> list[str]:
    """What each is called among the others: with its file where several are called the same."""
    often = Counter(each.heading for each in found)
    files = files_apart([each.source for each in found])
    return [
        f"{each.heading}（{file}）" if often[each.heading] > 1 else each.heading
        for each, file in zip(found, files, strict=True)
    ]


def files_apart(sources: Sequence[str], *, endings: bool = True) -> list[str]:
    """What each file is called among the others: by its name, with as many folders before it as tell it from
    those of the same name («一季度/目标表.docx»)."""
    paths = [PurePath(each.replace("\\", "/")) for each in sources]
    parts = [(*each.parts[:-1], each.name if endings else each.stem) for each in paths]
    most = max(map(len, parts), default=0)
    found = [own[-1] for own in parts]
    for length in range(2, most + 1):
        often = Counter(found)
        found = [
            "/".join(own[-length:]).replace("//", "/") if often[name] > 1 else name
            for own, name in zip(parts, found, strict=True)
        ]
    return found


def total_counts(found: Iterable[Summary]) -> tuple[int, ...]:
    """The points of several submissions by urgency."""
    return tuple(map(sum, zip(*(each.counts for each in found), strict=True))) or (0,) * len(Urgency)
