"""The lexicons of a bureau's folders, looked at when they are loaded and not when a word is first needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cached_property, partial
from pathlib import Path

from auditor.config.lexicons import READ_AS, Lexicons
from auditor.config.mistakes import RuleErrors, did_you_mean
from auditor.config.resources import data_directory
from auditor.errors import ConfigurationError


def lexicon_errors(lexicons: Lexicons, folders: Sequence[Path]) -> list[ConfigurationError]:
    """What is wrong with the lexicons of these folders: a file that nothing reads because its name is a
    slip, and contents that are not what their reader expects."""
    if not any(path for folder in folders for path in (folder / "lexicons").rglob("*.yaml")):
        return []
    files = [path for folder in folders for path in sorted((folder / "lexicons").glob("*.yaml"))]
    known = {path.stem for path in data_directory("lexicons").glob("*.yaml")}
    errors: list[ConfigurationError] = [
        ConfigurationError(f"{path}：没有内置词表“{path.stem}”{did_you_mean(path.stem, known)}")
        for path in files
        if path.stem not in known and get_close_matches(path.stem, known, n=1, cutoff=0.8)
    ]
    return errors + _contents(lexicons)


def _contents(lexicons: Lexicons) -> list[ConfigurationError]:
    """The mistakes in the files that a model describes, and those that the readers of the language room
    meet."""
    from auditor.language import Language, language_of
    from auditor.language.linking import linker_of

    language = language_of(lexicons)
    kinds = [vars(each) for each in Language.__mro__]
    names = [name for kind in kinds for name, each in kind.items() if isinstance(each, cached_property)]
    readers: list[Callable[[], object]] = [partial(lexicons.load, *each) for each in READ_AS.items()]
    readers += [partial(getattr, language, name) for name in names]
    readers.append(partial(linker_of, language))
    errors: dict[str, ConfigurationError] = {}
    for reader in readers:
        try:
            reader()
        except RuleErrors as error:
            errors |= {str(each): each for each in error.errors}
        except ConfigurationError as error:
            errors[str(error)] = error
    return list(errors.values())
