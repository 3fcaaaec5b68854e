"""What reads texts: each reader is made when it is first asked for, and imported then."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from auditor.language.facts import Direction

if TYPE_CHECKING:
    from collections.abc import Callable

    from auditor.config.lexicons import Lexicons
    from auditor.config.word_lists import WordLists
    from auditor.language.facts import DirectionFact, Measure, UnitFact
    from auditor.language.layers.raw import RawLayer, Span
    from auditor.language.layers.tokens import Analyser
    from auditor.language.names.counted import CountedReader
    from auditor.language.names.dimensions import DimensionReader
    from auditor.language.names.direction import DirectionReader
    from auditor.language.names.matters import MatterReader
    from auditor.language.names.measure_slips import MeasureSlips
    from auditor.language.names.measures import MeasureReader
    from auditor.language.names.names import NameReader
    from auditor.language.names.processes import ProcessReader
    from auditor.language.names.uncounted import UncountedNames
    from auditor.language.numbers.funding import FundingReader
    from auditor.language.numbers.quantities import QuantityReader
    from auditor.language.numbers.units import UnitReader
    from auditor.language.texts.alternatives import Alternatives
    from auditor.language.texts.answers import AnswerReader
    from auditor.language.texts.citing import DocumentReader
    from auditor.language.texts.qualitative import QualityReader
    from auditor.language.texts.vague import VaguePhrases


class Readers:
    """The readers of one room. Some ask for facts about other texts, which the room remembers."""

    lexicons: Lexicons
    lists: WordLists
    spans: Callable[[str], tuple[Span, ...]]
    measure: Callable[[str], Measure | None]
    unit: Callable[[str], UnitFact]
    direction: Callable[..., DirectionFact]

    @cached_property
    def raw(self) -> RawLayer:
        from auditor.language.layers.raw import RawLayer

        return RawLayer(self.lexicons, self.lists, self.units)

    @cached_property
    def analyser(self) -> Analyser:
        from auditor.language.layers.tokens import Analyser

        return Analyser(self.spans, self.lists, self.raw, self.lexicons.once)

    @cached_property
    def measures(self) -> MeasureReader:
        from auditor.language.names.measures import MeasureReader

        return MeasureReader(self.lexicons)

    @cached_property
    def measure_slips(self) -> MeasureSlips:
        from auditor.language.names.measure_slips import MeasureSlips
        from auditor.language.texts.confusions import Confusions

        confusions = self.lexicons.load("confusions", Confusions)
        return MeasureSlips(self.measures, confusions.looks_or_sounds)

    @cached_property
    def directions(self) -> DirectionReader:
        from auditor.language.names.direction import DirectionReader

        return DirectionReader(self.lexicons, self.measure, self.unit)

    @cached_property
    def name_reader(self) -> NameReader:
        from auditor.language.names.names import NameReader

        return NameReader(self.lexicons, self.measure)

    @cached_property
    def uncounted(self) -> UncountedNames:
        from auditor.language.names.uncounted import UncountedNames

        return UncountedNames(self.lexicons)

    @cached_property
    def qualities(self) -> QualityReader:
        from auditor.language.texts.qualitative import QualityReader

        return QualityReader(self.lexicons)

    @cached_property
    def dimensions(self) -> DimensionReader:
        from auditor.language.names.dimensions import DimensionReader

        return DimensionReader(self.lexicons)

    @cached_property
    def answers(self) -> AnswerReader:
        from auditor.language.texts.answers import AnswerReader

        return AnswerReader(self.lexicons)

    @cached_property
    def matters(self) -> MatterReader:
        from auditor.language.names.matters import MatterReader

        return MatterReader(self.lexicons, self.measure, self.unit, self._bad)

    @cached_property
    def processes(self) -> ProcessReader:
        from auditor.language.names.processes import ProcessReader

        return ProcessReader(self.lexicons)

    @cached_property
    def alternatives(self) -> Alternatives:
        from auditor.language.texts.alternatives import Alternatives

        return Alternatives(self.lexicons)

    @cached_property
    def phrases(self) -> VaguePhrases:
        from auditor.language.texts.vague import VaguePhrases

        return VaguePhrases(self.lexicons)

    @cached_property
    def units(self) -> UnitReader:
        from auditor.language.numbers.units import UnitReader

        return UnitReader(self.lexicons)

    @cached_property
    def counted(self) -> CountedReader:
        from auditor.language.names.counted import CountedReader

        return CountedReader(self.lexicons, self.units)

    @cached_property
    def quantity_reader(self) -> QuantityReader:
        from auditor.language.numbers.quantities import QuantityReader

        return QuantityReader(self.lexicons, self.units, self.unit, self.measures.counting)

    @cached_property
    def documents(self) -> DocumentReader:
        from auditor.language.texts.citing import DocumentReader

        return DocumentReader(self.lexicons)

    @cached_property
    def funding(self) -> FundingReader:
        from auditor.language.numbers.funding import FundingReader

        return FundingReader(self.lexicons)

    def _bad(self, name: str, unit: str | None) -> bool:
        """Whether less of what a name measures is better."""
        return self.direction(name, unit).direction is Direction.LOWER
