"""``auditor query``: ready questions to a store, and SQL that only reads."""

from __future__ import annotations

from argparse import Namespace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.cli.options import Commands, add_debug_option, positive
from auditor.cli.store.keeping import add_store_option, opened
from auditor.cli.store.tables import lines
from auditor.cli.streams import say, say_error
from auditor.errors import UsageError
from auditor.opening import why

if TYPE_CHECKING:
    from auditor.store.questions import Answer, Question
    from auditor.store.store import Store

_SHOWN = 200
_EPILOG = """例子：
  auditor query --store bureau.db                       有哪些问法
  auditor query 单位 --store bureau.db                  每个单位报了几份、问题多少
  auditor query 问题 --run 3 --output 问题.csv --store bureau.db
  auditor query --sql "SELECT rule, count(*) FROM findings GROUP BY rule" --store bureau.db

只读，不会改动审核库。表和列见 docs/store.md。"""


def register(commands: Commands) -> None:
    parser = commands.add_parser(
        "query",
        help="向审核库提问（现成的问法或 SQL）",
        description="向审核库提问：现成的问法，或自己写的 SQL（只读）。",
        epilog=_EPILOG,
    )
    parser.add_argument("question", nargs="?", metavar="问法", help="现成的问法；不写则列出全部问法")
    parser.add_argument("--sql", metavar="SQL", help="自己写的查询，以 SELECT 或 WITH 开头")
    parser.add_argument("--run", dest="of", type=positive, metavar="N", help="第几次审核，缺省最近一次完成的")
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="写成 .csv 或 .parquet 文件，而不是显示在屏幕上"
    )
    add_store_option(parser, "审核库")
    add_debug_option(parser)
    parser.set_defaults(run=run)


def run(args: Namespace) -> int:
    from auditor.store.questions import QUESTIONS, asked, asked_in_sql

    if args.sql and args.question:
        raise UsageError("现成的问法和 --sql 只能用一个")
    if args.sql:
        with opened(args) as store, asked_in_sql(store, args.sql) as answer:
            _tell(answer, args.output)
        return 0
    if args.question is None:
        for each in QUESTIONS.values():
            say(f"{each.name}  {each.says}")
        return 0
    with opened(args) as store:
        question = _known(args.question)
        with asked(store, question, _run(store, args.of)) as answer:
            _tell(answer, args.output)
    return 0


def _known(name: str) -> Question:
    from auditor.store.questions import QUESTIONS

    if name not in QUESTIONS:
        raise UsageError(f"没有“{name}”这个问法。可问：{'、'.join(QUESTIONS)}；也可以用 --sql 自己写")
    return QUESTIONS[name]


def _run(store: Store, wanted: int | None) -> int | None:
    if wanted is not None and store.run(wanted) is None:
        raise UsageError(f"审核库里没有第 {wanted} 次审核。有哪些，请运行 auditor runs")
    return wanted if wanted is not None else store.latest()


def _tell(answer: Answer, output: Path | None) -> None:
    if output is not None:
        from auditor.store.exporting import write

        try:
            write(output, answer.columns, answer.rows)
        except OSError as error:
            raise UsageError(f"不能写入 {output}（{why(error)}）。请换一个位置") from error
        say(f"结果：{output.resolve()}")
        return
    rows = list(islice(answer.rows, _SHOWN + 1))
    for line in lines(answer.columns, rows[:_SHOWN]):
        say(line)
    if not rows:
        say("没有符合的记录。")
    if len(rows) > _SHOWN:
        say_error(f"只显示前 {_SHOWN} 行。要全部，请加 --output 结果.csv")
