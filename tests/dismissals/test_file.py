"""The file beside a report: readable, exact, refused when it is not what it should be."""

from pathlib import Path

import pytest

from assistant.dismissals import Dismissal, beside, load, save
from assistant.errors import InputError
from assistant.findings import Dismissed

ONE = Dismissal(
    "0123456789abcdef",
    "NUM401",
    "应为“170件”。",
    Dismissed("备案：口径 #不同", "王工", "2026-01-10T09:00:00+08:00"),
)
NUMERIC = Dismissal("1234567890123456", "TXT504", "缺少", Dismissed("2025", "007", "2026-01-10"))


def test_what_is_saved_is_loaded_in_order(tmp_path: Path) -> None:
    path = beside(tmp_path / "某局 年报.docx")
    assert path.name == "某局 年报.docx.dismissed.yaml"
    assert load(path) == ()
    save(path, (ONE, NUMERIC))
    assert load(path) == (ONE, NUMERIC)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# 核对结果中经人工确认不改的各条")
    assert "reason: '备案：口径 #不同'" in text


def test_the_file_goes_when_nothing_is_left(tmp_path: Path) -> None:
    path = beside(tmp_path / "a.docx")
    save(path, (ONE,))
    save(path, ())
    assert not path.exists()
    save(path, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("dismissed: [\n", "第2行"),
        ("- 1\n", "第1条应有"),
        ("dismissed: 好\n", "应有 dismissed 一项"),
        ("dismissed:\n- {code: A, reason: b}\n", "第1条应有 code"),
        ("dismissed:\n- {code: A, fingerprint: f, message: m, reason: , by: b, when: w}\n", "没有写理由"),
    ],
)
def test_a_damaged_file_is_one_sentence_that_names_it(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "a.docx.dismissed.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.docx\.dismissed\.yaml") as caught:
        load(path)
    assert words in str(caught.value)


def test_an_emptied_file_is_no_dismissal(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    for text in ("", "dismissed:\n", "# 说明\n"):
        path.write_text(text, encoding="utf-8")
        assert load(path) == ()
