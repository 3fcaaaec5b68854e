"""A rule bound to the code that judges it: kind found, parameters typed, filter and sentences compiled."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from auditor.checks.base import (
    CheckKind,
    Params,
)
from auditor.checks.units import Scope, Unit, form_of
from auditor.config.mistakes import translate, unknown_word
from auditor.config.yaml12 import Path, YamlError, YamlFile
from auditor.ruleset.schema import SCOPE_PLACEHOLDERS, Rule
from auditor.ruleset.templates import Template
from auditor.ruleset.where import SCOPES_OF_KEY, Predicate, compile_where


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule ready to judge units of its scope that ``applies`` lets through."""

    rule: Rule
    kind: CheckKind
    params: Params
    applies: Predicate
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The names that a rule may refer to."""

    kinds: Mapping[str, CheckKind]
    lexicons: Collection[str]
    thresholds: Collection[str]
    items: Collection[str]
    lists: Collection[str] = ()
    labels: Collection[str] = ()


def read_rule(file: YamlFile, path: Path, known: Known) -> tuple[BoundRule | None, list[YamlError]]:
    """The rule at a path of the file, or all its mistakes."""
    data = file.data
    for step in path:
        data = data[step]
    try:
        rule = Rule.model_validate(data, context={"items": known.items})
    except ValidationError as error:
        return None, translate(error, file, Rule, data, path)
    errors = [*_where_errors(rule, file, path), *_template_errors(rule, file, path, known.kinds)]
    if rule.from_year and rule.to_year and rule.from_year > rule.to_year:
        errors.append(file.error(f"终止年度早于起始年度{rule.from_year}", (*path, "to")))
    kind = known.kinds.get(rule.check.kind)
    if kind is None:
        text = unknown_word("检查方法", rule.check.kind, sorted(known.kinds))
        return None, [*errors, file.error(text, (*path, "check", "kind"))]
    if rule.scope not in kind.scopes:
        text = f"检查方法“{kind.name}”不能用于scope“{rule.scope}”。可用：{'、'.join(sorted(kind.scopes))}"
        errors.append(file.error(text, (*path, "scope")))
    params, mistakes = _params(rule, kind, file, (*path, "check"), known)
    errors += mistakes
    if errors or params is None:
        return None, errors
    return bind(rule, kind, params), []


def bind(rule: Rule, kind: CheckKind, params: Params) -> BoundRule:
    """The rule with its filter compiled."""
    basis = tuple(str(each) for each in rule.basis)
    return BoundRule(rule, kind, params, _applies(rule), basis)


def _applies(rule: Rule) -> Predicate:
    concerned = compile_where(rule.where)
    first, last = rule.from_year, rule.to_year
    if first is None and last is None:
        return concerned

    def applies(unit: Unit) -> bool:
        form = form_of(unit)
        year = (form.year if form else None) or unit.submission.year
        in_force = year is None or (first or year) <= year <= (last or year)
        return in_force and concerned(unit)

    return applies


def _params(
    rule: Rule, kind: CheckKind, file: YamlFile, path: Path, known: Known
) -> tuple[Params | None, list[YamlError]]:
    context = {
        "lexicons": known.lexicons,
        "thresholds": known.thresholds,
        "lists": known.lists,
        "labels": known.labels,
    }
    try:
        return kind.params.model_validate(rule.check.params, context=context), []
    except ValidationError as error:
        return None, translate(error, file, kind.params, rule.check.params, path)


def _where_errors(rule: Rule, file: YamlFile, path: Path) -> list[YamlError]:
    errors = []
    for key in sorted(rule.where.model_fields_set):
        if rule.scope not in SCOPES_OF_KEY[key]:
            usable = sorted(name for name, scopes in SCOPES_OF_KEY.items() if rule.scope in scopes)
            text = f"where的键“{key}”不能用于scope“{rule.scope}”。可用：{'、'.join(usable) or '（无）'}"
            errors.append(file.error(text, (*path, "where", key), at_key=True))
    return errors


def _template_errors(
    rule: Rule, file: YamlFile, path: Path, kinds: Mapping[str, CheckKind]
) -> list[YamlError]:
    kind = kinds.get(rule.check.kind)
    if kind is None:  # its placeholders are not known; the kind itself is reported
        return []
    allowed = SCOPE_PLACEHOLDERS[Scope(rule.scope)] | kind.provides
    templates: list[tuple[Path, Template | None]] = [(("message",), rule.message)]
    if rule.suggestion is not None:
        templates += [
            (("suggestion", "text"), rule.suggestion.text),
            (("suggestion", "value"), rule.suggestion.value),
        ]
        if rule.suggestion.text is None and (rule.suggestion.field is None or rule.suggestion.value is None):
            return [
                file.error("suggestion要有text；或同时有field和value", (*path, "suggestion"), at_key=True)
            ]
    errors = []
    for place, template in templates:
        for name in sorted(template.names - allowed) if template else ():
            errors.append(file.error(unknown_word("占位符", name, sorted(allowed)), (*path, *place)))
    return errors
