"""From the sections of a document to its forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from auditor.config.lexicons import Lexicons
from auditor.forms.drafts import Draft, SectionTools
from auditor.forms.head.giving import amounts_of, passages_of, with_head
from auditor.forms.kinds import kind_of, layout_of, through_month, year_of
from auditor.forms.labels.clauses import ClauseReader
from auditor.forms.labels.levels import LevelReader
from auditor.forms.labels.lexicon import PASSAGE_FIELDS, Labels, labels_of
from auditor.forms.labels.measures import MeasureWords
from auditor.forms.labels.values import TargetReader
from auditor.forms.layouts import Layout, LayoutFile, best_layout, look_of
from auditor.forms.levels.outlines import outlines
from auditor.forms.levels.trust import LevelTrust
from auditor.forms.lines import lines_of
from auditor.forms.restoring.beneath import names_beside
from auditor.forms.restoring.blocks import unblocked
from auditor.forms.restoring.boxed import unboxed
from auditor.forms.restoring.celled import uncelled
from auditor.forms.restoring.delimited import undelimited
from auditor.forms.restoring.dittos import without_dittos
from auditor.forms.restoring.doubled import DoubledColumns
from auditor.forms.restoring.headed import heads_first
from auditor.forms.restoring.interleaved import uninterleaved
from auditor.forms.restoring.labelled import set_beside
from auditor.forms.restoring.lettered import unlettered
from auditor.forms.restoring.nested import unnested
from auditor.forms.restoring.outlined import unlisted
from auditor.forms.restoring.own_heads import OwnHeads
from auditor.forms.restoring.side.apart import set_apart
from auditor.forms.restoring.side.bounds import BoundColumns
from auditor.forms.restoring.side.counted import uncounted
from auditor.forms.restoring.side.levels import unpivoted
from auditor.forms.restoring.side.matrix import unmatrixed
from auditor.forms.restoring.side.projects import set_below
from auditor.forms.restoring.stacked import StackReader
from auditor.forms.restoring.summed import without_sums
from auditor.forms.restoring.ticked import TickedCells
from auditor.forms.restoring.ticked_columns import TickedColumns
from auditor.forms.restoring.upright import stood_upright
from auditor.forms.restoring.worded import WordedTables
from auditor.forms.restoring.years import with_years
from auditor.forms.rows.braking import braked
from auditor.forms.rows.centred import CentredLevels
from auditor.forms.rows.doubting import RowDoubter
from auditor.forms.rows.entries import EntryReader
from auditor.forms.rows.indicators import IndicatorReader, RowsRead, is_cut
from auditor.forms.rows.level_sense import LevelSense
from auditor.forms.rows.prose import COLUMNS, ProseReader
from auditor.forms.rows.several import RowSplitter
from auditor.forms.rows.spaced import SpacedTables
from auditor.forms.samples import SectionForms, stretches, without_samples
from auditor.forms.section_reader import SectionReader
from auditor.forms.sections import Section, split_sections
from auditor.forms.shapes.cells import CellKinds
from auditor.forms.shapes.header import Header
from auditor.forms.shapes.headers import HeaderFinder
from auditor.forms.shapes.ragged import straightened
from auditor.forms.shapes.tables import TableScanner, Tools
from auditor.forms.shapes.weights import Weights
from auditor.forms.text import one_line
from auditor.forms.trace import Trace
from auditor.forms.unlabelled import by_headings, with_named_lines
from auditor.forms.vocabulary import Vocabulary
from auditor.model import ColumnRead, Document, Doubt, Form, FormKind, Indicator, Location, Sureness

_GROUP_COLUMNS = {"project", "issuer", "budget", "goal"}
_CUT = "表格在这里断开，这一行和后面的内容可能没有读到，请对照原件"


@lru_cache(maxsize=4)
def form_builder(lexicons: Lexicons) -> FormBuilder:
    """What recognises forms with these lexicons. Raises ConfigurationError where one is wrong."""
    weights = lexicons.load("forms/profiles", Weights)
    layouts = lexicons.load("layouts", LayoutFile).layouts
    measures = lexicons.load("measures", MeasureWords).words
    sense = lexicons.load("forms/level-sense", LevelSense)
    return FormBuilder(labels_of(lexicons), layouts, weights, measures, sense)


class FormBuilder:
    """Reads sections into forms; holds nothing of a document, so that one serves many."""

    def __init__(
        self,
        labels: Labels,
        layouts: tuple[Layout, ...],
        weights: Weights,
        measures: tuple[str, ...],
        sense: LevelSense,
    ) -> None:
        self.labels = labels
        self.layouts = layouts
        self._levels = LevelReader(labels)
        self._targets = TargetReader(labels)
        entries = self._entries = EntryReader(self._targets, labels)
        self._worded = WordedTables(labels, self._levels, entries)
        words = Vocabulary(labels, self._levels, self._targets, measures)
        self._heads = OwnHeads(labels, self._levels, self._targets)
        self._doubled = DoubledColumns(labels, self._levels, entries)
        self._spaced = SpacedTables(words)
        self._ticked = TickedCells(labels, self._levels, self._targets)
        self._columns = TickedColumns(labels, self._levels, self._targets)
        self._bounds = BoundColumns(labels, self._targets)
        self._centred = CentredLevels(self._levels, sense)
        self._indicators = IndicatorReader(words)
        self._trust = LevelTrust(self._levels, sense)
        self._stacks = StackReader(labels, self._levels, self._targets)
        kinds = self._kinds = CellKinds(labels, self._levels, self._targets)
        self._tools = SectionTools(
            words,
            RowSplitter(self._targets),
            ProseReader(labels, self._levels, entries, ClauseReader(labels, self._targets)),
            RowDoubter(kinds, weights, labels.grammar),
        )
        finder = HeaderFinder(labels, self._levels, kinds)
        self._tables = TableScanner(Tools(labels, kinds, finder, weights))

    def restored(self, document: Document) -> Document:
        """The document with tables that lie on their side, one cell a line, or hold texts, put right."""
        ticked = self._ticked.restored(undelimited(document, self.labels))
        document = unlettered(self._bounds.restored(self._columns.restored(ticked)), self._levels)
        document = unnested(document, self._levels, self._heads.stand_in)
        document = without_dittos(self._heads.restored(document), self._levels)
        document = without_sums(document, self._levels)
        document = unlisted(
            set_beside(with_years(document), self.labels), self._levels, entries=self._entries
        )
        document = unboxed(document, self.labels, self._levels, self._tools.prose)
        whole = uninterleaved(uncelled(document, self.labels, self._levels), self.labels)
        apart = self._apart(self._centred.merged(whole))
        upright = stood_upright(unblocked(apart, self.labels), self.labels, self._kinds)
        return self._doubled.restored(self._worded.restored(self._stacks.restored(upright)))

    def _apart(self, document: Document) -> Document:
        """The document with what stands side by side in its tables set one below the other."""
        whole = set_below(set_apart(heads_first(document, self.labels), self.labels), self.labels)
        whole = unmatrixed(
            unpivoted(whole, self.labels, self._levels), self.labels, self._levels, self._targets
        )
        return self._spaced.restored(names_beside(uncounted(whole, self.labels, self._entries), self.labels))

    def sections(self, document: Document) -> list[Section]:
        """The stretches of a (restored) document that hold one form each."""
        lines = list(straightened(list(lines_of(document))))
        headers = self._tables.headers(lines)
        found: list[Section] = []
        for part in stretches(lines, self.labels, headers):
            own = {at - part.start: each for at, each in headers.items() if part.start <= at < part.stop}
            within = lines[part.start : part.stop]
            starts = frozenset() if headers else outlines(within, self._tools.prose, self._levels)
            sections = split_sections(within, self.labels, own, starts)
            found += [
                with_named_lines(replace(each, sample=part.sample), self._levels, self.labels)
                for section in sections
                for each in by_headings(section, self._levels)
            ]
        return found

    def read(self, sections: Iterable[Section]) -> list[SectionForms]:
        """The forms of sections with the doubts about them; examples are left out."""
        read = []
        for section in sections:
            doubts: list[Doubt] = []
            read.append(SectionForms(section, list(self.forms(section, doubts)), doubts))
        return without_samples(read)

    def forms(self, section: Section, doubts: list[Doubt], trace: Trace | None = None) -> Iterator[Form]:
        """The forms of a section (several where the rows of a table name their projects). ``trace`` is told
        what each line was taken for."""
        for draft in SectionReader(section, self._tools, trace).drafts():
            if self._is_form(draft):
                yield self._form(draft, doubts)

    def read_again(self, rows: RowsRead) -> tuple[Indicator, ...]:
        """The indicators of rows that are known to be rows."""
        return self._indicators.numbered(rows)

    def level_prefix(self, full_name: str) -> tuple[str, ...]:
        """The levels that a name begins with: «产出-数量-慰问人数»."""
        return self._levels.split(one_line(full_name))[0]

    def _is_form(self, draft: Draft) -> bool:
        if draft.header is not None or draft.prose:
            return True
        fields = {hit.field for hit in draft.head.labels} - {"money_unit", "info"}
        if draft.section.own_title:
            return bool(fields & PASSAGE_FIELDS) or any(map(self.labels.says_no_data, draft.notes))
        return len(fields) >= 3 and bool(fields & {"goal", "goal_generic"})

    def _form(self, draft: Draft, doubts: list[Doubt]) -> Form:
        head, section = draft.head, draft.section
        year = year_of(section.title, head)
        indicators = self._indicators_of(draft)
        amounts, budget = amounts_of(head, self.labels, year)
        passages = tuple(passages_of(head, self.labels))
        doubts += [*head.doubts, *draft.rows.doubts]
        if cut := is_cut(draft.rows):
            doubts.append(Doubt(_CUT, indicators[-1].location))
        shape = layout_of(draft.header, indicators)
        known = best_layout(self.layouts, look_of(section.title, head, draft.header, shape))
        kind = kind_of(section.title, head, known, self.labels, indicators)
        monitored = kind is FormKind.MONITORING
        form = Form(
            index=0,
            kind=kind,
            title=section.title or "",
            location=_location(section),
            year=year,
            budget=budget,
            amounts=amounts,
            passages=passages,
            indicators=indicators,
            empty=not indicators and not passages and budget is None and "project" not in head.values,
            layout=shape,
            template=known.name if known else None,
            through_month=through_month(section.title, head, draft.header) if monitored else None,
        )
        return _with_reading(with_head(form, head), draft, cut=cut)

    def _indicators_of(self, draft: Draft) -> tuple[Indicator, ...]:
        """The rows of a form, or what its text says of indicators where it has no table of them."""
        if draft.header is None and draft.prose:
            draft.rows.rows, draft.rows.columns = draft.prose, set(COLUMNS)
            if any("weight" in row.cells for row, _ in draft.prose):
                draft.rows.columns.add("weight")
        draft.rows.total = draft.totals.score if draft.totals else None
        return self._indicators.read(braked(self._trust.doubted(draft.rows), self._levels))


def _with_reading(form: Form, draft: Draft, *, cut: bool) -> Form:
    """The form with how its table was read."""
    headless = draft.header is not None and not draft.header.lines and not draft.section.has_labels
    return replace(
        form,
        columns=frozenset(draft.rows.columns - _GROUP_COLUMNS),
        note="\n".join(draft.notes) or None,
        totals=draft.totals or form.totals,
        shared=tuple(draft.rows.shared),
        cut=cut or headless or draft.unread > 0,
        unread_rows=draft.unread,
        reading=_reading(draft),
        read=tuple(_columns_read(draft.header)) if draft.header else (),
    )


def _reading(draft: Draft) -> Sureness:
    """How sure the reading is: never certain where a row was left out, or where it may hold several
    projects."""
    sureness = draft.header.sureness if draft.header else Sureness.CERTAIN
    unsure = draft.unread or draft.section.unsure
    return Sureness.LIKELY if unsure and sureness is Sureness.CERTAIN else sureness


def _columns_read(header: Header) -> Iterator[ColumnRead]:
    for half in header.halves:
        for column in half.columns:
            field = None if column.name == "ignored" else column.name
            other = column.may_hold if column.may_hold != field else ""
            yield ColumnRead(column.label, field, column.sureness, other or None)


def _location(section: Section) -> Location:
    title = section.title_slot.location if section.own_title and section.title_slot else None
    if title and (title.sheet is None or title.cell):
        return title
    cells = (read.line.filled[0].location for read in section.lines if read.line.filled)
    # the name of a sheet stands in no cell
    return next((cell for cell in cells if cell.sheet is None or cell.cell), title or Location())
