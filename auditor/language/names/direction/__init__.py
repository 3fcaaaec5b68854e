"""Which way is better, from an indicator's name.

A name is parsed from its end: [place, group, programme] [verb][object] [event] [measure]. The event next to
the measure decides (投诉率 ↓, 投诉处置率 ↑); what stands in the modifiers decides nothing; a verb that turns
a bad thing into a good deed turns what it governs. What the name does not decide is unknown, and what it
decides only by habit is not ``sure``.
"""

from auditor.language.names.direction.reading import DirectionReader
from auditor.language.names.direction.words import DirectionLexicon

__all__ = ["DirectionLexicon", "DirectionReader"]
