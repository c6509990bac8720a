"""What localities vary in a document; everything else is GB/T 9704-2012's and not up for choice."""

from dataclasses import dataclass
from decimal import Decimal

from assistant.errors import UsageError

PAGE_NUMBERS = {"outer": "外侧", "center": "居中", "none": "不印"}
"""Where the page number stands, with the word a clerk reads."""

_NARROWEST, _WIDEST = Decimal(20), Decimal(40)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSettings:
    """How a Word document is set where the standard leaves a choice."""

    page_number: str = "outer"
    """A key of `PAGE_NUMBERS`."""
    line_pitch: Decimal = Decimal("28.8")
    """Points from line to line of running text; 28.8 puts 22 lines on a page."""
    landscape_tables: bool = False
    """Whether the wide tables stand on pages of their own, turned on their side."""

    def __post_init__(self) -> None:
        if self.page_number not in PAGE_NUMBERS:
            raise UsageError(f"页码位置不能是“{self.page_number}”，可选：{'、'.join(PAGE_NUMBERS)}。")
        if not _NARROWEST <= self.line_pitch <= _WIDEST:
            raise UsageError(
                f"行距应在 {_NARROWEST} 到 {_WIDEST} 磅之间，写的是 {self.line_pitch}。公文通常为 28 到 29 磅。"
            )
