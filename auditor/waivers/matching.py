"""Waivers meet findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditor.model import Finding, Submission, Waivers, WaiverUse
from auditor.ruleset import RuleSet
from auditor.waivers.fingerprint import fingerprints


def with_waivers(
    findings: Sequence[Finding], submission: Submission, ruleset: RuleSet
) -> tuple[Finding, ...]:
    """The findings with their fingerprints, and with the waiver that answers for them. A waiver that was
    written when the rule bore a former id still holds."""
    own = fingerprints(findings, submission)
    waivers = [ruleset.waivers.active.get(each) for each in own]
    if ruleset.waivers.active:
        for former in _former_names(findings, ruleset):
            for index, each in enumerate(fingerprints(findings, submission, former)):
                waivers[index] = waivers[index] or ruleset.waivers.active.get(each)
    return tuple(
        replace(finding, fingerprint=mark, waiver=waiver)
        for finding, mark, waiver in zip(findings, own, waivers, strict=True)
    )


def _former_names(findings: Sequence[Finding], ruleset: RuleSet) -> Iterable[list[str]]:
    """The rule ids of all findings with one rule's former id in the place of its own."""
    for rule in sorted({finding.rule for finding in findings}):
        for alias in ruleset.by_id[rule].aliases:
            yield [alias if finding.rule == rule else finding.rule for finding in findings]


def waiver_use(waivers: Waivers, met: Iterable[str]) -> WaiverUse | None:
    """What a run made of its waiver file; ``None`` without one. ``met`` are the fingerprints of the waivers
    that answered for a finding, once for each finding."""
    if not waivers.source:
        return None
    applied = Counter(met)
    unused = tuple(each for mark, each in waivers.active.items() if mark not in applied)
    return WaiverUse(waivers.source, applied.total(), unused, waivers.lapsed)
