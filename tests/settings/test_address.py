"""Addresses as people paste them, and what becomes of each."""

import pytest

from assistant.errors import UsageError
from assistant.settings.address import clean_address, is_private, origin_of


@pytest.mark.parametrize(
    ("pasted", "clean"),
    [
        ("http://10.1.2.3:8000/v1", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/v1/", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/v1/chat/completions", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/v1/chat/completions/chat/completions", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/chat/completions", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/v1/models", "http://10.1.2.3:8000/v1"),
        ("http://10.1.2.3:8000/v1/v1", "http://10.1.2.3:8000/v1"),
        ("  http://10.1.2.3:8000/v1 \n", "http://10.1.2.3:8000/v1"),
        ('"http://10.1.2.3:8000/v1"', "http://10.1.2.3:8000/v1"),
        ("http：／／10.1.2.3：8000／v1", "http://10.1.2.3:8000/v1"),
        ("10.1.2.3:8000/v1", "http://10.1.2.3:8000/v1"),
        ("localhost:11434", "http://localhost:11434/v1"),
        ("HTTP://Model-Server:8000", "http://model-server:8000/v1"),
        ("api.deepseek.com", "https://api.deepseek.com/v1"),
        (
            "https://dashscope.aliyuncs.com/compatible-mode/v1",
            "https://dashscope.aliyuncs.com/compatible-mode/v1",
        ),
        ("https://open.bigmodel.cn/api/paas/v4/", "https://open.bigmodel.cn/api/paas/v4"),
        ("http://[::1]:8080", "http://[::1]:8080/v1"),
    ],
)
def test_what_is_meant_is_put_right(pasted: str, clean: str) -> None:
    assert clean_address(pasted, "--base-url") == clean


@pytest.mark.parametrize(
    ("pasted", "words"),
    [
        ("", "是空的"),
        ("   ", "是空的"),
        ("http://10.1.2.3 :8000/v1", "中间有空白"),
        ("ftp://10.1.2.3/v1", "http://"),
        ("http//10.1.2.3/v1", "http://"),
        ("http:///v1", "http://"),
        ("http://10.1.2.3:80000/v1", "端口"),
        ("http://模型服务:8000/v1", "不是一个地址"),
        ("http://user:secret@10.1.2.3/v1", "用户名或密码"),
        ("http://10.1.2.3/v1?key=secret", "“?”"),
    ],
)
def test_what_nobody_can_mean_is_a_sentence(pasted: str, words: str) -> None:
    with pytest.raises(UsageError, match=r"^环境变量 X") as raised:
        clean_address(pasted, "环境变量 X")
    assert words in str(raised.value)
    assert "user:secret" not in str(raised.value)


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("127.0.0.1", True), ("::1", True), ("10.1.2.3", True), ("172.20.0.1", True), ("192.168.1.9", True),
        ("localhost", True), ("vllm", True), ("models.internal", True), ("printer.local", True),
        ("8.8.8.8", False), ("api.openai.com", False), ("llm.example.gov.cn", False), ("172.40.0.1", False),
    ],
)  # fmt: skip
def test_which_hosts_stand_in_the_house(host: str, private: bool) -> None:
    assert is_private(host) is private


def test_a_key_belongs_to_scheme_host_and_port() -> None:
    assert origin_of("https://a.com/v1") == origin_of("https://a.com:443/other/v1")
    assert origin_of("https://a.com/v1") != origin_of("http://a.com/v1")
    assert origin_of("http://a.com:8000/v1") != origin_of("http://a.com:8001/v1")
