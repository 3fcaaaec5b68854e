"""Rule packs from disk: every file read, every mistake collected, one rule set or one error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditor.checks import load_kinds
from auditor.errors import ConfigurationError
from auditor.lexicons import Lexicons
from auditor.resources import data_directory
from auditor.ruleset.binding import Known, read_rule
from auditor.ruleset.mistakes import RuleErrors, unknown_word
from auditor.ruleset.profile import Profile, load_profile
from auditor.ruleset.ruleset import LoadedRule, RuleSet
from auditor.yaml12 import Path as YamlPath
from auditor.yaml12 import YamlError, YamlFile, read_yaml

DEFAULT_PROFILE = "central"


def core_pack() -> Path:
    """The folder of the built-in rules."""
    return data_directory("rules") / "core"


def load_ruleset(
    *, packs: Sequence[Path] | None = None, profile: str = DEFAULT_PROFILE, core: bool = True
) -> RuleSet:
    """The built-in rules with a bureau's packs on top.

    A pack is a folder of rule files (``*.yaml``), with its own words in ``lexicons/`` and its own profiles
    in ``profiles/`` if it likes. A later pack's rule replaces an earlier one of the same id. ``core=False``
    leaves the built-in rules out. Raises RuleErrors (a ConfigurationError): all mistakes of all files.
    """
    own = tuple(packs or ())
    folders = ((core_pack(),) if core else ()) + own
    found: list[tuple[Path, list[Path]]] = []
    errors: list[ConfigurationError] = []
    for folder in folders:
        try:
            found.append((folder, _rule_files(folder)))
        except ConfigurationError as error:
            errors.append(error)
    lexicons = Lexicons([folder / "lexicons" for folder in own])
    chosen = load_profile(profile, own)
    reader = RuleReader(lexicons, chosen)
    rules: dict[str, LoadedRule] = {}
    for _, paths in found:
        rules |= reader.read(paths)
    errors += reader.errors
    errors += _yield_errors(rules)
    if errors:
        raise RuleErrors(errors)
    return RuleSet(_sorted(rules), lexicons, chosen, tuple(folder.resolve().name for folder in folders))


def load_files(paths: Iterable[Path], *, profile: str = DEFAULT_PROFILE) -> RuleSet:
    """Only the rules of these files, with the built-in lexicons; for trying a rule out while others are
    unfinished, so ``yields_to`` may name rules that are not there. Raises RuleErrors."""
    lexicons, chosen = Lexicons(), load_profile(profile)
    reader = RuleReader(lexicons, chosen, tolerant=True)
    rules = reader.read(list(paths))
    if reader.errors:
        raise RuleErrors([*reader.errors, *reader.broken_modules()])
    return RuleSet(_sorted(rules), lexicons, chosen, ())


class RuleReader:
    """Reads rule files one after another and keeps their mistakes in ``errors``.

    ``tolerant`` lets a check module that cannot be imported be: ``broken`` names it.
    """

    def __init__(self, lexicons: Lexicons, profile: Profile, *, tolerant: bool = False) -> None:
        self.broken: dict[str, Exception] = {}
        self.errors: list[ConfigurationError] = []
        kinds = load_kinds(broken=self.broken if tolerant else None)
        self._known = Known(
            kinds, frozenset(lexicons.names), frozenset(profile.thresholds), tuple(profile.items)
        )

    def broken_modules(self) -> list[ConfigurationError]:
        """The check modules that could not be imported: a kind may be missing only because of them."""
        return [
            ConfigurationError(f"auditor/checks/{name}.py：无法导入（{type(error).__name__}: {error}）")
            for name, error in sorted(self.broken.items())
        ]

    def read(self, paths: Sequence[Path]) -> dict[str, LoadedRule]:
        """The rules of one pack by id; an id that stands twice in the pack is a mistake."""
        rules: dict[str, LoadedRule] = {}
        for path in paths:
            try:
                file = read_yaml(path)
            except YamlError as error:
                self.errors.append(error)
                continue
            for place in _places(file):
                self._read_one(file, place, rules)
        return rules

    def _read_one(self, file: YamlFile, place: YamlPath, rules: dict[str, LoadedRule]) -> None:
        bound, errors = read_rule(file, place, self._known)
        self.errors += errors
        if bound is None:
            return
        name = bound.rule.id
        if name in rules:
            text = f"规则编号“{name}”重复，{rules[name].place('id')}已经用过"
            self.errors.append(file.error(text, (*place, "id")))
            return
        rules[name] = LoadedRule(bound, file, place)


def _rule_files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise ConfigurationError(f"{folder}：规则目录不存在，请检查路径")
    wrong = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".yml", ".json"})
    if wrong:
        raise ConfigurationError(f"{wrong[0]}：规则文件的扩展名应为.yaml，请改名，否则不会被读取")
    files = sorted(folder.glob("*.yaml"))
    if not files and not any(folder.glob("lexicons/*.yaml")) and not any(folder.glob("profiles/*.yaml")):
        raise ConfigurationError(f"{folder}：目录里没有规则（*.yaml），也没有lexicons或profiles，请检查路径")
    return files


def _places(file: YamlFile) -> Iterator[YamlPath]:
    """Where the rules of a file stand: the file itself, or each entry of its list."""
    if isinstance(file.data, list):
        yield from ((index,) for index in range(len(file.data)))
    else:
        yield ()


def _sorted(rules: dict[str, LoadedRule]) -> tuple[LoadedRule, ...]:
    return tuple(rules[name] for name in sorted(rules))


def _yield_errors(rules: dict[str, LoadedRule]) -> list[ConfigurationError]:
    errors: list[ConfigurationError] = []
    for name, loaded in sorted(rules.items()):
        place = (*loaded.path, "yields_to")
        for index, target in enumerate(loaded.bound.rule.yields_to):
            if target not in rules:
                text = unknown_word("规则", target, sorted(rules))
                errors.append(loaded.file.error(text, (*place, index)))
        if _reaches(name, name, rules, set()):
            errors.append(loaded.file.error(f"yields_to绕成了圈，“{name}”最后让给了自己", place))
    return errors


def _reaches(start: str, goal: str, rules: dict[str, LoadedRule], seen: set[str]) -> bool:
    for target in rules[start].bound.rule.yields_to:
        if target == goal:
            return True
        if target in rules and target not in seen:
            seen.add(target)
            if _reaches(target, goal, rules, seen):
                return True
    return False
