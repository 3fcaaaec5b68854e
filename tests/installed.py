"""What is installed here and which of it a program needs, for installations that must not ask an index."""

from __future__ import annotations

import shutil
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement


def required(name: str, extras: frozenset[str]) -> list[Distribution]:
    """What a distribution that is installed here needs with its extras, and what that needs in turn."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting, found = [(name, extras)], dict[str, Distribution]()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        of = distribution(each[0])
        found[of.name] = of
        for text in of.requires or ():
            wanted = Requirement(text)
            chosen = {"", *each[1]}
            if wanted.marker is None or any(wanted.marker.evaluate({"extra": one}) for one in chosen):
                waiting.append((wanted.name, frozenset(wanted.extras)))
    del found[name]
    return [*found.values()]


def link(installed: Distribution, folder: Path) -> None:
    """Puts an installed distribution into a folder, as links, without programs and its tests, save those of
    numpy, which it imports itself. What is compiled is copied, since it may be compiled anew there."""
    for each in installed.files or ():
        left_out = each.parts[0] == ".." or "tests" in each.parts
        if not left_out or (installed.name == "numpy" and each.name == "_natype.py"):
            source, target = Path(str(each.locate())), folder / each
            target.parent.mkdir(parents=True, exist_ok=True)
            if each.suffix != ".pyc":
                target.symlink_to(source)
            elif source.is_file():
                shutil.copy(source, target)
