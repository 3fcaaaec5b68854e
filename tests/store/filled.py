"""Stores with results that no rule had to be run for."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from auditor.batch.results import encoded
from auditor.model import SubmissionReport, Unreadable, Waivers
from auditor.readers import DEFAULT_LIMITS
from auditor.ruleset import RuleSet
from auditor.spool.encoded import Encoded, Kept
from auditor.store.recording import Recorder
from auditor.store.rows import rows_of
from auditor.store.store import Store
from tests.reports.sample import REPORT, clean_report


def rules(fingerprint: str) -> RuleSet:
    """What a store looks at of a rule set."""
    profile = SimpleNamespace(id="central")
    own = {"fingerprint": fingerprint, "waivers": Waivers(), "profile": profile}
    return cast(RuleSet, SimpleNamespace(**own, profiles={}, packs=("core",)))


RULES = rules("sha256:0")


def kept(report: SubmissionReport) -> Encoded:
    """A report as a worker sends it; its source stands for the content of the file."""
    return encoded(report, hashlib.sha256(report.submission.source.encode()).hexdigest(), rows_of)


def fill(
    store: Store,
    results: dict[str, Kept],
    inputs: tuple[str, ...] = ("送审",),
    *,
    complete: bool = True,
    job: int | None = None,
    by: RuleSet = RULES,
) -> int:
    """A run with these results by path; its number."""
    recorder = Recorder(store, inputs, job=job)
    files = [Path(each) for each in results]
    list(recorder.begin(files, by, DEFAULT_LIMITS))
    for number, (path, result) in enumerate(results.items()):
        recorder.keep(number, Path(path), result)
    recorder.end(complete=complete)
    return recorder.run


def sample(source: str = "送审/甲.docx") -> SubmissionReport:
    document = replace(REPORT.submission.document, source=source)
    return replace(REPORT, submission=replace(REPORT.submission, document=document))


def usual() -> dict[str, Kept]:
    return {
        "送审/甲.docx": kept(sample("送审/甲.docx")),
        "送审/乙.docx": kept(clean_report("送审/乙.docx")),
        "送审/坏.docx": Unreadable("送审/坏.docx", "文件已损坏", "请重新另存"),
    }
