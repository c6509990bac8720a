"""Small helpers: a file written and read in one step."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.importing import Imported, import_report

Reader = Callable[[str, bytes | str], Imported]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Write a file of this name and import it."""

    def write_and_read(name: str, data: bytes | str) -> Imported:
        path = tmp_path / name
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return import_report(path)

    return write_and_read


def codes(imported: Imported) -> list[str]:
    """The codes of all findings, in order."""
    return [finding.code for finding in imported.findings]


def messages(imported: Imported, code: str) -> list[str]:
    """What the findings of one code say."""
    return [finding.message for finding in imported.findings if finding.code == code]
