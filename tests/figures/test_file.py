"""The figures file: YAML and JSON in and out, every mistake named with its line, nothing lost and nothing guessed."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from assistant.errors import InputError
from assistant.figures import Absence, Loaded, dump_figures, figures_tree, load_figures
from tests.made_figures import made_figures

HEAD = 'format: "2021"\noffice: {name: 澜溪县水利局, kind: department}\nyear: 2025\n'


def load(tmp_path: Path, text: str, name: str = "figures.yaml") -> Loaded:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return load_figures(path)


def test_nested_and_dotted_names_are_the_same(tmp_path: Path) -> None:
    nested = load(
        tmp_path,
        HEAD + "figures:\n  applications: {new: {total: 3}}\n  disputes.reconsideration: {total: 1}\n",
    )
    assert nested.figures.number("applications.new.total") == 3
    assert nested.figures.number("disputes.reconsideration.total") == 1
    assert nested.findings == ()


def test_blank_zero_and_not_applicable_stay_three_things(tmp_path: Path) -> None:
    cells = load(
        tmp_path,
        HEAD + "figures:\n  disclosure.regulations: {issued: null, repealed: 0, in_force: n/a}\n",
    ).figures
    assert cells.cell("disclosure.regulations.issued").value is Absence.BLANK
    assert cells.cell("disclosure.regulations.repealed").value == Decimal(0)
    assert cells.cell("disclosure.regulations.in_force").value is Absence.NOT_APPLICABLE


def test_an_unquoted_amount_never_passes_through_a_float(tmp_path: Path) -> None:
    cells = load(tmp_path, HEAD + "figures:\n  disclosure.fees.amount: 0.1000000000000000055\n").figures
    assert str(cells.number("disclosure.fees.amount")) == "0.1000000000000000055"


def test_each_value_says_where_it_came_from(tmp_path: Path) -> None:
    cells = load(tmp_path, HEAD + "figures:\n  applications.new.total: 3\n").figures
    assert cells.cell("applications.new.total").origin == "figures.yaml 第5行"


@pytest.mark.parametrize(
    ("lines", "code", "words"),
    [
        ("  applications.new.persons: 3\n", "CEL102", "applications.new."),
        ("  applications.new.total: 约5件\n", "CEL101", "约5件"),
        ("  applications.new.total: 22（其中修订16件）\n", "CEL104", "22"),
        ("  disclosure.fees.amount: 251000元\n", "CEL103", "25.1"),
    ],
)
def test_what_cannot_be_taken_as_it_stands_is_a_finding(
    tmp_path: Path, lines: str, code: str, words: str
) -> None:
    (finding,) = load(tmp_path, HEAD + "figures:\n" + lines).findings
    assert finding.code == code
    assert words in finding.message
    assert finding.origin == "figures.yaml 第5行"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("format: [", "第1行"),
        ("", "全文"),
        ("- 1\n- 2\n", "全文"),
        ('format: "2021"\nyear: 2025\n', "office"),
        (HEAD.replace("2025", "去年"), "第3行“year”应为整数"),
        (HEAD.replace("kind: department", "kind: 局"), "office.kind"),
        (HEAD.replace("kind:", "knd:"), "office.knd"),
        (HEAD.replace('"2021"', '"1999"'), "2019、2021"),
        (HEAD + "figures:\n  a: 1\n  a: 2\n", "第6行的“a”出现了两次"),
        (HEAD + "figures: {applications.new.total: 1, applications: {new: {total: 2}}}\n", "出现了两次"),
        (HEAD + "previous: nowhere.yaml\n", "nowhere.yaml"),
        (HEAD + "facts: 3\n", "facts"),
    ],
)
def test_what_is_no_figures_file_is_said_in_one_sentence(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(Exception, match="。") as caught:
        load(tmp_path, text)
    assert type(caught.value).__module__ == "assistant.errors"
    assert words in str(caught.value)


def test_a_repeated_key_in_json_is_refused_too(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="出现了两次"):
        load(tmp_path, '{"format": "2021", "format": "2019"}', "figures.json")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "figures.yaml"
    path.write_bytes(HEAD.encode("gb18030"))
    with pytest.raises(InputError, match="UTF-8"):
        load_figures(path)


def test_last_years_file_is_read_but_not_the_year_before(tmp_path: Path) -> None:
    (tmp_path / "2024.yaml").write_text(
        HEAD.replace("2025", "2024") + "previous: 2023.yaml\n", encoding="utf-8"
    )
    figures = load(tmp_path, HEAD + "previous: 2024.yaml\n").figures
    assert figures.previous is not None
    assert (figures.previous.year, figures.previous.previous) == (2024, None)


def test_facts_that_the_format_declares_need_no_label(tmp_path: Path) -> None:
    loaded = load(tmp_path, HEAD + "facts:\n- {id: information_fees.notices, value: 0}\n")
    (fact,) = loaded.figures.facts
    assert (fact.label, fact.unit, fact.value) == ("发出信息处理费收费通知", "件", 0)
    assert loaded.findings == ()


@pytest.mark.parametrize(
    "entry",
    [
        "{id: a, value: 三百, label: 公开信息, unit: 条}",
        "{id: a, value: 3}",
        "{id: x, value: 1, label: y, unit: 条}",
    ],
)
def test_a_fact_without_number_label_or_with_a_taken_id_is_a_finding(tmp_path: Path, entry: str) -> None:
    first = "- {id: x, value: 2, label: z, unit: 条}\n"
    findings = load(tmp_path, HEAD + f"facts:\n{first}- {entry}\n").findings
    assert {finding.code for finding in findings} == {"FCT112"}


@pytest.mark.parametrize("format_id", ["2019", "2021"])
@pytest.mark.parametrize("seed", range(4))
def test_what_is_written_is_read_back_the_same(tmp_path: Path, format_id: str, seed: int) -> None:
    figures = made_figures(seed, format_id)
    for name, text in (("f.yaml", dump_figures(figures)), ("f.json", json.dumps(figures_tree(figures)))):
        loaded = load(tmp_path, text, name)
        assert loaded.findings == ()
        assert figures_tree(loaded.figures) == figures_tree(figures)
        assert {c: str(v.value) for c, v in loaded.figures.cells.items()} == {
            c: str(v.value) for c, v in figures.cells.items()
        }


def test_a_dump_with_origins_is_still_the_same_file(tmp_path: Path) -> None:
    original = load(tmp_path, HEAD + "figures:\n  applications.new.total: 3\n").figures
    text = dump_figures(original, with_origins=True)
    assert "applications.new.total: 3  # figures.yaml 第5行" in text
    assert load(tmp_path, text, "again.yaml").figures.number("applications.new.total") == 3
