"""Forms that only show how one is filled in: below 填表说明, 填报示例 or «…（样表）», on a sheet 样表."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from auditor.chinese.stops import CELL_SIGNS
from auditor.expressions import expression
from auditor.forms.labels.lexicon import Labels
from auditor.forms.lines import Line
from auditor.forms.sections import Section
from auditor.forms.shapes.header import Header
from auditor.forms.text import one_line, squeeze
from auditor.model import Doubt, Form

_LONGEST = 60
_LONGEST_CAPTION = 24
_SENTENCE = expression(f"[{CELL_SIGNS}]")
_SUCH = expression("如下$")
_AROUND = "()[]【】《》“”\"'〔〕:、"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines ``start`` to ``stop``; ``sample`` are the words that make them an example, «» for none."""

    start: int
    stop: int
    sample: str = ""


@dataclass(frozen=True, slots=True)
class SectionForms:
    """A section with the forms that were read of it and the doubts that arose."""

    section: Section
    forms: list[Form]
    doubts: list[Doubt]

    @property
    def filled(self) -> bool:
        return any(row.value for form in self.forms for row in form.indicators)


def stretches(lines: Sequence[Line], labels: Labels, headers: Mapping[int, Header]) -> list[Stretch]:
    """The lines of a document parted where examples begin and end; without an example all are one stretch."""
    found = []
    start = 0
    for example in _examples(lines, labels):
        if any(place in headers for place in range(example.start, example.stop)):
            found += [Stretch(start, example.start), example]
            start = example.stop
    return [*found, Stretch(start, len(lines))]


def without_samples(found: Sequence[SectionForms]) -> list[SectionForms]:
    """What was read, examples replaced by a doubt that names them. Where nothing else is filled in, the
    example is what somebody handed in, and stays."""
    if not any(each.filled for each in found if not each.section.sample):
        return list(found)
    return [_left_out(each) if each.section.sample and each.forms else each for each in found]


def _left_out(read: SectionForms) -> SectionForms:
    words = read.section.sample
    rows = sum(len(form.indicators) for form in read.forms)
    message = (
        f"“{words}”：这里的表是填写示例，没有审核（{rows}行指标）；"
        "如果是正式填报的表，请删去示例、样表、填表说明等字样后重新提交"
    )
    return SectionForms(read.section, [], [Doubt(message, read.forms[0].location)])


def _examples(lines: Sequence[Line], labels: Labels) -> Iterator[Stretch]:
    """From each caption of an example to the next title, sheet or heading."""
    place = 0
    while place < len(lines):
        words = _caption(lines[place], labels)
        if not words:
            place += 1
            continue
        stop = _end(lines, place, labels)
        yield Stretch(place, stop, words)
        place = stop


def _end(lines: Sequence[Line], start: int, labels: Labels) -> int:
    """Where an example ends: at another sheet, or at a title that is not the example's own."""
    sheet = _sheet_of(lines[start])
    whole_sheet = sheet is not None and _is_sample(labels, sheet)
    titled = not _may_have_title(lines[start], labels)
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if not line.filled:
            continue
        if _sheet_of(line) != sheet:
            return place
        if not whole_sheet and _is_title(line, labels):
            if titled:
                return place
            titled = True
        elif not titled and not labels.is_caption(line.filled[0].text):
            titled = True  # a title further below is that of another form
    return len(lines)


def _may_have_title(line: Line, labels: Labels) -> bool:
    """Whether a title right below a caption is its own: below 填报示例, not below 填表说明 or a title."""
    text = line.filled[0].text
    return labels.title(text) is None and not _is_instruction(labels, _bare(text))


def _caption(line: Line, labels: Labels) -> str:
    """The words of a line that tell that an example follows, «» where there are none."""
    if not line.filled:
        return ""
    sheet = _sheet_of(line)
    if sheet and _is_sample(labels, sheet):
        return sheet
    texts = [slot.text for slot in line.filled if slot.fresh]
    if len(texts) != 1 or len(line.filled) != 1 or len(texts[0]) > _LONGEST:
        return ""
    bare = _bare(texts[0])
    longest = _LONGEST if labels.title(texts[0]) else _LONGEST_CAPTION
    fits = len(bare) <= longest and not _SENTENCE.search(bare)
    return one_line(texts[0]) if fits and _is_sample(labels, bare) else ""


def _is_sample(labels: Labels, words: str) -> bool:
    """Whether words say that what follows shows how a form is filled in: 填报示例, «…表（样表）»."""
    printed = _SUCH.sub("", squeeze(words).rstrip(_AROUND))
    return printed.endswith(labels.source.samples) or _is_instruction(labels, printed)


def _is_instruction(labels: Labels, words: str) -> bool:
    """Whether words head what is to be minded when a form is filled in: 填表说明."""
    return squeeze(words).endswith(labels.source.instructions)


def _is_title(line: Line, labels: Labels) -> bool:
    return any(slot.fresh and labels.title(slot.text) for slot in line.filled[:1])


def _bare(text: str) -> str:
    return squeeze(text).strip(_AROUND)


def _sheet_of(line: Line) -> str | None:
    return line.filled[0].location.sheet
