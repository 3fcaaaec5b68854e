"""The forms and rows of a submission by their numbers, and what a form is called."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from auditor.chinese.marks import unspaced
from auditor.model import Form, Indicator, Location, Submission
from auditor.model.words import FIELD_WORDS, row_words
from auditor.words.wrap import clip

_NAME = 36  # columns of an indicator's name in a place
_LONGEST_LABEL = 12


def form_of(submission: Submission, index: int | None) -> Form | None:
    """The form with this 1-based index, ``None`` where there is none."""
    return next((form for form in submission.forms if form.index == index), None)


def indicator_of(form: Form | None, row: int | None) -> Indicator | None:
    """The indicator row of a form, ``None`` where there is none."""
    if form is None or row is None:
        return None
    return next((indicator for indicator in form.indicators if indicator.row == row), None)


def form_label(form: Form) -> str:
    """«表3《群团工作经费》»."""
    return f"表{form.index}《{form.name}》" if form.name else f"表{form.index}"


def numbered(row: Indicator) -> str:
    """«第7行», «第7行（半年目标）»: the line of the page, with what tells a row from others in it."""
    return placed(row.number, "", row.part)


def numbers_of(form: Form | None, rows: Collection[int]) -> list[int]:
    """The lines of the page that rows of a form stand in."""
    known = {row.row: row.number for row in form.indicators} if form else {}
    return [known.get(row, row) for row in rows]


def lines_of(submission: Submission) -> dict[tuple[int | None, int | None], int]:
    """By form and row the line of the page that each row of a submission stands in."""
    return {(form.index, row.row): row.number for form in submission.forms for row in form.indicators}


def row_place(row: Indicator, column: str = "", *, named: bool = True) -> str:
    """«第7行“护理员培训人次”的“指标值”一栏»: what a person can find whatever the format is."""
    return in_column(placed(row.number, row.name if named else "", row.part), column)


def placed(line: int, name: str, part: str) -> str:
    """«第7行“护理员培训人次”（半年目标）», without what is blank."""
    return f"{row_words(line)}{short_quoted(name)}{f'（{clip(part, _NAME)}）' if part else ''}"


def short_quoted(name: str) -> str:
    """A name in quotes, cut where it is long; blank for none."""
    return f"“{clip(name, _NAME)}”" if name else ""


def in_column(rows: str, column: str) -> str:
    """«第4至7行的“权重”一栏»."""
    return f"{rows}的“{column}”一栏" if column else rows


def column_label(labels: Iterator[tuple[str, str | None]], field: str | None) -> str:
    """What the form itself calls the column of a field, else what everybody does, as where several columns
    tell of it (for the year and for the whole period); ``labels`` are the headers with their fields."""
    if field is None or field not in FIELD_WORDS:
        return ""
    printed = {unspaced(label) for label, own in labels if own == field}
    (only,) = printed if len(printed) == 1 else ("",)
    return only if 0 < len(only) <= _LONGEST_LABEL else FIELD_WORDS[field]


def column_of(form: Form, indicator: Indicator | None, field: str | None) -> str:
    """The name of the column that a field of a row stands in; blank where the form has none."""
    known = field in form.columns or (indicator is not None and field in indicator.locations)
    return column_label(((each.label, each.field) for each in form.read), field) if known else ""


def passage_label(form: Form, field: str | None, quoted: Collection[Location] = ()) -> str:
    """What the form calls the text of a field, the one that is ``quoted`` where it has several; blank where
    it has none."""
    own = [each for each in form.passages if each.field == field and each.label]
    return next((each.label for each in own if each.location in quoted), own[0].label if own else "")


class Places:
    """What stands where in a submission, in words a person can follow."""

    def __init__(self, submission: Submission) -> None:
        self._words: dict[Location, str] = {}
        for form in submission.forms:
            for location, words in _known(form):
                self._words.setdefault(location, f"表{form.index}{words}")

    def words(self, location: Location) -> str:
        """«表1 第7行“…”的“指标值”一栏» with the page, cell or line of the file, which is alone where no form
        has the place."""
        inside, outside = self._words.get(location, ""), location.describe()
        if not inside:
            return outside
        in_file = "" if location.only_table else outside
        return f"{inside}，{in_file}" if in_file and in_file != "全文" else inside


def _known(form: Form) -> Iterator[tuple[Location, str]]:
    for row in form.indicators:
        by_place: dict[Location, list[str]] = {}
        for field, location in row.locations.items():
            by_place.setdefault(location, []).append(field)
        for location, fields in by_place.items():
            column = column_of(form, row, fields[0]) if len(fields) == 1 else ""
            yield location, f" {row_place(row, column)}"
        yield row.location, f" {row_place(row)}"
    for passage in form.passages:
        yield passage.location, f"的“{passage.label}”" if passage.label else ""
