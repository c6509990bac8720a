"""What a model's prose must not hold without material: the words of schemas/prose, compiled once."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, field_validator

from assistant.resources import data_path, read_data_file


class UnwantedFile(BaseModel):
    """A file of schemas/prose."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    leaks: tuple[str, ...]
    slogans: tuple[str, ...]
    causes: tuple[str, ...]
    events: tuple[str, ...]
    institutions: tuple[str, ...]
    general_names: tuple[str, ...]
    persons: tuple[str, ...]
    documents: tuple[str, ...]
    joining: tuple[str, ...]

    @field_validator("leaks")
    @classmethod
    def _patterns_can_be_read(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        for pattern in patterns:
            try:
                re.compile(pattern, re.MULTILINE)
            except re.error as error:
                raise ValueError(f"“{pattern}”不是正则表达式：{error}") from error
        return patterns


@dataclass(frozen=True, slots=True)
class Unwanted:
    """The same words, ready to search with."""

    leaks: re.Pattern[str]
    slogans: re.Pattern[str]
    causes: re.Pattern[str]
    events: re.Pattern[str]
    institutions: re.Pattern[str]
    persons: re.Pattern[str]
    general_names: tuple[str, ...]
    documents: tuple[str, ...]
    joining: str
    """All joining words in one text."""


@cache
def load_unwanted(name: str) -> Unwanted:
    """Load the file `name` of schemas/prose.

    Raises:
        DataFileError: it is wrong; every wrong entry is named.
    """
    source = read_data_file(data_path("schemas", "prose", f"{name}.toml"), UnwantedFile, "行文检查文件")
    return Unwanted(
        re.compile("|".join(f"(?:{pattern})" for pattern in source.leaks), re.MULTILINE),
        _words(source.slogans),
        _words(source.causes),
        _words(source.events),
        re.compile(f"[\u4e00-\u9fff]{{2,8}}?(?:{_alternatives(source.institutions)})"),
        re.compile(f"[\u4e00-\u9fff]{{1,3}}(?:{_alternatives(source.persons)})"),
        source.general_names,
        source.documents,
        "\n".join(source.joining),
    )


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_alternatives(words))


def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
