"""The templates of pages: whatever a document says is text in them, never markup."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.config.resources import data_directory
from auditor.words.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

_REMEMBERED = 8  # folders


def environment(templates: Path | None) -> Environment:
    """Where templates come from: a bureau's folder, then the built-in ones. Who asks again is given the same,
    with what it has compiled; a template that was changed since is compiled anew."""
    return _made(templates and templates.absolute())


@lru_cache(_REMEMBERED)
def _made(templates: Path | None) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folders = [folder for folder in (templates, data_directory("reports") / "html") if folder]
    return Environment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        autoescape=True,
        finalize=_inert,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _inert(value: Any) -> Any:
    """Words without steering characters; markup made by the templates stays as it is."""
    return visible(value) if type(value) is str else value
