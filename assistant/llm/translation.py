"""Foreign exceptions and error bodies become our own, once, at the border.

Libraries are told apart by what their exceptions carry (a status, a body, a cause), not by their classes, so that openai,
LangChain's providers and a user's own runnable are all understood and none has to be imported.
"""

import email.utils
import re
import time
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.llm import errors
from assistant.settings import ModelSettings
from assistant.settings.secret import Secret, hide_keys

_DEFAULT_WAIT = 60.0
"""Seconds to ask for where a busy endpoint names none."""
_QUOTED = 160

_WORDS_COUNT_AT = (400, 403, 404, 413, 422, 451, 500)
"""Statuses with which servers say anything at all; elsewhere only a used-up account is looked for."""
_QUOTA = re.compile(
    r"insufficient_quota|insufficient balance|arrearage|exceeded your current quota|余额不足|欠费"
)
_FILTER = re.compile(
    r"content exists risk|data_?inspection_?failed|content_?filter|content filter|content management policy"
    r"|responsibleaipolicy|inappropriate content|sensitive content|内容安全|敏感|不合规|违规内容"
)
_CONTEXT = re.compile(
    r"context[ _](length|size|window)|maximum (context|input length)|max_model_len|(prompt|input) is too long"
    r"|too many tokens|range of input length|上下文长度|输入过长|超出最大长度"
)
_MODEL = re.compile(
    r"model_not_found|no such model|(invalid|unknown) model|model.{0,80}(does not exist|not found)|模型不存在"
)
_PARAMETERS = ("response_format", "stream_options", "max_tokens", "temperature")
_UNSUPPORTED = re.compile(
    r"unavailable|not support|unsupported|unrecogni[sz]ed|unknown|not permitted|extra (inputs|fields)|not allowed|invalid|不支持",
)


def translated(error: BaseException, settings: ModelSettings) -> errors.ModelError:
    """The `ModelError` that `error` is to this program; no key and no foreign object stays in it."""
    for item in _chain(error):
        if isinstance(item, errors.ModelError):
            return item
    for item in _chain(error):
        status = getattr(item, "status_code", None)
        if isinstance(status, int):
            headers = getattr(getattr(item, "response", None), "headers", None) or {}
            return from_status(status, _message(item), headers, settings.api_key)
    return _without_status(error, settings)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The exception and what it came from."""
    seen = 0
    current: BaseException | None = error
    while current is not None and seen < 10:
        yield current
        seen += 1
        current = current.__cause__ or current.__context__


def _without_status(error: BaseException, settings: ModelSettings) -> errors.ModelError:
    names = {cls.__name__ for item in _chain(error) for cls in type(item).__mro__}
    if names & {"TimeoutError", "TimeoutException", "APITimeoutError"}:
        return _timed_out(names, settings)
    body = _reported_body(error)
    if body is not None:
        return from_body(body, settings.api_key)
    if names & {
        "APIConnectionError",
        "TransportError",
        "RequestError",
        "ConnectError",
        "OSError",
        "ConnectionError",
    }:
        return errors.UnreachableError(_why_unreachable(error, settings))
    if names & {"UnicodeDecodeError"}:
        return errors.UnusableReplyError("模型服务返回的文字不是 UTF-8 编码。请检查服务端或网关的字符编码。")
    return errors.UnusableReplyError(
        f"模型服务的回答不是约定的格式（{type(error).__name__}）。请检查服务地址是否指向 OpenAI 兼容的接口，或查看服务端日志。"
    )


def _timed_out(names: set[str], settings: ModelSettings) -> errors.ModelError:
    if "ConnectTimeout" in names:
        return errors.UnreachableError(f"连接 {_where(settings)} 超时。请检查地址、网络和防火墙。")
    return errors.TimeLimitError(time_limit_message(settings.call_seconds))


def time_limit_message(seconds: float) -> str:
    """What to say when one call takes too long."""
    return f"模型在 {seconds:g} 秒内没有答完。请换快一些的模型或服务，或在设置文件里调大 call_seconds。"


def _reported_body(error: BaseException) -> Any:
    """An error that the server put into a stream or a 200 answer, as the library passes it on."""
    for item in _chain(error):
        body = getattr(item, "body", None)
        if isinstance(body, Mapping) and body:
            return body
        if isinstance(item, ValueError) and item.args and isinstance(item.args[0], Mapping):
            return item.args[0]
    return None


def _why_unreachable(error: BaseException, settings: ModelSettings) -> str:
    text = " ".join(str(item) for item in _chain(error)).lower()
    where = _where(settings)
    if "wrong_version_number" in text or "record layer" in text or "packet length too long" in text:
        return f"{where} 不是 https 服务。请把地址开头改为 http://。"
    if "certificate" in text or "ssl" in text:
        return f"{where} 的证书不被信任。单位自签的证书请用环境变量 SSL_CERT_FILE 指明。"
    if any(words in text for words in ("name or service", "getaddrinfo", "name resolution", "nodename")):
        return f"找不到主机 {where}。请检查地址有没有写错，以及本机能否上网。"
    if "proxy" in text:
        return f"经代理连接 {where} 失败。请检查代理变量；不需要代理就在设置文件里写 proxy = false。"
    if "refused" in text or "connection attempts failed" in text:
        return f"{where} 没有服务在听。请检查地址和端口，并确认模型服务已经启动。"
    return f"与 {where} 的连接中断。请检查网络和模型服务，稍后再试。"


def _where(settings: ModelSettings) -> str:
    return settings.base_url or f"模型服务（{settings.provider}）"


def _message(error: BaseException) -> str:
    body = getattr(error, "body", None)
    if isinstance(body, Mapping):
        return _text_of(body)
    return str(body) if isinstance(body, str) and body else str(error)


def _text_of(body: Mapping[str, Any]) -> str:
    """Code, type, parameter and message of an error body, wherever the server put them."""
    inner = body.get("error")
    if isinstance(inner, Mapping):
        body = inner
    elif isinstance(inner, str):
        return inner
    fields = (body.get(name) for name in ("message", "detail", "msg", "code", "type", "param"))
    return "；".join(str(field) for field in fields if field)


def from_body(body: Any, key: Secret | None = None) -> errors.ModelError:
    """The failure that an error body stands for when the status says 200."""
    text = _text_of(body) if isinstance(body, Mapping) else str(body)
    code = body.get("code") if isinstance(body, Mapping) else None
    numeric = str(code) if code is not None else ""
    status = int(numeric) if re.fullmatch(r"[45]\d\d", numeric) else None
    if status is None:
        status = 429 if re.search(r"rate.?limit|too many requests|限流|繁忙", text.lower()) else 500
    return from_status(status, text, {}, key)


def from_status(
    status: int, text: str, headers: Mapping[str, str], key: Secret | None = None
) -> errors.ModelError:
    """The failure that a status and the server's words stand for; the words decide first, servers' statuses differ."""
    said = _quoted(text, key)
    by_words = _by_words(status, text.lower(), said)
    if by_words is not None:
        return by_words
    if status == 429 or (status in (503, 529) and "retry-after" in headers):
        seconds = retry_after(headers)
        return errors.BusyError(
            f"模型服务繁忙，要求 {seconds:g} 秒后再试。{said}"
            if seconds is not None
            else f"模型服务繁忙。请稍后再试。{said}",
            _DEFAULT_WAIT if seconds is None else seconds,
            stated=seconds is not None,
        )
    if status == 408:
        return errors.TimeLimitError(f"模型服务报告超时。请稍后再试，或换快一些的模型。{said}")
    if status >= 500:
        return errors.UnreachableError(f"模型服务出错（{status}）。请稍后再试，或查看服务端日志。{said}")
    return errors.MisconfiguredError(_misconfigured(status, said))


def _by_words(status: int, lower: str, said: str) -> errors.ModelError | None:
    if _QUOTA.search(lower) or status == 402:
        return errors.MisconfiguredError(f"模型服务的余额或额度用完了。请充值，或换一个服务。{said}")
    if status not in _WORDS_COUNT_AT:
        return None
    if _FILTER.search(lower) or status == 451:
        return errors.RefusedError(f"模型服务的内容审核拒绝了这段内容，不再重试；这一段改由模板起草。{said}")
    if _CONTEXT.search(lower) or status == 413:
        return errors.ContextLengthError(
            f"内容超过了模型的上下文长度。请换上下文更长的模型，或在服务端调大上下文，或减少提供的材料。{said}"
        )
    return _about_the_request(status, lower, said)


def _about_the_request(status: int, lower: str, said: str) -> errors.ModelError | None:
    if status in (400, 422) and _UNSUPPORTED.search(lower):
        for parameter in _PARAMETERS:
            if parameter in lower:
                return errors.UnsupportedError(f"模型服务不支持参数 {parameter}。{said}", parameter)
    if status in (400, 404) and _MODEL.search(lower):
        return errors.MisconfiguredError(
            f"模型服务上没有这个模型。请核对模型名，运行 assistant doctor 可列出服务上的模型。{said}"
        )
    return None


def _misconfigured(status: int, said: str) -> str:
    words = {
        401: "模型服务不认密钥（401）。请检查 ASSISTANT_API_KEY 或设置文件里的 api_key。",
        403: "这个密钥没有使用该模型的权限（403）。请检查密钥，或向服务方申请权限。",
        404: "模型服务上没有这个接口或模型（404）。请检查地址是否少了 /v1、模型名是否写对。",
        405: "这个地址不接受对话请求（405）。请检查地址是否指向 OpenAI 兼容的接口。",
        407: "代理要求登录（407）。请在代理变量里写明用户名和密码，或在设置文件里写 proxy = false。",
    }
    if 300 <= status < 400:
        return f"服务地址跳转到了别处（{status}），没有跟随，以免把密钥发给别的主机。请改用跳转后的地址。"
    return words.get(status, f"模型服务不接受这个请求（{status}）。请检查模型名和设置文件里的参数。") + said


def _quoted(text: str, key: Secret | None) -> str:
    """The server's own words, short and without keys; nothing where it sent a page."""
    clean = " ".join(hide_keys(text, key).split())
    if not clean or "<html" in clean.lower() or clean.startswith("<"):
        return ""
    return f"服务方的说明：{clean[:_QUOTED]}{'…' if len(clean) > _QUOTED else ''}"


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server asks to wait, given as seconds, milliseconds or a date; None where it does not say."""
    for name, unit in (("retry-after-ms", 1000.0), ("retry-after", 1.0)):
        value = headers.get(name, "").strip()
        if re.fullmatch(r"\d+(\.\d+)?", value):
            return float(value) / unit
        if value and name == "retry-after":
            try:
                return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - time.time())
            except ValueError:
                return None
    return None
