"""Rule packs from disk: every file read, every mistake collected, one rule set or one error."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from pathlib import Path

from auditor.checks import load_kinds
from auditor.config.kept import NOTHING, keeper, kept
from auditor.config.lexicons import Lexicons
from auditor.config.mistakes import RuleErrors, unknown_word
from auditor.config.resources import data_directory
from auditor.errors import ConfigurationError
from auditor.profiles import Profile, load_profile, load_profiles, profile_id, with_thresholds
from auditor.ruleset.compiled import Compiled, Sources, compiled, read_sources
from auditor.ruleset.lexicon_files import lexicon_errors
from auditor.ruleset.packs import Pack, in_years, override, read_pack, with_bases
from auditor.ruleset.reading import RuleReader
from auditor.ruleset.replacing import replacing, taken_ids
from auditor.ruleset.ruleset import LoadedRule, LocalChange, OffRule, RuleSet

DEFAULT_PROFILE = "central"


def core_pack() -> Path:
    """The folder of the built-in rules."""
    return data_directory("rules") / "core"


def load_ruleset(
    *, packs: Sequence[Path] | None = None, profile: str | None = None, core: bool = True
) -> RuleSet:
    """The built-in rules with a bureau's packs on top.

    A pack is a folder of rule files (``*.yaml``, also in ``rules/``), with its own words in ``lexicons/``,
    its own profiles in ``profiles/`` and a manifest ``pack.yaml`` if it likes. A later pack's rule that says
    ``replaces`` stands in for an earlier one of the same id. Without ``profile`` each
    submission chooses by its region. ``core=False`` leaves the built-in rules out. Raises RuleErrors (a
    ConfigurationError): all mistakes of all files.
    """
    with kept():
        return _loaded(tuple(packs or ()), profile, core=core)


def _loaded(packs: tuple[Path, ...], profile: str | None, *, core: bool) -> RuleSet:
    folders, wants_core, errors = with_bases(packs)
    found: list[Pack] = (
        [Pack(core_pack(), tuple(sorted(core_pack().glob("*.yaml"))))] if core and wants_core else []
    )
    for folder in folders:
        try:
            found.append(read_pack(folder))
        except RuleErrors as error:
            errors += error.errors
        except ConfigurationError as error:
            errors.append(error)
    lexicons = Lexicons([folder / "lexicons" for folder in folders])
    sources = None if errors else _sources(found, folders, lexicons, profile)
    known = NOTHING if sources is None else keeper().get(sources.digest)
    if sources is not None and isinstance(known, Compiled):
        return known.ruleset(sources, lexicons, load_kinds())
    ruleset = _checked(found, folders, lexicons, profile, errors)
    if sources is not None and (made := compiled(ruleset, sources)):
        keeper().put(sources.digest, made)
    return ruleset


def _sources(
    found: Sequence[Pack], folders: Sequence[Path], lexicons: Lexicons, profile: str | None
) -> Sources | None:
    """``None`` where a file cannot be read, of which those that want its contents tell."""
    try:
        return read_sources(found, folders, lexicons, profile)
    except ConfigurationError:
        return None


def _checked(
    found: Sequence[Pack],
    folders: Sequence[Path],
    lexicons: Lexicons,
    profile: str | None,
    errors: list[ConfigurationError],
) -> RuleSet:
    """The rule set of some packs; ``errors`` were found on the way to them. Raises RuleErrors."""
    profiles, thresholds = _profiles(found, folders, errors)
    named = _profile_id(profile or _named(found), lexicons, profiles)
    chosen = profiles[named or DEFAULT_PROFILE]
    reader = RuleReader(lexicons, chosen)
    rules, off = _stacked(found, reader)
    errors += [*reader.errors, *_name_errors(rules, off), *lexicon_errors(lexicons, folders)]
    if errors:
        raise RuleErrors(errors)
    return RuleSet(
        _sorted(rules),
        lexicons,
        chosen,
        tuple(pack.name for pack in found),
        off=tuple(off[name] for name in sorted(off)),
        profiles={} if named else profiles,
        thresholds=tuple(thresholds),
        profile_reason="" if named is None else "由命令指定" if profile else "由规则包指定",
    )


def _profile_id(word: str | None, lexicons: Lexicons, profiles: Mapping[str, Profile]) -> str | None:
    """The id of the profile that was asked for by any of its names. Raises ConfigurationError."""
    found = None if word is None else profile_id(word, lexicons, profiles)
    if word is not None and found is None:
        known = [f"{name}（{each.region}）" for name, each in sorted(profiles.items())]
        raise ConfigurationError(unknown_word("评审口径（profile）", word, known))
    return found


def _profiles(
    packs: Sequence[Pack], folders: Sequence[Path], errors: list[ConfigurationError]
) -> tuple[dict[str, Profile], list[LocalChange]]:
    """Every profile with the thresholds that the packs change, and these changes."""
    profiles, told = load_profiles(folders), []
    for pack in packs:
        if pack.manifest is None or pack.file is None:
            continue
        known = profiles[DEFAULT_PROFILE].thresholds
        for name in sorted(set(pack.manifest.thresholds) - set(known)):
            text = unknown_word("阈值", name, sorted(known))
            errors.append(pack.file.error(text, ("thresholds", name), at_key=True))
        usual = profiles[DEFAULT_PROFILE].thresholds
        told += [
            LocalChange(f"thresholds.{name}", name, pack.name, f"{usual[name]}改为{value}")
            for name, value in pack.manifest.thresholds.items()
            if name in known
        ]
        changes = {name: value for name, value in pack.manifest.thresholds.items() if name in known}
        profiles = {name: with_thresholds(each, changes) for name, each in profiles.items()}
    return profiles, told


def _named(packs: Sequence[Pack]) -> str | None:
    """The profile that the last pack with a wish asks for."""
    wishes = [pack.manifest.profile for pack in packs if pack.manifest and pack.manifest.profile]
    return wishes[-1] if wishes else None


def _stacked(packs: Sequence[Pack], reader: RuleReader) -> tuple[dict[str, LoadedRule], dict[str, OffRule]]:
    """The rules of all packs, each pack's own and then its overrides."""
    rules: dict[str, LoadedRule] = {}
    off: dict[str, OffRule] = {}
    for pack in packs:
        own = reader.read(pack.files, pack=pack.name)
        if pack.manifest:
            own = in_years(own, pack.manifest)
        reader.errors += taken_ids(own, {**rules, **dict.fromkeys(off)})
        rules |= {name: replacing(loaded, rules.get(name)) for name, loaded in own.items()}
        off = {name: each for name, each in off.items() if name not in own}
        reader.errors += override(rules, off, pack, reader.known)
    return rules, off


def load_files(paths: Iterable[Path], *, profile: str = DEFAULT_PROFILE) -> RuleSet:
    """Only the rules of these files, with the built-in lexicons; for trying a rule out while others are
    unfinished, so ``yields_to`` may name rules that are not there. Raises RuleErrors."""
    lexicons, chosen = Lexicons(), load_profile(profile)
    reader = RuleReader(lexicons, chosen, tolerant=True)
    rules = reader.read(list(paths))
    if reader.errors:
        raise RuleErrors([*reader.errors, *reader.broken_modules()])
    return RuleSet(_sorted(rules), lexicons, chosen, ())


def _sorted(rules: dict[str, LoadedRule]) -> tuple[LoadedRule, ...]:
    return tuple(rules[name] for name in sorted(rules))


def _name_errors(rules: dict[str, LoadedRule], off: Collection[str]) -> list[ConfigurationError]:
    """Former ids that another rule bears, and mistakes of what it yields to; a rule may yield to one that a
    pack switched ``off``."""
    errors: list[ConfigurationError] = []
    taken: dict[str, str] = dict.fromkeys(rules, "")
    for name, loaded in sorted(rules.items()):
        for index, alias in enumerate(loaded.bound.rule.aliases):
            if alias in taken:
                owner = taken[alias] or alias
                text = f"曾用编号“{alias}”与规则“{owner}”的编号重复，请改用别的编号"
                errors.append(loaded.file.error(text, (*loaded.path, "aliases", index)))
            taken.setdefault(alias, name)
    return errors + _yield_errors(rules, off)


def _yield_errors(rules: dict[str, LoadedRule], off: Collection[str]) -> list[ConfigurationError]:
    """Rules of the lists that are not there, and circles of them: in one, all would fall silent, or none
    lead."""
    lists: dict[str, Callable[[LoadedRule], tuple[str, ...]]] = {
        "joins": lambda loaded: loaded.bound.rule.joins,
        "yields_to": lambda loaded: loaded.bound.rule.yields_to,
        "asks_yield_to": lambda loaded: loaded.bound.rule.asks_yield_to,
    }
    errors: list[ConfigurationError] = []
    for key, targets in lists.items():
        graph = {name: targets(loaded) for name, loaded in rules.items()}
        within = {name: _others(name, graph[name]) if key == "joins" else graph[name] for name in graph}
        for name, loaded in sorted(rules.items()):
            place = (*loaded.path, key)
            for index, target in enumerate(graph[name]):
                if target not in rules and target not in off:
                    text = unknown_word("规则", target, sorted(rules))
                    errors.append(loaded.file.error(text, (*place, index)))
            if _reaches(name, name, within, set()):
                ended = "并入了" if key == "joins" else "让给了"
                errors.append(loaded.file.error(f"{key}绕成了圈，“{name}”最后{ended}自己", place))
    return errors


def _others(name: str, targets: tuple[str, ...]) -> tuple[str, ...]:
    """Without the rule itself: its findings of one place may be one point."""
    return tuple(each for each in targets if each != name)


def _reaches(start: str, goal: str, graph: dict[str, tuple[str, ...]], seen: set[str]) -> bool:
    for target in graph[start]:
        if target == goal:
            return True
        if target in graph and target not in seen:
            seen.add(target)
            if _reaches(target, goal, graph, seen):
                return True
    return False
