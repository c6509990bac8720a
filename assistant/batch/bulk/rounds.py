"""What was asked and what was answered, on disk: question files, the endpoint's ids for them, the answers that came back.

A question file is complete and recorded before it is handed over, under a name of its own that goes with it; after a kill
between handing over and noting the endpoint's id, the endpoint is asked for that name. So no file is handed over twice.
"""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from assistant.errors import OutputError
from assistant.llm.bulk import MOST_BYTES, MOST_REQUESTS, BulkEndpoint, BulkState, is_transient, question_line
from assistant.runs import Journal

MOST_TIMES = 3
"""How often a question is asked whose answer never came: expired, or the endpoint failed."""
_ANSWER, _ROUNDS = "bulk-answer", "bulk-rounds"


@dataclass(frozen=True, slots=True)
class Round:
    """One question file."""

    name: str
    questions: int
    batch: str | None = None
    """The endpoint's id; None until it is known to have the file."""


class Rounds:
    """The question files of an output folder; `folder` is theirs alone."""

    def __init__(self, journal: Journal, folder: Path) -> None:
        self._journal = journal
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.open = [Round(**item) for item in journal.recall(_ROUNDS, "open") or []]
        """Those that the endpoint has not finished, oldest first."""
        self._asked = {name for item in self.open for name in self._names_in(item)}
        self.has_answers = False
        """Whether the endpoint has answered anything, so that address, key and model are right."""
        self._faults: dict[str, dict[str, Any]] = {}
        self._lost: Counter[str] = Counter()
        self._file: BinaryIO | None = None
        self._written = 0
        self._new: set[str] = set()
        """The files of this run: the endpoint cannot have them yet, and need not be asked."""
        self._sweep()

    def answer(self, name: str) -> dict[str, Any] | None:
        """The line that answers a question, well or with a fault; None when it is not answered.

        A fault is known to this run only: the same command asks again.
        """
        kept: dict[str, Any] | None = self._journal.recall(_ANSWER, name)
        self.has_answers = self.has_answers or kept is not None
        return kept or self._faults.get(name)

    def ask(self, name: str, body: dict[str, Any]) -> None:
        """Put a question into the next file, unless it is under way already.

        Raises:
            OutputError: the file cannot be written.
        """
        if name in self._asked:
            return
        line = question_line(name, body)
        if self._file and (self._written >= MOST_REQUESTS or self._file.tell() + len(line) > MOST_BYTES):
            self.close_file()
        try:
            if self._file is None:
                self._file = (self._folder / f"{uuid4().hex}.jsonl").open("wb")
            self._file.write(line)
        except OSError as error:
            raise OutputError(f"批量请求文件无法写入 {self._folder}：{error}。请检查磁盘空间。") from error
        self._written += 1
        self._asked.add(name)

    def close_file(self) -> None:
        """Complete the question file in hand, if there is one; it is recorded and waits to be handed over."""
        if self._file is None:
            return
        path = Path(self._file.name)
        self._file.close()
        self._record([*self.open, Round(path.stem, self._written)])
        self._new.add(path.stem)
        self._file, self._written = None, 0

    async def hand_over(self, endpoint: BulkEndpoint) -> None:
        """Hand every recorded file over that the endpoint does not have.

        Raises:
            ModelError: it did not take one; the next run tries again.
        """
        self.close_file()
        for item in self.open:
            if item.batch is None:
                batch = None if item.name in self._new else await endpoint.find(item.name)
                batch = batch or await endpoint.submit(self._path(item), item.name)
                self._record(
                    [replace(one, batch=batch) if one.name == item.name else one for one in self.open]
                )

    async def states(self, endpoint: BulkEndpoint) -> list[tuple[Round, BulkState]]:
        """How far the endpoint is with each file it has.

        Raises:
            ModelError: it does not say.
        """
        return [(item, await endpoint.state(item.batch)) for item in self.open if item.batch]

    async def collect(self, endpoint: BulkEndpoint, item: Round, state: BulkState) -> None:
        """Fetch what came back of a finished file; what did not come back may be asked again.

        Raises:
            ModelError: an answer file cannot be fetched; nothing is forgotten then.
        """
        for file_id in state.files:
            async for line in endpoint.lines(file_id):
                self._take(line)
        names = set(self._names_in(item))
        for name in names:
            if self.answer(name) is None:
                self._lost[name] += 1
        self._drop(item, names)

    def forget(self, item: Round) -> None:
        """Drop a file that the endpoint refused as a whole; its questions may be asked again."""
        self._drop(item, set(self._names_in(item)))

    def is_lost(self, name: str) -> bool:
        """Whether a question has been asked in vain so often that it is given up for this run."""
        return self._lost[name] >= MOST_TIMES

    def _drop(self, item: Round, names: set[str]) -> None:
        self._asked -= names
        self._record([one for one in self.open if one.name != item.name])
        self._path(item).unlink(missing_ok=True)

    def _path(self, item: Round) -> Path:
        return self._folder / f"{item.name}.jsonl"

    def _take(self, line: dict[str, Any]) -> None:
        name = line["custom_id"]
        response = line.get("response") or {}
        if is_transient(line):
            return
        if line.get("error") or response.get("status_code") != 200:
            self._faults[name] = line
        else:
            self._journal.record(_ANSWER, name, "", {"response": response})
            self.has_answers = True

    def _record(self, items: list[Round]) -> None:
        self.open = items
        self._journal.record(_ROUNDS, "open", "", [asdict(item) for item in items])

    def _names_in(self, item: Round) -> Iterator[str]:
        path = self._path(item)
        if not path.is_file():
            raise OutputError(
                f"批量请求文件 {path} 不见了，不知道问过什么。请恢复这个文件，或换一个输出文件夹重来。"
            )
        with path.open("rb") as lines:
            for line in lines:
                yield json.loads(line)["custom_id"]

    def _sweep(self) -> None:
        """Remove what a killed pass left unfinished: it was never handed over."""
        known = {item.name for item in self.open}
        for path in self._folder.glob("*.jsonl"):
            if path.stem not in known:
                path.unlink()
