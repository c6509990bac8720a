"""The HTTP client under both adapters: what goes out and what may come in.

Out: only the headers a chat request needs, with the key of this endpoint; what OPENAI_ORG_ID, OPENAI_CUSTOM_HEADERS or
.netrc would add stays here. No redirect is followed with a key in hand. Private hosts are reached without a proxy.
In: no web page in the place of an answer, and no more than `LARGEST` bytes.
"""

import ssl
from collections.abc import AsyncIterator
from functools import cache
from typing import TYPE_CHECKING, Any

from assistant.llm.errors import MisconfiguredError, UnreachableError, UnusableReplyError
from assistant.settings import ModelSettings
from assistant.settings.address import host_of, is_private

if TYPE_CHECKING:
    import httpx2

LARGEST = 8 * 1024 * 1024
"""Bytes of one answer; a report has some 20 kB."""
_CONNECT_SECONDS = 10.0
_SENT = {
    "host",
    "accept",
    "accept-encoding",
    "connection",
    "content-type",
    "content-length",
    "transfer-encoding",
    "x-stainless-raw-response",  # openai reads this one back from its own request
}
_OPENAI_ONLY = {"openai-organization", "openai-project"}


def async_client(settings: ModelSettings, largest: int | None = None) -> "httpx2.AsyncClient":
    """A client for the endpoint of `settings`, with openai's own pool limits; `largest` in the place of `LARGEST`.

    Raises:
        MisconfiguredError: a proxy variable cannot be used.
    """
    import httpx2
    from openai import DefaultAsyncHttpx2Client
    from openai._constants import DEFAULT_CONNECTION_LIMITS

    hooks: dict[str, list[Any]] = {
        "request": [_request_hook(settings)],
        "response": [_response_hook(largest or LARGEST)],
    }
    arguments: dict[str, Any] = {
        "event_hooks": hooks,
        "follow_redirects": False,
        "timeout": timeout(settings),
    }
    if not uses_proxy(settings):
        arguments["transport"] = httpx2.AsyncHTTPTransport(
            limits=DEFAULT_CONNECTION_LIMITS, verify=_trusted(settings)
        )
    return _constructed(DefaultAsyncHttpx2Client, arguments)  # type: ignore[no-any-return]


def _trusted(settings: ModelSettings) -> "ssl.SSLContext | bool":
    """The system's certificates; none are loaded, which takes 0.1 s, where no TLS is spoken and none can follow."""
    plain = (settings.base_url or "").startswith("http://")
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True


def idle_sync_client() -> "httpx2.Client":
    """For libraries that insist on a synchronous client beside the other; it is never used and looks up no proxy."""
    import httpx2

    return httpx2.Client(transport=httpx2.MockTransport(lambda _request: httpx2.Response(500)))


def timeout(settings: ModelSettings) -> "httpx2.Timeout":
    """A short time to connect; the rest is watched as a whole, see `assistant.llm.door`."""
    import httpx2

    return httpx2.Timeout(settings.call_seconds, connect=min(_CONNECT_SECONDS, settings.call_seconds))


def uses_proxy(settings: ModelSettings) -> bool:
    """Whether the environment's proxies count for this endpoint."""
    if settings.proxy is not None:
        return settings.proxy
    return not is_private(host_of(settings.base_url or ""))


def _constructed(client: Any, arguments: dict[str, Any]) -> Any:
    try:
        return client(**arguments)
    except ImportError:
        raise MisconfiguredError(
            "代理变量（ALL_PROXY 等）要求 SOCKS 代理，还缺一个组件。请运行 pip install 'httpx2[socks]'，或在设置文件里写 proxy = false。"
        ) from None
    except ValueError:
        raise MisconfiguredError(
            "代理变量（HTTP_PROXY、HTTPS_PROXY、ALL_PROXY）写法不对。应为 http://主机:端口 或 socks5://主机:端口；"
            "不需要代理就在设置文件里写 proxy = false。"
        ) from None


def _request_hook(settings: ModelSettings) -> Any:
    key = settings.api_key
    allowed = _SENT | (_OPENAI_ONLY if host_of(settings.base_url or "") == "api.openai.com" else set())

    async def keep_only_what_is_needed(request: "httpx2.Request") -> None:
        kept = [(name, value) for name, value in request.headers.multi_items() if name.lower() in allowed]
        if key is not None:
            kept.append(("Authorization", f"Bearer {key.reveal()}"))
        request.headers = type(request.headers)(kept)

    return keep_only_what_is_needed


def _response_hook(largest: int) -> Any:
    async def check(response: "httpx2.Response") -> None:
        if response.is_success and "html" in response.headers.get("content-type", "").lower():
            raise UnreachableError(
                "网关返回了一个网页，不是模型的回答。请检查服务地址（是否缺少 /v1），或看网关是否要求登录。"
            )
        response.stream = _bounded()(response.stream, largest)

    return check


@cache
def _bounded() -> Any:
    """The class of streams that end at their largest size; made once, since httpx2 is imported only when used."""
    import httpx2

    class Bounded(httpx2.AsyncByteStream):
        def __init__(self, stream: Any, largest: int) -> None:
            self._stream, self._largest = stream, largest

        async def __aiter__(self) -> AsyncIterator[bytes]:
            size = 0
            async for chunk in self._stream:
                size += len(chunk)
                if size > self._largest:
                    raise UnusableReplyError(
                        f"模型服务的回答超过 {self._largest // 1024 // 1024} MB，已停止接收。请检查模型服务是否正常。"
                    )
                yield chunk

        async def aclose(self) -> None:
            await self._stream.aclose()

    return Bounded
