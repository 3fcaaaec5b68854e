"""What is installed here and which of it a program needs, for installations that must not ask an index."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Collection
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


_FOR_WINDOWS = "cp312-cp312-win_amd64"
_FOR_HERE = f"cp{sys.version_info.major}{sys.version_info.minor}-abi3-manylinux_2_17_x86_64"


def stand_ins(name: str, extras: frozenset[str], folder: Path, *, left_out: Collection[str]) -> int:
    """Small wheels, as an index would offer them, of what a distribution needs: those of compiled ones are
    for Windows or for machines like this one. How many of them Windows needs."""
    wanted = [each for each in required(name, extras) if each.name not in left_out]
    for each in wanted:
        modules = sorted({file.parts[0] for file in each.files or () if file.match("*/__init__.py")})
        compiled = any(file.suffix == ".so" for file in each.files or ())
        for tag in (_FOR_WINDOWS, _FOR_HERE) if compiled else ("py3-none-any",):
            stand_in(each.name, each.version, folder, modules=modules, requires=each.requires or (), tag=tag)
    return len(wanted)


def stand_in(
    name: str,
    version: str,
    folder: Path,
    *,
    modules: Collection[str] = (),
    requires: Collection[str] = (),
    tag: str = "py3-none-any",
) -> None:
    """A wheel with empty modules, compiled ones where its tag is for one system."""
    folder.mkdir(exist_ok=True)
    stem = f"{name.replace('-', '_')}-{version}"
    compiled = {_FOR_WINDOWS: "_made.cp312-win_amd64.pyd", _FOR_HERE: "_made.so"}.get(tag)
    meta = "".join(f"Requires-Dist: {each}\n" for each in requires)
    with zipfile.ZipFile(folder / f"{stem}-{tag}.whl", "w") as wheel:
        for module in modules or [name]:
            wheel.writestr(f"{module}/__init__.py", "")
            if compiled:
                wheel.writestr(f"{module}/{compiled}", b"")
        about = f"{stem}.dist-info"
        wheel.writestr(
            f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{meta}"
        )
        wheel.writestr(f"{about}/WHEEL", f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {tag}\n")
        wheel.writestr(f"{about}/RECORD", "")
