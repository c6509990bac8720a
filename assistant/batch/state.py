"""What a run keeps in its output folder for the next one: the journal, the lock, and which inputs it was for."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import UsageError
from assistant.runs import Journal, hold

_FOLDER = ".assistant"
_JOURNAL = "journal.sqlite"


def is_output(folder: Path) -> bool:
    """Whether a run has written into this folder."""
    return (folder / _FOLDER / _JOURNAL).is_file()


def state_folder(out: Path) -> Path:
    """Where a run keeps what is not for people."""
    return out / _FOLDER


@contextmanager
def open_state(out: Path) -> Iterator[Journal]:
    """The journal of an output folder, which is made if need be and held for this run.

    Raises:
        UsageError: another run holds it.
        OutputError: it cannot be written.
    """
    state = state_folder(out)
    state.mkdir(parents=True, exist_ok=True)
    with hold(state, "另一次批量起草"), Journal(state / _JOURNAL) as journal:
        yield journal


def remember(journal: Journal, inputs: Sequence[Path], roster: Path | None) -> None:
    """Note what the run is for."""
    paths = [str(path.resolve()) for path in inputs]
    journal.record("run", "last", "", {"inputs": paths, "roster": str(roster.resolve()) if roster else ""})


def inputs_behind(given: Sequence[Path]) -> tuple[tuple[Path, ...], Path | None]:
    """The inputs, an output folder replaced by what its last run was for; and that run's roster.

    Raises:
        UsageError: an output folder does not say.
    """
    inputs: list[Path] = []
    roster = None
    for path in given:
        if not is_output(path):
            inputs.append(path)
            continue
        with Journal(path / _FOLDER / _JOURNAL) as journal:
            last = journal.recall("run", "last")
        if last is None:
            raise UsageError(f"{path} 里没有记下是由哪些数据做的。请直接写数据所在的文件夹。")
        inputs += [Path(name) for name in last["inputs"]]
        roster = Path(last["roster"]) if last["roster"] else roster
    return tuple(inputs), roster
