"""A small county on disk, and workers that work in this process: the everyday tests start no others."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from assistant.batch.run import Run
from assistant.batch.state import open_state
from assistant.batch.workers import Workers
from assistant.runs import Journal
from tests.made_offices import County, write_county


class Inline(Workers):
    """Workers that are this process; `calls` says what they were asked to do."""

    def __init__(self) -> None:
        super().__init__(1)
        self.calls: list[tuple[str, Any]] = []

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        self.calls.append((function.__name__, arguments[0]))
        return function(*arguments)

    def worked_on(self) -> list[str]:
        """The offices that were drafted, in order."""
        return [task["figures"]["office"]["name"] for name, task in self.calls if name == "draft_office"]

    def read(self) -> list[str]:
        """The files that were read."""
        return sorted(path.name for name, path in self.calls if name == "read_source")


@pytest.fixture
def county(tmp_path: Path) -> County:
    """Five offices, one with an error, one missing."""
    return write_county(
        tmp_path / "数据", 5, kinds=("json", "yaml"), wrong=Decimal("0.2"), missing=Decimal("0.2")
    )


@pytest.fixture
def run(county: County, tmp_path: Path) -> Run:
    """A run over the county that writes Markdown, which is quick."""
    return Run((tmp_path / "数据",), tmp_path / "结果", suffixes=(".md",), leave_out=(county.roster,))


@pytest.fixture
def journal(run: Run) -> Iterator[Journal]:
    """The journal of the run's output folder."""
    with open_state(run.out) as opened:
        yield opened


@pytest.fixture
def workers() -> Inline:
    """New workers that have done nothing yet."""
    return Inline()
