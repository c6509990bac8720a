"""A bulk endpoint: questions in one file, answers in another, hours or days later and at a lower price.

Source: the OpenAI Batch API (`/v1/files` with purpose `batch`, `/v1/batches`), which other providers offer under the same
paths. A line of the question file has a `custom_id`; the answer file has a line for each, in any order.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.llm.answer import Answer
from assistant.llm.contract import Request
from assistant.llm.errors import ModelError, UnusableReplyError
from assistant.llm.openai_adapter import answer_of, openai_client, request_body
from assistant.llm.translation import from_body, from_status, translated
from assistant.settings import ModelSettings

MOST_REQUESTS = 50_000
MOST_BYTES = 100_000_000
"""What one question file may hold; OpenAI takes 50,000 requests and 200 MB, others half as much."""
_LARGEST = 1024 * 1024 * 1024
"""Bytes of an answer file."""
_WINDOW = "24h"
"""The only time limit that the API knows."""
_NAME = "assistant_round"
_OVER = {"completed", "expired", "cancelled", "failed"}
_TRANSIENT = {408, 409, 425, 429}


@dataclass(frozen=True, slots=True)
class BulkState:
    """How far the endpoint is with one file of questions."""

    status: str
    """The endpoint's word: `validating`, `in_progress`, `completed`, `expired`, `failed` …"""
    total: int
    done: int
    """Answered, well or with an error."""
    files: tuple[str, ...]
    """The files with answers and with errors, once they exist."""
    reasons: tuple[str, ...]
    """Why the endpoint refused the whole file."""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.status in _OVER


def question(settings: ModelSettings, request: Request, refused: set[str]) -> dict[str, Any]:
    """The body of one question: what a direct call would send, in one piece."""
    return request_body(settings, request, refused) | dict(settings.extra_body)


def question_line(name: str, body: dict[str, Any]) -> bytes:
    """The line of the question file."""
    line = {"custom_id": name, "method": "POST", "url": "/v1/chat/completions", "body": body}
    return (json.dumps(line, ensure_ascii=False) + "\n").encode()


def read_answer(body: Any, settings: ModelSettings) -> Answer:
    """The answer in a completion as the answer file holds it.

    Raises:
        ModelError: it holds none.
    """
    from openai.types.chat import ChatCompletion

    try:
        return answer_of(ChatCompletion.model_validate(body))
    except Exception as error:
        raise translated(error, settings) from None


def fault_in(line: dict[str, Any], settings: ModelSettings) -> ModelError | None:
    """The failure that a line of an answer file tells of; None for an answer."""
    response = line.get("response") or {}
    status = response.get("status_code")
    if line.get("error"):
        return from_body(line["error"], settings.api_key)
    if not isinstance(status, int) or status >= 400:
        return from_status(status or 500, _words(response.get("body")), {}, settings.api_key)
    return None


def is_transient(line: dict[str, Any]) -> bool:
    """Whether the question was not answered for a reason that lies in the endpoint: expired, busy, a server error."""
    error = line.get("error") or {}
    status = (line.get("response") or {}).get("status_code") or 0
    return "expired" in str(error.get("code")) or status >= 500 or status in _TRANSIENT


def _words(body: Any) -> str:
    error = body.get("error", body) if isinstance(body, dict) else body
    return str(error.get("message", error)) if isinstance(error, dict) else str(error or "")


class BulkEndpoint:
    """The endpoint's files and batches; `async with` closes the connections."""

    def __init__(self, settings: ModelSettings) -> None:
        self._settings = settings
        self._client = openai_client(settings, _LARGEST)

    async def submit(self, questions: Path, name: str) -> str:
        """Hand over a question file; the endpoint's id for it. `name` is how `find` knows it again.

        Raises:
            ModelError: the endpoint did not take it.
        """
        try:
            file = await self._client.files.create(file=questions, purpose="batch")
            batch = await self._client.batches.create(
                input_file_id=file.id,
                endpoint="/v1/chat/completions",
                completion_window=_WINDOW,  # type: ignore[arg-type]
                metadata={_NAME: name},
            )
        except Exception as error:
            raise translated(error, self._settings) from None
        return batch.id

    async def find(self, name: str) -> str | None:
        """The id of what was handed over under `name`; None when it never arrived.

        Raises:
            ModelError: the endpoint does not say.
        """
        try:
            async for batch in self._client.batches.list(limit=100):
                if (batch.metadata or {}).get(_NAME) == name:
                    return batch.id
        except Exception as error:
            raise translated(error, self._settings) from None
        return None

    async def state(self, batch_id: str) -> BulkState:
        """How far it is.

        Raises:
            ModelError: the endpoint does not say, or does not know it.
        """
        try:
            batch = await self._client.batches.retrieve(batch_id)
        except Exception as error:
            raise translated(error, self._settings) from None
        counts = batch.request_counts
        errors = batch.errors.data if batch.errors and batch.errors.data else []
        return BulkState(
            batch.status,
            counts.total if counts else 0,
            counts.completed + counts.failed if counts else 0,
            tuple(name for name in (batch.output_file_id, batch.error_file_id) if name),
            tuple(item.message for item in errors if item.message),
        )

    async def lines(self, file_id: str) -> AsyncIterator[dict[str, Any]]:
        """The lines of an answer file.

        Raises:
            ModelError: it cannot be fetched, or is no file of answers.
        """
        try:
            async with self._client.files.with_streaming_response.content(file_id) as response:
                async for line in response.iter_lines():
                    if line.strip():
                        yield _parsed(line)
        except Exception as error:
            raise translated(error, self._settings) from None

    async def __aenter__(self) -> "BulkEndpoint":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()


def _parsed(line: str) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError:
        found = None
    if not isinstance(found, dict) or not isinstance(found.get("custom_id"), str):
        raise UnusableReplyError(
            "批量接口的结果文件不是约定的格式（每行一个 JSON，有 custom_id）。请查看服务方的说明。"
        )
    return found
