"""The trades that a text speaks of (水利, 文化, 卫生健康 …), and whether an indicator is of another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from auditor.chinese.marks import HAN, LAST_NOTE
from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.language.phrases import Chain, Choice, Lists, Signs, Some, Text, Words
from auditor.language.scanning import scanner_of

_OFFICE = 6  # characters of an office that no trade is known of


class Trade(LexiconModel):
    """A trade by its words; ``near`` are trades that go along with it."""

    title: str
    words: tuple[str, ...]
    near: frozenset[str] = frozenset()


class TradeMatters(LexiconModel):
    """The matters (lexicons/matters.yaml) of rows that count work, speak of work done otherwise, of what work
    brings, those of which every trade may speak, and those of what people know of a trade; ``companions``
    are trades whose work goes along with that of their neighbours (行道树 beside a road)."""

    counted: frozenset[str]
    done: frozenset[str]
    effects: frozenset[str]
    everybody: frozenset[str]
    known: frozenset[str]
    companions: frozenset[str]

    @property
    def work(self) -> frozenset[str]:
        return self.counted | self.done

    @property
    def told(self) -> frozenset[str]:
        """Those by which a row of another trade is known."""
        return self.counted | self.effects

    @property
    def stray(self) -> frozenset[str]:
        """Those by which a row of a neighbouring trade may be known."""
        return self.counted | self.known

    @property
    def perhaps(self) -> frozenset[str]:
        """Those by which it may be known even where every trade has its words."""
        return self.counted | self.everybody


class TradeLexicon(LexiconModel):
    """lexicons/trades.yaml."""

    trades: Mapping[str, Trade]
    everything: tuple[str, ...]
    parts: tuple[str, ...]
    sites: tuple[str, ...]
    works: tuple[str, ...]
    shared: frozenset[str]
    partners: tuple[str, ...]
    offices: tuple[str, ...]
    matters: TradeMatters


class TradeReader:
    """Reads lexicons/trades.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicon = lexicons.load("trades", TradeLexicon)
        self.matters = self._lexicon.matters
        scanner = scanner_of(lexicons)
        self._words = Lists(scanner, {name: trade.words for name, trade in self._lexicon.trades.items()})
        shared = self._lexicon.shared
        every = frozenset(word for trade in self._lexicon.trades.values() for word in trade.words)
        self._own = Words(scanner, every - shared)
        others = Some(Choice(Words(scanner, every), Words(scanner, self._lexicon.offices)), least=1)
        partners = Words(scanner, self._lexicon.partners)
        listed = Some(Chain(Signs(f"[{HAN}]", 1, _OFFICE), Text("、")))
        self._partners = Choice(Chain(partners, listed, others), Chain(others, partners))
        self._everything = Words(scanner, self._lexicon.everything)
        self._works = Words(scanner, self._lexicon.works)
        self.of = lru_cache(16_384)(self._of)

    def _of(self, text: str) -> frozenset[str]:
        """The trades whose own words stand in a text."""
        return self._words.within(text)

    def of_any(self, texts: Iterable[str]) -> frozenset[str]:
        """The trades of several texts, each of which others have read."""
        return frozenset[str]().union(*map(self.of, texts))

    def title(self, trade: str) -> str:
        """The trade in Chinese."""
        return self._lexicon.trades[trade].title

    def everything(self, text: str) -> bool:
        """Whether a text names somebody who does everything (a township, an office's running costs)."""
        return self._everything.within(text)

    def foreign(self, name: str, home: frozenset[str]) -> str | None:
        """The trade of a name that has nothing to do with those of its form, ``None`` where it may have:
        people and places that every trade meets (学校, 医院) make no name foreign, nor do those who help
        (联合公安部门执法)."""
        return self.perhaps_foreign(name, home) if self._own.within(self._partners.without(name)) else None

    def perhaps_foreign(self, name: str, home: frozenset[str]) -> str | None:
        """The other trade of a name by words that every trade may use as well (路灯, 苗木)."""
        trades = self.of(self._partners.without(name))
        if not home or not trades or any(self._akin(trade, other) for trade in trades for other in home):
            return None
        return min(trades)

    def named(self, name: str) -> frozenset[str]:
        """The trades that a name speaks of by words of theirs alone; none by those that every trade uses."""
        bare = self._partners.without(name)
        return self.of(bare) if self._own.within(bare) else frozenset()

    def part(self, name: str, project: str) -> bool:
        """Whether a name is a part of what the project builds or buys."""
        parts = any(part in name for part in self._lexicon.parts) or name.endswith(self._lexicon.sites)
        return self._works.within(project) and parts

    def site(self, name: str, project: str) -> bool:
        """Whether a name is a piece of the ground on which a project builds (污水处理区), whatever a bracket
        behind it says of its size."""
        return self._works.within(project) and LAST_NOTE.sub("", name).endswith(self._lexicon.sites)

    def _akin(self, one: str, other: str) -> bool:
        trades = self._lexicon.trades
        return one == other or other in trades[one].near or one in trades[other].near
