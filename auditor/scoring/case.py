"""A submission to be scored: its filled forms, what was judged of them, what the findings cost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from auditor.checks.reading import Reading
from auditor.judging import Judgements
from auditor.language import Language
from auditor.language.linking import linker_of
from auditor.language.linking.form_links import FormLinks, links_of
from auditor.model import Finding, Form, PassageField, Submission
from auditor.profiles import Profile
from auditor.ruleset import RuleSet
from auditor.scoring.coverage import Tally, judged_share, tallies_of
from auditor.scoring.deductions import Cost, cost_of, must_mend
from auditor.scoring.rounding import rounded


@dataclass(frozen=True, slots=True)
class Case:
    """One submission. ``costs`` and ``tallies`` are those of each form by its index; what stands beside
    several filled forms concerns the submission (``None``). ``readings`` are what judging found out."""

    profile: Profile
    language: Language
    filled: tuple[Form, ...]
    findings: tuple[Finding, ...]
    costs: Mapping[int | None, tuple[Cost, ...]]
    tallies: Mapping[int | None, Tally]
    readings: Mapping[int, Reading[Form]]

    @classmethod
    def of(cls, submission: Submission, judgements: Judgements, ruleset: RuleSet) -> Case:
        filled = tuple(form for form in submission.forms if not form.empty)
        findings = judgements.findings
        return cls(
            profile=ruleset.profile,
            language=ruleset.language,
            filled=filled,
            findings=findings,
            costs=_priced(findings, filled, ruleset),
            tallies=tallies_of(judgements, ruleset),
            readings=judgements.readings,
        )

    def links(self, form: Form) -> FormLinks:
        """The links of a form's texts with its rows: those of judging, where it judged the very same form."""
        known = self.readings.get(form.index)
        reading = known if known is not None and known.subject is form else Reading(form)
        return reading.once(links_of, linker_of(self.language))

    def judged(self, forms: Iterable[int | None]) -> Counter[str]:
        """How many judgements each item has had in these forms, by rules that can deduct from it."""
        return sum((self.tallies[form].items for form in forms if form in self.tallies), Counter())

    def coverage(self, form: int | None) -> Decimal:
        """Judged share of what applied in a form, or in the whole submission; unread rows count
        as not judged."""
        share = judged_share(tally for where, tally in self.tallies.items() if form in (None, where))
        return rounded(share * self._read(form), "0.001")

    def decision(self, score: Decimal, form: int | None) -> str | None:
        """What is done with a form, or with the whole submission, that has this score."""
        alone = form is None or len(self.filled) == 1
        own = (each for each in self.findings if alone or each.form == form)
        return self.profile.decision(score, clean=not any(must_mend(each) for each in own))

    def _read(self, form: int | None) -> Decimal:
        """The share of the rows that were read."""
        forms = [each for each in self.filled if form in (None, each.index)]
        read, unread = sum(len(each.indicators) for each in forms), sum(each.unread_rows for each in forms)
        return Decimal(read) / (read + unread) if read + unread else Decimal(1)


def _priced(
    findings: Iterable[Finding], filled: Iterable[Form], ruleset: RuleSet
) -> dict[int | None, tuple[Cost, ...]]:
    """What the findings cost each form; what stands beside the only one costs that one. A long-term goal
    beside one of the year costs nothing: without it the form would say less."""
    forms = {form.index: _has_goal(form) for form in filled}
    only = next(iter(forms)) if len(forms) == 1 else None
    costs: dict[int | None, list[Cost]] = {}
    rules = ruleset.by_id
    for finding in findings:
        form = finding.form if finding.form in forms else only
        if form is not None and forms[form] and finding.field == PassageField.LONG_TERM_GOAL:
            continue
        cost = cost_of(finding, rules[finding.rule], ruleset.profile)
        if cost is not None:
            costs.setdefault(form, []).append(cost)
    return {form: tuple(own) for form, own in costs.items()}


def _has_goal(form: Form) -> bool:
    return any(each.field is PassageField.GOAL and each.text.strip() for each in form.passages)
