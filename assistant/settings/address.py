"""The address of an endpoint: put right where it is unambiguous, refused with a sentence otherwise."""

import ipaddress
import re
import unicodedata
from urllib.parse import SplitResult, urlsplit

from assistant.errors import UsageError

_EXAMPLE = "例如 http://127.0.0.1:8000/v1"
_OPERATIONS = re.compile(r"(/chat/completions|/completions|/models|/embeddings|/responses)+$")
_PRIVATE_SUFFIXES = (".local", ".localhost", ".lan", ".internal", ".intranet", ".home.arpa")


def clean_address(text: str, source: str) -> str:
    """The base address as clients want it: `http://10.1.2.3:8000/v1`. `source` names the place it was read from.

    Put right: blanks around it, full-width characters, a missing scheme (http for a private host, else https), a
    trailing slash, `/chat/completions` at the end, a missing `/v1` where there is no path at all.

    Raises:
        UsageError: it cannot be read as an address, or carries a password, a query or blanks inside.
    """
    address = unicodedata.normalize("NFKC", text).strip().strip("\u200b\ufeff\"'“”").strip()
    if not address:
        raise UsageError(f"{source} 是空的，请写模型服务的地址，{_EXAMPLE}。")
    parts = _split(address, source)
    path = _OPERATIONS.sub("", parts.path.rstrip("/")).rstrip("/")
    path = re.sub(r"(/v\d+)\1+$", r"\1", path) or "/v1"
    return f"{parts.scheme}://{parts.netloc}{path}"


def _split(address: str, source: str) -> SplitResult:
    if re.search(r"\s", address):
        raise UsageError(f"{source} 的地址中间有空白：“{address}”。请去掉空白，{_EXAMPLE}。")
    if "://" not in address and not re.match(r"\w+:?//", address):
        address = f"{_scheme_for(address)}://{address}"
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise UsageError(f"{source} 不是一个地址：“{address}”。请检查主机名和端口，{_EXAMPLE}。") from None
    if parts.username is not None or parts.password is not None:
        raise UsageError(
            f"{source} 的地址里带有用户名或密码。请去掉，把密钥写在 ASSISTANT_API_KEY 或设置文件里。"
        )
    if (
        parts.scheme.lower() not in ("http", "https")
        or not host
        or not re.fullmatch(r"[\w.:-]+", host, re.ASCII)
    ):
        raise UsageError(f"{source} 不是一个地址：“{address}”。应以 http:// 或 https:// 开头，{_EXAMPLE}。")
    if parts.query or parts.fragment:
        raise UsageError(f"{source} 的地址里不能有“?”或“#”后面的内容：“{address}”。{_EXAMPLE}。")
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower())


def _scheme_for(address: str) -> str:
    host = urlsplit(f"//{address}").hostname or ""
    return "http" if is_private(host) else "https"


def host_of(address: str) -> str:
    """The host of a clean address."""
    return urlsplit(address).hostname or ""


def origin_of(address: str) -> str:
    """Scheme, host and port of a clean address: what a key belongs to."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return f"{parts.scheme}://{parts.hostname}:{port}"


def is_private(host: str) -> bool:
    """Whether a host is this machine or stands in the house, where no proxy leads."""
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return "." not in host or host.endswith(_PRIVATE_SUFFIXES)
