"""Lexicons are written for their owners: every key is explained in Chinese, in the file itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "lexicons"
LEXICONS = sorted(FOLDER.rglob("*.yaml"))
HAN = re.compile(r"[\u4e00-\u9fff]")
KEY = re.compile(r"^(?P<key>[a-z_]+):")


def unexplained(text: str) -> Iterator[str]:
    """The top keys with no comment above them, of which the comments do not speak either."""
    comments = " ".join(line for line in text.splitlines() if line.lstrip().startswith("#"))
    named = set(re.findall(r"[a-z_]+", comments))
    above = ""
    for line in text.splitlines():
        match = KEY.match(line)
        if match and not above.startswith("#") and match["key"] not in named:
            yield match["key"]
        above = line


@pytest.mark.parametrize("path", LEXICONS, ids=lambda path: path.stem)
def test_every_key_is_explained(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert HAN.search(text.splitlines()[0])
    assert list(unexplained(text)) == []
