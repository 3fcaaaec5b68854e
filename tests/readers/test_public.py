import subprocess
import sys

from auditor import readers


def test_the_public_names() -> None:
    assert readers.__all__ == [
        "COPY",
        "DEFAULT_LIMITS",
        "SUFFIXES",
        "Found",
        "Limits",
        "content_digest",
        "content_of",
        "find_documents",
        "is_own_output",
        "is_report_page",
        "once_each",
        "package_of",
        "read_document",
    ]


def test_importing_the_readers_loads_nothing_heavy() -> None:
    code = "import sys, auditor.readers; print('lxml' in sys.modules, 'zipfile' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
