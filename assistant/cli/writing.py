"""Figures files that a command writes: which kind by the file's name, and never over an existing one unasked."""

import json
from pathlib import Path

from assistant.errors import UsageError
from assistant.figures import Figures, dump_figures, figures_tree


def refuse_existing(target: Path, *, force: bool) -> None:
    """Refuse to write over a file.

    Raises:
        UsageError: the file exists and nobody said --force.
    """
    if target.exists() and not force:
        raise UsageError(f"文件 {target} 已经存在，没有覆盖。换一个文件名，或加 --force。")


def figures_bytes(figures: Figures, suffix: str) -> bytes | None:
    """The figures file as YAML, with where each figure was read, or as JSON; None for any other suffix."""
    if suffix in (".yaml", ".yml"):
        return dump_figures(figures, with_origins=True).encode()
    if suffix == ".json":
        return (json.dumps(figures_tree(figures), ensure_ascii=False, indent=1) + "\n").encode()
    return None
