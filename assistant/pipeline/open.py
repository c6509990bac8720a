"""From a file's kind to figures: the figures file, the Excel form, or somebody's report."""

from dataclasses import replace
from pathlib import Path

from assistant.errors import InputError
from assistant.figures import Loaded, load_figures
from assistant.importing import Imported, import_report


def open_figures(path: Path) -> Loaded:
    """Open figures of whatever kind `path` is.

    Raises:
        InputError: the file is not there or cannot be read as figures.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise InputError(f"找不到文件 {path}。请检查路径；还没有数据的话，先用 assistant new 生成填报表。")
    if suffix in (".yaml", ".yml", ".json"):
        return load_figures(path, open_previous=open_figures)
    imported = open_report(path)
    return Loaded(imported.report.figures, imported.findings)


def open_report(path: Path) -> Imported:
    """Read a report; the facts taken from its prose are part of its figures.

    Raises:
        InputError: it cannot be read as an annual report.
    """
    return import_report(path)


def with_previous(loaded: Loaded, previous: Loaded) -> Loaded:
    """The figures with last year's beside them."""
    figures = replace(loaded.figures, previous=previous.figures)
    return Loaded(figures, (*loaded.findings, *previous.findings))
