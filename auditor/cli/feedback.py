"""``auditor feedback``: what reviewers decided in a worklist, and the waivers that follow from it."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.exits import OK, UNREAD
from auditor.cli.options import Commands, add_debug_option
from auditor.cli.outputs import check_outputs
from auditor.cli.streams import say, say_error
from auditor.cli.waive import known_fingerprints, today
from auditor.errors import InputError, UsageError
from auditor.reports.workbook.layout import DECISIONS

if TYPE_CHECKING:
    from auditor.feedback.collecting import Feedback, RuleFeedback
    from auditor.feedback.decisions import Decision

_ANNOYING = 0.5  # a rule that people refuse this often deserves a look
_FEWEST = 3
_SHOWN = 20
_COLUMNS = 80
_REASONS = 3
_EPILOG = """例子：
  auditor feedback 工作底稿.xlsx
  auditor feedback 张三.xlsx 李四.xlsx                 几个人各填一份，合并统计
  auditor feedback 工作底稿.xlsx --waivers 豁免建议.yaml --who 张三
  auditor audit 送审目录 --waivers 豁免建议.yaml         下次审核时，豁免的问题不再计分

工作底稿由 auditor audit 送审目录 --xlsx 工作底稿.xlsx 生成，排序、筛选、增加列、改表名都不影响读回。
“不采纳”并写了理由的问题，可以写成豁免建议，经负责人确认后使用。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "feedback",
        help="读回 Excel 工作底稿里的处理结果",
        description="统计审核人员在 Excel 工作底稿里填写的处理结果，列出不采纳最多的规则。",
        epilog=_EPILOG,
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="填好处理结果的工作底稿（.xlsx），可以有几份"
    )
    parser.add_argument("--waivers", type=Path, metavar="FILE", help="把不采纳且有理由的写成豁免建议（YAML）")
    parser.add_argument("--who", metavar="NAME", help="豁免建议的责任人，与 --waivers 一起用")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.feedback.collecting import read_feedback

    if args.waivers:
        check_outputs([args.waivers], args.files)
        if not (args.who or "").strip():
            raise UsageError("写豁免建议要用 --who 写明责任人，如 --who 张三")
    try:
        feedback = read_feedback(*args.files)
    except InputError as error:
        say_error(str(error))
        return UNREAD
    for line in summary(feedback):
        say(line)
    for mistake in feedback.mistakes[:_SHOWN]:
        say_error(mistake)
    if len(feedback.mistakes) > _SHOWN:
        say_error(f"另有 {len(feedback.mistakes) - _SHOWN} 处没有列出。")
    if args.waivers:
        _propose(feedback.refused, args.waivers, args.who.strip())
    elif feedback.refused:
        count = len(feedback.refused)
        say(f"不采纳且有理由的 {count} 条，加 --waivers 豁免建议.yaml --who 姓名 可写成豁免建议。")
    return OK


def summary(feedback: Feedback) -> list[str]:
    """The counts over all, the table by rule, and the rules to look at with what people say of them."""
    from auditor.words.console import columns

    counts = {word: sum(each.decision == word for each in feedback.decisions) for word in DECISIONS}
    if feedback.disputed:
        counts["意见不一致"] = feedback.disputed
    told = "、".join(f"{word} {count}" for word, count in counts.items())
    every = f"问题 {feedback.findings} 处（一行一处，内容完全相同的算一处）"
    lines = [f"{every}，已处理 {sum(counts.values())} 处：{told}。"]
    decided = [each for each in feedback.rules if each.decided]
    if not decided:
        return [*lines, "还没有填写处理结果。"]
    header = ("采纳", "不采纳", "待核实", "未处理", "不采纳率", "规则")
    lines += ["", *columns([header, *map(_row, decided[:_SHOWN])])]
    if len(decided) > _SHOWN:
        lines.append(f"另有 {len(decided) - _SHOWN} 条规则没有列出。")
    annoying = [each for each in decided if each.refused >= _FEWEST and each.refusal >= _ANNOYING]
    if annoying:
        lines += ["", "多半不被采纳的规则，请考虑调整、降级或停用："]
        for each in annoying:
            lines += _annoyance(each)
    return lines


def _row(rule: RuleFeedback) -> tuple[str, ...]:
    counts = (rule.accepted, rule.refused, rule.open + rule.disputed, rule.blank)
    return (*map(str, counts), f"{rule.refusal:.0%}", _name(rule))


def _name(rule: RuleFeedback) -> str:
    return f"{rule.title}（{rule.rule}）" if rule.title else rule.rule


def _annoyance(rule: RuleFeedback) -> list[str]:
    from auditor.words.visible import one_line
    from auditor.words.wrap import wrap

    reasons = "；".join(f"{one_line(reason)} {count} 次" for reason, count in rule.reasons[:_REASONS])
    text = f"{one_line(_name(rule))}：{reasons or '没有写理由'}"
    first, *rest = wrap(text, _COLUMNS - 2)
    return [f"· {first}", *(f"  {line}" for line in rest)]


def _propose(refused: list[Decision], path: Path, who: str) -> None:
    """Adds the refusals to a waiver file, each once. Raises UsageError where it cannot be written."""
    from auditor.waivers import append_waivers
    from auditor.waivers.book import Entry

    known = known_fingerprints(path)
    entries = {
        each.fingerprint: Entry(
            fingerprint=each.fingerprint,
            rule=each.rule,
            project=each.project,
            message=each.message,
            reason=each.reason,
            who=who,
            written=today().isoformat(),
        )
        for each in refused
        if each.fingerprint not in known
    }
    append_waivers(path, entries.values())
    more = f"（另有 {len(refused) - len(entries)} 条已在其中）" if len(refused) > len(entries) else ""
    say(f"豁免建议 {len(entries)} 条{more}：{path.resolve()}")
