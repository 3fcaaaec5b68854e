"""A rule set: the rules with everything that they are judged by."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any

from auditor.checks.base import Context
from auditor.checks.units import Scope
from auditor.config.lexicons import Lexicons
from auditor.config.yaml12 import Path as YamlPath
from auditor.config.yaml12 import YamlFile
from auditor.language import Language, language_of
from auditor.model import Confidence, Submission, Waivers
from auditor.profiles import Profile
from auditor.profiles.regions import choose_profile
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.schema import Rule, Status
from auditor.ruleset.screens import Screens
from auditor.version import __version__

_CORE = "core"  # the pack of the built-in rules


@dataclass(frozen=True, slots=True)
class LocalChange:
    """What a pack adds to the rules, or made of one that it did not write, or of a threshold: in Chinese,
    with its reason."""

    name: str
    title: str
    pack: str
    change: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A bound rule with the file that it was read from and its path in that file's data."""

    bound: BoundRule
    file: YamlFile
    path: YamlPath
    pack: str = ""
    changed_by: tuple[str, ...] = ()  # the packs whose overrides changed it
    changes: tuple[LocalChange, ...] = ()  # what they changed, and that it stands in for another

    @property
    def data(self) -> Any:
        """The rule as written."""
        data = self.file.data
        for step in self.path:
            data = data[step]
        return data

    def place(self, *path: str | int) -> str:
        """«file:line» of a part of the rule."""
        mark = self.file.values.get((*self.path, *path))
        return f"{self.file.source}:{mark.line}" if mark else self.file.source


@dataclass(frozen=True, slots=True)
class OffRule:
    """A rule that a pack switched off: it does not run, and reports say so."""

    id: str
    title: str
    pack: str
    reason: str | None


@dataclass(frozen=True)
class RuleSet:
    """Rules sorted by id, with lexicons and profile. ``packs`` names the packs in the order of loading.

    ``profiles`` are those that a submission may choose from by what it says of its region; it is empty where
    the call named one. ``profile_reason`` says in Chinese why ``profile`` holds.
    """

    loaded: tuple[LoadedRule, ...]
    lexicons: Lexicons
    profile: Profile
    packs: tuple[str, ...]
    off: tuple[OffRule, ...] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    profile_reason: str = ""
    waivers: Waivers = field(default_factory=Waivers)
    thresholds: tuple[LocalChange, ...] = ()

    @property
    def rules(self) -> tuple[Rule, ...]:
        return tuple(each.bound.rule for each in self.loaded)

    @property
    def bound(self) -> tuple[BoundRule, ...]:
        return tuple(each.bound for each in self.loaded)

    @cached_property
    def by_id(self) -> MappingProxyType[str, Rule]:
        return MappingProxyType({rule.id: rule for rule in self.rules})

    @cached_property
    def deducting(self) -> frozenset[str]:
        """The rules, by their ids, of which a finding can cost points under the profile."""
        return frozenset(rule.id for rule in self.rules if _can_deduct(rule, self.profile))

    @property
    def changes(self) -> tuple[LocalChange, ...]:
        """All that packs switched off, added, replaced or changed, for readers of the report."""
        off = (LocalChange(each.id, each.title, each.pack, "停用", each.reason or "") for each in self.off)
        changed = (change for each in self.loaded for change in (*_added(each), *each.changes))
        return (*off, *changed, *self.thresholds)

    def find(self, name: str) -> Rule | None:
        """The rule of an id or of a former id."""
        if name in self.by_id:
            return self.by_id[name]
        return next((rule for rule in self.rules if name in rule.aliases), None)

    def profile_for(self, submission: Submission) -> tuple[str, str]:
        """The name of the profile that a submission is judged by, and why, in Chinese."""
        if not self.profiles:
            return self.profile.id, self.profile_reason
        return choose_profile(submission, self.lexicons, self.profiles)

    def under(self, profile: str) -> RuleSet:
        """This rule set with one of ``profiles``; language facts are shared, for they depend on texts
        alone."""
        if profile not in self.profiles:
            return self
        if profile not in self._variants:
            variant = replace(self, profile=self.profiles[profile], profiles={})
            variant.__dict__["language"] = self.language
            self._variants[profile] = variant
        return self._variants[profile]

    @cached_property
    def _variants(self) -> dict[str, RuleSet]:
        return {}

    @cached_property
    def language(self) -> Language:
        """The language room for everything that is judged by these lexicons: facts are computed once per
        text."""
        return language_of(self.lexicons)

    @cached_property
    def context(self) -> Context:
        return Context(self.language, self.lexicons, self.profile)

    @cached_property
    def by_scope(self) -> Mapping[Scope, tuple[BoundRule, ...]]:
        """The rules that run."""
        running = [each for each in self.bound if each.rule.status is not Status.DEPRECATED]
        return {scope: tuple(each for each in running if each.rule.scope is scope) for scope in Scope}

    @cached_property
    def screens(self) -> Screens:
        """What the rules on rows say of targets by themselves."""
        return Screens(self.by_scope[Scope.INDICATOR], self.context)

    @cached_property
    def fingerprint(self) -> str:
        """«sha256:…» over the rules as they run, lexicons, profiles, plug-ins and engine version; paths and
        line ends do not matter."""
        profiles = self.profiles or {self.profile.id: self.profile}
        content = {
            "engine": __version__,
            "plugins": {each.bound.kind.name: each.bound.kind.origin for each in self.loaded},
            "lexicons": self.lexicons.fingerprint(),
            "profiles": {name: profile.model_dump(mode="json") for name, profile in profiles.items()},
            "rules": [each.bound.rule.model_dump(mode="json", by_alias=True) for each in self.loaded],
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).replace("\r\n", "\n")
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _added(loaded: LoadedRule) -> Iterator[LocalChange]:
    """That a rule is the pack's own, with the first sentence of why it exists."""
    rule = loaded.bound.rule
    if loaded.pack != _CORE and rule.replaces is None:
        reason, stop, _ = rule.why.strip().partition("。")
        yield LocalChange(rule.id, rule.title, loaded.pack, "新增", reason + stop)


def _can_deduct(rule: Rule, profile: Profile) -> bool:
    """Whether any finding of a rule can cost points; a rule that only asks or hints judges no item."""
    if rule.status is not Status.STABLE or rule.confidence is Confidence.ASK:
        return False
    if rule.score:
        return bool(rule.score.points)
    usual = profile.deductions.get(rule.severity)
    return bool(usual and usual.points)
