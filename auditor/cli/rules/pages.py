"""``auditor rules schema | docs``: what is written from the rules themselves."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from auditor.cli.options import Commands, add_debug_option, add_ruleset_options, ruleset_options
from auditor.cli.outputs import Outputs, made
from auditor.cli.streams import say
from auditor.opening import is_file, is_folder, read_file

_SCHEMA = Path("docs/rule.schema.json")


def register(actions: Commands) -> None:
    """Adds the two commands to ``auditor rules``."""
    schema = actions.add_parser(
        "schema", help="写出规则文件的JSON Schema，供编辑器补全", description="写出规则文件的JSON Schema。"
    )
    schema.add_argument("--output", type=Path, default=_SCHEMA, metavar="FILE", help=f"缺省 {_SCHEMA}")
    schema.set_defaults(run=run_schema)
    docs = actions.add_parser(
        "docs", help="写出每条规则的说明页和覆盖表", description="写出每条规则的说明页和覆盖表。"
    )
    docs.add_argument("--write", type=Path, required=True, metavar="DIR", help="说明页的文件夹")
    docs.add_argument("--coverage", type=Path, metavar="FILE", help="另写覆盖表（只对内置规则）")
    docs.set_defaults(run=run_docs)
    for each in (schema, docs):
        each.add_argument("--check", action="store_true", help="不写，只看已有的是不是最新（不是则退出码1）")
        add_ruleset_options(each)
        add_debug_option(each)


def run_schema(args: Namespace) -> int:
    from auditor.authoring.json_schema import rule_schema

    ruleset = ruleset_options(args).load()
    schema = rule_schema(ruleset.profile, ruleset.rules)
    text = json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
    return written({args.output: text}, check=args.check)


def run_docs(args: Namespace) -> int:
    from auditor.reports.docs.coverage import coverage_page
    from auditor.reports.docs.rules import index_page, rule_page

    ruleset = ruleset_options(args).load()
    folder: Path = args.write
    texts = {folder / f"{rule.id}.md": rule_page(rule, ruleset.profile) for rule in ruleset.rules}
    texts[folder / "README.md"] = index_page(ruleset.rules)
    if args.coverage:
        texts[args.coverage] = coverage_page(ruleset.rules)
    stale = sorted(path for path in folder.glob("*.md") if path not in texts) if is_folder(folder) else []
    if args.check:
        for path in stale:
            say(f"多余：{path}")
    else:
        for path in stale:
            path.unlink()
    status = written(texts, check=args.check)
    return 1 if args.check and stale else status


def written(texts: dict[Path, str], *, check: bool) -> int:
    """Writes the texts, or tells which files are not up to date (status 1)."""
    old = [path for path, text in texts.items() if _read(path) != text]
    if check:
        for path in old:
            say(f"不是最新：{path}")
        return 1 if old else 0
    for path in old:
        made(path.parent)
        Outputs().text(path, texts[path])
    say(f"{len(texts)} 个文件，更新 {len(old)} 个。")
    return 0


def _read(path: Path) -> str | None:
    return read_file(path).decode() if is_file(path) else None
