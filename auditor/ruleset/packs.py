"""A bureau's folder: its manifest (pack.yaml), the packs it builds on, and what it changes in their rules.

A folder without a manifest is a pack too: its rules are added to the built-in ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from auditor.config.mistakes import translate, unknown_word
from auditor.config.yaml12 import Path as YamlPath
from auditor.config.yaml12 import YamlError, YamlFile, read_yaml
from auditor.errors import ConfigurationError
from auditor.model import Confidence, Severity
from auditor.opening import is_folder, there, why
from auditor.ruleset.binding import Known, bind
from auditor.ruleset.changed import changed_words
from auditor.ruleset.ruleset import LoadedRule, LocalChange, OffRule
from auditor.ruleset.schema import Check, ScoreSpec, Status, Text, Year

MANIFESTS = ("pack.yaml", "auditor.yaml")
CORE, NOTHING = "core", "none"
_ACROSS = "across.yaml"
_DATA_FILES = frozenset({*MANIFESTS, _ACROSS, "waivers.yaml"})


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def _mapping(value: Any) -> Any:
    return {} if value is None else value


class Override(_Model):
    """What a pack changes in a rule that it did not write. ``off: false`` switches a deprecated rule on;
    ``params`` and ``score`` change single keys."""

    off: bool | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    params: dict[str, Any] = {}
    score: dict[str, Any] = {}
    from_year: Year | None = Field(default=None, alias="from")
    to_year: Year | None = Field(default=None, alias="to")
    reason: Text | None = None


class Manifest(_Model):
    """pack.yaml. ``extends`` is core, none, or the folder of another pack, relative to this one; ``profile``
    the profile where the call names none; ``thresholds`` change single numbers of every profile; ``from`` and
    ``to`` hold for the pack's own rules that name no years."""

    id: Text
    title: Text
    extends: Text = CORE
    profile: Text | None = None
    thresholds: Annotated[dict[str, Decimal], BeforeValidator(_mapping)] = {}
    overrides: Annotated[dict[str, Override], BeforeValidator(_mapping)] = {}
    from_year: Year | None = Field(default=None, alias="from")
    to_year: Year | None = Field(default=None, alias="to")


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder with its manifest (``file`` and ``manifest`` are ``None`` where it has none) and rule
    files."""

    folder: Path
    files: tuple[Path, ...]
    file: YamlFile | None = None
    manifest: Manifest | None = None

    @property
    def name(self) -> str:
        return self.manifest.id if self.manifest else self.folder.resolve().name

    @property
    def extends(self) -> str:
        return self.manifest.extends if self.manifest else CORE


def read_pack(folder: Path) -> Pack:
    """The pack in a folder. Raises ConfigurationError for a folder that is none, RuleErrors for its
    manifest."""
    files = _rule_files(folder)
    found = [folder / name for name in MANIFESTS if there(folder / name)]
    if len(found) > 1:
        raise ConfigurationError(f"{found[1]}：与{found[0].name}重复，一个规则包只能有一份说明，请删去一份")
    if not found:
        return Pack(folder, files)
    file = read_yaml(found[0])
    try:
        return Pack(folder, files, file, Manifest.model_validate(file.data))
    except ValidationError as error:
        from auditor.config.mistakes import RuleErrors

        raise RuleErrors(translate(error, file, Manifest, file.data)) from error


def with_bases(folders: Sequence[Path]) -> tuple[list[Path], bool, list[ConfigurationError]]:
    """The folders with those that they extend before them, whether the built-in rules are wanted, and what is
    wrong with the chain."""
    ordered: list[Path] = []
    errors: list[ConfigurationError] = []
    core = True
    for folder in folders:
        chain, wants_core = _chain(folder, errors)
        core = core and wants_core
        ordered += [each for each in chain if each not in ordered]
    return ordered, core, errors


def _chain(folder: Path, errors: list[ConfigurationError]) -> tuple[list[Path], bool]:
    chain: list[Path] = []
    while True:
        chain.insert(0, folder)
        try:
            pack = read_pack(folder)
        except ConfigurationError:  # told when the pack itself is read
            return chain, True
        if pack.extends in {CORE, NOTHING} or pack.file is None:
            return chain, pack.extends != NOTHING
        folder = folder / pack.extends
        if folder.resolve() in {each.resolve() for each in chain}:
            errors.append(pack.file.error("extends绕成了圈，规则包最后以自己为基础", ("extends",)))
            return chain, True
        if not is_folder(folder):
            text = f"没有规则包“{pack.extends}”。应是core、none，或另一个规则包的文件夹（相对于本文件夹）"
            errors.append(pack.file.error(text, ("extends",)))
            return chain, True


def _rule_files(folder: Path) -> tuple[Path, ...]:
    if not is_folder(folder):
        told = "这是文件，请写规则目录的路径" if there(folder) else "规则目录不存在，请检查路径"
        raise ConfigurationError(f"{folder}：{told}")
    inside = [folder, *([folder / "rules"] if is_folder(folder / "rules") else [])]
    try:
        every = [path for each in inside for path in each.iterdir()]
    except OSError as error:
        raise ConfigurationError(f"{folder}：规则目录打不开（{why(error)}），请检查权限") from error
    wrong = sorted(
        path for path in every if path.suffix.lower() in {".yml", ".json"} and path.name != "rule.schema.json"
    )
    if wrong:
        raise ConfigurationError(f"{wrong[0]}：规则文件的扩展名应为.yaml，请改名，否则不会被读取")
    files = tuple(
        path for each in inside for path in sorted(each.glob("*.yaml")) if path.name not in _DATA_FILES
    )
    others = ("lexicons/*.yaml", "profiles/*.yaml", _ACROSS, *MANIFESTS)
    if not files and not any(any(folder.glob(pattern)) for pattern in others):
        raise ConfigurationError(f"{folder}：目录里没有规则（*.yaml），也没有lexicons或profiles，请检查路径")
    return files


def in_years(rules: Mapping[str, LoadedRule], manifest: Manifest) -> dict[str, LoadedRule]:
    """The pack's own rules with the pack's years where they name none."""
    return {name: _in_years(loaded, manifest) for name, loaded in rules.items()}


def _in_years(loaded: LoadedRule, manifest: Manifest) -> LoadedRule:
    rule = loaded.bound.rule
    if rule.from_year or rule.to_year or not (manifest.from_year or manifest.to_year):
        return loaded
    rule = rule.model_copy(update={"from_year": manifest.from_year, "to_year": manifest.to_year})
    return replace(loaded, bound=bind(rule, loaded.bound.kind, loaded.bound.params))


def override(
    rules: dict[str, LoadedRule], off: dict[str, OffRule], pack: Pack, known: Known
) -> list[YamlError]:
    """Applies a pack's overrides to the rules so far; what is switched off moves to ``off``."""
    if pack.manifest is None or pack.file is None:
        return []
    errors: list[YamlError] = []
    names = {name: name for name in rules} | {
        alias: name for name, loaded in rules.items() for alias in loaded.bound.rule.aliases
    }
    for word, change in pack.manifest.overrides.items():
        place: YamlPath = ("overrides", word)
        if word not in names:
            errors.append(pack.file.error(unknown_word("规则", word, sorted(rules)), place, at_key=True))
            continue
        name = names[word]
        if change.off:
            rule = rules.pop(name).bound.rule
            off[name] = OffRule(name, rule.title, pack.name, change.reason)
            continue
        changed, mistakes = _changed(rules[name], change, pack, place, known)
        errors += mistakes
        rules[name] = changed
    return errors


def _changed(
    loaded: LoadedRule, change: Override, pack: Pack, place: YamlPath, known: Known
) -> tuple[LoadedRule, list[YamlError]]:
    rule, kind, params = loaded.bound.rule, loaded.bound.kind, loaded.bound.params
    if pack.file is None:
        return loaded, []
    updates: dict[str, Any] = {
        key: value
        for key in ("severity", "confidence", "from_year", "to_year")
        if (value := getattr(change, key)) is not None
    }
    errors: list[YamlError] = []
    if change.off is False and rule.status is Status.DEPRECATED:
        updates["status"] = Status.STABLE
    if change.score:
        data = (rule.score.model_dump() if rule.score else {}) | change.score
        try:
            updates["score"] = ScoreSpec.model_validate(data)
        except ValidationError as error:
            errors += translate(error, pack.file, ScoreSpec, change.score, (*place, "score"))
    if change.params:
        data = rule.check.params | change.params
        try:
            context = {"lexicons": known.lexicons, "thresholds": known.thresholds}
            params = kind.params.model_validate(data, context=context)
            updates["check"] = Check.model_validate({"kind": rule.check.kind, **data})
        except ValidationError as error:
            errors += translate(error, pack.file, kind.params, change.params, (*place, "params"))
    if errors:
        return loaded, errors
    bound = bind(rule.model_copy(update=updates), kind, params)
    told = LocalChange(rule.id, rule.title, pack.name, changed_words(rule, updates), change.reason or "")
    changed_by = (*loaded.changed_by, pack.name)
    return replace(loaded, bound=bound, changed_by=changed_by, changes=(*loaded.changes, told)), []
