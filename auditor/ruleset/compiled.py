"""A rule set as it is kept between runs: everything that was found out when its files were read and checked,
under a digest of all these files. Its lexicons and the data of its files are kept by themselves.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditor.checks.base import CheckKind, Params
from auditor.config.lexicons import Lexicons
from auditor.config.resources import data_directory
from auditor.config.yaml12 import Path as YamlPath
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.profiles import Profile, profile_files
from auditor.ruleset.binding import bind
from auditor.ruleset.packs import Pack
from auditor.ruleset.ruleset import LoadedRule, LocalChange, OffRule, RuleSet
from auditor.ruleset.schema import Rule


@dataclass(frozen=True, slots=True)
class Sources:
    """The rule files of a rule set in the order in which they are read, and the digest of all that it is
    made of."""

    files: tuple[YamlFile, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class _Rule:
    rule: Rule
    params: Params
    file: int
    path: YamlPath
    pack: str
    changed_by: tuple[str, ...]
    changes: tuple[LocalChange, ...]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule set without what is kept elsewhere, and without code."""

    rules: tuple[_Rule, ...]
    profile: Profile
    packs: tuple[str, ...]
    off: tuple[OffRule, ...]
    profiles: Mapping[str, Profile]
    thresholds: tuple[LocalChange, ...]
    profile_reason: str
    fingerprint: str

    def ruleset(self, sources: Sources, lexicons: Lexicons, kinds: Mapping[str, CheckKind]) -> RuleSet:
        """The rule set that was compiled, of the same files and lexicons."""
        ruleset = RuleSet(
            tuple(_loaded(each, sources, kinds) for each in self.rules),
            lexicons,
            self.profile,
            self.packs,
            self.off,
            self.profiles,
            self.profile_reason,
            thresholds=self.thresholds,
        )
        ruleset.__dict__["fingerprint"] = self.fingerprint
        return ruleset


def read_sources(
    packs: Sequence[Pack], folders: Sequence[Path], lexicons: Lexicons, profile: str | None
) -> Sources:
    """Reads the files of a rule set; ``profile`` is the one that was asked for. Raises ConfigurationError."""
    rules = tuple(read_yaml(path) for pack in packs for path in pack.files)
    profiles = [data_directory("rules") / "dimensions.yaml", *profile_files(folders).values()]
    manifests = [pack.file for pack in packs if pack.file is not None]
    read = (rules, map(read_yaml, profiles), manifests)
    files = [[(each.source, each.digest) for each in some] for some in read]
    told = [lexicons.digest, profile, [pack.name for pack in packs], files]
    return Sources(rules, hashlib.sha256(json.dumps(told).encode()).hexdigest())


def compiled(ruleset: RuleSet, sources: Sources) -> Compiled | None:
    """What is kept of a rule set; ``None`` for one with kinds of plug-ins, which change by themselves."""
    if any(each.bound.kind.origin for each in ruleset.loaded):
        return None
    return Compiled(
        tuple(_entries(ruleset, sources)),
        ruleset.profile,
        ruleset.packs,
        ruleset.off,
        ruleset.profiles,
        ruleset.thresholds,
        ruleset.profile_reason,
        ruleset.fingerprint,
    )


def _entries(ruleset: RuleSet, sources: Sources) -> Iterator[_Rule]:
    places = {file.source: number for number, file in enumerate(sources.files)}
    for each in ruleset.loaded:
        bound = each.bound
        place = places[each.file.source]
        yield _Rule(bound.rule, bound.params, place, each.path, each.pack, each.changed_by, each.changes)


def _loaded(entry: _Rule, sources: Sources, kinds: Mapping[str, CheckKind]) -> LoadedRule:
    bound = bind(entry.rule, kinds[entry.rule.check.kind], entry.params)
    file = sources.files[entry.file]
    return LoadedRule(bound, file, entry.path, entry.pack, entry.changed_by, entry.changes)
