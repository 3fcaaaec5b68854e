"""``auditor diff``: what became of the problems after a resubmission."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.cli.clock import now
from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    ruleset_options,
)
from auditor.cli.outputs import PAGE, Outputs, check_ending, check_outputs
from auditor.cli.streams import console, say, say_error
from auditor.errors import UsageError
from auditor.opening import is_file, read_file

if TYPE_CHECKING:
    from auditor.comparison.compare import Diff

_EPILOG = """例子：
  auditor diff 第一次.docx 第二次.docx                 两份文件，都按现在的规则审核
  auditor diff 初报目录 再报目录 --html 对照.html       两个文件夹，按文件名或单位配对
  auditor diff 上次结果.json 第二次.docx               原文件不在了，用上次的 JSON 报告

用 JSON 报告时，两次的规则可能不同；因规则变化而出入的问题会另外标明。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "diff",
        help="对照修改前后：改了哪些，还剩哪些",
        description="对照修改前后的文件或报告：哪些问题已解决、没有改、新出现。",
        epilog=_EPILOG,
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="修改前的文件、文件夹或 JSON 报告")
    parser.add_argument("new", type=Path, metavar="NEW", help="修改后的文件、文件夹或 JSON 报告")
    parser.add_argument("--html", type=Path, metavar="FILE", help="另外写一份对照网页")
    add_ruleset_options(parser)
    add_limit_options(parser)
    parser.add_argument("--verbose", action="store_true", help="连同全部已解决的问题一起显示")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.comparison.compare import compare
    from auditor.comparison.terminal import print_diff

    if args.html:
        check_ending("--html", args.html, *PAGE)
        check_outputs([args.html], [args.old, args.new])
    old, new = (_data(path, args) for path in (args.old, args.new))
    diff = compare(old, new)
    print_diff(diff, console(), verbose=args.verbose)
    if args.html:
        _write_page(diff, args.html, Outputs.beside([args.old, args.new]))
    unread = [*old["unreadable"], *new["unreadable"]]
    for each in unread:
        say_error(f"{each['source']}：{each['reason']}。{each['advice']}")
    return UNREAD if unread else OK


def _data(path: Path, args: Namespace) -> dict[str, Any]:
    """The data of a report, or of an audit of the file or folder by the present rules."""
    report = _report(path)
    if report is not None:
        return report
    from auditor.batch import audit_found
    from auditor.readers import find_documents
    from auditor.reports.data.json import as_data

    return as_data(
        audit_found(
            find_documents([path], limits(args)), ruleset_options=ruleset_options(args), limits=limits(args)
        )
    )


def _report(path: Path) -> dict[str, Any] | None:
    """A JSON report of ours, ``None`` for any other file. Raises UsageError for a version that is unknown."""
    from auditor.reports.data.contract import SCHEMA_VERSION

    if path.suffix.lower() != ".json" or not is_file(path):
        return None
    try:
        data = json.loads(read_file(path))
    except (OSError, ValueError):
        return None
    if not isinstance(data, dict) or data.get("tool", {}).get("name") != "auditor":
        return None
    if data.get("schema_version") != SCHEMA_VERSION:
        raise UsageError(f"{path} 是别的版本的报告，请用原文件比较")
    complete = all(
        "rules" in each and all("fingerprint" in finding for finding in each["findings"])
        for each in data["submissions"]
    )
    if not complete:
        raise UsageError(f"{path} 是早先版本的报告，缺少比较所需的内容，请用原文件比较")
    return {"unreadable": [], **data}


def _write_page(diff: Diff, path: Path, outputs: Outputs) -> None:
    from auditor.comparison.html import diff_to_html

    outputs.text(path, diff_to_html(diff, generated_at=now()))
    say(f"对照网页：{path.resolve()}")
