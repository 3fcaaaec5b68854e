"""``auditor rules new | check | try | diff | tidy``: writing rules of one's own."""

from __future__ import annotations

import json
import re
import sys
import time
from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.categories import CATEGORIES
from auditor.cli.across.comparing import settings_of
from auditor.cli.options import (
    Commands,
    add_debug_option,
    add_limit_options,
    add_ruleset_options,
    limits,
    packs,
    ruleset_options,
)
from auditor.cli.outputs import Outputs
from auditor.cli.streams import say
from auditor.errors import ConfigurationError, UsageError
from auditor.opening import is_file, is_folder, there

if TYPE_CHECKING:
    from auditor.authoring.skeleton import Answers
    from auditor.authoring.trying import Trial
    from auditor.batch.options import RulesetOptions
    from auditor.readers import Limits
    from auditor.ruleset import RuleSet

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SHOWN = 20  # units of one outcome that are listed without --verbose
_SECONDS = 1.0  # between two looks at the files

_NEW = """例子：
  auditor rules new --pack 本市规则                    逐项提问
  auditor rules new --pack 本市规则 --id city-floor --title 低于本市要求 --kind limit --words 满意度"""


def register(actions: Commands) -> None:
    """Adds the five commands to ``auditor rules``."""
    new = actions.add_parser(
        "new", help="新建一条规则（没有的会提问）", description="新建一条规则。", epilog=_NEW
    )
    new.add_argument("--pack", type=Path, required=True, metavar="DIR", help="规则包的文件夹，没有就新建")
    new.add_argument("--id", metavar="ID", help="规则编号：小写英文词以连字符相连")
    new.add_argument("--title", metavar="TEXT", help="规则名称，也用在提示里")
    new.add_argument("--why", metavar="TEXT", help="为什么要有这条规则")
    new.add_argument("--kind", choices=("words", "limit"), help="words 不宜出现的词；limit 目标值的下限")
    new.add_argument("--words", metavar="WORDS", help="有关的词，用逗号隔开")
    new.add_argument("--least", metavar="NUMBER", help="下限（limit）")
    new.add_argument("--category", metavar="CATEGORY", help="类别，缺省按检查方法")
    new.set_defaults(run=run_new)
    check = actions.add_parser("check", help="检查规则包有没有写错", description="检查规则包有没有写错。")
    check.add_argument("pack", nargs="?", type=Path, metavar="PACK", help="规则包的文件夹，缺省内置规则")
    check.add_argument("--watch", action="store_true", help="文件一改就重新检查，Ctrl-C 结束")
    check.set_defaults(run=run_check)
    trying = actions.add_parser("try", help="拿一份文件试一条规则", description="拿一份文件试一条规则。")
    trying.add_argument("rule", metavar="RULE", help="规则编号")
    trying.add_argument("file", type=Path, metavar="FILE", help="送审文件")
    trying.add_argument("--verbose", action="store_true", help="逐条列全")
    trying.set_defaults(run=run_try)
    diff = actions.add_parser("diff", help="本单位的规则包改了什么", description="本单位的规则包改了什么。")
    diff.set_defaults(run=run_diff)
    tidy = actions.add_parser(
        "tidy", help="整理词表：排序、去重、折行", description="整理词表：排序、去重、折行，注释不动。"
    )
    tidy.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="词表文件、词表文件夹或规则包")
    tidy.add_argument("--check", action="store_true", help="只检查，不改写")
    tidy.set_defaults(run=run_tidy)
    for each in (new, check, trying, diff, tidy):
        if each not in {new, tidy}:
            add_ruleset_options(each)
        if each is trying:
            add_limit_options(each)
        add_debug_option(each)


def run_new(args: Namespace) -> int:
    """Writes the rule, the pack's manifest where there is none, and the schema for editors."""
    from auditor.authoring.json_schema import rule_schema
    from auditor.authoring.skeleton import MANIFEST, skeleton
    from auditor.ruleset import load_ruleset

    answers = _answers(args)
    pack: Path = args.pack
    path = pack / "rules" / f"{answers.id}.yaml"
    if there(path):
        raise UsageError(f"{path} 已经存在，请换一个编号")
    path.parent.mkdir(parents=True, exist_ok=True)
    if not any(there(pack / name) for name in ("pack.yaml", "auditor.yaml")):
        Outputs().text(pack / "pack.yaml", MANIFEST.format(id=pack.resolve().name, title=pack.resolve().name))
    core = load_ruleset()
    schema = json.dumps(rule_schema(core.profile, core.rules), ensure_ascii=False, indent=1)
    Outputs().text(path.parent / "rule.schema.json", f"{schema}\n")
    Outputs().text(path, skeleton(answers))
    say(f"已写入 {path}。")
    say(f"改好后检验例子：auditor rules test {pack}")
    return 0


def _answers(args: Namespace) -> Answers:
    from auditor.authoring.skeleton import Answers

    kind = _asked(args.kind, "检查方法：words 不宜出现的词，limit 目标值的下限", "--kind", "words")
    if kind not in {"words", "limit"}:
        raise UsageError(f"没有检查方法“{kind}”，可选 words、limit")
    name = _asked(args.id, "规则编号（小写英文词以连字符相连，如 city-slogan）", "--id")
    if not _ID.fullmatch(name):
        raise UsageError(f"规则编号“{name}”的写法不对，应是小写英文词以连字符相连，如 city-slogan")
    title = _asked(args.title, "规则名称（也用在提示里，如 低于本市满意度要求）", "--title")
    words = _asked(args.words, "有关的词，用逗号隔开", "--words")
    listed = tuple(word.strip() for word in re.split(r"[,，、]", words) if word.strip())
    if not listed:
        raise UsageError("--words 至少要有一个词")
    category = args.category or {"words": "vague-goal", "limit": "low-target"}[kind]
    if category not in CATEGORIES:
        raise UsageError(f"没有类别“{category}”。可选：{'、'.join(CATEGORIES)}")
    least = _asked(args.least, "下限", "--least", "90") if kind == "limit" else "90"
    if not re.fullmatch(r"\d+(\.\d+)?", least) or not float(least):
        raise UsageError(f"下限“{least}”应是大于 0 的数")
    why = args.why or f"{title}：请在这里写明为什么要查，以及哪些情况不算问题。"
    return Answers(name, title, why, category=category, kind=kind, words=listed, least=least)


def _asked(given: str | None, question: str, option: str, usual: str = "") -> str:
    """The option, or an answer at the keyboard. Raises UsageError where nobody can be asked."""
    if given is None and sys.stdin.isatty():
        given = input(f"{question}{f'［{usual}］' if usual else ''}：").strip()
    answer = given or usual
    if not answer:
        raise UsageError(f"缺少 {option}（{question}）")
    return answer


def run_check(args: Namespace) -> int:
    """0 where the pack loads and its cases hold, 2 where it does not load, 1 where a case does not hold."""
    if args.pack is not None:
        args.rules = [*args.rules, args.pack]
    args.rules = packs(args)
    if not args.watch:
        return check_once(args)
    watch(args.rules or (_core(),), lambda: check_once(args))
    return 0


def check_once(args: Namespace) -> int:
    from auditor.authoring.examples import failures

    try:
        ruleset = ruleset_options(args).load()
        settings_of(args)
        failed = failures(ruleset, args.rules)
    except ConfigurationError as error:
        for line in error.lines:
            say(line)
        return 2
    for result in failed:
        for line in f"✗ {result.describe()}".splitlines():
            say(line)
    say(f"{len(ruleset.loaded)} 条规则没有写错。" if not failed else f"{len(failed)} 个例子不符合预期。")
    return 1 if failed else 0


def watch(folders: Sequence[Path], check: Callable[[], int], *, rounds: int | None = None) -> None:
    """Checks whenever a file below the folders changes, until Ctrl-C (or so many looks)."""
    before: dict[Path, int] = {}
    looks = 0
    while rounds is None or looks < rounds:
        now = {path: path.stat().st_mtime_ns for folder in folders for path in sorted(folder.rglob("*.yaml"))}
        if now != before:
            if before:
                say("——")
            check()
            before = now
        looks += 1
        if rounds is None or looks < rounds:
            time.sleep(_SECONDS)


def _core() -> Path:
    from auditor.ruleset import core_pack

    return core_pack().parent


def run_try(args: Namespace) -> int:
    """Always 0: trying is no judgement on the file."""
    from auditor.batch.apart import apart

    given = ruleset_options(args), limits(args), args.rule
    for line in trial_lines(apart(_tried, args.file, *given, limits=limits(args)), verbose=args.verbose):
        say(line)
    return 0


def _tried(path: Path, options: RulesetOptions, limits: Limits, name: str) -> list[Trial]:
    from auditor.authoring.trying import trials
    from auditor.forms import recognise
    from auditor.readers import read_document

    ruleset = options.load()
    rule = ruleset.find(name)
    if rule is None:
        raise UsageError(f"没有规则“{name}”。本单位的规则请加 --rules 目录；全部规则见 auditor rules list")
    bound = next(each for each in ruleset.bound if each.rule is rule)
    submission = recognise(read_document(path, limits), ruleset.lexicons)
    profile, _ = ruleset.profile_for(submission)
    return list(trials(bound, submission, ruleset.under(profile)))


def trial_lines(found: list[Trial], *, verbose: bool) -> list[str]:
    """Hits first, then what could not be decided, what passed and what was passed over."""
    from auditor.model import Outcome
    from auditor.model.words import OUTCOME_WORDS

    counts = Counter(trial.outcome for trial in found)
    lines = ["，".join(f"{word} {counts[outcome]}" for outcome, word in OUTCOME_WORDS.items())]
    for outcome, word in OUTCOME_WORDS.items():
        own = [trial for trial in found if trial.outcome is outcome]
        shown = own if verbose or outcome is Outcome.FAIL else own[:_SHOWN]
        for trial in shown:
            reason = f"（{trial.reason}）" if trial.reason else ""
            lines.append(f"{word}  {trial.place}  {trial.text}{reason}")
            lines += [f"    [{each.confidence}] {each.message}" for each in trial.findings]
            lines += [f"    → {each.suggestion.text}" for each in trial.findings if each.suggestion]
        if len(own) > len(shown):
            lines.append(f"{word}  另有 {len(own) - len(shown)} 项，--verbose 列全")
    return lines


def run_diff(args: Namespace) -> int:
    """0 whether or not something differs."""
    from auditor.authoring.difference import differences
    from auditor.ruleset import load_ruleset

    if not packs(args):
        raise UsageError("请用 --rules 写明本单位的规则包")
    own: RuleSet = ruleset_options(args).load()
    base = load_ruleset(profile=own.profile.id if own.profile.id in _built_in() else None)
    found = differences(base, own)
    for each in found:
        say(each.describe())
    say(f"与内置规则相比有 {len(found)} 处不同。")
    return 0


def _built_in() -> set[str]:
    from auditor.profiles import profile_files

    return set(profile_files())


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
