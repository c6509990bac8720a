"""The same report set otherwise: every label keeps its place, and only the marks differ."""

import pytest

from assistant.checking.canonical import canonical
from benchmarks.checker.markup import LABELLED, read_report
from benchmarks.checker.setting import SETTINGS, Setting, set_otherwise


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_label_stands_where_its_quote_does(setting: Setting) -> None:
    report = read_report(LABELLED / "dev" / "dev-01")
    texts = {name: text for name, _, text in set_otherwise(report, setting).sections}
    for label, moved in zip(report.labels, set_otherwise(report, setting).labels, strict=True):
        quote = texts[moved.section][moved.start : moved.end]
        if setting.is_punctuation:
            assert len(quote) == len(label.quote)
        else:
            assert canonical(quote).text == label.quote


def test_a_setting_that_is_no_punctuation_changes_nothing_when_well_set() -> None:
    report = read_report(LABELLED / "dev" / "dev-01")
    for setting in SETTINGS:
        if not setting.is_punctuation:
            changed = set_otherwise(report, setting)
            assert [canonical(text).text for *_, text in changed.sections] == [
                canonical(text).text for *_, text in report.sections
            ]
