"""``auditor waive``: answers for one finding, by name and with a reason."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.clock import now
from auditor.cli.exits import OK
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
from auditor.opening import there

if TYPE_CHECKING:
    from auditor.batch.options import RulesetOptions
    from auditor.model import Finding, SubmissionReport
    from auditor.readers import Limits
    from auditor.waivers import Entry

DEFAULT_FILE = Path("waivers.yaml")

_EPILOG = """例子：
  auditor waive a.docx --finding 2-3 --reason 经现场核实，名额确有上限 --who 预算科张三
  auditor waive a.docx --finding 2-3 --reason 试点项目 --who 李四 --expires 2026-12-31
  auditor audit a.docx --waivers waivers.yaml      豁免的问题仍列出，标明“已豁免”，不计分"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "waive", help="豁免一处问题（留名、写明理由）", description="豁免一处问题。", epilog=_EPILOG
    )
    parser.add_argument("file", type=Path, metavar="FILE", help="送审文件")
    parser.add_argument("--finding", required=True, metavar="ID", help="报告里的问题编号，如 2-3")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="为什么可以这样写")
    add_answering_options(parser)
    parser.set_defaults(run=run)


def add_answering_options(parser: ArgumentParser) -> None:
    """Who answers and until when, where it is written down, and how the files are audited."""
    parser.add_argument("--who", required=True, metavar="NAME", help="谁负责")
    parser.add_argument("--expires", type=day, metavar="DATE", help="最后有效日，如 2026-12-31")
    parser.add_argument(
        "--output", type=Path, default=DEFAULT_FILE, metavar="FILE", help=f"豁免清单，缺省 {DEFAULT_FILE}"
    )
    add_ruleset_options(parser)
    add_limit_options(parser)
    add_debug_option(parser)


def check_answer(args: Namespace) -> None:
    """Raises UsageError where the reason, or who answers, is blank."""
    for name in ("reason", "who"):
        if not getattr(args, name).strip():
            raise UsageError(f"--{name} 不能为空")


def run(args: Namespace) -> int:
    from auditor.batch.apart import apart
    from auditor.waivers import append_waivers

    check_answer(args)
    (finding, *others), project = apart(
        _found, args.file, ruleset_options(args), limits(args), args.finding, limits=limits(args)
    )
    known = known_fingerprints(args.output)
    if finding.fingerprint in known:
        raise UsageError(f"{args.output} 里已经有这处问题（指纹 {finding.fingerprint}）")
    new = {each.fingerprint: each for each in (finding, *others) if each.fingerprint not in known}
    append_waivers(
        args.output,
        [
            entry_of(project, each, reason=args.reason, who=args.who, expires=args.expires)
            for each in new.values()
        ],
    )
    more = f"（连同并在这一条里的{len(new) - 1}处）" if len(new) > 1 else ""
    say(f"已豁免 {args.finding}{more}：{finding.message}")
    say(f"写入 {args.output.resolve()}。审核时加 --waivers {args.output}")
    return OK


def _found(
    path: Path, options: RulesetOptions, limits: Limits, number: str
) -> tuple[tuple[Finding, ...], str]:
    """The finding of that number, with its whole point where it leads one, and the project of its form."""
    from auditor.auditing import audit_document
    from auditor.reports.view.located import find
    from auditor.reports.view.merging import merged

    report = audit_document(path, options.load(), limits)
    finding = find(report, number).finding
    points = (tuple(each.each()) for each in merged(report.findings))
    point = next((each for each in points if each[0] is finding), (finding,))
    return point, project_of(report, finding)


def project_of(report: SubmissionReport, finding: Finding) -> str:
    """The project of a finding's form, empty for findings of the whole file."""
    form = next((form for form in report.submission.forms if form.index == finding.form), None)
    return form.name if form else ""


def day(text: str) -> date:
    """A day as 2026-12-31."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"“{text}”应写成 2026-12-31 的样子") from error


def today() -> date:
    """The day by the clock of this machine."""
    return now().date()


def known_fingerprints(path: Path) -> frozenset[str]:
    """The fingerprints that a waiver file holds already; none where it does not exist."""
    from auditor.waivers import read_waivers

    if not there(path):
        return frozenset()
    return frozenset(each.fingerprint for each in read_waivers(path, today=today()).entries)


def entry_of(project: str, finding: Finding, *, reason: str, who: str, expires: date | None = None) -> Entry:
    """The entry that waives a finding, with what people need to recognise it."""
    from auditor.waivers import Entry

    return Entry(
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        project=project,
        message=finding.message,
        reason=reason,
        who=who,
        written=today().isoformat(),
        expires=expires,
    )
