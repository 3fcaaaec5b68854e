"""What header and cells of a column say together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from auditor.forms.labels.lexicon import Labels
from auditor.forms.labels.reading import UNKNOWN
from auditor.forms.lines import Line
from auditor.forms.shapes.above import Heading, headings_of, ticked, without_sources
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.column_evidence import PLAIN, Evidence, without_points_of_levels
from auditor.forms.shapes.plain.agreeing import without_prices, without_shares_of_counts
from auditor.forms.shapes.plain.contents import with_contents_as_targets, with_groups
from auditor.forms.shapes.profile import Profile, profile_of, role_scores
from auditor.forms.shapes.results import with_rates_as_results, with_the_years_results
from auditor.forms.shapes.segments import Segment, cells_in
from auditor.forms.shapes.shares import OWN_TIMES, role_shares, without_instalments
from auditor.forms.shapes.soundness.explaining import with_explained
from auditor.forms.shapes.tree import as_name, names_all
from auditor.forms.shapes.weights import BY_TIME, NOT_GUESSED, Weights
from auditor.forms.shapes.years import label_year, of_the_year, target_year

_HALF = 0.5
_NO_NAMES = 8.0  # how much less likely names stand in a column than in another one
_SAID = 0.3  # below this a label says nothing by itself
_NAMING = frozenset({"name", "level1", "level2"})
_HEADS_LEVELS = frozenset({None, "name", "level1", "level2", "ignored", "goal"})
_WIDE = {"level1": 0.7, "level2": 0.7, "level3": 0.35, "name": 0.5}  # below a heading of several columns
_LEVELS = frozenset({"level1", "level2", "level3"})
_CARRIED = frozenset({"level1", "level2"})
_NAMES_TIME = 0.2
_NO_TARGETS = frozenset({"actual", "score", "reason", "forecast", "possibility"})  # by a plain label
_TARGETS = ("number", "large", "signed", "date", "amount")  # classes of cells
_FEWEST_PLACES = 2
_NO_TICKS = ("unit", "number", "large", "amount", "signed", "sign", "kind")


class EvidenceReader:
    """Gathers the evidence for the columns of a table."""

    def __init__(self, labels: Labels, kinds: CellKinds, weights: Weights) -> None:
        self._labels = labels
        self._grammar = labels.grammar
        self._kinds = kinds
        self._weights = weights

    def read(
        self,
        segments: Sequence[Segment],
        header: Sequence[Line],
        body: Sequence[Line],
        sharp: float = 1.0,
        *,
        tree: int = 0,
        year: int = 0,
    ) -> list[Evidence]:
        """The evidence for each column, from left to right; ``sharp`` is how much the cells count,
        ``tree`` the grid column that holds everything, ``year`` what the form is for, 0 for unknown."""
        below = [cells_in(line, segments) for line in body]
        own = frozenset(id(slot.cell) for line in header for slot in line.slots)
        headings = without_sources(headings_of(header, segments, self._grammar), self._labels)
        profiles = [profile_of([line[n] for line in below], self._kinds, own) for n in range(len(segments))]
        if not tree:  # else levels and names stand in one column
            headings = _of_several(_carried_on(headings, profiles))
        headings = _over_tree(headings, segments, tree)
        found = [*map(_unscored, segments, headings, profiles)]
        found = with_the_years_results(with_rates_as_results(_of_all_places(found)), below)
        found = without_prices(without_shares_of_counts(found, below))
        found = with_contents_as_targets(with_groups(found))
        found = of_the_year(without_instalments(found), year)
        newest = max((year for column in found if (year := target_year(column))), default=0)
        scored = [
            self._scored(_dated(column, newest), each.texts, sharp)
            for column, each in zip(found, headings, strict=True)
        ]
        scored = self._disbelieved(scored, sharp)
        scored = with_explained(scored, self._weights.explained)
        scored = _without_other_levels(scored, tree or _of_both_levels(scored, self._kinds))
        return without_points_of_levels(self._without_grades(scored))

    def _disbelieved(self, columns: list[Evidence], sharp: float) -> list[Evidence]:
        """The columns, where those that are headed as that of the names are read by their cells alone where
        they are none and another column is headed so and has names."""
        headed = [_heads_names(column) for column in columns]
        names = [column.scores["name"] for column, heads in zip(columns, headed, strict=True) if heads]
        least = max(names, default=0.0) - _NO_NAMES
        doubted = (
            heads and not column.wide and column.scores["name"] <= least
            for column, heads in zip(columns, headed, strict=True)
        )
        return [
            self._by_cells(column, sharp) if doubt else column
            for column, doubt in zip(columns, doubted, strict=True)
        ]

    def _by_cells(self, column: Evidence, sharp: float) -> Evidence:
        blank = replace(column, reading=UNKNOWN)
        return replace(blank, scores=self._scores(blank, sharp))

    def _without_grades(self, columns: list[Evidence]) -> list[Evidence]:
        """The best grade of a scale is no target beside a column that is headed as one."""
        graded = [all(map(self._grammar.is_grade, c.reading.parts)) for c in columns]
        if not any(_heads_targets(c) for c, grade in zip(columns, graded, strict=True) if not grade):
            return columns
        return [
            replace(c, scores={role: score for role, score in c.scores.items() if role != "value"})
            if grade and c.reading.parts and not c.forced
            else c
            for c, grade in zip(columns, graded, strict=True)
        ]

    def _scored(self, column: Evidence, texts: Sequence[str], sharp: float) -> Evidence:
        part = ticked(texts, self._labels)
        if part and column.profile.share(*_NO_TICKS) <= _HALF:
            ticks = role_scores(column.profile, self._weights)["mark"]
            return replace(column, scores={part[0]: ticks}, forced=part[0], part=part[1])
        if column.profile.fixed or not (column.label or column.profile.texts):
            return replace(column, scores={"ignored": 0.0}, forced="ignored")
        return column.scored(self._scores(column, sharp))

    def _scores(self, column: Evidence, sharp: float) -> Mapping[str, float]:
        reading, labelled, profile = column.reading, bool(column.label), column.profile
        dated = reading if reading.time == column.time else replace(reading, time=column.time)
        shares = role_shares(dated) if labelled else {}
        if column.wide and reading.best in _HEADS_LEVELS:
            shares = {**shares, **{role: max(share, shares.get(role, 0.0)) for role, share in _WIDE.items()}}
        default = self._weights.unknown if labelled else self._weights.empty
        doubt = 0.0 if reading.place or reading.total else 1 - reading.known
        plain = column.plain
        blank = plain and reading.best in _CARRIED and profile.share("blank") == 1
        targets = not plain or not (reading.best in _NO_TARGETS or _only_explains(column))
        guessed = labelled and not profile.counting and NOT_GUESSED.isdisjoint(shares)
        roles = self._weights.guessed if guessed else self._weights.every
        scores = {}
        said: dict[float, float] = {}  # most roles have the same share
        for role, cells in role_scores(profile, self._weights, roles).items():
            own = shares.get(role, 0.0)
            if role in NOT_GUESSED and not _is_open(role, own, profile, labelled=labelled):
                continue
            if role == "value" and not targets:
                continue
            least = doubt * default.get(role, 0.02)
            share = least if least > own else own
            says = max(cells, 0.0) if blank and role == reading.best else cells
            if share not in said:
                said[share] = self._weights.label_score(share, plain=plain)
            scores[role] = said[share] + sharp * says
        return scores


def _unscored(segment: Segment, said: Heading, profile: Profile) -> Evidence:
    """What is known of a column before its roles are weighed."""
    reading = said.reading
    return Evidence(segment, said.label, reading, reading.time, profile, {}, wide=said.wide, tree=said.tree)


def _only_explains(column: Evidence) -> bool:
    """Whether a column that is headed as how points are given has no cell that looks like a target."""
    return column.reading.best == "explain" and column.profile.share(*_TARGETS) == 0


def _carried_on(headings: Sequence[Heading], profiles: Sequence[Profile]) -> list[Heading]:
    """The headings, where a label of levels or names also heads the filled column right of it, above which
    nothing stands: the cells of the header were not merged."""
    result = list(headings)
    for number in range(1, len(result)):
        left, own = result[number - 1], result[number]
        blank = not own.label and profiles[number].share("blank") < _HALF
        if blank and left.label and left.reading.best in _NAMING:
            result[number - 1] = replace(left, wide=True)
            result[number] = Heading(own.texts, left.reading, wide=True)
    return result


def _without_other_levels(columns: list[Evidence], whole: int) -> list[Evidence]:
    """The columns; beside the one that holds all levels (``whole``) none is of them without their words."""
    if not whole:
        return columns
    return [
        replace(c, scores={role: score for role, score in c.scores.items() if role not in _LEVELS})
        if c.segment.start != whole and not c.forced and c.profile.share("level1", "level2", "level") < _SAID
        else c
        for c in columns
    ]


def _of_both_levels(columns: Sequence[Evidence], kinds: CellKinds) -> int:
    """The grid column whose cells hold both levels each (产出指标-数量指标), 0 where there is none."""
    found = (
        column.segment.start
        for column in columns
        if column.profile.share("level1") > _HALF and all(map(kinds.is_path, column.profile.texts))
    )
    return next(found, 0)


def _of_several(headings: Sequence[Heading]) -> list[Heading]:
    """The headings, where a label of levels or names that stands over several columns apart from each other
    says as little of each as if it lay over all of them."""
    counts = Counter(each.label for each in headings if each.label and each.reading.best in _NAMING)
    return [replace(each, wide=True) if counts[each.label] > 1 else each for each in headings]


def _over_tree(headings: Sequence[Heading], segments: Sequence[Segment], tree: int) -> list[Heading]:
    """The headings, where that of the column that holds everything is read as that of the names."""
    readings = [heading.reading for heading in headings]
    return [
        replace(heading, reading=as_name(heading.reading), tree=True)
        if segment.start == tree and names_all(readings, number)
        else heading
        for number, (heading, segment) in enumerate(zip(headings, segments, strict=True))
    ]


def _dated(column: Evidence, newest: int) -> Evidence:
    """A column of results or of expectations is of an earlier year where the targets are of a later one."""
    earlier = 0 < label_year(column) < newest and column.reading.best in ("actual", "forecast")
    return replace(column, time="previous") if earlier else column


def _of_all_places(columns: list[Evidence]) -> list[Evidence]:
    """The columns; beside those of places 全市 is their total, and nothing to compare a target with."""
    if sum(column.reading.place for column in columns) < _FEWEST_PLACES:
        return columns
    return [replace(column, time="") if column.reading.total else column for column in columns]


def _is_open(role: str, share: float, profile: Profile, *, labelled: bool) -> bool:
    """Whether a column may have a role that is never guessed, by what its label says of it."""
    if role == "sequence":
        return not labelled or share >= _SAID or profile.counting
    return share >= (_NAMES_TIME if role in BY_TIME else _HALF)


def _heads_names(column: Evidence) -> bool:
    """Whether a label heads names, whatever else it lies over."""
    named = column.reading.best == "name" and "name" in column.scores
    return named and column.told and not column.forced


def _heads_targets(column: Evidence) -> bool:
    """Whether a label heads targets plainly, or a goal that each row says anew (绩效目标)."""
    reading = column.reading
    if reading.known < PLAIN or reading.time not in OWN_TIMES:
        return False
    anew = reading.best == "goal" and column.profile.merged == 0 and column.profile.share("blank") < _HALF
    return anew or reading.roles.get("value", 0.0) >= PLAIN
