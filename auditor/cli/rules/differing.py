"""``auditor rules diff``: what a pack changes."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, packs, ruleset_options
from auditor.cli.streams import say
from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.ruleset import RuleSet


def register(actions: Commands) -> None:
    """Adds ``diff`` to ``auditor rules``."""
    diff = actions.add_parser("diff", help="本单位的规则包改了什么", description="本单位的规则包改了什么。")
    diff.set_defaults(run=run_diff)
    add_ruleset_options(diff)
    add_debug_option(diff)


def run_diff(args: Namespace) -> int:
    """0 whether or not something differs."""
    from auditor.authoring.difference import differences
    from auditor.ruleset import load_ruleset

    if not packs(args):
        raise UsageError("请用 --rules 写明本单位的规则包")
    own: RuleSet = ruleset_options(args).load()
    base = load_ruleset(profile=own.profile.id if own.profile.id in _built_in() else None)
    found = differences(base, own)
    for each in found:
        say(each.describe())
    say(f"与内置规则相比有 {len(found)} 处不同。")
    return 0


def _built_in() -> set[str]:
    from auditor.profiles import profile_files

    return set(profile_files())
