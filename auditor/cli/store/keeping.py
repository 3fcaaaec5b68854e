"""Which store a command works on: --store, else the environment, else the settings."""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import UsageError

if TYPE_CHECKING:
    from auditor.store.recording import Recorder
    from auditor.store.store import Store

VARIABLE = "AUDITOR_STORE"
_MOST_COMPARED = 3_000  # files, whose findings are held in memory


def add_store_option(parser: ArgumentParser, words: str) -> None:
    """--store."""
    parser.add_argument(
        "--store",
        metavar="STORE",
        help=f"{words}：SQLite 文件（如 bureau.db）或 postgresql://用户@主机/库名；"
        f"缺省取环境变量 {VARIABLE}，再取 auditor.yaml",
    )


def store_name(args: Namespace) -> str | None:
    """The store that is meant, ``None`` where none is. Raises ConfigurationError for a mistake in a settings
    file that has to be asked."""
    from auditor.config.settings import settings

    named = args.store or os.environ.get(VARIABLE)
    if named:
        return str(named)
    held = settings().store
    return held.value if held else None


@contextmanager
def opened(args: Namespace, *, read_only: bool = True) -> Iterator[Store]:
    """The store of a command that needs one. Raises UsageError where none is named or it does not open."""
    from auditor.store import open_store

    name = store_name(args)
    if name is None:
        raise UsageError(
            f"请用 --store 写明审核库，如 --store bureau.db，或设环境变量 {VARIABLE}，或写进 auditor.yaml"
        )
    with open_store(name, read_only=read_only) as store:
        yield store


def told_since(keeper: Recorder, files: int, named: str | None) -> str:
    """How a run of so many files that is over compares with what the store held before, in one line;
    ``named`` is the store as the call names it."""
    from auditor.cli.store.rounds import since_words
    from auditor.store.connecting import shown, url_of
    from auditor.store.rounds.since import since

    option = f" --store {shown(url_of(named))}" if named else ""
    if files > _MOST_COMPARED:
        return f"已存为审核库的第 {keeper.run} 次审核。对照上一次：auditor rounds --run {keeper.run}{option}"
    try:
        return since_words(keeper.run, since(keeper.store, keeper.run), option)
    except UsageError as error:  # the audit stands, and its reports are still to be written
        return str(error)


@contextmanager
def recorder(args: Namespace) -> Iterator[Recorder | None]:
    """Who writes the results of an audit down; ``None`` without a store."""
    name = store_name(args)
    if name is None:
        if args.fresh:
            raise UsageError("--fresh 要与 --store 一起用")
        yield None
        return
    from auditor.store import open_store
    from auditor.store.recording import Recorder

    inputs = [str(Path(each).absolute()) for each in args.paths]
    with open_store(name) as store:
        yield Recorder(store, inputs, fresh=args.fresh)
