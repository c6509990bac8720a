"""What an adapter is: one call, no retry, no cache, and every failure a `ModelError`."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from assistant.llm.answer import Answer
from assistant.llm.contract import Request
from assistant.llm.errors import MisconfiguredError, UnsupportedError

OnText = Callable[[str], None]
_DISPENSABLE = {"stream_options", "temperature", "max_tokens"}

REQUIREMENTS = {
    "openai": ("openai>=3,<4", "httpx2[socks]>=2,<3"),
    "langchain": ("openai>=3,<4", "httpx2[socks]>=2,<3", "langchain>=1.4,<2", "langchain-openai>=1.7,<2"),
}
"""What each extra installs, for who does not have the checkout at hand."""


class Adapter(Protocol):
    """One library's way to one endpoint."""

    async def call(self, request: Request, on_text: OnText | None) -> Answer:
        """Ask once.

        Raises:
            ModelError: every failure of the library, translated.
        """

    async def close(self) -> None:
        """Give connections back."""


async def without_refused(refused: set[str], ask: Callable[[], Awaitable[Answer]]) -> Answer:
    """What `ask` brings, which leaves out or renames the parameters in `refused`; what an endpoint refuses is added.

    A refused parameter that can be spared costs one more request, once an endpoint.
    """
    while True:
        try:
            return await ask()
        except UnsupportedError as error:
            if error.parameter not in _DISPENSABLE - refused:
                raise
            refused.add(error.parameter)


def limit_name(refused: set[str]) -> str:
    """What the endpoint calls the most tokens to write."""
    return "max_completion_tokens" if "max_tokens" in refused else "max_tokens"


def missing(component: str) -> MisconfiguredError:
    """What to say when an adapter's library is not installed; the bounds are those of pyproject.toml."""
    command = " ".join(f"'{requirement}'" for requirement in REQUIREMENTS[component])
    return MisconfiguredError(
        f"使用模型需要组件 {component}，还没有安装。请运行 pip install {command}；不用模型时加 --model template。"
    )
