"""A small HTTP/1.1 server on asyncio, run in a thread of its own: keep-alive, chunked answers, and every way to misbehave."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self


@dataclass
class Exchange:
    """One request and the way to answer it."""

    method: str
    path: str
    headers: dict[str, str]
    content: bytes
    writer: asyncio.StreamWriter
    keep_alive: bool = field(default=True, init=False)

    @property
    def body(self) -> dict[str, Any]:
        """The request's JSON; empty for a request without one."""
        return json.loads(self.content) if self.content else {}  # type: ignore[no-any-return]

    def send(
        self,
        content: bytes,
        status: int = 200,
        content_type: str = "application/json",
        headers: Mapping[str, str] = {},
    ) -> None:
        """A whole answer."""
        lines = [
            f"HTTP/1.1 {status} {'OK' if status < 400 else 'No'}",
            f"Content-Type: {content_type}",
            f"Content-Length: {len(content)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        self.writer.write("\r\n".join([*lines, "", ""]).encode() + content)

    def json(self, value: Any, status: int = 200, headers: Mapping[str, str] = {}) -> None:
        """A whole answer in JSON."""
        self.send(json.dumps(value, ensure_ascii=False).encode(), status, headers=headers)

    def begin(self, content_type: str = "text/event-stream") -> None:
        """The head of a chunked answer."""
        self.writer.write(
            f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
        )

    def chunk(self, content: bytes) -> None:
        """A piece of a chunked answer; an empty one ends it."""
        self.writer.write(f"{len(content):x}\r\n".encode() + content + b"\r\n")

    def event(self, value: Any) -> None:
        """One server-sent event of a chunked answer."""
        data = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        self.chunk(f"data: {data}\n\n".encode())

    def drop(self) -> None:
        """Cut the connection after what was sent."""
        self.keep_alive = False


Handler = Callable[[Exchange], Awaitable[None]]


class HttpServer:
    """Answers every request by `handler`; `with` starts and stops it, on a free port of this machine."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self._loop = asyncio.new_event_loop()
        self._connections: set[asyncio.Task[None]] = set()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._started = threading.Event()
        self.port = 0

    def __enter__(self) -> Self:
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._connection, "127.0.0.1", self.port))
        self.port = server.sockets[0].getsockname()[1]
        self._started.set()
        self._loop.run_forever()
        server.close()
        for task in self._connections:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*self._connections, return_exceptions=True))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        self._loop.close()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        try:
            while True:
                exchange = await _read(reader, writer)
                await self._handler(exchange)
                await writer.drain()
                if not exchange.keep_alive:
                    break
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()


async def _read(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Exchange:
    first_byte = await reader.readexactly(1)
    if first_byte == b"\x16":  # a TLS greeting: answered as servers without TLS do
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        raise ConnectionError
    head = (first_byte + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.strip().split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
    }
    content = await reader.readexactly(int(headers.get("content-length", 0)))
    return Exchange(method, path, headers, content, writer)
