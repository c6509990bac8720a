"""One line from the clerk: with history, completion and Ctrl-Z in a terminal, or simply the next line of a pipe."""

import os
import signal
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from assistant.session.view import View

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings

LEAVE = "离开"
_TOOLBAR = " ? 帮助　Ctrl-Z 撤销　返回　离开（已保存，下次接着写）"


def question(view: View) -> str:
    """`选一项（回车：去下一步）`."""
    enter = f"（回车：{view.enter}）" if view.enter else ""
    return f"{view.prompt}{enter}"


class PlainAsker:
    """The next line of a stream; its end leaves the session, as the clerk would."""

    def __init__(self, stream: TextIO | None = None, out: TextIO | None = None) -> None:
        self._stream = stream or sys.stdin
        self._out = out or sys.stdout
        self._is_echoed = not self._stream.isatty()

    def ask(self, view: View) -> str:
        """One line, without its end."""
        self._out.write(f"{question(view)}：")
        self._out.flush()
        text = self._stream.readline()
        if not text:
            self._out.write(f"{LEAVE}\n")
            return LEAVE
        if self._is_echoed:
            self._out.write(f"{text.rstrip()}\n")
        return text.strip()


class PromptAsker:
    """A line that can be edited, completed and recalled. The library is loaded while the first screen is being read."""

    def __init__(self) -> None:
        self._session: PromptSession[str] | None = None

    def ask(self, view: View) -> str:
        """One line; Ctrl-D leaves, Ctrl-C too (as KeyboardInterrupt, which the caller turns into a goodbye)."""
        from prompt_toolkit.completion import WordCompleter
        from prompt_toolkit.formatted_text import FormattedText

        session = self._session or self._open()
        try:
            text = session.prompt(
                FormattedText(
                    [
                        ("bold", view.prompt),
                        ("", f"（回车：{view.enter}）" if view.enter else ""),
                        ("bold", " › "),
                    ]
                ),
                completer=WordCompleter(list(view.words), sentence=True, match_middle=True)
                if view.words
                else None,
                default=view.prefill,
                complete_while_typing=False,
            )
        except EOFError:
            return LEAVE
        return text.strip()

    def _open(self) -> "PromptSession[str]":
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import ColorDepth

        if hasattr(
            signal, "SIGTSTP"
        ):  # Ctrl-Z between two questions is an undo that came too early, not a wish to stop
            signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        depth = ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None
        self._session = PromptSession(key_bindings=_keys(), bottom_toolbar=_TOOLBAR, color_depth=depth)
        return self._session


def _keys() -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

    keys = KeyBindings()

    def answers(word: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.exit(result=word)

    keys.add("c-z")(answers("撤销"))
    keys.add("c-y")(answers("重做"))
    keys.add("f1")(answers("?"))
    return keys
