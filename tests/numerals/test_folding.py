"""Every character in one spelling, every offset still that of the original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.numerals.folding import fold, fold_with_offsets

FOLDED = {
    "１２件": "12件",
    "（一）％＋－．：": "(一)%+-.:",
    "1，234": "1，234",
    "1\u00a0234\u3000件\u2009": "1 234 件 ",
    "⼀⼆⼗": "一二十",
    "𝟏𝟐": "12",
    "二○二四": "二〇二四",
    "−2": "-2",
    "１\u200b２\ufeff件": "12件",
    "1\u03042": "12",
    "①件²½㈠": "①件²½㈠",
    "3\ufe0f\u20e3": "3\u20e3",
}


@pytest.mark.parametrize(("text", "expected"), FOLDED.items())
def test_folding(text: str, expected: str) -> None:
    assert fold(text) == expected


def test_offsets_lead_back_past_what_was_dropped() -> None:
    text = "共1\u200b2\u0304件😀3"
    folded = fold_with_offsets(text)
    assert folded.text == "共12件😀3"
    assert text[slice(*folded.original_span(1, 4))] == "1\u200b2\u0304件"
    assert text[slice(*folded.original_span(5, 6))] == "3"


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from("１2\u200b\u0304，○"))))
def test_every_folded_character_quotes_one_original(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    for index, character in enumerate(folded.text):
        start, end = folded.original_span(index, index + 1)
        assert fold(text[start:end]) == character
