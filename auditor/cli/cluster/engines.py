"""Where an audit runs: --engine and --scheduler."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from auditor.errors import UsageError, installing

if TYPE_CHECKING:
    from auditor.batch.engines import Engine

LOCAL, DASK = "local", "dask"
_SCHEMES = ("tcp://", "tls://")


def add_engine_options(parser: ArgumentParser) -> None:
    """--engine and --scheduler."""
    parser.add_argument(
        "--engine",
        choices=(LOCAL, DASK),
        default=LOCAL,
        help="在哪里审核：local 本机（缺省），dask 多台机器组成的集群",
    )
    parser.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="集群调度器的地址，如 tcp://10.0.0.5:8786，与 --engine dask 同用",
    )


def engine_of(args: Namespace) -> Engine | None:
    """The cluster that is meant, ``None`` for this machine. Raises UsageError where the call or the
    installation does not go with it."""
    if args.engine == LOCAL:
        if args.scheduler:
            raise UsageError("--scheduler 要与 --engine dask 一起用")
        return None
    if not args.scheduler or not args.scheduler.startswith(_SCHEMES):
        raise UsageError("请用 --scheduler 写明调度器的地址，如 --scheduler tcp://10.0.0.5:8786")
    if args.debug or args.jobs:
        raise UsageError("--engine dask 不能与 --debug、--jobs 同用，请去掉")
    if find_spec("distributed") is None:
        raise UsageError(f"集群需要附加功能 cluster，请运行 {installing('cluster')}")
    from auditor.batch.cluster.engine import DaskEngine

    return DaskEngine(args.scheduler)
