"""``auditor rules try``: what one rule says of one file."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    ruleset_options,
)
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.authoring.trying import Trial
    from auditor.batch.options import RulesetOptions
    from auditor.readers import Limits

_SHOWN = 20  # units of one outcome that are listed without --verbose


def register(actions: Commands) -> None:
    """Adds ``try`` to ``auditor rules``."""
    trying = actions.add_parser("try", help="拿一份文件试一条规则", description="拿一份文件试一条规则。")
    trying.add_argument("rule", metavar="RULE", help="规则编号")
    trying.add_argument("file", type=Path, metavar="FILE", help="送审文件")
    trying.add_argument("--verbose", action="store_true", help="逐条列全")
    trying.set_defaults(run=run_try)
    add_ruleset_options(trying)
    add_limit_options(trying)
    add_debug_option(trying)


def run_try(args: Namespace) -> int:
    """Always 0: trying is no judgement on the file."""
    from auditor.batch.apart import apart

    given = ruleset_options(args), limits(args), args.rule
    for line in trial_lines(apart(_tried, args.file, *given, limits=limits(args)), verbose=args.verbose):
        say(line)
    return 0


def _tried(path: Path, options: RulesetOptions, limits: Limits, name: str) -> list[Trial]:
    from auditor.authoring.trying import trials
    from auditor.forms import recognise
    from auditor.readers import read_document

    ruleset = options.load()
    rule = ruleset.find(name)
    if rule is None:
        raise UsageError(f"没有规则“{name}”。本单位的规则请加 --rules 目录；全部规则见 auditor rules list")
    bound = next(each for each in ruleset.bound if each.rule is rule)
    submission = recognise(read_document(path, limits), ruleset.lexicons)
    profile, _ = ruleset.profile_for(submission)
    return list(trials(bound, submission, ruleset.under(profile)))


def trial_lines(found: list[Trial], *, verbose: bool) -> list[str]:
    """Hits first, then what could not be decided, what passed and what was passed over."""
    from auditor.model import Outcome
    from auditor.model.words import CONFIDENCE_WORDS, OUTCOME_WORDS

    counts = Counter(trial.outcome for trial in found)
    lines = ["，".join(f"{word} {counts[outcome]}" for outcome, word in OUTCOME_WORDS.items())]
    for outcome, word in OUTCOME_WORDS.items():
        own = [trial for trial in found if trial.outcome is outcome]
        shown = own if verbose or outcome is Outcome.FAIL else own[:_SHOWN]
        for trial in shown:
            reason = f"（{trial.reason}）" if trial.reason else ""
            lines.append(f"{word}  {trial.place}  {trial.text}{reason}")
            lines += [f"    [{CONFIDENCE_WORDS[each.confidence]}] {each.message}" for each in trial.findings]
            lines += [f"    → {each.suggestion.text}" for each in trial.findings if each.suggestion]
        if len(own) > len(shown):
            lines.append(f"{word}  另有 {len(own) - len(shown)} 项，--verbose 列全")
    return lines
