"""The findings of a JSON report as flat records: what CSV, Markdown, JUnit, SARIF and annotations show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from auditor.categories import WRITING
from auditor.model import Location
from auditor.model.words import SEVERITY_WORDS, WAIVED, WHOLE_FILE, Urgency
from auditor.reports.view.places import column_label, in_column, placed

Data = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """A finding with its surroundings, as the JSON report has them."""

    submission: Data
    form: Data | None
    indicator: Data | None
    finding: Data

    @property
    def asks(self) -> bool:
        """Whether it is a question to the department."""
        return bool(self.finding["confidence"] == "ask" and self.finding["severity"] != "info")

    @property
    def waived(self) -> bool:
        """Whether somebody answers for it, so that it counts nowhere."""
        return bool(self.finding.get("waiver"))

    @property
    def answer(self) -> str:
        """Why it is waived, and who says so; blank where it is not."""
        waiver = self.finding.get("waiver")
        return f"{waiver['reason']}（{waiver['who']}）" if waiver else ""

    @property
    def urgency(self) -> str:
        if self.waived:
            return WAIVED
        if self.finding["severity"] == "info" and self.finding["category"] in WRITING:
            return Urgency.WRITING.word
        return Urgency.VERIFY.word if self.asks else SEVERITY_WORDS[self.finding["severity"]]

    @property
    def place(self) -> str:
        """«表3 第2行“培训人次”的“指标值”一栏», «表3《群团工作经费》», or «整份文件»."""
        if self.form is None:
            return WHOLE_FILE
        label, row = f"表{self.form['index']}", self.finding["row"]
        if row is not None:
            known = self.indicator or {"line": row, "name": "", "part": None}
            words = placed(known["line"], known["name"], known["part"] or "")
            return f"{label} {in_column(words, self._column)}"
        name = self.form["project"] or self.form["title"]
        return f"{label}《{name}》" if name else label

    @property
    def _column(self) -> str:
        """What the form calls the column that the finding is on; blank where it has none."""
        read = self.form.get("columns", ()) if self.form else ()
        fields = {each["field"] for each in read}
        field = self.finding["field"]
        return (
            column_label(((each["label"], each["field"]) for each in read), field) if field in fields else ""
        )

    @property
    def file_place(self) -> str:
        """Where it stands in the file that was sent, in words; blank where that is not known."""
        location = self.finding.get("location")
        place = Location(**location) if location else None
        if place is None or (self.form is not None and place.only_table):
            return ""
        words = place.describe()
        return "" if words == "全文" else words

    @property
    def target(self) -> str:
        """Operator, value and unit as one reads them."""
        row = self.indicator
        if row is None:
            return ""
        operator = "" if row["operator"] == "定性" else row["operator"]
        return "".join(str(part or "") for part in (operator, row["value"], row["unit"]))

    @property
    def suggestion(self) -> str:
        given = self.finding["suggestion"]
        return str(given["text"]) if given else ""

    @property
    def quotes(self) -> str:
        return "；".join(each["text"] for each in self.finding["evidence"])


def records(data: Data) -> Iterator[Record]:
    """Every finding of the report, in its order."""
    for submission in data["submissions"]:
        yield from records_of(submission)


def records_of(submission: Data) -> Iterator[Record]:
    """Every finding of a submission."""
    forms = {form["index"]: form for form in submission["forms"]}
    for finding in submission["findings"]:
        form = forms.get(finding["form"])
        rows = form["indicators"] if form else ()
        indicator = next((row for row in rows if row["row"] == finding["row"]), None)
        yield Record(submission, form, indicator, finding)
