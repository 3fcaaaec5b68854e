"""The comparison of a batch's submissions, by the rules of the call."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from auditor.cli.options import ruleset_options

if TYPE_CHECKING:
    from auditor.across.settings import Settings
    from auditor.model import AuditReport


def settings_of(args: Namespace) -> Settings:
    """The settings of the call's packs and of those that they build on. Raises RuleErrors for a mistake in
    them, so that it is asked before any work."""
    from auditor.across import settings

    return settings.settings_of(ruleset_options(args).packs)


def shows_comparison(args: Namespace) -> bool:
    """Whether an audit's outputs have a place for the comparison."""
    written = args.json or args.html or args.html_dir or args.xlsx or args.format in ("json", "html", "xlsx")
    return bool(written or (args.format == "terminal" and not args.quiet))


def with_comparison(report: AuditReport, args: Namespace, settings: Settings) -> AuditReport:
    """The report with its submissions compared, where there are several."""
    from auditor.across.run import LEAST_SUBMISSIONS, with_across

    if len(report.submissions) < LEAST_SUBMISSIONS:
        return report
    return with_across(report, ruleset_options(args).load().language, settings)
