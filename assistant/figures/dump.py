"""Figures written back as the canonical file: the same tree for YAML and JSON."""

from typing import Any

import yaml

from assistant.figures.model import Absence, Cell, Fact, Figures, Notes


class _Dumper(yaml.SafeDumper):
    """Text of several lines stays several lines, so that a person can read it."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


def dump_figures(figures: Figures, with_origins: bool = False) -> str:
    """Write figures as the canonical YAML: dotted cell ids in the order of the form, blanks and n/a kept.

    `with_origins` says behind each figure where it was read, as a comment.
    """
    text = yaml.dump(figures_tree(figures), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)
    return (
        "".join(_with_origin(line, figures) for line in text.splitlines(keepends=True))
        if with_origins
        else text
    )


def _with_origin(line: str, figures: Figures) -> str:
    cell_id = line.strip().partition(":")[0]
    cell = figures.cells.get(cell_id) if line.startswith("  ") else None
    return f"{line.rstrip()}  # {cell.origin}\n" if cell and cell.origin else line


def cell_json(cell: Cell) -> str | None:
    """A cell as it stands in JSON: exact decimal text, null for blank, "n/a" for not applicable."""
    if isinstance(cell.value, Absence):
        return None if cell.value is Absence.BLANK else "n/a"
    return f"{cell.value:f}"


def figures_tree(figures: Figures) -> dict[str, Any]:
    """The figures file as a tree of plain values."""
    tree: dict[str, Any] = {
        "format": figures.format.id,
        "office": {
            key: value
            for key in ("name", "short", "kind", "parent")
            if (value := getattr(figures.office, key))
        },
        "year": figures.year,
        "figures": {cell_id: _plain(cell_json(figures.cell(cell_id))) for cell_id in figures.format.cells},
    }
    if figures.facts:
        tree["facts"] = [_fact_tree(fact) for fact in figures.facts]
    if notes := _notes_tree(figures.notes):
        tree["notes"] = notes
    if figures.previous:
        tree["previous"] = figures_tree(figures.previous)
    if figures.acknowledgements:
        tree["acknowledgements"] = [
            {"code": item.code, "reason": item.reason, **({"cells": list(item.cells)} if item.cells else {})}
            for item in figures.acknowledgements
        ]
    if figures.prose:
        tree["prose"] = [{"id": item.id, "title": item.title, "text": item.text} for item in figures.prose]
    return tree


def _plain(text: str | None) -> int | str | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() else text


def _fact_tree(fact: Fact) -> dict[str, Any]:
    tree: dict[str, Any] = {
        "id": fact.id,
        "label": fact.label,
        "value": None if fact.value is None else _plain(f"{fact.value:f}"),
        "unit": fact.unit,
    }
    if fact.parts:
        tree["parts"] = [{"label": part.label, "value": _plain(f"{part.value:f}")} for part in fact.parts]
        tree["exhaustive"] = fact.exhaustive
    if fact.topic != "proactive":
        tree["topic"] = fact.topic
    return tree


def _notes_tree(notes: Notes) -> dict[str, Any]:
    tree: dict[str, Any] = {topic: [note.text for note in items] for topic, items in notes.topics.items()}
    for name in ("problems", "previous_problems"):
        if items := getattr(notes, name):
            tree[name] = [
                {"text": item.text, **({"measure": item.measure} if item.measure else {})} for item in items
            ]
    if notes.other:
        tree["other"] = [note.text for note in notes.other]
    return tree
