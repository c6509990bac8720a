"""The session's file: JSON lines, appended and on the disk before the next question.

Guaranteed: after `append` returns, the answer survives a power cut. A process killed in the middle leaves at most a torn last line,
which opening cuts off; any other unreadable line is damage that is reported, never skipped. Two windows cannot interleave: each
append checks that the file is as long as it left it.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import AssistantError, InputError, OutputError
from assistant.runs import write_atomically
from assistant.session.events import Event, Started, event_adapter, start
from assistant.session.state import Place
from assistant.session.timeline import Moment, Timeline

SUFFIX = ".session"
_HEADER = {"file": "assistant session", "version": 1}


@dataclass(slots=True)
class Journal:
    """An open session file, which it is appended to."""

    path: Path
    size: int
    """Bytes that were read or written by this process."""

    def append(self, entry: dict[str, Any]) -> None:
        """Put one entry on the disk.

        Raises:
            OutputError: it cannot be written, or another window wrote to the file.
        """
        line = _line(entry)
        try:
            if self.path.stat().st_size != self.size:
                raise OutputError(
                    f"进度文件 {self.path} 正在另一个窗口里使用，这里没有继续写。请关闭其中一个窗口，再运行 assistant session {self.path}"
                )
            with self.path.open("ab") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                f"进度文件 {self.path} 写不进去：{error.strerror or error}。已确认的内容都在文件里，解决后可以接着写。"
            ) from error
        self.size += len(line)


def step_entry(events: tuple[Event, ...], place: Place) -> dict[str, Any]:
    """The entry of an answer."""
    entry: dict[str, Any] = {"go": {name: text for name, text in asdict(place).items() if text}}
    return {"do": event_adapter().dump_python(list(events), mode="json"), **entry} if events else entry


def create(path: Path, first: Started, place: Place) -> tuple[Journal, Timeline]:
    """Begin a session file.

    Raises:
        OutputError: the folder is not writable, or the file is already there.
    """
    if path.exists():
        raise OutputError(f"进度文件 {path} 已经存在，没有覆盖。接着写：assistant session {path}")
    data = _line(_HEADER) + _line(step_entry((first,), place))
    write_atomically(path, data)
    return Journal(path, len(data)), Timeline(Moment(start(first), place))


def resume(path: Path) -> tuple[Journal, Timeline]:
    """Open a session file and go to where it was left.

    Raises:
        InputError: it cannot be read, is no session file, or is damaged in the middle.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"进度文件 {path} 打不开：{error.strerror or error}。") from error
    whole = data[: data.rfind(b"\n") + 1]
    entries = [_read(path, number, line) for number, line in enumerate(whole.splitlines(), 1)]
    if len(entries) < 2 or entries[0].get("file") != _HEADER["file"]:
        raise InputError(f"{path} 不是进度文件。开始新的年报：assistant session")
    if entries[0].get("version") != _HEADER["version"]:
        raise InputError(f"进度文件 {path} 是别的版本写的，这个版本不能接着写。请用原来的版本打开。")
    timeline = _replay(path, entries[1:])
    if len(whole) < len(data):
        write_atomically(path, whole)
    return Journal(path, len(whole)), timeline


def _line(entry: dict[str, Any]) -> bytes:
    return (json.dumps(entry, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _read(path: Path, number: int, line: bytes) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except ValueError as error:
        raise _damaged(path, number) from error
    if not isinstance(entry, dict):
        raise _damaged(path, number)
    return entry


def _damaged(path: Path, number: int) -> InputError:
    return InputError(
        f"进度文件 {path} 第{number}行损坏，不能确定后面的内容，没有打开。请另存一份后删去第{number}行及以后各行，再接着写。"
    )


def _replay(path: Path, entries: list[dict[str, Any]]) -> Timeline:
    timeline: Timeline | None = None
    for number, entry in enumerate(entries, 2):
        try:
            timeline = _next(timeline, entry)
        except (ValidationError, TypeError, KeyError, IndexError, AssistantError, ArithmeticError) as error:
            raise _damaged(path, number) from error
    assert timeline is not None  # there is at least one entry
    return timeline


def _next(timeline: Timeline | None, entry: dict[str, Any]) -> Timeline:
    if "move" in entry and timeline:
        return timeline.undone() if entry["move"] == "undo" else timeline.redone()
    place = Place(**entry["go"])
    events = tuple(event_adapter().validate_python(entry.get("do", [])))
    if timeline is None:
        (first,) = events
        if not isinstance(first, Started):
            raise KeyError("started")
        return Timeline(Moment(start(first), place))
    return timeline.after(events, place)
