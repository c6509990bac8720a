"""Where an office's files land: written whole, recorded after, and never over what a person has changed since.

Before a file is written the journal learns its hash; so after a kill at any moment every file is known for the
program's own or for a person's. A person's is kept beside the new one under another name.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any

from assistant.batch.work import FAILED, WAITING, Outcome, outcome_tree
from assistant.runs import Journal, file_fingerprint, write_atomically

FOLDER = "机关"
"""The folder below the output folder with one folder an office."""
_CHANGED = "（人工改动）"


def land(journal: Journal, out: Path, key: str, fingerprint: str, outcome: Outcome) -> dict[str, Any]:
    """Put an office's files in place, record it, and return what was recorded.

    Documents of an earlier state of its figures are removed; an office that could not be worked on, or waits, keeps what it had.

    Raises:
        OutputError: a file is open in another program, say; nothing is recorded then, so the next run does it again.
    """
    folder = out / FOLDER / key
    if outcome.files:
        folder.mkdir(parents=True, exist_ok=True)
    recorded = journal.recall("office", key) or {"files": {}}
    hashes = {name: sha256(data).hexdigest() for name, data in outcome.files.items()}
    is_undrafted = outcome.row["status"] in (FAILED, WAITING)
    stale = set() if is_undrafted else set(recorded["files"]) - set(hashes)
    ours = {*recorded["files"].values(), *(journal.recall("intended", key) or []), *hashes.values()}
    journal.record("intended", key, "", sorted(ours))
    kept = _set_aside(folder, {*stale, *hashes}, ours)
    for name, data in outcome.files.items():
        write_atomically(folder / name, data)
    for name in stale:
        (folder / name).unlink(missing_ok=True)
    _sweep(folder)
    entry = outcome_tree(outcome) | {
        "files": {name: value for name, value in recorded["files"].items() if name not in stale} | hashes,
        "outputs": [(folder / name).relative_to(out).as_posix() for name in outcome.files],
        "set_aside": kept,
    }
    journal.record("office", key, fingerprint, entry)
    journal.forget("intended", key)
    return entry


def landed(journal: Journal, out: Path, key: str, fingerprint: str) -> dict[str, Any] | None:
    """What was recorded for this office, if it was made of exactly this and its files are still there."""
    recorded: dict[str, Any] | None = journal.recall("office", key, fingerprint)
    if recorded is None or not all((out / name).is_file() for name in recorded["outputs"]):
        return None
    return recorded


def _set_aside(folder: Path, names: Iterable[str], ours: set[str]) -> list[str]:
    """Rename the files that somebody has changed; the names they have now."""
    kept = []
    for name in sorted(names):
        path = folder / name
        found = file_fingerprint(path)
        if found and found not in ours:
            target = _free(path)
            path.replace(target)
            kept.append(target.name)
    return kept


def _free(path: Path) -> Path:
    number = 1
    while True:
        count = str(number) if number > 1 else ""
        target = path.with_name(f"{path.stem}{_CHANGED}{count}{path.suffix}")
        if not target.exists():
            return target
        number += 1


def _sweep(folder: Path) -> None:
    """Remove what an atomic write leaves behind when the process is killed in the middle of it."""
    if folder.is_dir():
        for path in folder.glob(".*.tmp"):
            path.unlink(missing_ok=True)
