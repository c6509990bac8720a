"""The first half of a run: every file is read once, whatever an earlier run has read is not read again."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from assistant.batch.pairing import Head, OfficeInput
from assistant.batch.progress import Listener, Progress, each
from assistant.batch.reading import read_source
from assistant.batch.work import make_task
from assistant.batch.workers import WorkerDiedError, Workers
from assistant.runs import Journal, file_fingerprint, program_fingerprint


async def read_all(
    files: Sequence[Path], journal: Journal, workers: Workers, at_once: int, listen: Listener
) -> None:
    """Read what the journal does not hold yet, or holds of an earlier state of the file."""
    progress = Progress("reading", len(files))

    async def read(path: Path) -> None:
        nonlocal progress
        is_kept = _is_current(journal.recall("reading", str(path), program_fingerprint()))
        if not is_kept:
            journal.record("reading", str(path), program_fingerprint(), await _read(path, workers))
        progress = replace(progress, done=progress.done + 1, kept=progress.kept + is_kept, name=path.name)
        listen(progress)

    listen(progress)
    await each(files, read, at_once)


def _is_current(reading: dict[str, Any] | None) -> bool:
    """Whether the file, and last year's that it names, are as they were when they were read."""
    return reading is not None and all(
        file_fingerprint(Path(name)) == stamp for name, stamp in reading["stamps"].items()
    )


async def _read(path: Path, workers: Workers) -> dict[str, Any]:
    try:
        return await workers.run(read_source, path)
    except WorkerDiedError:
        reason = f"文件 {path} 读到一半，程序的工作进程意外中止，没有读入。请另存一次，或换一种格式。"
    except Exception as error:  # a defect of ours must not cost the other offices their drafts
        reason = (
            f"读文件 {path} 时程序内部出错（{type(error).__name__}），没有读入。请把这个文件交给技术人员。"
        )
    return {"entries": [{"place": str(path), "failure": reason}], "stamps": {}}


def heads_of(files: Sequence[Path], journal: Journal) -> tuple[list[Head], list[tuple[str, str]]]:
    """What the files hold, without their figures; and place and reason of what could not be read."""
    heads: list[Head] = []
    unreadable: list[tuple[str, str]] = []
    for path in files:
        for index, entry in enumerate(journal.recall("reading", str(path))["entries"]):
            if "failure" in entry:
                unreadable.append((entry["place"], entry["failure"]))
            else:
                heads.append(_head(str(path), index, entry))
    return heads, unreadable


def _head(source: str, index: int, entry: dict[str, Any]) -> Head:
    figures = entry["figures"]
    office = figures["office"]
    return Head(
        source=source,
        index=index,
        place=entry["place"],
        name=office["name"],
        parent=office["parent"],
        kind=office["kind"],
        year=figures["year"],
        format=figures["format"],
        has_previous=figures["previous"] is not None,
    )


def entry_of(journal: Journal, head: Head) -> dict[str, Any]:
    """The figures and findings that a head stands for."""
    entry: dict[str, Any] = journal.recall("reading", head.source)["entries"][head.index]
    return entry


def office_task(journal: Journal, office: OfficeInput, settings: dict[str, Any]) -> dict[str, Any]:
    """The task of an office, from what was read."""
    previous = entry_of(journal, office.previous) if office.previous else None
    return make_task(entry_of(journal, office.head), previous, settings)
