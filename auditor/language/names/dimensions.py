"""The dimensions of the frame (数量, 质量, 时效, 成本, 效益, 满意度) by their level names.

What an indicator's name speaks of is read in language/matters.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from auditor.config.lexicons import LexiconModel, Lexicons
from auditor.expressions import expression
from auditor.language.facts import UnitFact
from auditor.language.names.matter_words import BENEFITS

_BEHIND = expression(r"[\s（(].*$")
_BEHIND_WORD = expression(r"(?:[（(][^（()）]*[）)]|[\W\d]|[一二三四五六七八九十]期)+$")
_USUAL = 2  # rows of the usual set that a form of wages has
_REMEMBERED = 4_096  # levels; a batch has the same few
_FORMS = 16  # one after the other, each asked about for every dimension that it lacks


class Fitting(LexiconModel):
    """Indicators for projects with one of the words; blank where none is known to fit."""

    words: tuple[str, ...]
    quantity: str = ""
    quality: str = ""
    timeliness: str = ""
    benefit: str = ""
    cost: str = ""
    satisfaction: str = ""

    def spoken_in(self, names: Sequence[str]) -> bool:
        """Whether one of the names speaks of it."""
        return any(word in name for name in names for word in self.words)


class Payroll(LexiconModel):
    """Forms of wages and running costs: words of their projects, names that most of their rows have, and the
    dimensions that are not asked of them."""

    projects: tuple[str, ...]
    rows: tuple[str, ...]
    without: frozenset[str]


class UnitCosts(LexiconModel):
    """Costs of one unit, for units of these ``kinds``: of ``people``, and of ``each`` «{unit}» of others."""

    kinds: frozenset[str]
    people: str
    each: str


class DimensionLexicon(LexiconModel):
    """lexicons/dimensions.yaml: names of levels by dimension, and what each dimension asks."""

    levels: Mapping[str, tuple[str, ...]]
    burdens: Mapping[str, tuple[str, ...]]
    management: frozenset[str]
    management_answers: frozenset[str]
    level_suffixes: tuple[str, ...]
    titles: Mapping[str, str]
    examples: Mapping[str, str]
    department_examples: Mapping[str, str]
    whole_cost: str
    unit_costs: UnitCosts
    settled: str
    bought_services: tuple[str, ...]
    markets: tuple[str, ...]
    project_tails: tuple[str, ...]
    fitting: tuple[Fitting, ...]
    payroll: Payroll


class DimensionReader:
    """Reads lexicons/dimensions.yaml."""

    def __init__(self, lexicons: Lexicons) -> None:
        self.lexicon = lexicons.load("dimensions", DimensionLexicon)
        self._by_level = {
            word: dimension for dimension, words in self.lexicon.levels.items() for word in words
        }
        self.of_level = lru_cache(_REMEMBERED)(self._of_level)
        self.of_levels = lru_cache(_REMEMBERED)(self._of_levels)
        self.asks_for_management = lru_cache(_REMEMBERED)(self._asks_for_management)
        self._fitting = lru_cache(_FORMS)(self._of_form)

    def title(self, dimension: str) -> str:
        """The dimension in Chinese."""
        return self.lexicon.titles[dimension]

    def titled(self, title: str) -> str | None:
        """The dimension of this title, ``None`` for what is called otherwise (评价, 比率)."""
        return next((each for each, own in self.lexicon.titles.items() if own == title), None)

    def _of_level(self, level: str) -> str | None:
        """The dimension that a level name stands for, None for a name outside the frame."""
        return next((found for stem in self._stems(level) if (found := self._by_level.get(stem))), None)

    def _stems(self, level: str) -> Iterator[str]:
        """A level name as printed, without what stands in brackets, and without each of its suffixes."""
        word = _BEHIND.sub("", level.strip())
        return (word.removesuffix(suffix) for suffix in ("", *self.lexicon.level_suffixes))

    def _asks_for_management(self, levels: tuple[str, ...]) -> bool:
        """Whether the frame of the form itself asks how things are managed and what is put in (投入目标)."""
        return any(stem in self.lexicon.management for level in levels for stem in self._stems(level))

    def _of_levels(self, levels: tuple[str, ...]) -> str | None:
        """The dimension of the most precise level; 产出 or 效益 alone is returned as it is."""
        found = [dimension for level in levels if (dimension := self.of_level(level))]
        precise = [dimension for dimension in found if dimension not in {"output", "benefit"}]
        ordered = precise or found
        return ordered[-1] if ordered else None

    def burden(self, levels: tuple[str, ...]) -> str | None:
        """The dimension on which a cost that is no money weighs (社会成本, 生态环境成本)."""
        burdens = self.lexicon.burdens.items()
        return next(
            (on for on, words in burdens for word in words if any(word in each for each in levels)), None
        )

    def not_asked(self, project: str, names: Sequence[str]) -> frozenset[str]:
        """The dimensions that a form of wages or running costs has no indicators of, empty for others."""
        payroll = self.lexicon.payroll
        usual = sum(any(word in name for word in payroll.rows) for name in names)
        paid = any(word in project for word in payroll.projects) or usual >= max(_USUAL, len(names) / 2)
        return payroll.without if paid else frozenset()

    def usual_row(self, name: str) -> bool:
        """Whether a name is one of those that all forms of wages have."""
        return any(word in name for word in self.lexicon.payroll.rows)

    def example(self, dimension: str, project: str, names: Sequence[str]) -> str:
        """An indicator that a missing dimension could have, fitting what the project and a row, or most of
        the rows, speak of; blank where none is known to fit."""
        for words in self.lexicon.bought_services:
            project = project.replace(words, "")
        fitting = self._fitting(project, tuple(names))
        return str(getattr(fitting, _asked(dimension), ""))

    def general_example(self, dimension: str, *, whole_department: bool = False) -> str:
        """An indicator that anybody could have; blank where none is."""
        lexicon = self.lexicon
        examples = lexicon.department_examples if whole_department else lexicon.examples
        return examples.get(_asked(dimension), "")

    def unit_cost(self, unit: UnitFact) -> str:
        """The cost of one such unit (每公里成本); blank for units that nobody buys by."""
        costs = self.lexicon.unit_costs
        if not unit.kinds & costs.kinds or unit.factor < 1:
            return ""
        return costs.people if "people" in unit.kinds else costs.each.format(unit=unit.text)

    def _pays_for(self, project: str, fitting: Fitting) -> bool:
        """Whether a name ends in what is done (种植补贴到户项目); 科学研究与开发资金 may go to firms."""
        name, shorter = "", _BEHIND_WORD.sub("", project)
        while name != shorter:
            name = shorter
            tail = max(
                (each for each in self.lexicon.project_tails if name.endswith(each)), key=len, default=""
            )
            shorter = _BEHIND_WORD.sub("", name.removesuffix(tail))
        return name.endswith(fitting.words)

    def _of_form(self, project: str, names: tuple[str, ...]) -> Fitting | None:
        """What fits a form, by its project where that pays for it or a row speaks of it, else by its rows."""
        fitting = self._of_project(project, names)
        if fitting is None or not (self._pays_for(project, fitting) or fitting.spoken_in(names)):
            return self._of_names(names)
        return fitting

    def _of_project(self, project: str, names: Sequence[str]) -> Fitting | None:
        """What fits the last word of a project's name that says what is done (档案库房改造工程: 工程), but
        for another word of it of which more of the names, two at least, speak (平台培训: systems)."""
        last = self._last(project)
        rows = Counter(filter(None, map(self._last, names)))
        for word in last.words if last else ():  # 加工建设 is not spoken of as 建设
            project = project.replace(word, "")
        for fitting, count in rows.most_common(1):
            named = any(word in project for word in fitting.words)
            if named and count >= max(_USUAL, (rows[last] if last else 0) + 1):
                return fitting
        return last

    def _last(self, text: str) -> Fitting | None:
        """What fits the last word of a text that says what is done."""
        ends = [
            (max(text.rfind(word) + len(word) for word in spoken), fitting)
            for fitting in self.lexicon.fitting
            if (spoken := [word for word in fitting.words if word in text])
        ]
        return max(ends, key=itemgetter(0))[1] if ends else None

    def _of_names(self, names: Sequence[str]) -> Fitting | None:
        """What fits most of the names of a form."""
        for fitting in self.lexicon.fitting:
            speaking = sum(any(word in name for word in fitting.words) for name in names)
            if speaking * 2 > len(names):
                return fitting
        return None


def _asked(dimension: str) -> str:
    return "benefit" if dimension in BENEFITS else dimension
