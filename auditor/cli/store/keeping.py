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
