"""Keys: put right where it is unambiguous, and never shown."""

import re
import unicodedata
from typing import NoReturn

from assistant.errors import UsageError

_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00a0\u3000"
_QUOTES = {'"': '"', "'": "'", "“": "”", "‘": "’"}
_KEY_LIKE = re.compile(r"\b(sk|ak|key|token)-[\w*.-]{4,}|(?<=Bearer )\S+", re.IGNORECASE)


class Secret:
    """A key. Only `reveal` gives it; no text, log or pickle does."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The key itself, for the header of a request and for nothing else."""
        return self._value

    def hidden_in(self, text: str) -> str:
        """`text`, a server's message perhaps, without this key."""
        return text.replace(self._value, "***") if self._value else text

    def __repr__(self) -> str:
        return "Secret(***)"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not written anywhere")


def hide_keys(text: str, secret: Secret | None = None) -> str:
    """`text` without `secret` and without anything that looks like a key; servers echo keys in their errors."""
    if secret:
        text = secret.hidden_in(text)
    return _KEY_LIKE.sub("***", text)


def clean_key(text: str, source: str) -> Secret | None:
    """The key in `text`; None when there is none. `source` is what a message calls the place it was read from.

    Blanks, line ends and quotation marks around it, a leading `Bearer` and full-width letters are put right.

    Raises:
        UsageError: a character that no key has, or a blank inside; the message does not show the key.
    """
    key = text.strip().strip(_INVISIBLE).strip()
    if len(key) > 1 and _QUOTES.get(key[0]) == key[-1]:
        key = key[1:-1].strip()
    key = unicodedata.normalize("NFKC", key)
    key = re.sub(r"^bearer\s+", "", key, flags=re.IGNORECASE).strip()
    for position, character in enumerate(key, 1):
        if not "!" <= character <= "~":
            what = "空白" if character.isspace() else "中文或特殊字符"
            raise UsageError(
                f"{source} 里的密钥不对：第 {position} 个字符是{what}，密钥只含英文字母、数字和符号。请重新复制密钥。"
            )
    return Secret(key) if key else None
