"""What every page keeps to on every screen; a page is opened once and its window made smaller."""

from __future__ import annotations

import json
from typing import Any

WIDTHS = (1440, 768, 390)


def fits(page: Any) -> None:
    """The page is nowhere wider than the screen."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


def sound(page: Any, axe: str, widths: tuple[int, ...] = WIDTHS[::2]) -> None:
    """Axe finds no serious violation, on a desk and on a phone; ``axe`` is its source."""
    page.evaluate(axe)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [
            (each["id"], [node["target"] for node in each["nodes"]][:3])
            for each in found["violations"]
            if each["impact"] in {"serious", "critical"}
        ]
        assert serious == [], (width, json.dumps(serious, ensure_ascii=False))


def awaited(found: Any) -> Any:
    """Expectations of a page that may still be loading or at work: each waits until it holds."""
    from playwright.sync_api import expect

    return expect(found)


def counted(found: Any, number: int) -> None:
    """Waits until a page holds so many."""
    awaited(found).to_have_count(number)
