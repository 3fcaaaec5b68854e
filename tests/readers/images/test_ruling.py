"""Ruled lines in pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("cv2")

import numpy as np

from auditor.readers.images.ruling import ruled

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

HEIGHT = 1_700
DRIFT = 4  # pixels over the page: what is left of a turn when the page was set straight


def _page() -> Image:
    """Lines across every 60 pixels and three down, of which the middle one leaves its place on the way, and
    is missing in some rows."""
    page = np.full((HEIGHT, 600), 255, np.uint8)
    last = HEIGHT - 80
    page[60 : last + 1 : 60, 60:541] = 0
    for left in (60, 540):
        page[60:last, left : left + 2] = 0
    for y in (*range(60, 660), *range(780, last)):
        x = 300 + round(DRIFT * (y - 60) / (last - 60))
        page[y, x : x + 2] = 0
    return page


def test_a_line_that_drifts_is_taken_out_where_it_stands() -> None:
    found = ruled(_page())
    assert not (found.clean[64:600, 290:320] < 128).any()
    places = sorted(rule.at for rule in found.vertical if 280 < rule.at < 320)
    assert places[-1] - places[0] > DRIFT / 2
