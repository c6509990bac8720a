"""Slots filled, with the map from characters to facts."""

import pytest

from assistant.drafting.slots import fill_slots, keys_in

WORDS = {"new": "77件", "note1": "清理失效链接"}


def test_every_number_is_written_by_the_program_and_its_place_kept() -> None:
    filled = fill_slots("收到申请{{new}}。{{note1}}。", WORDS.get)
    assert filled.text == "收到申请77件。清理失效链接。"
    assert [(filled.text[span.start : span.end], span.key) for span in filled.facts] == [
        ("77件", "new"),
        ("清理失效链接", "note1"),
    ]


@pytest.mark.parametrize("slot", ["{{new}}", "{{ new }}", "｛｛new｝｝"])
def test_blanks_and_full_width_braces_mean_the_same(slot: str) -> None:
    assert fill_slots(f"收到{slot}。", WORDS.get).text == "收到77件。"


@pytest.mark.parametrize("text", ["{new}", "{{new}", "{{}}", "{{a b}}", "｛new｝"])
def test_anything_else_is_no_slot(text: str) -> None:
    assert keys_in(text) == []
    assert fill_slots(text, WORDS.get).text == text


def test_a_wording_is_not_read_again() -> None:
    assert fill_slots("{{note1}}", {"note1": "写作{{new}}"}.get).text == "写作{{new}}"


def test_an_unknown_key_stays_as_it_is() -> None:
    assert fill_slots("{{total}}", WORDS.get).text == "{{total}}"
