"""What the loop needs of a terminal."""

from collections.abc import Iterable
from typing import Protocol

from assistant.session.view import Block, View


class Shower(Protocol):
    """Shows views."""

    def show(self, view: View) -> None:
        """A whole screen."""

    def say(self, blocks: Iterable[Block]) -> None:
        """Some blocks under what is already there."""

    def stream(self, text: str) -> None:
        """Words as a model writes them."""


class Asker(Protocol):
    """Asks for one line."""

    def ask(self, view: View) -> str:
        """The clerk's answer to the view's question."""
