"""One thing looked at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

Group = Literal["model", "machine"]


class Status(StrEnum):
    """How it stands."""

    OK = "ok"
    WARNING = "warning"
    FAILED = "failed"
    NOTE = "note"
    """Known, and nothing to do."""
    SKIPPED = "skipped"
    """Not looked at, because something before it failed."""

    @property
    def label(self) -> str:
        """The word a clerk reads."""
        return {"ok": "正常", "warning": "提醒", "failed": "失败", "note": "说明", "skipped": "未查"}[
            self.value
        ]


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found, what to do."""

    id: str
    """Stable, for programs."""
    group: Group
    title: str
    status: Status
    found: str
    remedy: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    """The same as numbers and names, for programs."""
