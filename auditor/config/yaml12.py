"""YAML files with places, for messages that name file, line and column (yaml_composing.py says what is read
how)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path as FilePath
from typing import Any

from auditor.config.kept import NOTHING, keeper
from auditor.config.yaml_errors import Mark, Path, YamlError
from auditor.opening import read_file, why

__all__ = ["Mark", "Path", "YamlError", "YamlFile", "parse_yaml", "read_yaml"]

_MOST_BYTES = 20_000_000  # the largest lexicon has 300 kB, a waiver file of a whole city 5 MB
_REMEMBERED = 512  # files; the built-in ones are some 220
_SMALL = 500_000  # characters; a larger file is none that is read again and again


@dataclass(frozen=True)
class YamlFile:
    """A YAML file without mistakes. What it says, and where its values and keys stand, is found out when
    somebody asks. Nobody changes the data: who reads the same text again is given the same file."""

    source: str
    text: str
    digest: str
    """Of the text."""
    _read: Callable[[], Any] = field(repr=False, compare=False)

    @cached_property
    def data(self) -> Any:
        """What the file says."""
        return self._read()

    @property
    def values(self) -> Mapping[Path, Mark]:
        """Where each value stands."""
        return _places(self.text, self.source)[1]

    @property
    def keys(self) -> Mapping[Path, Mark]:
        """Where each key stands."""
        return _places(self.text, self.source)[2]

    def error(self, message: str, path: Path = (), *, at_key: bool = False) -> YamlError:
        """An error at a path of the data, or at its nearest ancestor that stands in the file."""
        marks = self.keys if at_key and path in self.keys else self.values
        while path and path not in marks:
            path = path[:-1]
        mark = marks.get(path)
        lines = self.text.splitlines()
        line = lines[mark.line - 1] if mark and mark.line <= len(lines) else ""
        return YamlError(message, source=self.source, mark=mark, line_text=line)


def read_yaml(path: FilePath) -> YamlFile:
    """Reads one document. Raises YamlError for text that is not UTF-8 or not YAML as described above."""
    try:
        data = read_file(path, _MOST_BYTES + 1)
        if len(data) > _MOST_BYTES:
            raise YamlError(f"文件超过{_MOST_BYTES // 1_000_000}MB的上限", source=str(path))
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise YamlError("文件不是UTF-8编码，请另存为UTF-8后再试", source=str(path)) from error
    except OSError as error:
        raise YamlError(f"文件打不开（{why(error)}），请检查路径和权限", source=str(path)) from error
    return parse_yaml(text.replace("\r\n", "\n").replace("\r", "\n"), str(path))


def parse_yaml(text: str, source: str) -> YamlFile:
    """Parses one YAML document; ``source`` names it in errors."""
    return (_parsed_once if len(text) <= _SMALL else _parsed)(text, source)


def _parsed(text: str, source: str) -> YamlFile:
    digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
    keeping = keeper()
    if digest not in keeping:
        parsed = _places(text, source)[0]
        keeping.put(digest, parsed)
        return YamlFile(source, text, digest, lambda: parsed)

    def known() -> Any:
        found = keeping.get(digest)
        return _places(text, source)[0] if found is NOTHING else found

    return YamlFile(source, text, digest, known)


_parsed_once = lru_cache(_REMEMBERED)(_parsed)


@lru_cache(_REMEMBERED)
def _places(text: str, source: str) -> tuple[Any, Mapping[Path, Mark], Mapping[Path, Mark]]:
    """The data of a text with its places; only reading it without help of the cache loads PyYAML."""
    from auditor.config.yaml_composing import composed

    return composed(text, source)
