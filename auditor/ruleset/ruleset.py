"""A rule set: the rules with everything that they are judged by."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from auditor import __version__
from auditor.checks.base import Context
from auditor.language import Language
from auditor.lexicons import Lexicons
from auditor.ruleset.binding import BoundRule
from auditor.ruleset.profile import Profile
from auditor.ruleset.schema import Rule
from auditor.yaml12 import Path as YamlPath
from auditor.yaml12 import YamlFile


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A bound rule with the file that it was read from and its path in that file's data."""

    bound: BoundRule
    file: YamlFile
    path: YamlPath

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


@dataclass(frozen=True)
class RuleSet:
    """Rules sorted by id, with lexicons and profile. ``packs`` names the packs in the order of loading."""

    loaded: tuple[LoadedRule, ...]
    lexicons: Lexicons
    profile: Profile
    packs: tuple[str, ...]

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
    def language(self) -> Language:
        """One language room for everything that this rule set judges: facts are computed once per text."""
        return Language(self.lexicons)

    @cached_property
    def context(self) -> Context:
        return Context(self.language, self.lexicons, self.profile)

    @cached_property
    def fingerprint(self) -> str:
        """«sha256:…» over rules, lexicons, profile and engine version; paths and line ends do not matter."""
        rules = [each.data for each in self.loaded]
        content = {
            "engine": __version__,
            "lexicons": self.lexicons.fingerprint(),
            "profile": self.profile.model_dump(mode="json"),
            "rules": rules,
        }
        text = json.dumps(content, ensure_ascii=False, sort_keys=True).replace("\r\n", "\n")
        return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
