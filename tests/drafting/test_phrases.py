"""The phrase templates as data: every sentence can be used, every mistake in the file is named."""

from pathlib import Path

import pytest

from assistant.drafting.phrases import SLOT, load_phrases
from assistant.errors import DataFileError
from assistant.formats.vocabulary import read_vocabulary
from assistant.resources import data_path

PHRASES = load_phrases("annual-report")
WORDS = {"office", "itself", "year", "previous_year", "next_year"}
SENTENCES = [sentence for paragraph in PHRASES.paragraphs for sentence in paragraph.sentences]


def known_slots() -> set[str]:
    keys = {measure.key for measure in read_vocabulary("annual-report").measures}
    derived = {
        f"{key}{ending}" for key in keys for ending in ("_share", "_change", "_change_rate", "_previous")
    }
    return WORDS | keys | derived | {item.id for item in PHRASES.lists}


@pytest.mark.parametrize("sentence", SENTENCES, ids=[sentence.id for sentence in SENTENCES])
def test_every_slot_of_every_variant_exists(sentence) -> None:  # type: ignore[no-untyped-def]
    for variant in sentence.variants:
        assert set(SLOT.findall(variant)) <= known_slots()
        assert variant.endswith("。")


def test_sentence_ids_are_unique() -> None:
    ids = [sentence.id for sentence in SENTENCES]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('when = ["new = 0", "carried_in = 0"]', 'when = ["new is 0"]', "new is 0"),
        ('id = "results"', 'idd = "results"', "lists.0.idd"),
    ],
)
def test_a_mistake_in_the_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, named: str
) -> None:
    text = data_path("schemas", "phrases", "annual-report.toml").read_text(encoding="utf-8")
    assert old in text
    folder = tmp_path / "schemas" / "phrases"
    folder.mkdir(parents=True)
    (folder / "broken.toml").write_text(text.replace(old, new, 1), encoding="utf-8")
    monkeypatch.setenv("ASSISTANT_DATA", str(tmp_path))
    with pytest.raises(DataFileError, match=named):
        load_phrases("broken")
