"""What a user or a bureau sets once: auditor.yaml in the folder where the program runs, and the user's own.

Only these two are looked at, and never a folder of submissions: what a department sends must not say where
results go.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from auditor.config.mistakes import RuleErrors, translate
from auditor.config.yaml12 import read_yaml
from auditor.opening import is_file

FILE = "auditor.yaml"
VARIABLE = "AUDITOR_CONFIG"  # the directory of the user's own file; empty for none


class _Settings(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    store: Annotated[str, Field(min_length=1)] | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """A value and the file that says so."""

    value: str
    file: Path


def settings_files() -> Iterator[Path]:
    """Where settings may stand; the first that sets something holds."""
    yield Path(FILE).absolute()
    directory = _directory()
    if directory is not None:
        yield directory / FILE


def store_setting() -> Setting | None:
    """The store that is set, a path from the file's own folder on. Raises ConfigurationError for a mistake in
    any of the files."""
    found = None
    for path in settings_files():
        if is_file(path):
            store = _read(path).store
            if store is not None and found is None:
                found = Setting(store if "://" in store else str(path.parent / store), path)
    return found


def _read(path: Path) -> _Settings:
    file = read_yaml(path)
    try:
        return _Settings.model_validate(file.data)
    except ValidationError as error:
        raise RuleErrors(translate(error, file, _Settings, file.data)) from error


def _directory() -> Path | None:
    named = os.environ.get(VARIABLE)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        roaming = os.environ.get("APPDATA")
        return Path(roaming) / "auditor" if roaming else None
    with suppress(RuntimeError):  # a user without a home
        return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "auditor"
    return None
