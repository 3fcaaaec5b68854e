"""The examples of rules, run: a bad case has to fire, a good one must not, a question stays a question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import ValidationError

from auditor.authoring.scopes import EXAMPLE_MODELS
from auditor.checks.base import Context
from auditor.config.mistakes import RuleErrors, translate
from auditor.errors import ConfigurationError
from auditor.judging.judging import Judged, judge
from auditor.model import Confidence, Finding, Outcome
from auditor.model.words import CONFIDENCE_WORDS, OUTCOME_WORDS
from auditor.profiles import load_profile
from auditor.ruleset.ruleset import LoadedRule, RuleSet

Group = Literal["bad", "good", "ask", "undetermined", "not_applicable", "known_misses"]
GROUPS: tuple[Group, ...] = get_args(Group)

_EXPECTED = {
    "bad": "应至少有一处问题，只作核实的不算",
    "good": "应没有问题（通过或不适用）",
    "ask": "应只作核实",
    "undetermined": "应未能判断",
    "not_applicable": "应不适用",
    "known_misses": "记作已知漏判，现在已能判出，请移到bad",
}


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example run. ``number`` is 1-based within its group, ``place`` is file:line of the example."""

    rule: str
    group: Group
    number: int
    place: str
    example: Any
    ok: bool
    outcome: Outcome
    findings: tuple[Finding, ...]
    reason: str | None

    @property
    def name(self) -> str:
        return f"{self.rule}/{self.group}/{self.number}"

    def describe(self) -> str:
        """In Chinese: what came out, and what should have."""
        lines = [f"{self.place}：{self.name} 结果是“{OUTCOME_WORDS[self.outcome]}”"]
        if not self.ok:
            lines[0] += f"，{_EXPECTED[self.group]}"
        if self.reason:
            lines.append(f"    {self.reason}")
        for finding in self.findings:
            lines.append(f"    [{CONFIDENCE_WORDS[finding.confidence]}] {finding.message}")
            if finding.suggestion:
                lines.append(f"      → {finding.suggestion.text}")
        return "\n".join(lines)


def run_examples(ruleset: RuleSet) -> list[ExampleResult]:
    """Every example of every rule. Raises RuleErrors where an example has not the shape of its scope."""
    errors: list[ConfigurationError] = []
    results: list[ExampleResult] = []
    for loaded in ruleset.loaded:
        for group, index in _cases(loaded):
            try:
                results.append(_run(loaded, group, index, ruleset))
            except RuleErrors as error:
                errors += error.errors
    if errors:
        raise RuleErrors(errors)
    return results


def _cases(loaded: LoadedRule) -> Iterator[tuple[Group, int]]:
    for group in GROUPS:
        for index in range(len(loaded.bound.rule.examples.cases(group))):
            yield group, index


def _run(loaded: LoadedRule, group: Group, index: int, ruleset: RuleSet) -> ExampleResult:
    rule = loaded.bound.rule
    path: tuple[str | int, ...] = ("examples", group, index)
    if group == "known_misses":
        path = (*path, "case")
    data = rule.examples.cases(group)[index]
    model = EXAMPLE_MODELS[rule.scope]
    try:
        unit = model.model_validate(data).build()
    except ValidationError as error:
        raise RuleErrors(translate(error, loaded.file, model, data, (*loaded.path, *path))) from error
    judged = judge(loaded.bound, unit, _context(loaded, ruleset))
    reason = judged.gap.reason if judged.gap else None
    ok = _meets(group, judged)
    place = loaded.place(*path)
    return ExampleResult(rule.id, group, index + 1, place, data, ok, judged.outcome, judged.findings, reason)


def _context(loaded: LoadedRule, ruleset: RuleSet) -> Context:
    name = loaded.bound.rule.examples.profile
    if name is None:
        return ruleset.context
    profile = ruleset.profiles.get(name) or load_profile(name)
    return replace(ruleset.context, profile=profile)


def _meets(group: Group, judged: Judged) -> bool:
    if group == "good":
        return judged.outcome in {Outcome.PASS, Outcome.NOT_APPLICABLE}
    if group == "known_misses":
        return not judged.findings
    if group in {"undetermined", "not_applicable"}:
        return judged.outcome.value == group
    asks = [finding.confidence is Confidence.ASK for finding in judged.findings]
    return bool(asks) and (all(asks) if group == "ask" else not all(asks))


def within(ruleset: RuleSet, packs: Sequence[Path]) -> RuleSet:
    """The rule set with only the rules that stand in these folders or are changed by their manifests."""
    folders = [pack.resolve() for pack in packs]
    own = tuple(
        each
        for each in ruleset.loaded
        if each.changed_by or any(Path(each.file.source).resolve().is_relative_to(f) for f in folders)
    )
    return replace(ruleset, loaded=own)


def failures(ruleset: RuleSet, packs: Sequence[Path]) -> list[ExampleResult]:
    """The cases that do not hold: of the packs' rules, or of all where no pack is named."""
    return [each for each in run_examples(within(ruleset, packs) if packs else ruleset) if not each.ok]
