"""Labels as offices write them, made comparable, and what each of them names in the official formats."""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from assistant.formats import Format, Table, available_formats, load_format
from assistant.formats.model import Header, columns_of, rows_of

_VARIED = re.compile(r"[\s,，。;；:：、.·“”\"'‘’()（）〔〕\[\]【】]")
_ITEM_NUMBER = re.compile(r"^(?:[一二三四五六七八九十]{1,2}(?=[^项])|\d{1,2}(?=\D))")


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """A label for comparison: one width, no spaces, no punctuation that offices vary, 其它 as 其他."""
    return _VARIED.sub("", unicodedata.normalize("NFKC", text)).replace("其它", "其他")


def without_number(plain: str) -> str:
    """A normal label without 一 or 3 in front; offices renumber rows or leave the numbers out."""
    return _ITEM_NUMBER.sub("", plain)


def names_of(header: Header) -> set[str]:
    """Every normal form under which a row or column may appear."""
    return {normal(name) for name in (header.label, *header.aliases)}


def labels_of(table: Table) -> set[str]:
    """Every normal label the table prints, its groups, band headings and corner included."""
    headers: list[Header] = [*rows_of(table), *columns_of(table)]
    printed = {normal(name) for header in headers for name in header.path}
    printed |= {normal(block.heading) for block in table.blocks} | {normal(table.corner)}
    return (printed | {name for header in headers for name in names_of(header)}) - {""}


def all_formats() -> list[Format]:
    """Every format, the newest first."""
    return [load_format(format_id) for format_id in reversed(available_formats())]


@cache
def printed_labels() -> frozenset[str]:
    """Every normal label of every table of every format."""
    return frozenset(label for item in all_formats() for table in item.tables for label in labels_of(table))


@cache
def label_characters() -> frozenset[str]:
    """The Chinese characters of all printed labels."""
    return frozenset(
        character for label in printed_labels() for character in label if not character.isascii()
    )


@cache
def row_names() -> frozenset[str]:
    """Every normal name of a row of figures, in any format."""
    return frozenset(
        name
        for item in all_formats()
        for table in item.tables
        for row in rows_of(table)
        for name in names_of(row)
    )


@cache
def headed_rows() -> frozenset[str]:
    """The row names of tables whose rows have their name beside them; a flat table's names are headers."""
    return frozenset(
        name
        for item in all_formats()
        for table in item.tables
        if table.shape != "flat"
        for row in rows_of(table)
        for name in names_of(row)
    )


@cache
def group_names() -> frozenset[str]:
    """Every normal name of a group of rows, in any format."""
    return frozenset(
        normal(name)
        for item in all_formats()
        for table in item.tables
        for row in rows_of(table)
        for name in row.path
    )


@cache
def corners() -> frozenset[str]:
    """The labels that begin a block's header row."""
    return frozenset(
        normal(t.corner) for item in all_formats() for t in item.tables if t.shape == "blocks" and t.corner
    )


@cache
def table_of_label() -> dict[str, str]:
    """The table to which a label belongs; labels that several tables print (其他, 总计) name none."""
    owners: dict[str, set[str]] = {}
    for report_format in all_formats():
        for table in report_format.tables:
            for label in labels_of(table):
                owners.setdefault(label, set()).add(table.id)
    return {label: min(tables) for label, tables in owners.items() if len(tables) == 1}


def unique(pairs: Iterable[tuple[str, Header]]) -> dict[str, Header]:
    """By name, only where the name has one owner."""
    found: dict[str, list[Header]] = {}
    for name, header in pairs:
        found.setdefault(name, []).append(header)
    return {
        name: owners[0] for name, owners in found.items() if name and len({item.id for item in owners}) == 1
    }
