"""``auditor baseline``: takes the present findings as given, so that only new ones count from now on."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import Commands, limits, ruleset_options
from auditor.cli.streams import say
from auditor.cli.telling import tell_left_out
from auditor.cli.waive import add_answering_options, check_answer, entry_of, known_fingerprints, project_of

REASON = "基线"

_EPILOG = """例子：
  auditor baseline 送审目录 --who 预算科 --output waivers.yaml
  auditor audit 送审目录 --waivers waivers.yaml     只有新出现的问题才计分"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "baseline", help="把现有问题记作基线", description="把现有问题全部记入豁免清单。", epilog=_EPILOG
    )
    parser.add_argument("paths", nargs="+", metavar="PATH", help="送审文件或文件夹")
    parser.add_argument("--reason", default=REASON, metavar="TEXT", help=f"理由，缺省“{REASON}”")
    add_answering_options(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.batch import audit_paths
    from auditor.waivers import append_waivers

    check_answer(args)
    report = audit_paths(
        [Path(each) for each in args.paths], ruleset_options=ruleset_options(args), limits=limits(args)
    )
    tell_left_out(report)
    if not report.submissions:
        return UNREAD
    known = set(known_fingerprints(args.output))
    entries = []
    for submission in report.submissions:
        for finding in submission.findings:
            if finding.fingerprint not in known:
                known.add(finding.fingerprint)
                entries.append(
                    entry_of(
                        project_of(submission, finding),
                        finding,
                        reason=args.reason,
                        who=args.who,
                        expires=args.expires,
                    )
                )
    append_waivers(args.output, entries)
    say(f"{len(entries)} 处问题记入 {args.output.resolve()}。审核时加 --waivers {args.output}")
    return UNREAD if report.unreadable else OK
