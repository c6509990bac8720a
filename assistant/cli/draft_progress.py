"""What a clerk sees while a model writes: a line that moves on a terminal, a line for each settled passage elsewhere."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.cli.output import say
from assistant.pipeline.accounts import TEMPLATE
from assistant.pipeline.events import (
    CallStarted,
    Event,
    PassageJudged,
    PassageSettled,
    TextArrived,
    WaitingForModel,
)

if TYPE_CHECKING:
    from rich.status import Status

_SHOWN = 24
"""Characters of the text as it comes that fit beside the counts."""


class DraftProgress:
    """Shows events on standard error; `with` takes the moving line away again."""

    def __init__(self, model: str) -> None:
        self._model = model
        self._asked: set[str] = set()
        self._proved: set[str] = set()
        self._settled = 0
        self._coming = ""
        self._status: Status | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console

            self._status = Console(stderr=True, highlight=False).status("")
            self._status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._status:
            self._status.stop()

    def __call__(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case CallStarted(passages=passages, attempt=attempt):
                self._asked |= {passage.id for passage in passages}
                if attempt:
                    self._tell(f"第 {attempt} 次改写：{'、'.join(passage.title for passage in passages)}")
            case TextArrived(text=text):
                self._coming = (self._coming + text)[-_SHOWN:]
            case PassageJudged(passage=passage, findings=findings):
                (self._proved.discard if findings else self._proved.add)(passage.id)
            case PassageSettled(passage=passage, drafter=drafter) if passage.is_worth_asking:
                self._settled += 1
                self._tell(f"{'△' if drafter == TEMPLATE else '✓'} {passage.title}：{_who(drafter)}")
            case WaitingForModel(seconds=seconds):
                self._tell(f"模型服务请稍候 {seconds:.0f} 秒，到时自动继续")
        self._show()

    def _tell(self, text: str) -> None:
        """A line that stays: above the moving one on a terminal."""
        if self._status:
            self._status.console.print(text, style="dim", markup=False)
        else:
            say(text)

    def _show(self) -> None:
        if self._status:
            from rich.markup import escape

            coming = " ".join(self._coming.split())
            self._status.update(
                f"{escape(self._model)} 正在起草：已核对相符 {len(self._proved)}/{len(self._asked)} 段"
                f"　[dim]…{escape(coming)}[/dim]"
            )


def _who(drafter: str) -> str:
    return "用模板的写法" if drafter == TEMPLATE else "核对相符"
