"""A real terminal for tests: tmux, typed into and read like a clerk would."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
_PATIENCE = 20


def _flat(text: str) -> str:
    return "".join(text.split())


class Terminal:
    """One window of a tmux server of its own, so that no other run is in the way."""

    def __init__(self, folder: Path, width: int = 100, height: int = 40, **environment: str) -> None:
        if shutil.which("tmux") is None:
            pytest.skip("needs tmux")
        self._socket = f"assistant-{uuid.uuid4().hex[:8]}"
        self._folder = folder
        self._environment = {"LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), "EDITOR": "false", **environment}
        self._tmux(
            "new-session",
            "-d",
            "-x",
            str(width),
            "-y",
            str(height),
            "-c",
            str(folder),
            "bash --norc --noprofile",
        )
        self._tmux("set-option", "-g", "history-limit", "5000")
        self._tmux("send-keys", "-l", "PS1='$ '; clear")
        self.press("Enter")

    def run(self, *arguments: str) -> None:
        """Start the program; its output begins on an empty screen."""
        names = " ".join(f"'{name}'" for name in arguments)
        self.press("C-u")  # what a killed program left unread
        self._tmux("clear-history")
        self.type(f"clear; {sys.executable} -m assistant {names}; echo exit=$?")

    def type(self, text: str) -> None:
        """Type a line and press Enter."""
        if text:
            self._tmux("send-keys", "-l", "--", text)
        self.press("Enter")

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self._tmux("send-keys", *keys)

    def answer(self, text: str, expected: str) -> str:
        """Type an answer and wait until `expected` stands after it and the program is ready for the next, or has ended."""
        self.wait_for("›")
        self.press("C-l")
        self._wait(self._is_clear, "an empty screen with one question", _PATIENCE)
        self.type(text)

        def is_answered(shown: str) -> bool:
            typed = f"›{_flat(text)}"
            rest = shown.rpartition(typed)[2] if text else shown.partition(typed)[2]
            _, found, after = rest.partition(_flat(expected))
            return bool(found) and ("›" in after or "exit=" in found + after)

        return self._wait(is_answered, f"“{expected}” after “{text}”", _PATIENCE)

    def wait_for(self, words: str) -> str:
        """The screen and what scrolled off it, once `words` stand there; line ends do not count."""
        return self._wait(lambda shown: _flat(words) in shown, f"“{words}”", _PATIENCE)

    def _is_clear(self, shown: str) -> bool:
        self._tmux("clear-history")
        return shown.count("›") == 1

    def _wait(self, is_there: Callable[[str], bool], what: str, patience: float) -> str:
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            shown = self.screen()
            if is_there(_flat(shown)):
                return shown
            time.sleep(0.05)
        raise AssertionError(f"{what} did not appear within {patience} s:\n{self.screen()}")

    def screen(self, *, with_colours: bool = False) -> str:
        """Everything that was shown since the last answer."""
        return self._tmux("capture-pane", "-p", "-S", "-", *(["-e"] if with_colours else []))

    def resize(self, width: int, height: int = 40) -> None:
        """Make the window another size."""
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def kill(self) -> None:
        """kill -9 the program, not the terminal."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        (child,) = Path(f"/proc/{shell}/task/{shell}/children").read_text(encoding="ascii").split()
        os.kill(int(child), signal.SIGKILL)
        self.wait_for("exit=137")

    def close(self) -> None:
        """End the server."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            ["tmux", "-u", "-L", self._socket, "-f", "/dev/null", *arguments],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={**os.environ, **self._environment},
            cwd=self._folder,
        )
        return done.stdout
