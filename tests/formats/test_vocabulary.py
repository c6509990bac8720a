"""The vocabulary: every entry means something in at least one format, and nothing is named twice by mistake."""

import pytest

from assistant.formats import available_formats, load_format
from assistant.formats.vocabulary import load_vocabulary, read_vocabulary

FORMATS = [load_format(format_id) for format_id in available_formats()]


def test_every_term_names_something_in_some_format() -> None:
    known = {word for report_format in FORMATS for word in load_vocabulary(report_format).terms}
    assert {word for term in read_vocabulary("annual-report").terms for word in term.words} <= known


def test_every_measure_can_be_stated_in_some_format() -> None:
    known = {measure.key for report_format in FORMATS for measure in load_vocabulary(report_format).measures}
    assert {measure.key for measure in read_vocabulary("annual-report").measures} == known


def test_a_whole_is_the_sum_of_its_rows() -> None:
    measures = {measure.key: measure for measure in load_vocabulary(load_format("2021")).measures}
    assert measures["denied"].expression.count("applications.results.denied.") == 8
    assert measures["other_handling"].expression.count(" + ") == 2


@pytest.mark.parametrize("report_format", FORMATS, ids=lambda found: found.id)
def test_a_word_means_one_thing_in_each_table(report_format) -> None:  # type: ignore[no-untyped-def]
    for word, terms in load_vocabulary(report_format).terms.items():
        places = [(term.table, term.axis) for term in terms]
        assert len(places) == len(set(places)), word


@pytest.mark.parametrize("report_format", FORMATS, ids=lambda found: found.id)
def test_every_word_is_found_whatever_stands_around_it(report_format) -> None:  # type: ignore[no-untyped-def]
    vocabulary = load_vocabulary(report_format)
    for word in (*vocabulary.terms, *vocabulary.anchor_words):
        for text in (word, f"，{word}，", f"{word}3件"):
            assert word in [match[0] for match in vocabulary.pattern.finditer(text)], text
    assert vocabulary.pattern.search("公。开，许、可") is None


def test_choices_are_written_out() -> None:
    from assistant.formats.vocabulary import Words

    assert Words(words=("{上年|去年}{结转|遗留}", "年初{余|}")).words == (
        "上年结转", "上年遗留", "去年结转", "去年遗留", "年初余", "年初",
    )  # fmt: skip


def test_braces_that_do_not_close_are_refused() -> None:
    from pydantic import ValidationError

    from assistant.formats.vocabulary import Words

    with pytest.raises(ValidationError, match="花括号"):
        Words(words=("{上年|去年结转",))
