"""The drafting server with the OpenAI Batch API beside it: files, batches, answers after some looks.

    with BulkServer(looks=2) as server:
        settings = ModelSettings(model="drafting", base_url=server.base_url)

What can go wrong is asked for by name: `LINE_FAULTS` for single lines (`faults` at `rate`), and `expire`, `refuse`,
`lose_reply` for a whole file.
"""

import json
import random
from collections.abc import Collection
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any

from tests.servers.drafting import DraftingServer, drafted, written
from tests.servers.drafting_faults import TEXT_FAULTS
from tests.servers.http import Exchange
from tests.servers.model_server import completion

LINE_FAULTS = ("bad-request", "server-error", "missing", "odd-body", "filtered", *TEXT_FAULTS)


class BulkServer(DraftingServer):
    """`looks`: how often a batch is looked at before it is complete."""

    def __init__(
        self,
        looks: int = 1,
        faults: Collection[str] = (),
        rate: float = 0.2,
        seed: int = 1,
        expire: int = 0,
        refuse: str = "",
        lose_reply: int = 0,
    ) -> None:
        super().__init__(seed=seed)
        self._looks, self._line_faults, self._line_rate = looks, sorted(faults), rate
        self.expire = expire
        """So many batches, the first ones, expire with half of their lines answered."""
        self.refuse = refuse
        """Every file is refused with these words."""
        self.lose_reply = lose_reply
        """So many answers to `create batch` get lost on the way; the batch exists."""
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, dict[str, Any]] = {}
        self.asked: list[str] = []
        """Every `custom_id` of every file, in order."""

    async def _answer(self, exchange: Exchange) -> None:
        path = exchange.path.partition("?")[0]
        if path == "/v1/files":
            self._upload(exchange)
        elif path.startswith("/v1/files/") and path.endswith("/content"):
            exchange.send(self.files[path.split("/")[3]], content_type="application/octet-stream")
        elif path == "/v1/batches" and exchange.method == "POST":
            self._create(exchange)
        elif path == "/v1/batches":
            exchange.json(
                {"object": "list", "data": [*map(_public, self.batches.values())], "has_more": False}
            )
        elif path.startswith("/v1/batches/"):
            exchange.json(self._looked_at(path.split("/")[3]))
        else:
            await super()._answer(exchange)

    def _upload(self, exchange: Exchange) -> None:
        head = f"Content-Type: {exchange.headers['content-type']}\r\n\r\n".encode()
        message = BytesParser(policy=HTTP).parsebytes(head + exchange.content)
        content = next(
            part.get_payload(decode=True)
            for part in message.iter_parts()
            if part.get_param("name", header="content-disposition") == "file"
        )
        name = f"file-{len(self.files)}"
        self.files[name] = content
        exchange.json(
            {"id": name, "object": "file", "bytes": len(content), "created_at": 1, "filename": "questions.jsonl",
             "purpose": "batch", "status": "processed"}
        )  # fmt: skip

    def _create(self, exchange: Exchange) -> None:
        wanted = exchange.body
        name = f"batch-{len(self.batches)}"
        lines = [json.loads(line) for line in self.files[wanted["input_file_id"]].splitlines()]
        self.asked += [line["custom_id"] for line in lines]
        self.batches[name] = {
            "id": name, "object": "batch", "endpoint": wanted["endpoint"], "created_at": 1, "status": "in_progress",
            "completion_window": wanted["completion_window"], "input_file_id": wanted["input_file_id"],
            "metadata": wanted.get("metadata"), "looks": 0,
            "request_counts": {"total": len(lines), "completed": 0, "failed": 0},
        }  # fmt: skip
        if self.lose_reply:
            self.lose_reply -= 1
            exchange.drop()
            return
        exchange.json(_public(self.batches[name]))

    def _looked_at(self, name: str) -> dict[str, Any]:
        batch = self.batches[name]
        batch["looks"] += 1
        if self.refuse:
            batch |= {
                "status": "failed",
                "errors": {"object": "list", "data": [{"code": "invalid", "message": self.refuse}]},
            }
        elif batch["looks"] >= self._looks and batch["status"] == "in_progress":
            self._finish(batch)
        return _public(batch)

    def _finish(self, batch: dict[str, Any]) -> None:
        lines = [json.loads(line) for line in self.files[batch["input_file_id"]].splitlines()]
        expires = self.expire > 0
        self.expire -= expires
        answered = lines[: len(lines) // 2] if expires else lines
        results = [self._line(line) for line in answered]
        results += [_expired(line) for line in lines[len(answered) :]]
        random.Random(1).shuffle(results)
        good = [item for item in results if item and not _is_fault(item)]
        bad = [item for item in results if item and _is_fault(item)]
        for field, items in (("output_file_id", good), ("error_file_id", bad)):
            if items:
                batch[field] = f"{batch['id']}-{field}"
                self.files[batch[field]] = b"".join(json.dumps(item).encode() + b"\n" for item in items)
        batch["status"] = "expired" if expires else "completed"
        batch["request_counts"] = {"total": len(lines), "completed": len(good), "failed": len(bad)}

    def _line(self, line: dict[str, Any]) -> dict[str, Any] | None:
        content = line["body"]["messages"][-1]["content"]
        self._times[content] += 1
        dice = random.Random(f"{self._seed}|{self._times[content]}|{content}")
        fault = (
            dice.choice(self._line_faults) if self._line_faults and dice.random() < self._line_rate else ""
        )
        self.injected[fault or "good"] += 1
        if fault == "missing":
            return None
        if fault in _STATUSES:
            status, words = _STATUSES[fault]
            return _result(line, status, {"error": {"message": words, "type": "invalid_request_error"}})
        if fault == "odd-body":
            return _result(line, 200, {"object": "chat.completion", "choices": []})
        passages = drafted(dice, content)
        if fault in TEXT_FAULTS and passages:
            TEXT_FAULTS[fault](dice, passages, dice.choice(list(passages)))
        return _result(line, 200, completion(written(dice, passages)))


_STATUSES = {
    "bad-request": (400, "messages: invalid content"),
    "server-error": (500, "internal error"),
    "filtered": (400, "Content Exists Risk"),
}


def _result(line: dict[str, Any], status: int, body: Any) -> dict[str, Any]:
    response = {"status_code": status, "request_id": "r", "body": body}
    return {"id": "x", "custom_id": line["custom_id"], "response": response, "error": None}


def _expired(line: dict[str, Any]) -> dict[str, Any]:
    error = {
        "code": "batch_expired",
        "message": "This request could not be executed before the completion window expired.",
    }
    return {"id": "x", "custom_id": line["custom_id"], "response": None, "error": error}


def _is_fault(item: dict[str, Any]) -> bool:
    return bool(item["error"]) or item["response"]["status_code"] != 200


def _public(batch: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in batch.items() if name != "looks"}
