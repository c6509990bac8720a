"""Sentences in which no number counts anything: dates, numbers of documents, telephones, slogans, names."""

from pathlib import Path

from assistant.numerals import find_mentions

SENTENCES = (Path(__file__).parent / "no_figures.txt").read_text(encoding="utf-8").splitlines()


def test_none_of_their_numbers_is_read_as_a_figure() -> None:
    read = {
        sentence: found
        for sentence in SENTENCES
        if (found := [mention.text for mention in find_mentions(sentence) if mention.kind == "quantity"])
    }
    assert read == {}
