"""Every layout in every format gives the same submission back, and its forms are known by sight."""

from pathlib import Path

import pytest

from tests.corpus.content import projects
from tests.corpus.formats import FORMATS, Format
from tests.corpus.known import KNOWN
from tests.corpus.layouts import LAYOUTS
from tests.corpus.model import Layout
from tests.corpus.oracle import compare
from tests.corpus.running import LEXICONS, read_back, score_of

SEED = 3


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.name)
@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=lambda layout: layout.name)
def test_reading_gives_the_same_submission_back(layout: Layout, form: Format, tmp_path: Path):
    read = read_back(layout, form, tmp_path, SEED)
    score = score_of(layout, read, SEED)
    assert score.right + len(score.wrong) > 40
    assert score.share >= form.least, "\n".join(score.wrong)
    if layout.name in KNOWN:
        assert {each.template for each in read.forms} == {KNOWN[layout.name]}


def test_there_are_enough_layouts_and_formats():
    assert len(LAYOUTS) >= 14
    assert {"docx", "xlsx", "pdf", "ofd", "html", "csv"} <= set(FORMATS)


def test_the_same_seed_gives_the_same_content_and_another_seed_another():
    assert projects(7) == projects(7)
    assert projects(7) != projects(8)


def test_the_points_of_a_self_review_add_up():
    assert {project.points for seed in range(20) for project in projects(seed)} == {90}


def test_the_oracle_sees_wrong_cells_rows_and_forms(tmp_path: Path):
    from dataclasses import replace

    from auditor.forms import recognise
    from auditor.readers import read_document

    layout, form = LAYOUTS["chongqing-project"], FORMATS["html"]
    pages = layout.pages(projects(SEED))
    expected = [each for page in pages for each in page.forms]
    path = tmp_path / "a.html"
    path.write_bytes(form.write(pages))
    read = recognise(read_document(path), LEXICONS)
    first = read.forms[0]
    row = replace(first.indicators[0], value="7,777")
    assert compare(expected, read).wrong == []
    changed = replace(read, forms=(replace(first, indicators=(row, *first.indicators[1:])), *read.forms[1:]))
    assert len(compare(expected, changed).wrong) == 1
    assert len(compare(expected, replace(read, forms=(*read.forms, first))).wrong) == 1
    assert len(compare(expected, replace(read, forms=read.forms[:1])).wrong) > 20
    longer = replace(first, indicators=(*first.indicators, row))
    assert len(compare(expected, replace(read, forms=(longer, *read.forms[1:]))).wrong) == 1
