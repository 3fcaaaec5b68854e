"""Reads rule files into bound rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from auditor.checks import load_kinds
from auditor.config.lexicons import Lexicons
from auditor.config.word_lists import word_lists_of
from auditor.config.yaml12 import Path as YamlPath
from auditor.config.yaml12 import YamlError, YamlFile, read_yaml
from auditor.errors import ConfigurationError
from auditor.language.layers.raw import span_labels
from auditor.profiles import Profile
from auditor.ruleset.binding import Known, read_rule
from auditor.ruleset.ruleset import LoadedRule


class RuleReader:
    """Reads rule files one after another and keeps their mistakes in ``errors``.

    ``tolerant`` lets a check module that cannot be imported be: ``broken`` names it.
    """

    def __init__(self, lexicons: Lexicons, profile: Profile, *, tolerant: bool = False) -> None:
        self.broken: dict[str, Exception] = {}
        self.errors: list[ConfigurationError] = []
        kinds = load_kinds(broken=self.broken if tolerant else None)
        self.known = Known(
            kinds,
            frozenset(lexicons.names),
            frozenset(profile.thresholds),
            tuple(profile.items),
            word_lists_of(lexicons).names,
            span_labels(lexicons),
        )

    def broken_modules(self) -> list[ConfigurationError]:
        """The check modules that could not be imported: a kind may be missing only because of them."""
        return [
            ConfigurationError(f"{name.replace('.', '/')}.py：无法导入（{type(error).__name__}: {error}）")
            for name, error in sorted(self.broken.items())
        ]

    def read(self, paths: Sequence[Path], *, pack: str = "") -> dict[str, LoadedRule]:
        """The rules of one pack by id; an id that stands twice in the pack is a mistake."""
        rules: dict[str, LoadedRule] = {}
        for path in paths:
            try:
                file = read_yaml(path)
            except YamlError as error:
                self.errors.append(error)
                continue
            for place in _places(file):
                self._read_one(file, place, rules, pack)
        return rules

    def _read_one(self, file: YamlFile, place: YamlPath, rules: dict[str, LoadedRule], pack: str) -> None:
        bound, errors = read_rule(file, place, self.known)
        self.errors += errors
        if bound is None:
            return
        name = bound.rule.id
        if name in rules:
            text = f"规则编号“{name}”重复，{rules[name].place('id')}已经用过"
            self.errors.append(file.error(text, (*place, "id")))
            return
        rules[name] = LoadedRule(bound, file, place, pack)


def _places(file: YamlFile) -> Iterator[YamlPath]:
    """Where the rules of a file stand: the file itself, or each entry of its list."""
    if isinstance(file.data, list):
        yield from ((index,) for index in range(len(file.data)))
    else:
        yield ()
