from __future__ import annotations

import pytest

from auditor.readers.folders.members import safe_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.txt", "etc/passwd.txt"),
        ("/甲.txt", "甲.txt"),
        ("C:\\甲\\乙.txt", "甲/乙.txt"),
        ("a\x00b/..", "ab"),
    ],
)
def test_names_that_lead_out_of_the_package_are_neutralised(name: str, safe: str) -> None:
    assert safe_name(name) == safe
