"""The JSON Schema of rule files and pack manifests, for completion and checks in editors.

https://json-schema.org/draft/2020-12, as the YAML language server of VS Code reads it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from auditor.categories import CATEGORIES
from auditor.checks import load_kinds
from auditor.checks.base import CheckKind
from auditor.model.words import FIELD_WORDS
from auditor.profiles import Profile
from auditor.ruleset.schema import Rule

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Sentences with blanks are plain texts to an editor."""

    def function_plain_schema(self, _: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        return {"type": "string"}


def rule_schema(profile: Profile, rules: Iterable[Rule] = ()) -> dict[str, Any]:
    """The schema of a rule file: one rule, or a list of rules. The titles of ``rules`` show what the kinds
    that they use are good for."""
    definitions: dict[str, Any] = {}
    rule = _schema(Rule, definitions)
    kinds = load_kinds()
    properties = rule["properties"]
    properties["category"] |= _words(CATEGORIES)
    properties["item"] |= _words({name: item.title for name, item in profile.items.items()})
    used: dict[str, list[str]] = defaultdict(list)
    for each in rules:
        used[each.check.kind].append(each.title)
    choices = [_kind(kind, used[name], definitions) for name, kind in sorted(kinds.items())]
    properties["check"] = {"description": properties["check"]["description"], "oneOf": choices}
    where = definitions["Where"]["properties"]
    for name, choice in where.items():
        where[name] = _one_or_many(choice)
    rule["anyOf"] = [{"required": ["message"]}, {"required": ["messages"]}]
    suggestion = definitions["SuggestionTemplate"]["properties"]
    suggestion["field"] = {"description": suggestion["field"]["description"], **_words(FIELD_WORDS)}
    definitions["Rule"] = rule
    single = {"$ref": "#/$defs/Rule"}
    return {
        "$schema": _DIALECT,
        "title": "auditor rule",
        "oneOf": [single, {"type": "array", "items": single}],
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(model: type[BaseModel], definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a model; what it refers to is put among the definitions."""
    schema = model.model_json_schema(schema_generator=_Generator, by_alias=True)
    for name, definition in schema.pop("$defs", {}).items():
        definitions.setdefault(name, definition)
    return schema


def _kind(kind: CheckKind, used: list[str], definitions: dict[str, Any]) -> dict[str, Any]:
    params = _schema(kind.params, definitions)
    return {
        "type": "object",
        "title": kind.name,
        "description": f"用于：{'；'.join(used)}" if used else kind.summary,
        "properties": {"kind": {"const": kind.name}, **params.get("properties", {})},
        "required": ["kind", *params.get("required", [])],
        "additionalProperties": False,
    }


def _one_or_many(schema: Any) -> Any:
    """A filter takes a single word for a list of one."""
    lists = [each for each in schema.get("anyOf", []) if each.get("type") == "array"]
    return schema | {"anyOf": [*schema["anyOf"], *(each["items"] for each in lists)]} if lists else schema


def _words(words: Any) -> dict[str, Any]:
    """A choice of words, each with what it means."""
    return {"oneOf": [{"const": word, "title": title} for word, title in words.items()]}
