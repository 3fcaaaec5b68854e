"""A rule bound to the code that judges it: kind found, parameters typed, filter and sentences compiled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from auditor.checks.base import CheckKind, Params
from auditor.checks.units import Scope
from auditor.config.mistakes import translate, unknown_word
from auditor.config.yaml12 import Path, YamlError, YamlFile
from auditor.ruleset.schema import ADVISED, SCOPE_PLACEHOLDERS, Rule, SuggestionTemplate
from auditor.ruleset.templates import Template
from auditor.ruleset.where import SCOPES_OF_KEY, Filter, compile_where


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule ready to judge units of its scope that ``applies`` lets through."""

    rule: Rule
    kind: CheckKind
    params: Params
    applies: Filter
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
    errors += _joining_errors(rule, file, path)
    if rule.from_year and rule.to_year and rule.from_year > rule.to_year:
        errors.append(file.error(f"终止年度早于起始年度{rule.from_year}", (*path, "to")))
    kind = known.kinds.get(rule.check.kind)
    if kind is None:
        text = _parted(rule, known.kinds) or unknown_word("检查方法", rule.check.kind, sorted(known.kinds))
        return None, [*errors, file.error(text, (*path, "check", "kind"))]
    if rule.scope not in kind.scopes:
        text = f"检查方法“{kind.name}”不能用于scope“{rule.scope}”。可用：{'、'.join(sorted(kind.scopes))}"
        errors.append(file.error(text, (*path, "scope")))
    params, mistakes = _params(rule, kind, file, (*path, "check"), known)
    errors += mistakes
    if errors or params is None:
        return None, errors
    return bind(rule, kind, params), []


def _parted(rule: Rule, kinds: Mapping[str, CheckKind]) -> str | None:
    """What a kind is called now that became several, where the rule's is such a one."""
    old = rule.check.kind
    parts = {
        kind.formerly[1]: name
        for name, kind in sorted(kinds.items())
        if kind.formerly is not None and kind.formerly[0] == old
    }
    if not parts:
        return None
    for key, chosen in rule.check.params.items():
        if isinstance(chosen, str) and chosen in parts:
            return (
                f"检查方法“{old}”（{key}: {chosen}）现在叫“{parts[chosen]}”：改kind，删去{key}，其余的键照旧"
            )
    return f"检查方法“{old}”已分为{len(parts)}种，请选用：{'、'.join(parts.values())}"


def bind(rule: Rule, kind: CheckKind, params: Params) -> BoundRule:
    """The rule with its filter compiled."""
    basis = tuple(str(each) for each in rule.basis)
    applies = compile_where(rule.where, (rule.from_year, rule.to_year))
    return BoundRule(rule, kind, params, applies, basis)


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


def _joining_errors(rule: Rule, file: YamlFile, path: Path) -> Iterator[YamlError]:
    """What joins others says what it says then; so may what others join, should it be the lesser of them."""
    if rule.joins and rule.briefly is None:
        yield file.error("joins要有briefly：并入别的问题时说的半句话", (*path, "joins"), at_key=True)


def _template_errors(
    rule: Rule, file: YamlFile, path: Path, kinds: Mapping[str, CheckKind]
) -> list[YamlError]:
    kind = kinds.get(rule.check.kind)
    if kind is None:  # its placeholders are not known; the kind itself is reported
        return []
    errors = [*_fault_errors(rule, kind, file, path), *_suggestion_errors(rule, file, path)]
    allowed = SCOPE_PLACEHOLDERS[Scope(rule.scope)] | kind.provides
    for place, template in _templates(rule):
        known = allowed | {ADVISED} if place[-1] == "reviewed" else allowed
        for name in sorted(template.names - known):
            errors.append(file.error(unknown_word("占位符", name, sorted(known)), (*path, *place)))
    return errors


def _templates(rule: Rule) -> Iterator[tuple[Path, Template]]:
    """Every sentence of a rule with its place."""
    if rule.message is not None:
        yield ("message",), rule.message
    for fault, message in rule.messages.items():
        yield ("messages", fault), message
    if rule.briefly is not None:
        yield ("briefly",), rule.briefly
    for place, suggestion in _suggestions(rule):
        for key in ("text", "value", "reviewed", "unweighted"):
            template = getattr(suggestion, key)
            if template is not None:
                yield (*place, key), template


def _suggestions(rule: Rule) -> Iterator[tuple[Path, SuggestionTemplate]]:
    if rule.suggestion is not None:
        yield ("suggestion",), rule.suggestion
    for fault, suggestion in rule.suggestions.items():
        yield ("suggestions", fault), suggestion


def _suggestion_errors(rule: Rule, file: YamlFile, path: Path) -> Iterator[YamlError]:
    for place, each in _suggestions(rule):
        if each.text is None and (each.field is None or each.value is None):
            text = f"{place[0]}要有text；或同时有field和value"
            yield file.error(text, (*path, *place), at_key=True)


def _fault_errors(rule: Rule, kind: CheckKind, file: YamlFile, path: Path) -> Iterator[YamlError]:
    """Faults that the kind does not know, and those that nothing words."""
    for key, named in (("messages", rule.messages), ("suggestions", rule.suggestions)):
        for fault in sorted(named.keys() - kind.faults):
            text = unknown_word("差错", fault, sorted(kind.faults))
            yield file.error(text, (*path, key, fault), at_key=True)
    if rule.message is not None:
        return
    if missing := sorted(kind.faults - rule.messages.keys()):
        yield file.error(f"messages缺少{'、'.join(missing)}；或者写一个message", path)
    elif not kind.faults:
        yield file.error("缺少键“message”", path)
