"""The phrase templates of schemas/phrases: sentences with slots and conditions, no logic of their own."""

import operator
import re
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, field_validator

from assistant.formats.arithmetic import ExpressionError, parse_expression
from assistant.resources import data_path, read_data_file

_CONDITION = re.compile(r"(.+?)\s*(>=|<=|=|>|<)\s*(.+)")
SLOT = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Sentence(_Entry):
    """One thing to say, in several wordings that mean the same."""

    id: str
    variants: tuple[str, ...]
    when: tuple[str, ...] = ()
    material: Literal["", "with", "without"] = ""

    @field_validator("when")
    @classmethod
    def _conditions_can_be_read(cls, when: tuple[str, ...]) -> tuple[str, ...]:
        for condition in when:
            match = _CONDITION.fullmatch(condition)
            if match is None:
                raise ValueError(f"条件“{condition}”应为“左边 比较符 右边”")
            try:
                parse_expression(match[1]), parse_expression(match[3])
            except ExpressionError as error:
                raise ValueError(str(error)) from error
        return when


class Paragraph(_Entry):
    """Sentences of one paragraph, or a place where the office's own material is put in."""

    section: str
    topic: str = ""
    heading: str = ""
    insert: Literal["", "facts", "notes", "previous_problems", "problems", "measures"] = ""
    sentences: tuple[Sentence, ...] = ()


class Item(_Entry):
    """An item of a list; told only when the figure `key` is not 0."""

    key: str
    text: str


class PhraseList(_Entry):
    """A list that a slot of its name prints."""

    id: str
    items: tuple[Item, ...]
    joiner: str = "、"


class Phrases(_Entry):
    """All phrase templates of a report."""

    lists: tuple[PhraseList, ...]
    paragraphs: tuple[Paragraph, ...]
    wordings: dict[str, tuple[str, ...]]


@cache
def load_phrases(name: str) -> Phrases:
    """Load the file `name` of schemas/phrases.

    Raises:
        DataFileError: it is wrong; every wrong entry is named.
    """
    return read_data_file(data_path("schemas", "phrases", f"{name}.toml"), Phrases, "措辞文件")


_COMPARED: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
    ">=": operator.ge,
    "<=": operator.le,
}


def holds(condition: str, value: Callable[[str], Fraction | None]) -> bool:
    """Whether a condition holds; one that rests on a missing value does not."""
    match = _CONDITION.fullmatch(condition)
    assert match is not None  # checked when the file was loaded
    left = parse_expression(match[1]).evaluate(value)
    right = parse_expression(match[3]).evaluate(value)
    if left is None or right is None:
        return False
    return _COMPARED[match[2]](left, right)
