"""``auditor rules tidy``: sorts, unites and wraps the lists of lexicons."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from auditor.cli.options import Commands, add_debug_option
from auditor.cli.outputs import Outputs
from auditor.cli.streams import say
from auditor.errors import UsageError
from auditor.opening import is_file, is_folder


def register(actions: Commands) -> None:
    """Adds ``tidy`` to ``auditor rules``."""
    tidy = actions.add_parser(
        "tidy", help="整理词表：排序、去重、折行", description="整理词表：排序、去重、折行，注释不动。"
    )
    tidy.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="词表文件、词表文件夹或规则包")
    tidy.add_argument("--check", action="store_true", help="只检查，不改写")
    tidy.set_defaults(run=run_tidy)
    add_debug_option(tidy)


def run_tidy(args: Namespace) -> int:
    """0 where nothing is (or remains) to be done, 1 where ``--check`` found a file that is not tidy."""
    from auditor.authoring.tidying import untidy

    files = [file for path in args.paths for file in _lexicon_files(path)]
    found = list(untidy(files))
    for path, text in found:
        if not args.check:
            Outputs().text(path, text)
        say(f"{path}：{'需要整理，运行 auditor rules tidy' if args.check else '已整理'}")
    say(f"{len(files)} 个词表，{len(found)} 个{'需要整理' if args.check else '改写了'}。")
    return 1 if found and args.check else 0


def _lexicon_files(path: Path) -> list[Path]:
    """The lexicons of a pack or a folder, or the file itself. Raises UsageError where there are none."""
    if is_file(path):
        return [path]
    folder = path / "lexicons" if is_folder(path / "lexicons") else path
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise UsageError(f"{path} 里没有词表（*.yaml）")
    return files
