"""Numbers beside a cell that says 定性: what the cell is to say depends on what it says of other rows."""

from __future__ import annotations

from auditor.checks.units import IndicatorUnit
from auditor.model import Document, Submission
from tests.cases import every_case
from tests.checks.single_rows import finding_of
from tests.forms.building import one


@every_case(
    ("others", "value", "said", "advice"),
    [
        ("定量", "95%以上", "（≥95%）", ("定量", "改为“定量”；")),
        ("≥", "95%以上", "（≥95%）", ("≥", "改为“≥”，目标值只写“95%”；")),
        ("定量", "95%", "“95%”", ("定量", "改为“定量”，目标值写成“≥95%”")),
        ("≥", "95%", "“95%”", ("≥", "改为“≥”，即“≥95%”")),
    ],
)
def test_what_the_cell_is_to_say(others: str, value: str, said: str, advice: tuple[str, str]) -> None:
    rows = [["检验渔船艘数", others, "80艘"], ["渔船检验合格率", "定性", value]]
    form = one([["三级指标", "指标性质", "指标值"], *rows])
    unit = IndicatorUnit(Submission(Document("a.txt", "text", ()), (form,)), form, form.indicators[1])
    finding = finding_of("number-in-words", unit)
    assert said in finding.message
    assert finding.suggestion is not None
    assert finding.suggestion.value == advice[0]
    assert advice[1] in finding.suggestion.text
