"""Reasoning that a model writes into its answer is never published: taken off a whole text, held back from a stream."""

import re
from collections.abc import Callable

_TAGS = "think|thinking|thought|reasoning|analysis"
_CLOSE = re.compile(rf"</\s*(?:{_TAGS})\s*>", re.IGNORECASE)
_OPEN = re.compile(rf"\s*<\s*(?:{_TAGS})\s*>", re.IGNORECASE)
_MAY_OPEN = re.compile(r"\s*(<\s*\w{0,9}\s*>?)?")


def without_reasoning(text: str) -> str:
    """The text after the last closing mark, opened or not; nothing where reasoning never closes."""
    closed = list(_CLOSE.finditer(text))
    if closed:
        text = text[closed[-1].end() :]
    opened = re.search(_OPEN.pattern.removeprefix(r"\s*"), text, re.IGNORECASE)
    if opened:
        text = text[: opened.start()]
    return text.strip()


class ReasoningFilter:
    """Passes streamed text on, except a reasoning block at its beginning."""

    def __init__(self, on_text: Callable[[str], None]) -> None:
        self._on_text = on_text
        self._held = ""
        self._passing = False
        self.shown = False
        """Whether anything was passed on."""

    def push(self, text: str) -> None:
        """Take the next piece."""
        if self._passing:
            self._pass(text)
            return
        self._held += text
        while closed := _CLOSE.search(self._held):
            self._held = self._held[closed.end() :]
        if _OPEN.match(self._held) or _MAY_OPEN.fullmatch(self._held):
            return
        self._passing = True
        self._pass(self._held.lstrip())

    def _pass(self, text: str) -> None:
        if text:
            self.shown = True
            self._on_text(text)
