"""A profile: what one form set or province asks, beside the rules.

rules/dimensions.yaml holds what all profiles share; rules/profiles/<name>.yaml says what differs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auditor.config.merging import overridden
from auditor.config.mistakes import RuleErrors, translate, unknown_word
from auditor.config.resources import data_directory
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.errors import ConfigurationError
from auditor.model import Severity
from auditor.profiles.marking import (
    CommonConfig,
    CoreFaults,
    DecisionConfig,
    DeductionConfig,
    GateConfig,
    GradeConfig,
    ItemConfig,
)


class Profile(BaseModel):
    """Weights, grades and expectations. ``weight_totals`` are the legal sums of indicator weights (an
    explicit row 预算执行率 makes it ``weight_total_with_execution``); ``minimum_coverage`` is the share of
    judgements below which no total is printed; ``thresholds`` are named numbers that rules refer to;
    ``progress_lines`` are the least shares of the budget (%) that have to be spent by the end of a month;
    ``answers`` say what a target measures (0…1) by kind of row and answer, ``floors`` below which rate (%) it
    measures nothing; a finding of ``row_points`` points
    takes a row's whole worth, a lesser one its share; ``core_faults`` are what is wrong
    with a form, however well it is filled;
    ``deductions`` prices a finding by its severity where its rule has no ``score``; ``required_dimensions``
    are the kinds of indicators that a form with levels has to hold; ``forms`` names the forms of this
    practice (for readers, nothing is judged by it)."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    title: str
    items: Mapping[str, ItemConfig]
    gates: tuple[GateConfig, ...] = ()
    common: tuple[CommonConfig, ...] = ()
    core_faults: CoreFaults = Field(default_factory=CoreFaults)
    grades: tuple[GradeConfig, ...]
    decisions: tuple[DecisionConfig, ...]
    answers: Mapping[str, Mapping[str, Decimal]]
    floors: Mapping[str, Decimal] = {}
    row_points: Decimal
    minimum_coverage: Decimal
    weight_totals: tuple[Decimal, ...]
    weight_total_with_execution: Decimal
    thresholds: Mapping[str, Decimal] = {}
    progress_lines: Mapping[int, Decimal] = {}
    deductions: Mapping[Severity, DeductionConfig] = {}
    required_dimensions: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    source: str = ""

    @property
    def region(self) -> str:
        """The title without 口径: 重庆."""
        return self.title.removesuffix("口径")

    def grade(self, score: Decimal) -> str | None:
        """The best grade that the score earns."""
        ranked = sorted(self.grades, key=lambda grade: grade.at_least, reverse=True)
        return next((each.grade for each in ranked if score >= each.at_least), None)

    def decision(self, score: Decimal, *, clean: bool) -> str | None:
        """What is done with a submission; ``clean`` says that nothing must be mended."""
        ranked = sorted(self.decisions, key=lambda each: each.at_least, reverse=True)
        fits = (each for each in ranked if score >= each.at_least and (clean or not each.clean))
        return next((each.decision for each in fits), None)


def profile_files(packs: Sequence[Path] = ()) -> dict[str, Path]:
    """The profiles by name; a pack's own ``profiles`` folder adds to the built-in ones or replaces them."""
    folders = (data_directory("rules") / "profiles", *(pack / "profiles" for pack in packs))
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.yaml"))}


def load_profile(name: str = "central", packs: Sequence[Path] = ()) -> Profile:
    """The profile ``name``. Raises ConfigurationError for an unknown name or a mistake in its file."""
    files = profile_files(packs)
    if name not in files:
        raise ConfigurationError(unknown_word("评审口径（profile）", name, sorted(files)))
    return _profile(_shared(), read_yaml(files[name]))


def load_profiles(packs: Sequence[Path] = ()) -> dict[str, Profile]:
    """All profiles by name. Raises ConfigurationError for a mistake in one of them."""
    base = _shared()
    return {name: _profile(base, read_yaml(path)) for name, path in profile_files(packs).items()}


def with_thresholds(profile: Profile, changes: Mapping[str, Decimal]) -> Profile:
    """The profile with single thresholds changed."""
    return (
        profile.model_copy(update={"thresholds": {**profile.thresholds, **changes}}) if changes else profile
    )


def _shared() -> YamlFile:
    return read_yaml(data_directory("rules") / "dimensions.yaml")


def _profile(base: YamlFile, file: YamlFile) -> Profile:
    own = file.data if isinstance(file.data, dict) else {}
    shared = base.data if isinstance(base.data, dict) else {}
    data: dict[str, Any] = overridden(shared, own)
    try:
        return Profile.model_validate(data)
    except ValidationError as error:
        raise RuleErrors(translate(error, file, Profile, data, base=base)) from error
