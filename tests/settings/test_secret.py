"""Keys as people paste them; and nowhere a key."""

import copy
import pickle
import traceback

import pytest

from assistant.errors import UsageError
from assistant.settings import ModelSettings, Secret
from assistant.settings.secret import clean_key, hide_keys


@pytest.mark.parametrize(
    "pasted",
    ["sk-abc123", "sk-abc123\n", " sk-abc123 ", "\ufeffsk-abc123", "sk-abc123\u00a0", "Bearer sk-abc123", '"sk-abc123"',
     "“sk-abc123”", "ｓｋ－ａｂｃ１２３"],
)  # fmt: skip
def test_what_is_meant_is_put_right(pasted: str) -> None:
    key = clean_key(pasted, "环境变量 X")
    assert key is not None
    assert key.reveal() == "sk-abc123"


@pytest.mark.parametrize("nothing", ["", "  ", "\n", '""'])
def test_an_empty_key_is_none(nothing: str) -> None:
    assert clean_key(nothing, "环境变量 X") is None


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("sk-abc 123", "第 7 个字符是空白"),
        ("sk-abc\n123", "第 7 个字符是空白"),
        ("您的密钥", "第 1 个字符是中文"),
        ("sk-é", "第 4 个字符"),
    ],
)
def test_what_no_key_has_is_a_sentence_without_the_key(pasted: str, words: str) -> None:
    with pytest.raises(UsageError) as raised:
        clean_key(pasted, "环境变量 X")
    assert words in str(raised.value)
    assert "abc" not in str(raised.value)


def test_a_secret_shows_in_no_text_and_is_written_nowhere() -> None:
    key = Secret("sk-abc123")
    settings = ModelSettings("m", api_key=key)
    assert all("abc123" not in text for text in (str(key), repr(key), f"{key}", repr(settings), str([key])))
    with pytest.raises(TypeError):
        pickle.dumps(settings)
    with pytest.raises(TypeError):
        copy.deepcopy(key)
    try:
        raise ValueError(settings)
    except ValueError:
        assert "abc123" not in traceback.format_exc()


@pytest.mark.parametrize(
    "said",
    [
        "Incorrect API key provided: sk-abc123.",
        "key own-key-value is bad",
        "Authorization: Bearer own-key-value",
        "sk-ab***23 expired",
    ],
)
def test_a_server_that_echoes_a_key_is_not_quoted_with_it(said: str) -> None:
    hidden = hide_keys(said, Secret("own-key-value"))
    assert "own-key-value" not in hidden
    assert "abc123" not in hidden
    assert "ab***23" not in hidden
    assert "***" in hidden
