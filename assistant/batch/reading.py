"""From a folder or a workbook to the offices in it: every file is read once, and every file is accounted for."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from assistant.batch.state import is_output
from assistant.errors import AssistantError, InputError, UsageError
from assistant.figures import Loaded
from assistant.figures.packing import pack
from assistant.findings import Finding, Severity
from assistant.pipeline.open import open_figures
from assistant.runs import file_fingerprint

SUFFIXES = (".yaml", ".yml", ".json", ".xlsx", ".docx", ".pdf", ".html", ".htm", ".txt", ".md")
"""What can be read as figures; other files are named and left alone."""
_NOT_OURS = (".", "~$")
"""Hidden files, and the lock files that Word and Excel leave beside an open document."""


@dataclass(frozen=True, slots=True)
class Found:
    """The files of an input: those to read, and those of a kind that cannot be read."""

    files: tuple[Path, ...]
    others: tuple[Path, ...]


def find_files(inputs: Iterable[Path], leave_out: Iterable[Path] = ()) -> Found:
    """Every file under the inputs, nested folders included, in a fixed order; what an earlier run wrote is no input.

    `leave_out` names the output folder and the roster, which may lie inside an input.

    Raises:
        InputError: an input is not there.
    """
    skipped = {path.resolve() for path in leave_out}
    files: dict[Path, None] = {}
    for given in inputs:
        if not given.exists():
            raise InputError(
                f"找不到 {given}。请检查路径；还没有数据的话，先用 assistant new --roster 生成填报表。"
            )
        for path in [given] if given.is_file() else sorted(_below(given, skipped)):
            if path.resolve() not in skipped and not path.name.startswith(_NOT_OURS):
                files[path] = None
    readable = tuple(path for path in files if path.suffix.lower() in SUFFIXES)
    if not readable:
        raise UsageError(
            f"{'、'.join(map(str, inputs))} 里没有可以读的文件。可以读的有：{'、'.join(SUFFIXES)}。"
        )
    return Found(readable, tuple(path for path in files if path not in set(readable)))


def _below(folder: Path, skipped: set[Path]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir():
            if path.resolve() not in skipped and not path.name.startswith(".") and not is_output(path):
                yield from _below(path, skipped)
        elif path.is_file():
            yield path


def read_source(path: Path) -> dict[str, Any]:
    """Everything in one file, as plain JSON values, so that it can be journaled and sent between processes.

    `entries` are the offices, each with `place`, `figures` (packed) and `findings`, or with a `failure`; `stamps` are the
    fingerprints of every file that was read for it, last year's included.
    """
    try:
        entries = list(_entries(path))
    except AssistantError as error:
        entries = [{"place": str(path), "failure": str(error)}]
    linked = {
        previous["source"]
        for entry in entries
        if entry.get("figures") and (previous := entry["figures"]["previous"]) and previous["source"]
    }
    return {
        "entries": entries,
        "stamps": {name: file_fingerprint(Path(name)) for name in sorted({str(path), *linked})},
    }


def _entries(path: Path) -> Iterator[dict[str, Any]]:
    if path.suffix.lower() == ".xlsx":
        many = _many(path)
        if many is not None:
            yield from many
            return
    yield _entry(str(path), open_figures(path))


def _entry(place: str, loaded: Loaded) -> dict[str, Any]:
    return {
        "place": place,
        "figures": pack(loaded.figures),
        "findings": [asdict(item) for item in loaded.findings],
    }


def _many(path: Path) -> list[dict[str, Any]] | None:
    """The offices of a workbook that holds several, by row or by sheet; None for an ordinary one."""
    from assistant.forms.collective import read_collective
    from assistant.forms.container import is_form

    if is_form(path):
        return None
    rows = read_collective(path)
    if rows is not None:
        return [
            _entry(row.place, row.loaded) if row.loaded else {"place": row.place, "failure": row.failure}
            for row in rows
        ]
    return _sheets(path)


def _sheets(path: Path) -> list[dict[str, Any]] | None:
    """A workbook with a sheet an office: at least two sheets hold all the tables; None for any other."""
    from assistant.importing.report import assemble
    from assistant.importing.xlsx_reader import read_sheets

    entries: list[dict[str, Any]] = []
    others: list[dict[str, Any]] = []
    for name, document in read_sheets(path):
        place = f"{path} {name}"
        try:
            imported = assemble(document, path)
        except InputError as error:
            others.append({"place": place, "failure": f"工作表“{name}”：{error}"})
            continue
        figures = imported.report.figures
        if figures.office.name == path.stem:  # the sheet has no title: its name is the office's
            figures = replace(figures, office=replace(figures.office, name=name))
        if {cell.partition(".")[0] for cell in figures.cells} == {
            table.id for table in figures.format.tables
        }:
            entries.append(_entry(place, Loaded(figures, imported.findings)))
        else:
            reason = f"工作表“{name}”没有三张表的全部，没有读入。请把一个机关的三张表放在同一页。"
            others.append({"place": place, "failure": reason})
    return [*entries, *others] if len(entries) > 1 else None


def finding_from(tree: dict[str, Any]) -> Finding:
    """A finding from what `asdict` made of it, JSON or not."""
    return Finding(**{**tree, "severity": Severity(tree["severity"]), "cells": tuple(tree["cells"])})
