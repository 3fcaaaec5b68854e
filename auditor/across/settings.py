"""What is compared across submissions, from where on it is told, and in which words: rules/across.yaml."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from auditor.config.merging import overridden
from auditor.config.mistakes import RuleErrors, translate, unknown_word
from auditor.config.resources import data_directory
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.opening import there
from auditor.ruleset.packs import with_bases

FILE = "across.yaml"
PLACEHOLDERS = ("name", "target", "usual", "count", "project", "issuer", "times")

Share = Annotated[float, Field(gt=0.5, le=1)]
Peers = Annotated[int, Field(ge=1)]
Text = Annotated[str, Field(min_length=1)]


def _known_placeholders(text: str) -> str:
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        told = "花括号没有配对，占位符写成{name}这样"
        raise PydanticCustomError("explained", "{text}", {"text": told}) from error
    for name in named:
        if name not in PLACEHOLDERS:
            told = unknown_word("占位符", name, PLACEHOLDERS)
            raise PydanticCustomError("explained", "{text}", {"text": told})
    return text


Message = Annotated[str, Field(min_length=1), AfterValidator(_known_placeholders)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Kind(_Model):
    """What every kind has. ``least_peers`` it takes to ask; ``told`` are listed at most, all are counted."""

    enabled: bool = True
    title: Text
    least_peers: Peers
    told: Annotated[int, Field(ge=1)]
    message: Message
    advice: Message
    why: Text


class Likely(Kind):
    """A kind that is likely where ``likely_peers`` agree, at least ``likely_share`` of all."""

    likely_peers: Peers
    likely_share: Share = 1.0


class Agreeing(Likely):
    """A kind that needs ``share`` of all peers to agree."""

    share: Share


class FarTarget(Agreeing):
    """Shares differ by ``points``, times by ``ratio``, and by ``spread`` times the distance of quartiles."""

    points: Annotated[float, Field(gt=0)]
    ratio: Annotated[float, Field(gt=1)]
    spread: Annotated[float, Field(ge=0)]


class UnitCost(Agreeing):
    """Prices differ by ``ratio``, and by ``spread`` times the distance of quartiles."""

    ratio: Annotated[float, Field(gt=1)]
    spread: Annotated[float, Field(ge=0)]


class CopiedText(Likely):
    """Texts of ``least_length`` characters or more of which ``alike`` is the same; those of projects with one
    of the words ``exempt`` are the same everywhere."""

    least_length: Annotated[int, Field(ge=10)]
    alike: Annotated[float, Field(ge=0.7, le=1)]
    exempt: tuple[str, ...]


class CoreUnsupported(Kind):
    """Core indicators with one of the words ``exempt`` need no project."""

    exempt: tuple[str, ...]


class Settings(_Model):
    """rules/across.yaml, with what a bureau's packs change."""

    KINDS: ClassVar[tuple[str, ...]] = (
        "opposite-sign", "other-unit", "far-target", "unit-cost", "copied-text", "core-unsupported",
    )  # fmt: skip

    quoted: Annotated[int, Field(ge=1, le=50)]
    most_project_names: Annotated[int, Field(ge=1, le=20)]
    most_issuers: Annotated[int, Field(ge=0, le=1000)]
    too_general: tuple[str, ...]
    opposite_sign: Annotated[Agreeing, Field(alias="opposite-sign")]
    other_unit: Annotated[Agreeing, Field(alias="other-unit")]
    far_target: Annotated[FarTarget, Field(alias="far-target")]
    unit_cost: Annotated[UnitCost, Field(alias="unit-cost")]
    copied_text: Annotated[CopiedText, Field(alias="copied-text")]
    core_unsupported: Annotated[CoreUnsupported, Field(alias="core-unsupported")]

    def kind(self, name: str) -> Kind:
        """The settings of one of KINDS."""
        found: Kind = getattr(self, name.replace("-", "_"))
        return found

    @property
    def fingerprint(self) -> str:
        """«sha256:…» over all settings, the same on every machine."""
        return f"sha256:{hashlib.sha256(self.model_dump_json().encode()).hexdigest()}"


def load_settings(packs: Sequence[Path] = ()) -> Settings:
    """The built-in settings with the keys that packs change. Raises RuleErrors for the mistakes in a file."""
    file = read_yaml(data_directory("rules") / FILE)
    data, settings = _checked(file.data, file, file)
    for path in (folder / FILE for folder in packs):
        if there(path):
            own = read_yaml(path)
            data, settings = _checked(overridden(data, own.data), own, file)
    return settings


def settings_of(packs: Sequence[Path]) -> Settings:
    """The settings of packs and of those that they build on. Raises RuleErrors for the mistakes in a file."""
    folders, _, _ = with_bases(packs)
    return load_settings(folders)


def _checked(data: Any, file: YamlFile, base: YamlFile) -> tuple[Any, Settings]:
    try:
        return data, Settings.model_validate(data)
    except ValidationError as error:
        raise RuleErrors(translate(error, file, Settings, data, base=base)) from error
