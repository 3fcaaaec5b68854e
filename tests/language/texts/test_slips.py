"""Slips that are made of the right words."""

from __future__ import annotations

from auditor.language.texts.slips import reordered


def test_terms_whose_words_changed_places() -> None:
    swapped = reordered(["疫苗 冷链 配送 中心", "冷链 疫苗 配送 中心"])
    assert swapped == {
        "疫苗配送冷链中心": "疫苗冷链配送中心",
        "疫苗冷链中心配送": "疫苗冷链配送中心",
        "冷链配送疫苗中心": "冷链疫苗配送中心",
        "冷链疫苗中心配送": "冷链疫苗配送中心",
    }
