"""Reads schemas/formats/*.toml; a mistake in such a file is reported with file and entry."""

from functools import cache
from pathlib import Path

from assistant.errors import UsageError
from assistant.formats.model import Format
from assistant.resources import data_path, read_data_file


def read_format(path: Path) -> Format:
    """Read one format file.

    Raises:
        DataFileError: the file is no TOML, or an entry is wrong; every wrong entry is named.
    """
    return read_data_file(path, Format, "格式文件")


def available_formats() -> list[str]:
    """The ids of all formats, oldest first."""
    return sorted(path.stem for path in data_path("schemas", "formats").glob("*.toml"))


@cache
def load_format(format_id: str) -> Format:
    """Load the format `format_id`.

    Raises:
        UsageError: there is no such format.
        DataFileError: its file is wrong.
    """
    if format_id not in available_formats():
        raise UsageError(f"没有“{format_id}”这种报告格式，可用的有：{'、'.join(available_formats())}。")
    return read_format(data_path("schemas", "formats", f"{format_id}.toml"))


def format_for_year(year: int) -> Format:
    """The format that reports on `year` use; for a year before all formats, the oldest.

    Source: 国办公开办函〔2019〕60号 for 2019 and 2020, 国办公开办函〔2021〕30号 from 2021.
    """
    formats = [load_format(format_id) for format_id in available_formats()]
    fitting = [found for found in formats if found.first_year <= year]
    return fitting[-1] if fitting else formats[0]
