"""Of which phase a form is, where only the heading of its document says so."""

from auditor.authoring.cases import FormCase, submission
from auditor.judging import judge_submission
from auditor.model import Location, Paragraph
from auditor.ruleset import load_ruleset


def told(heading: str, project: str = "水产冷链物流园") -> set[str]:
    rows = [{"name": "预留二期冷库用地", "value": "3600", "unit": "平方米"}]
    form = FormCase.model_validate({"project": project, "indicators": rows}).form()
    filed = submission(form, blocks=(Paragraph(heading, Location(line=1)),))
    findings = judge_submission(filed, load_ruleset()).findings
    return {each.message for each in findings if each.rule == "other-phase"}


def test_a_heading_tells_the_phase_where_the_project_does_not() -> None:
    assert told("水产冷链物流园（一期）公示")
    assert not told("水产冷链物流园（二期）公示")
    assert not told("水产冷链物流园公示")
    assert not told("水产冷链物流园（一期）公示", project="水产冷链物流园二期工程")
