"""Documents name files that are there, and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")))
_CODE = re.compile(r"```.*?```", re.DOTALL)
_PATH = re.compile(r"`([a-z_][\w./-]*(?:\.py|/))`")
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
ELSEWHERE = {"auditor/_data/"}  # inside the wheel


def missing_paths(text: str) -> Iterator[str]:
    """Modules and folders that a text names by the end of their paths, and nobody has."""
    for named in set(_PATH.findall(_CODE.sub("", text))) - ELSEWHERE:
        if not any(ROOT.glob(named)) and not any((ROOT / "auditor").rglob(named.rstrip("/"))):
            yield named


def dead_links(document: Path) -> Iterator[str]:
    for target in _LINK.findall(_CODE.sub("", document.read_text(encoding="utf-8"))):
        if not (document.parent / target).exists():
            yield target


def test_the_architecture_names_what_is_there() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert len(_PATH.findall(text)) > 50
    assert list(missing_paths(text)) == []


def test_the_table_of_floors_names_every_room() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    floors = [line for line in text.splitlines() if re.match(r"\| *\d* *\| `", line)]
    named = {room for line in floors for room in re.findall(r"`([a-z]+(?:/|\.py))`", line.split("|")[2])}
    there = {f"{path.name}/" for path in (ROOT / "auditor").iterdir() if (path / "__init__.py").exists()}
    there |= {path.name for path in (ROOT / "auditor").glob("*.py")}
    assert named == there - {"__init__.py", "__main__.py"}


def test_links_lead_to_files() -> None:
    dead = {document.name: list(dead_links(document)) for document in DOCUMENTS}
    assert {name: links for name, links in dead.items() if links} == {}


def test_what_is_not_there_is_seen(tmp_path: Path) -> None:
    assert set(missing_paths("`cellar/wine.py` in `cellar/`, not `checks/` or `dates.py`")) == {
        "cellar/wine.py",
        "cellar/",
    }
    page = tmp_path / "page.md"
    page.write_text("[here](page.md) [gone](gone.md) [away](https://example.org)", encoding="utf-8")
    assert list(dead_links(page)) == ["gone.md"]
