"""Word lists: lexicons/*.yaml (and one folder down: «forms/labels»), each validated against the model
that its reader declares.

A bureau's own folder may hold a file of the same name; its lists are appended and its mappings merged, so
that a word can be added without copying the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from auditor.config.kept import keeper, made_once
from auditor.config.merging import extended
from auditor.config.resources import data_directory
from auditor.config.yaml12 import YamlFile, read_yaml
from auditor.errors import ConfigurationError
from auditor.opening import why

Model = TypeVar("Model", bound=BaseModel)
_Made = TypeVar("_Made")


class LexiconModel(BaseModel):
    """Base of every lexicon's model: frozen, and an unknown key is an error. ``lexicon`` names the file that
    a model describes, so that the file is looked at when rules are loaded and not when a check first asks."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def __init_subclass__(cls, *, lexicon: str = "", **given: Any) -> None:
        super().__init_subclass__(**given)
        if lexicon:
            READ_AS[lexicon] = cls


READ_AS: dict[str, type[LexiconModel]] = {}  # the models of the lexicons by their names


def _files_in(directory: Path) -> list[Path]:
    try:
        return sorted((*directory.glob("*.yaml"), *directory.glob("*/*.yaml")))
    except OSError as error:
        raise ConfigurationError(f"{directory}：文件夹打不开（{why(error)}），请检查权限") from error


class Lexicons:
    """All lexicons of the built-in directory and of a bureau's folders; later folders extend earlier ones.
    Those of the same files with the same texts are equal, and share what is made of them."""

    def __init__(self, extra: Sequence[Path] = ()) -> None:
        self._files: dict[str, list[YamlFile]] = {}
        for directory in (data_directory("lexicons"), *extra):
            for path in _files_in(directory):
                name = path.relative_to(directory).with_suffix("").as_posix()
                self._files.setdefault(name, []).append(read_yaml(path))
        self._content = tuple(
            (name, file.source, file.text) for name, files in self._files.items() for file in files
        )
        self._hash = hash(self._content)
        self._keeper = keeper()
        self._models = _models_of(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Lexicons) and self._content == other._content

    def __hash__(self) -> int:
        return self._hash

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(sorted(self._files))

    def load(self, name: str, model: type[Model]) -> Model:
        """The lexicon ``name`` as ``model``. Raises ConfigurationError with file, line and column."""
        cached: Model | None = self._models.get((name, model))
        if cached is None:
            key = f"{model.__module__}.{model.__qualname__}-{self._digest_of(name)}"
            found = made_once(self._keeper, key, lambda: self._validate(name, model))
            cached = self._models[name, model] = found
        return cached

    def once(self, name: str, make: Callable[[], _Made]) -> _Made:
        """What is made of all lexicons under a name, of plain data and records: kept between runs."""
        made: _Made = made_once(self._keeper, f"{name}-{self.digest}", make)
        return made

    def data(self, name: str) -> Any:
        """A lexicon as written, all folders merged; ``None`` where none has it."""
        data: Any = None
        for file in self._files.get(name, ()):
            data = extended({} if data is None else data, file.data if file.data is not None else {})
        return data

    @cached_property
    def digest(self) -> str:
        """Of all texts as they are."""
        return _digest(f"{name}\0{self._digest_of(name)}" for name in self.names)

    def _digest_of(self, name: str) -> str:
        return _digest(file.digest for file in self._files.get(name, ()))

    def fingerprint(self) -> str:
        """A digest of every lexicon's text, the same on every machine."""
        digest = hashlib.sha256()
        for name in self.names:
            for file in self._files[name]:
                digest.update(f"{name}\0{file.text}\0".replace("\r\n", "\n").encode())
        return digest.hexdigest()

    def _validate(self, name: str, model: type[Model]) -> Model:
        files = self._files.get(name)
        if not files:
            raise ConfigurationError(f"没有词表“{name}”。现有词表：{'、'.join(self.names)}")
        try:
            return model.model_validate(self.data(name))
        except ValidationError as error:
            from auditor.config.mistakes import RuleErrors, translate

            raise RuleErrors(translate(error, files[-1], model, self.data(name))) from error


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@lru_cache(8)
def _models_of(_lexicons: Lexicons) -> dict[tuple[str, type[BaseModel]], Any]:
    """The lexicons that were validated so far: once for all who read the same files."""
    return {}
