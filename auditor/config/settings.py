"""What a user or a bureau sets once: auditor.yaml in the folder where the program runs, and the user's own.

Only these two are looked at, and never a folder of submissions: what a department sends must not say where
results go, or by which rules it is judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from auditor.config.directories import user_directory
from auditor.config.mistakes import RuleErrors, translate
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.opening import is_file

FILE = "auditor.yaml"
VARIABLE = "AUDITOR_CONFIG"  # the directory of the user's own file; empty for none
_T = TypeVar("_T")


def _listed(value: Any) -> Any:
    """One folder may stand without a list around it."""
    return [value] if isinstance(value, str) else value


_Words = Annotated[str, Field(min_length=1)]
_Number = Annotated[int, Field(ge=1, strict=True)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class _Limits(_Model):
    """Those of readers.limits that options of commands set."""

    seconds: _Number | None = None
    file_mb: _Number | None = None
    pages: _Number | None = None
    cells: _Number | None = None
    memory_mb: _Number | None = None


class _Written(_Model):
    """The keys of a file."""

    store: _Words | None = None
    rules: Annotated[tuple[_Words, ...], BeforeValidator(_listed)] = ()
    profile: _Words | None = None
    waivers: _Words | None = None
    jobs: _Number | None = None
    limits: _Limits = Field(default_factory=_Limits)


@dataclass(frozen=True, slots=True)
class Setting(Generic[_T]):
    """A value and the file that says so."""

    value: _T
    file: Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds where a call does not say otherwise; ``None`` for what no file sets. ``limits`` are by the
    names of readers.limits.Limits."""

    store: Setting[str] | None = None
    rules: Setting[tuple[Path, ...]] | None = None
    profile: Setting[str] | None = None
    waivers: Setting[Path] | None = None
    jobs: Setting[int] | None = None
    limits: Mapping[str, Setting[int]] = field(default_factory=dict)


def settings_files() -> Iterator[Path]:
    """Where settings may stand; the first that sets something holds."""
    yield Path(FILE).absolute()
    directory = _directory()
    if directory is not None:
        yield directory / FILE


def settings() -> Settings:
    """What the files set; paths start from the folder of the file that names them. Raises ConfigurationError
    for a mistake in any of the files."""
    held = Settings()
    for path in settings_files():
        if is_file(path):
            held = _behind(held, _set_by(path))
    return held


def _behind(held: Settings, other: Settings) -> Settings:
    """What is held, and of the other what it leaves open."""
    return Settings(
        store=held.store or other.store,
        rules=held.rules or other.rules,
        profile=held.profile or other.profile,
        waivers=held.waivers or other.waivers,
        jobs=held.jobs or other.jobs,
        limits={**other.limits, **held.limits},
    )


def _set_by(path: Path) -> Settings:
    file = read_yaml(path)
    manifest = (
        isinstance(file.data, dict) and "id" in file.data
    )  # of a pack of rules, in whose folder one works
    if file.data is None or manifest:
        return Settings()
    written = _read(file)
    store = written.store
    if store is not None and "://" not in store:
        store = str(path.parent / store)

    def said(value: _T | None) -> Setting[_T] | None:
        return None if value is None else Setting(value, path)

    limits = written.limits.model_dump(exclude_none=True)
    return Settings(
        store=said(store),
        rules=said(tuple(path.parent / each for each in written.rules) or None),
        profile=said(written.profile),
        waivers=said(None if written.waivers is None else path.parent / written.waivers),
        jobs=said(written.jobs),
        limits={name: Setting(number, path) for name, number in limits.items()},
    )


def _read(file: YamlFile) -> _Written:
    try:
        return _Written.model_validate(file.data)
    except ValidationError as error:
        raise RuleErrors(translate(error, file, _Written, file.data), "设置文件") from error


def _directory() -> Path | None:
    return user_directory(VARIABLE, "APPDATA", "XDG_CONFIG_HOME", ".config")
