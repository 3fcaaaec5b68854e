from __future__ import annotations

from auditor.config.lexicons import Lexicons
from auditor.language import language_of
from auditor.language.linking import linker_of
from auditor.language.names.matter_words import MatterLexicon

LEXICONS = Lexicons()
TRADES = linker_of(language_of(LEXICONS)).trades


def test_rows_are_told_by_matters_that_there_are() -> None:
    known = LEXICONS.load("matters", MatterLexicon).matters
    assert [each for each in TRADES.matters.work | TRADES.matters.told if each not in known] == []
    assert TRADES.matters.counted <= TRADES.matters.perhaps <= TRADES.matters.told


def test_words_that_every_trade_uses_make_a_name_foreign_only_perhaps() -> None:
    home = TRADES.of("病险水库除险加固")
    assert TRADES.foreign("送戏下乡演出场次", home) == "culture"
    assert TRADES.foreign("路灯维护盏数", home) is None
    assert TRADES.perhaps_foreign("路灯维护盏数", home)
    assert TRADES.perhaps_foreign("水库清淤方量", home) is None
