"""``auditor rounds``: this round of submissions against the one before."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, positive
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.streams import say
from auditor.errors import UsageError
from auditor.model.words import Urgency

if TYPE_CHECKING:
    from auditor.store.rounds.comparing import ProjectRound, Round
    from auditor.store.rounds.projects import Open, Project

_SHOWN = 5
_EPILOG = """例子：
  auditor rounds --store bureau.db                        最近一次对照上一次
  auditor rounds --run 5 --before 2 --store bureau.db     第 5 次对照第 2 次
  auditor rounds --same 1 --who 张三 --store bureau.db    认定第 1 组是同一个项目
  auditor rounds --different 2 --who 张三 --store bureau.db

同一项目按项目编码对应；没有编码的按单位和项目名称。名称相近的会列出来请人认定。
底稿和网页里的处理结果跟着问题走：不采纳的不再列为“仍未改”。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "rounds",
        help="对照历次报送：谁没重报、哪些没改、新增哪些",
        description="对照前后两次报送：谁没有重新报送，哪些问题还没有改，新增了哪些。",
        epilog=_EPILOG,
    )
    parser.add_argument("--run", dest="of", type=positive, metavar="N", help="第几次审核，缺省最近一次完成的")
    parser.add_argument("--before", type=positive, metavar="N", help="与第几次对照，缺省文件不同的上一次")
    parser.add_argument("--same", type=positive, metavar="N", help="认定第 N 组相近的名称是同一个项目")
    parser.add_argument("--different", type=positive, metavar="N", help="认定第 N 组不是同一个项目")
    parser.add_argument("--who", default="", metavar="NAME", help="认定人")
    parser.add_argument("--verbose", action="store_true", help="列出全部问题，不只每个项目前几条")
    add_store_option(parser, "审核库")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.store.rounds.comparing import answer, compared

    if args.same and args.different:
        raise UsageError("--same 和 --different 只能用一个")
    number = args.same or args.different
    with opened(args, read_only=not number) as store:
        found = compared(store, args.of, args.before)
        if number:
            if number > len(found.asked):
                raise UsageError(f"没有第 {number} 组相近的名称，共 {len(found.asked)} 组")
            answer(store, found.asked[number - 1], same=bool(args.same), who=args.who)
            found = compared(store, args.of, args.before)
    for line in lines(found, most=None if args.verbose else _SHOWN):
        say(line)
    return 0


def lines(found: Round, most: int | None = _SHOWN) -> Iterator[str]:
    """What a round has brought; ``most`` findings of a kind for each project."""
    from auditor.store.rounds.comparing import Fate

    yield f"第 {found.later} 次审核，对照第 {found.earlier} 次"
    for fate in Fate:
        own = [each for each in found.projects if each.fate is fate]
        if own:
            yield ""
            yield f"{fate.value}（{len(own)} 个项目）"
            for each in own:
                yield from _project(each, most)
    if found.asked:
        yield ""
        yield "名称相近，请认定是不是同一个项目（--same 序号 --who 姓名，或 --different）："
        for number, near in enumerate(found.asked, 1):
            yield f"  {number}. {near.earlier.called} → {near.later.called}"


def _project(each: ProjectRound, most: int | None) -> Iterator[str]:
    if each.later is None or each.earlier is None:
        yield f"  {each.project.called}  {_counts(each.project)}  {each.project.source}"
        return
    told = [f"已改 {len(each.fixed)} 处", f"未改 {len(each.still)} 处", f"新增 {len(each.new)} 处"]
    told += [f"不采纳 {len(each.settled)} 处"] if each.settled else []
    yield f"  {each.project.called}  {_scores(each)}{'，'.join(told)}"
    if not each.unchanged:
        yield from _findings("未改", each.still, most)
        yield from _findings("新增", each.new, most)


def _findings(word: str, findings: Sequence[Open], most: int | None) -> Iterator[str]:
    for each in findings[:most]:
        decided = f"（{each.verdict}，{each.who}）" if each.verdict else ""
        yield f"    {word} {Urgency(each.urgency).shape} {each.place}：{each.message}{decided}"
    if most is not None and len(findings) > most:
        yield f"    {word}的另有 {len(findings) - most} 处（--verbose 显示）"


def _counts(project: Project) -> str:
    words = zip(list(Urgency), project.counts(), strict=False)
    return "、".join(f"{each.word} {count}" for each, count in words)


def _scores(each: ProjectRound) -> str:
    before, after = each.earlier and each.earlier.score, each.later and each.later.score
    return f"得分 {before:.1f} → {after:.1f}，" if before is not None and after is not None else ""
