"""``auditor rules check``: whether a pack is written without mistakes, once or whenever it changes."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from auditor.cli.across.comparing import settings_of
from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, packs, ruleset_options
from auditor.cli.streams import say
from auditor.errors import ConfigurationError

_SECONDS = 1.0  # between two looks at the files


def register(actions: Commands) -> None:
    """Adds ``check`` to ``auditor rules``."""
    check = actions.add_parser("check", help="检查规则包有没有写错", description="检查规则包有没有写错。")
    check.add_argument("pack", nargs="?", type=Path, metavar="PACK", help="规则包的文件夹，缺省内置规则")
    check.add_argument("--watch", action="store_true", help="文件一改就重新检查，Ctrl-C 结束")
    check.set_defaults(run=run_check)
    add_ruleset_options(check)
    add_debug_option(check)


def run_check(args: Namespace) -> int:
    """0 where the pack loads and its cases hold, 2 where it does not load, 1 where a case does not hold."""
    if args.pack is not None:
        args.rules = [*args.rules, args.pack]
    args.rules = packs(args)
    if not args.watch:
        return check_once(args)
    watch(args.rules or (_core(),), lambda: check_once(args))
    return 0


def check_once(args: Namespace) -> int:
    from auditor.authoring.examples import failures
    from auditor.authoring.skeleton import UNWRITTEN

    try:
        ruleset = ruleset_options(args).load()
        settings_of(args)
        failed = failures(ruleset, args.rules)
    except ConfigurationError as error:
        for line in error.lines:
            say(line)
        return 2
    for result in failed:
        for line in f"✗ {result.describe()}".splitlines():
            say(line)
    say(f"{len(ruleset.loaded)} 条规则没有写错。" if not failed else f"{len(failed)} 个例子不符合预期。")
    unwritten = [each.bound.rule.id for each in ruleset.loaded if UNWRITTEN in each.bound.rule.why]
    if unwritten:
        say(f"还没有写明为什么要查（why）：{'、'.join(unwritten)}。报告会照着印，请写好再用。")
    return 1 if failed else 0


def watch(folders: Sequence[Path], check: Callable[[], int], *, rounds: int | None = None) -> None:
    """Checks whenever a file below the folders changes, until Ctrl-C (or so many looks)."""
    before: dict[Path, int] = {}
    looks = 0
    while rounds is None or looks < rounds:
        now = {path: path.stat().st_mtime_ns for folder in folders for path in sorted(folder.rglob("*.yaml"))}
        if now != before:
            if before:
                say("——")
            check()
            before = now
        looks += 1
        if rounds is None or looks < rounds:
            time.sleep(_SECONDS)


def _core() -> Path:
    from auditor.ruleset import core_pack

    return core_pack().parent
