"""The words that tell how a name is built: lexicons/name-patterns.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.config.expressions import Expression
from auditor.config.lexicons import LexiconModel


class Misuse(LexiconModel):
    """Why a measure word does not do, and what is meant ``instead``; ``sure`` where nobody can compute it."""

    why: str
    instead: str
    sure: bool


class OddMeasure(Misuse):
    """A measure word that contradicts itself or that nobody can compute."""

    term: str


class MissingMeasures(LexiconModel):
    """The measure words that names without one need: of persons (``heads``) by what they do, of tasks in per
    cent, and of all that has none of its own."""

    heads: frozenset[str]
    taking_part: str
    benefiting: str
    tasks: str
    others: str

    @property
    def telling(self) -> frozenset[str]:
        """The words that say what the unit leaves open."""
        return frozenset({self.taking_part, self.benefiting, self.tasks})


class ComparedWords(LexiconModel):
    """How a name compares with a time before: ``to`` (较), the times, and what may stand behind them."""

    to: tuple[str, ...]
    times: tuple[str, ...]
    tails: tuple[str, ...]


class BareSatisfaction(LexiconModel):
    """Names that are satisfaction and nothing else: ``words`` of it, before it ``nobody`` that says whose it
    is or ``things`` that it is with, behind it ``tails`` of surveys and results."""

    words: tuple[str, ...]
    nobody: tuple[str, ...]
    tails: tuple[str, ...]
    things: tuple[str, ...]


class NameLexicon(LexiconModel):
    """lexicons/name-patterns.yaml."""

    goal_verbs: tuple[str, ...]
    wish_openings: tuple[str, ...]
    wished_states: tuple[str, ...]
    wished_wholly: tuple[str, ...]
    left_open: tuple[str, ...]
    qualities: tuple[str, ...]
    activities: tuple[str, ...]
    ability_verbs: tuple[str, ...]
    abilities: tuple[str, ...]
    noun_continuations: tuple[str, ...]
    verb_nouns: tuple[str, ...]
    abstract_nouns: tuple[str, ...]
    slogan_frames: tuple[Expression, ...]
    noun_frames: tuple[Expression, ...]
    procedure_frames: tuple[Expression, ...]
    hard_endings: tuple[str, ...]
    soft_endings: tuple[str, ...]
    soft_measures: tuple[str, ...]
    adjuncts: tuple[str, ...]
    joiners: tuple[str, ...]
    not_joiners: tuple[str, ...]
    money_endings: tuple[str, ...]
    rate_qualifiers: tuple[str, ...]
    rate_actions: tuple[str, ...]
    vague_subjects: tuple[str, ...]
    nameless: tuple[str, ...]
    vague_prefixes: tuple[str, ...]
    class_prefixes: tuple[str, ...]
    generic_nouns: tuple[str, ...]
    generic_deeds: tuple[str, ...]
    work_places: tuple[str, ...]
    odd_measures: tuple[OddMeasure, ...]
    stock_rates: tuple[str, ...]
    stock_objects: tuple[str, ...]
    stock_misuse: Misuse
    known_rates: tuple[str, ...]
    bare_satisfaction: BareSatisfaction
    compared: ComparedWords
    gain_endings: tuple[str, ...]
    land_endings: tuple[str, ...]
    people_endings: tuple[str, ...]
    done_to_people: tuple[str, ...]
    wishes: tuple[str, ...]
    event_endings: tuple[str, ...]
    hosting_verbs: tuple[str, ...]
    self_evident_units: tuple[str, ...]
    task_endings: tuple[str, ...]
    works: tuple[str, ...]
    measure_by_unit: Mapping[str, str]
    missing_measures: MissingMeasures
