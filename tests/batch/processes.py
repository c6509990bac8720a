"""A process and those it has begun; shared by the rounds of kill -9 and the measurement of memory."""

from pathlib import Path


def below(pid: int) -> list[int]:
    """The processes that `pid` has begun, and those that they have; none when it is gone."""
    try:
        children = [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []
    return [*children, *(descendant for child in children for descendant in below(child))]
