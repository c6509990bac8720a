"""Cases are read strictly, from folders of our own and from published reports."""

import shutil
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.evaluation.cases import find_cases, load_case
from tests.evaluation.made_cases import made_case
from tests.shared_data import ROOT, shared

OURS = find_cases(ROOT / "evals" / "cases")


def test_forty_cases_of_every_kind() -> None:
    cases = [load_case(source) for source in OURS]
    kinds = {kind for case in cases for kind in case.expectations.kinds}
    assert len(cases) == 40
    assert {"subdistrict", "township", "department", "county", "city"} <= kinds
    assert {"format-2019", "format-2021", "zeros", "busy", "thin-notes", "rich-notes", "awkward"} <= kinds
    assert any(case.figures.previous for case in cases) and not all(case.figures.previous for case in cases)
    assert all(case.expectations.about for case in cases)
    assert sum("awkward" in case.expectations.kinds for case in cases) >= 8


@pytest.mark.parametrize(
    ("expectations", "words"),
    [
        ('required = ["no.such.cell"]', "no.such.cell"),
        ('required = ["new +"]', "无法读取"),
        ('topics = ["weather"]', "weather"),
        ("forbiden = []", "forbiden"),
        ('forbidden = [{text = "x"}]', "forbidden.0.why"),
        ("required = [", "无法读取"),
    ],
)
def test_a_wrong_expectation_is_refused_by_name(tmp_path: Path, expectations: str, words: str) -> None:
    source = made_case(tmp_path / "case", 3, expectations)
    with pytest.raises(AssistantError, match=r"expectations\.toml") as caught:
        load_case(source)
    assert words in str(caught.value)


def test_a_case_without_reference_says_what_is_missing(tmp_path: Path) -> None:
    source = made_case(tmp_path / "case", 3)
    (source.path / "reference.txt").unlink()
    with pytest.raises(AssistantError, match=r"缺少参考报告 reference\.txt"):
        load_case(source)


@pytest.mark.parametrize(("name", "words"), [("nothing", "找不到案例文件夹"), ("empty", "没有案例")])
def test_a_folder_without_cases_says_so(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(AssistantError, match=words):
        find_cases(tmp_path / name)


def test_the_fingerprint_changes_with_every_file(tmp_path: Path) -> None:
    source = made_case(tmp_path / "case", 3)
    before = source.fingerprint
    (source.path / "last_year.txt").write_text("上年", encoding="utf-8")
    assert source.fingerprint != before


def test_published_reports_are_cases_with_last_year_beside_them(tmp_path: Path) -> None:
    for name in ("hongze-2023.pdf", "hongze-2024.pdf"):
        shutil.copy(shared("reports", name), tmp_path / name)
    first, second = (load_case(source) for source in find_cases(tmp_path))
    assert (first.figures.year, second.figures.year) == (2023, 2024)
    assert second.figures.previous is not None and second.figures.previous.year == 2023
    assert second.last_year and not first.last_year
    assert second.figures.number("applications.new.total") is not None


def test_notes_of_a_published_report_hold_no_figures() -> None:
    from assistant.evaluation.published import notes_of
    from assistant.importing import import_report
    from assistant.numerals import find_mentions

    notes = notes_of(import_report(shared("seed", "beihai-2020.txt")).report)
    texts = [note.text for items in notes.topics.values() for note in items]
    texts += [part for problem in notes.problems for part in (problem.text, problem.measure)]
    assert texts
    assert not [text for text in texts if any(item.kind == "quantity" for item in find_mentions(text))]
