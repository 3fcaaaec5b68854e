"""The trades that a text speaks of (水利, 文化, 卫生健康 …), and whether an indicator is of another one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.texts.vague import either


class Trade(LexiconModel):
    title: str
    words: tuple[str, ...]
    near: frozenset[str] = frozenset()


class TradeLexicon(LexiconModel):
    """lexicons/trades.yaml."""

    trades: Mapping[str, Trade]
    everything: tuple[str, ...]
    parts: tuple[str, ...]
    works: tuple[str, ...]
    shared: frozenset[str]


class TradeReader:
    """Reads lexicons/trades.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicon = lexicons.load("trades", TradeLexicon)
        self._words = {name: re.compile(either(trade.words)) for name, trade in self._lexicon.trades.items()}
        shared = self._lexicon.shared
        own = {name: set(trade.words) - shared for name, trade in self._lexicon.trades.items()}
        self._own = {name: re.compile(either(words)) for name, words in own.items() if words}
        self._everything = re.compile(either(self._lexicon.everything))
        self._works = re.compile(either(self._lexicon.works))
        self.of = lru_cache(16_384)(self._of)

    def _of(self, text: str) -> frozenset[str]:
        """The trades whose own words stand in a text."""
        return frozenset(name for name, words in self._words.items() if words.search(text))

    def title(self, trade: str) -> str:
        """The trade in Chinese."""
        return self._lexicon.trades[trade].title

    def everything(self, text: str) -> bool:
        """Whether a text names somebody who does everything (a township, an office's running costs)."""
        return self._everything.search(text) is not None

    def foreign(self, name: str, home: frozenset[str]) -> str | None:
        """The trade of a name that has nothing to do with those of its form, ``None`` where it may have:
        people and places that every trade meets (学校, 医院) make no name foreign."""
        trades = self.of(name)
        if not any(words.search(name) for words in self._own.values()):
            return None
        if not home or not trades or any(self._akin(trade, other) for trade in trades for other in home):
            return None
        return min(trades)

    def part(self, name: str, project: str) -> bool:
        """Whether a name is a part of what the project builds or buys."""
        return self._works.search(project) is not None and any(part in name for part in self._lexicon.parts)

    def _akin(self, one: str, other: str) -> bool:
        trades = self._lexicon.trades
        return one == other or other in trades[one].near or one in trades[other].near
