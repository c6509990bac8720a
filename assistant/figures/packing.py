"""Figures as one plain tree that keeps everything, origins included: what travels between processes and machines.

The figures file is for people and forgets where a value was read; this form is for the program. `unpack(pack(x)) == x`,
and equal figures give equal JSON, so its text can be fingerprinted.
"""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from assistant.figures.dump import cell_json
from assistant.figures.model import (
    Absence,
    Acknowledgement,
    Cell,
    Fact,
    Figures,
    Notes,
    Office,
    Prose,
)
from assistant.formats import load_format


def pack(figures: Figures) -> dict[str, Any]:
    """The figures as JSON values: decimals as text, a cell as `[value, origin, note]`."""
    return {
        "format": figures.format.id,
        "office": asdict(figures.office),
        "year": figures.year,
        "cells": {name: [cell_json(cell), cell.origin, cell.note] for name, cell in figures.cells.items()},
        "facts": [_plain(asdict(fact)) for fact in figures.facts],
        "notes": _plain(asdict(figures.notes)),
        "previous": pack(figures.previous) if figures.previous else None,
        "acknowledgements": [_plain(asdict(item)) for item in figures.acknowledgements],
        "prose": [asdict(item) for item in figures.prose],
        "source": figures.source,
    }


def unpack(tree: Mapping[str, Any]) -> Figures:
    """The figures that `pack` made the tree of."""
    return Figures(
        format=load_format(tree["format"]),
        office=Office(**tree["office"]),
        year=tree["year"],
        cells={
            name: Cell(_value(text), origin, note) for name, (text, origin, note) in tree["cells"].items()
        },
        facts=_adapter(tuple[Fact, ...]).validate_python(tree["facts"]),
        notes=_adapter(Notes).validate_python(tree["notes"]),
        previous=unpack(tree["previous"]) if tree["previous"] else None,
        acknowledgements=_adapter(tuple[Acknowledgement, ...]).validate_python(tree["acknowledgements"]),
        prose=_adapter(tuple[Prose, ...]).validate_python(tree["prose"]),
        source=tree["source"],
    )


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _value(text: str | None) -> Decimal | Absence:
    if text is None:
        return Absence.BLANK
    return Absence.NOT_APPLICABLE if text == "n/a" else Decimal(text)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return f"{value:f}" if isinstance(value, Decimal) else value
