"""The public names: few, pinned, and loaded only when they are asked for."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import auditor

EXAMPLE = next((Path(__file__).parents[1] / "examples").glob("*.md"))


def test_the_public_names() -> None:
    assert auditor.__all__ == [
        "AuditReport",
        "AuditorError",
        "InputError",
        "RuleSet",
        "RulesetOptions",
        "SubmissionReport",
        "audit",
        "audit_many",
        "load_ruleset",
        "read",
        "recognise",
        "to_json",
    ]
    assert sorted(auditor.__all__) == auditor.__all__
    assert {*auditor.__all__, "__version__"} == set(dir(auditor))


def test_each_name_is_there() -> None:
    assert all(getattr(auditor, name) is not None for name in auditor.__all__)
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = auditor.nothing_such


def test_a_file_and_several_files_are_audited() -> None:
    one = auditor.audit(EXAMPLE)
    assert one.submission.forms
    many = auditor.audit_many([EXAMPLE], jobs=1)
    assert json.loads(auditor.to_json(many))["submissions"][0]["score"] is not None
    assert [each.rule for each in one.findings] == [each.rule for each in many.submissions[0].findings]


def test_a_document_is_read_and_its_forms_recognised() -> None:
    lexicons = auditor.load_ruleset().lexicons
    assert auditor.recognise(auditor.read(EXAMPLE), lexicons).forms


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(auditor.InputError, match="找不到这个文件"):
        auditor.audit(tmp_path / "没有.docx")


def test_the_import_loads_nothing() -> None:
    code = "import sys, auditor; print(sorted(m for m in sys.modules if m.startswith('auditor.')))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "['auditor.version']"
