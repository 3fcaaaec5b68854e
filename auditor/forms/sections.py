"""Cutting a document's lines into the stretches that hold one form each (or one table of many projects)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditor.expressions import expression
from auditor.forms.head.project_lines import with_projects
from auditor.forms.labels.lexicon import PASSAGE_FIELDS, Labels
from auditor.forms.lines import Line, Slot
from auditor.forms.printed import Read, identity_of, read_line
from auditor.forms.shapes.header import Header
from auditor.forms.shapes.plain.figures import tables_of_figures
from auditor.forms.text import label_key, squeeze

_PART = expression(r"第[一二三四五六七八九十]+(?:部分|章|篇)")
_ON_ANY_PAGE = frozenset({"money_unit", "issuer", "info", "self_score", "year"})
_PREFACE_LINES = 4
_HEAD_LINES = 6  # of a form, from its number to the header of its indicators
_ROW_CELLS = 3  # at least, of an indicator: a name, a target and one more
_CONTINUED = expression(r"[（(]续(?:表)?[\d一二三四五六七八九十]*[)）]|^续表")


@dataclass(slots=True)
class Section:
    """The lines of a form; ``own_title`` is False where the title was taken over from the form before;
    ``sample`` is what tells that it is an example, «» where it is none, ``unsure`` are cells that may name
    the projects of the rows below them."""

    title: str | None
    title_slot: Slot | None
    own_title: bool
    lines: list[Read] = field(default_factory=list)
    identity: dict[str, tuple[str, str]] = field(default_factory=dict)
    has_header: bool = False
    sample: str = ""
    unsure: list[Slot] = field(default_factory=list)

    @property
    def has_labels(self) -> bool:
        """Whether the head of a form is printed; money unit, issuer and the like stand on any page."""
        return any(hit.field not in _ON_ANY_PAGE for read in self.lines for _, hit in read.hits)

    def add(self, read: Read) -> None:
        self.lines.append(read)
        self.has_header |= read.header is not None
        for name, (key, value) in identity_of(read).items():
            if value:
                self.identity.setdefault(name, (key, value))


def split_sections(
    lines: Iterable[Line], labels: Labels, headers: Mapping[int, Header], outlines: Collection[int] = ()
) -> list[Section]:
    """The sections of a document in order; lines outside any form are dropped. ``headers`` are those of the
    indicator tables, by the place of their first line; ``outlines`` the places at which indicators in lines
    of text begin."""
    splitter = _Splitter(labels)
    end = 0
    reads: list[Read] = []
    for place, line in enumerate(lines):
        header = headers.get(place)
        end = place + header.lines if header else end
        reads.append(read_line(line, labels, header, below=header is None and place < end))
    captions = set(_captions(reads, labels))
    others = set(tables_of_figures([read.line for read in reads], labels, headers))
    for place, read in enumerate(with_projects(reads, labels)):
        splitter.feed(read, numbered=place in captions, other=place in others, outlined=place in outlines)
    return _joined(splitter.sections)


def _captions(reads: Sequence[Read], labels: Labels) -> Iterator[int]:
    """The places of numbers of forms (附表2-1) that stand alone shortly above a header, with no title
    between: in a table each another one, in a line of text (附件) above a header of other columns."""
    seen: set[str] = set()
    known: Header | None = None
    for place, read in enumerate(reads):
        known = read.header or known
        filled = read.line.filled
        if len(filled) != 1 or not labels.is_caption(filled[0].text):
            continue
        below = reads[place + 1 : place + 1 + _HEAD_LINES]
        headed = next((number for number, each in enumerate(below) if each.header), None)
        caption = squeeze(filled[0].text)
        if headed is not None and not any(each.title for each in below[:headed]):
            header = below[headed].header
            other = known is not None and header is not None and not _is_same(header, known)
            if other if read.line.paragraph else caption not in seen:
                yield place
        seen.add(caption)


def _joined(sections: list[Section]) -> list[Section]:
    """A title that a page break repeats above further rows does not begin another form."""
    result: list[Section] = []
    for section in sections:
        before = result[-1] if result else None
        repeated = before is not None and section.own_title and section.title == before.title
        if before and repeated and before.has_header and section.lines and _goes_on(section, before):
            before.lines += section.lines
        elif before and repeated and not before.has_header and _is_sheet_name(before):
            section.lines[:0] = before.lines
            result[-1] = section
        elif before and _entitles(section, before):
            section.lines += before.lines
            section.has_header = True
            result[-1] = section
        elif before and (_is_head_of(section, before) or _is_between_rows(section, before)):
            before.lines += section.lines
        else:
            result.append(section)
    return result


def _goes_on(section: Section, before: Section) -> bool:
    """Whether lines are further rows of a table, below no header or the same one, and no labels of a head."""
    headers = [read.header for each in (before, section) for read in each.lines if read.header]
    other = section.has_header and not _is_same(headers[-1], headers[0])
    return not section.has_labels and not other


def _is_same(header: Header, before: Header) -> bool:
    """Whether a header has the columns of another one, and not most of its words otherwise."""
    own, known = ({squeeze(text) for text in each.printed} for each in (header, before))
    return header.names == before.names and 2 * len(own & known) >= min(len(own), len(known))


def _is_head_of(section: Section, before: Section) -> bool:
    """Whether lines below a table are the head that it has not above it."""
    below = not section.own_title and not section.has_header and section.has_labels
    return below and before.has_header and not before.has_labels


def _entitles(section: Section, before: Section) -> bool:
    """Whether a title in a table and the labels below it are the head of the rows above, which have none."""
    headed = next((place for place, read in enumerate(before.lines) if read.header), None)
    if headed is None or not section.own_title or section.has_header or not section.has_labels:
        return False
    bare = before.title is None and not any(read.hits for read in before.lines[:headed])
    labels = all(read.hits and not read.line.paragraph for read in section.lines)
    return bare and labels and len({read.line.block for read in (*before.lines, *section.lines)}) == 1


def _is_between_rows(section: Section, before: Section) -> bool:
    """Whether lines are the further rows of a table, below one that names another project."""
    first = section.lines[0] if section.lines else None
    if first is None or section.own_title or section.has_header or not before.has_header:
        return False
    same = not first.line.paragraph and first.line.block == before.lines[-1].line.block
    rows = any(not read.hits and len(read.line.filled) >= _ROW_CELLS for read in section.lines)
    return same and "project" in section.identity and rows


def _is_sheet_name(section: Section) -> bool:
    """Whether the title is that of the sheet, which stands in no cell."""
    slot = section.title_slot
    return slot is not None and slot.location.sheet is not None and slot.location.cell is None


def _is_part(line: Line) -> bool:
    """Whether a paragraph begins another part of the document: «第三部分 …»."""
    return line.paragraph and any(_PART.match(squeeze(slot.text)) for slot in line.filled)


def _heads(above: Read, read: Read) -> bool:
    """Whether a line stands alone above a header in the same table: it may name what the form is for."""
    alone = len(above.line.filled) == 1 and above.line.filled[0].fresh and not above.hits
    return alone and read.header is not None and above.line.block == read.line.block


class _Splitter:
    def __init__(self, labels: Labels) -> None:
        self.sections: list[Section] = []
        self._labels = labels
        self._current: Section | None = None
        self._idle: list[Read] = []

    def feed(
        self, read: Read, *, numbered: bool = False, other: bool = False, outlined: bool = False
    ) -> None:
        """Takes a line; one that is ``numbered`` prints nothing but the number of the form that it begins,
        with an ``other`` one begins a table that is of no form, one that is ``outlined`` is the first level
        of indicators in lines of text."""
        current = self._current
        if read.title:
            self._open_titled(read, read.title)
        elif current is None:
            self._feed_idle(read, outlined=outlined)
        elif (other and current.has_header and not read.hits) or self._ends(current, read):
            self._current = None
            self._feed_idle(read)
        elif (numbered and current.has_header) or self._starts_anew(current, read):
            self._open(current.title, current.title_slot, own=False, preface=self._take_preface(current)).add(
                read
            )
        else:
            current.add(read)

    def _open_titled(self, read: Read, title: str) -> None:
        current = self._current
        if _CONTINUED.search(title) and (before := current or self._titled_so(title)) and before.lines:
            self._current = before
            return
        slot = next(slot for slot in read.line.filled if self._labels.title(slot.text))
        preface = self._take_preface(current) if current and current.lines else self._preface(self._idle)
        self._open(title, slot, own=True, preface=preface)

    def _titled_so(self, title: str) -> Section | None:
        """The form before, which a title says to go on with, on another sheet."""
        before = self.sections[-1] if self.sections else None
        bare = squeeze(_CONTINUED.sub("", title))
        return before if before is not None and squeeze(before.title or "") == bare else None

    def _feed_idle(self, read: Read, *, outlined: bool = False) -> None:
        named = any(value for _, value in identity_of(read).values())
        starts = outlined or named or read.header is not None
        if starts:
            heading = [self._idle.pop()] if self._idle and _heads(self._idle[-1], read) else []
            preface = self._preface(self._idle)
            above = [each for each in self._idle if all(each is not p for p in preface)]
            told = [each for each in above if (outlined and each.hits) or self._tells(each)]
            self._open(None, None, own=False, preface=[*told, *preface, *heading]).add(read)
        else:
            self._idle.append(read)

    def _tells(self, read: Read) -> bool:
        """Whether a line of text above a form without a title says something of it: a text behind its label,
        or what it may cost."""
        said = any(hit.value and hit.field in PASSAGE_FIELDS for _, hit in read.hits)
        alone = len(read.line.filled) == 1
        told = said or self._is_level_sheet(read)
        return alone and (told or self._labels.told.may_tell(read.line.filled[0].text))

    def _is_level_sheet(self, read: Read) -> bool:
        """Whether a line is the name of a sheet that holds the indicators of one level."""
        sheet = read.line.sheet
        named = read.line.paragraph and sheet is not None and read.line.filled[0].text == sheet
        return named and label_key(sheet or "") in self._labels.first_levels

    def _open(self, title: str | None, slot: Slot | None, *, own: bool, preface: list[Read]) -> Section:
        section = Section(title, slot, own)
        for read in preface:
            section.add(read)
        self._idle = []
        self._current = section
        self.sections.append(section)
        return section

    def _ends(self, current: Section, read: Read) -> bool:
        """A heading that is no title, or another sheet without labels and not called by a level, after the
        indicators of a form."""
        if not current.has_header or read.hits or read.header or read.below or self._is_level_sheet(read):
            return False
        previous = current.lines[-1].line.sheet
        return (
            _is_part(read.line)
            or read.line.heading
            or (previous is not None and read.line.sheet is not None and read.line.sheet != previous)
        )

    @staticmethod
    def _starts_anew(current: Section, read: Read) -> bool:
        """Another project or unit is named where a form could already end."""
        for name, (key, value) in identity_of(read).items():
            known_key, known = current.identity.get(name, ("", ""))
            if not value or value == known or not (current.has_header or key == known_key):
                continue
            if known or name == "project":
                return True
        return False

    def _take_preface(self, current: Section) -> list[Read]:
        """Lines such as 编制单位 above the title that follows, taken back from the form before."""
        if not current.has_header:
            return []
        taken = self._preface(current.lines)
        del current.lines[len(current.lines) - len(taken) :]
        return taken

    def _preface(self, lines: list[Read]) -> list[Read]:
        taken: list[Read] = []
        for read in reversed(lines[-_PREFACE_LINES:]):
            if not self._is_preface(read):
                break
            taken.append(read)
        return taken[::-1]

    def _is_preface(self, read: Read) -> bool:
        filled = read.line.filled
        if read.header or read.title or read.below:
            return False
        fields = {hit.field for _, hit in read.hits}
        captions = all(self._labels.is_caption(slot.text) for slot in filled)
        return captions or (
            len(filled) <= 6 and bool(fields) and fields <= {"issuer", "money_unit", "year", "unit_name"}
        )
