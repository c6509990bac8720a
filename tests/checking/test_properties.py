"""What holds for every draft and for every text whatsoever."""

import os
import random
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.checking import check_report
from assistant.checking.canonical import canonical
from assistant.checking.check import check_section
from assistant.checking.evidence import Evidence, build_evidence
from assistant.figures import Figures, Notes
from assistant.findings import Severity
from assistant.formats import vocabulary
from assistant.numerals import find_mentions
from assistant.pipeline import Drafted, draft_figures
from assistant.report import Claim, Paragraph, Report, ReportSection, Verdict
from tests.made_figures import made_figures

ABSENT = "the benchmarks are not part of this copy"
ROOT = Path(__file__).resolve().parents[2]
SEEDS = st.integers(0, 10**6)
FORMATS = st.sampled_from(["2019", "2021"])
BUSY = st.sampled_from([None, 0, 1, 8, 60, 900])
everyday = settings(max_examples=12, deadline=None, derandomize=True)
at_length = settings(max_examples=150, deadline=None, derandomize=True)
PIECES = st.sampled_from(
    """
    收到政府信息公开申请 办结 未收到 没有发生行政复议 均已办结 其中 自然人 企业 予以公开 结转下年度 分别为 占 同比 增长 减少 共 合计
    与上年持平 均为 行政许可 行政处罚 未制发 一是 二是 以下三方面 全年 上年 5件 12件 0件 3.5% 两 三 件 １２件 百分点 2025年 第二十条
    ， 。 ； ： 、 （ ） “ ” 近 余 分之一 零 各 1,234 〔2021〕30号 12345
    """.split()  # noqa: SIM905
)
STRANGE = st.sampled_from(
    ["\r\n", "\n", "\u0301", "\u200b", "\ufe0f", "😀", "𠮷", "𝟙", "\ud83d", "\udc00", "\u3000", "\t", "①"]
)
TEXTS = st.lists(st.one_of(PIECES, PIECES, PIECES, STRANGE), max_size=30).map("".join)
ANYTHING = st.one_of(TEXTS, st.text(st.characters(codec=None), max_size=60))


def office(seed: int, format_id: str, busy: int | None) -> Figures:
    """Made-up figures, three in four with last year's."""
    return made_figures(seed, format_id, with_previous=seed % 4 != 0, busy=busy)


def errors(drafted: Drafted) -> list[str]:
    """What is wrong; a made-up office of zeros has confirmed nothing."""
    return [
        item.message for item in drafted.findings if item.severity is Severity.ERROR and item.code != "CEL122"
    ]


def test_all_new_applications_of_persons_beside_others_carried_in() -> None:
    assert errors(draft_figures(office(2764, "2021", 8))) == []


def drafts_are_clean(seed: int, format_id: str, busy: int | None) -> None:
    figures = office(seed, format_id, busy)
    drafted = draft_figures(figures)
    assert errors(drafted) == []
    assert {claim.verdict for claim in drafted.claims} <= {Verdict.SUPPORTED, Verdict.NOT_A_FIGURE}


@everyday
@given(SEEDS, FORMATS, BUSY)
def test_any_drafted_report_checks_clean(seed: int, format_id: str, busy: int | None) -> None:
    drafts_are_clean(seed, format_id, busy)


@pytest.mark.slow
@at_length
@given(SEEDS, FORMATS, BUSY)
def test_very_many_drafted_reports_check_clean(seed: int, format_id: str, busy: int | None) -> None:
    drafts_are_clean(seed, format_id, busy)


def changes_are_caught(seed: int, format_id: str, busy: int | None, dice: random.Random) -> None:
    """One digit of one proved number replaced by another: an error must stand in its section.

    A share may be of more than one whole; one that by chance is the very share of another is supported by that reading.
    """
    figures = office(seed, format_id, busy)
    drafted = draft_figures(figures)
    proved = [
        claim
        for claim in drafted.claims
        if claim.verdict is Verdict.SUPPORTED and re.search("[0-9]", claim.text)
    ]
    if not proved:
        return
    claim = dice.choice(proved)
    changed = _with(drafted.report, claim, _other_digit(claim.text, dice))
    checked = check_report(changed, figures, Severity.ERROR)
    places = (claim.section, claim.start)
    now = next(item for item in checked.claims if (item.section, item.start) == places)
    assume(claim.unit != "%" or now.verdict is not Verdict.SUPPORTED)
    assert any(
        item.severity is Severity.ERROR and item.section == claim.section for item in checked.findings
    ), claim


def _other_digit(text: str, dice: random.Random) -> str:
    place = dice.choice([match.start() for match in re.finditer("[0-9]", text)])
    other = dice.choice([digit for digit in "123456789" if digit != text[place]])
    return text[:place] + other + text[place + 1 :]


def _with(report: Report, claim: Claim, words: str) -> Report:
    sections = []
    for section in report.sections:
        text = section.text
        if section.id == claim.section:
            text = text[: claim.start] + words + text[claim.end :]
        sections.append(replace(section, paragraphs=tuple(Paragraph(line) for line in text.split("\n"))))
    return replace(report, sections=tuple(sections))


@everyday
@given(SEEDS, FORMATS, BUSY, st.randoms(use_true_random=False))
def test_any_change_of_a_proved_number_is_caught(
    seed: int, format_id: str, busy: int | None, dice: random.Random
) -> None:
    changes_are_caught(seed, format_id, busy, dice)


@pytest.mark.slow
@at_length
@given(SEEDS, FORMATS, BUSY, st.randoms(use_true_random=False))
def test_any_of_very_many_changes_is_caught(
    seed: int, format_id: str, busy: int | None, dice: random.Random
) -> None:
    changes_are_caught(seed, format_id, busy, dice)


def verdicts(claims: tuple[Claim, ...] | list[Claim]) -> list[tuple[str, int, int, str, str | None]]:
    """What the claims say, in the order of the text; a fact's key counts its place and is left out."""
    return sorted((c.section, c.start, c.end, c.verdict.value, c.expected) for c in claims)


@everyday
@given(SEEDS, FORMATS, st.randoms(use_true_random=False))
def test_verdicts_do_not_depend_on_the_order_of_facts_notes_and_sections(
    seed: int, format_id: str, dice: random.Random
) -> None:
    figures = office(seed, format_id, 60)
    report = draft_figures(figures).report
    notes = figures.notes
    mixed = replace(
        figures,
        facts=_mixed(figures.facts, dice),
        cells=dict(_mixed(tuple(figures.cells.items()), dice)),
        notes=replace(
            notes,
            topics=dict(_mixed(tuple(notes.topics.items()), dice)),
            problems=_mixed(notes.problems, dice),
        ),
    )
    turned = replace(report, sections=_mixed(report.sections, dice))
    assert verdicts(check_report(turned, mixed).claims) == verdicts(check_report(report, figures).claims)


def _mixed(items: tuple, dice: random.Random) -> tuple:  # type: ignore[type-arg]
    return tuple(dice.sample(items, len(items)))


def with_mixed_words(figures: Figures, dice: random.Random) -> Evidence:
    """The evidence with the rules of the vocabulary, and the words of each, in another order."""
    source = vocabulary.read_vocabulary(figures.format.vocabulary)
    terms = [term.model_copy(update={"words": _mixed(term.words, dice)}) for term in source.terms]
    mixed = source.model_copy(
        update={
            "terms": _mixed(tuple(terms), dice),
            "rates": _mixed(source.rates, dice),
            "fillers": source.fillers.model_copy(update={"words": _mixed(source.fillers.words, dice)}),
            "narrowing": source.narrowing.model_copy(update={"words": _mixed(source.narrowing.words, dice)}),
        }
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vocabulary, "read_vocabulary", lambda _name: mixed)
        words = vocabulary.build_vocabulary(figures.format)
    return replace(build_evidence(figures), vocabulary=words)


@pytest.mark.parametrize("seed", range(2))
def test_verdicts_do_not_depend_on_the_order_of_the_rules(seed: int) -> None:
    markup = pytest.importorskip("benchmarks.checker.markup", reason=ABSENT)
    sections_of = pytest.importorskip("benchmarks.checker.systems").sections_of
    dice = random.Random(seed)
    folders = sorted(path.parent for path in (markup.LABELLED / "dev").glob("*/prose.txt"))
    for folder in dice.sample(folders, 3):
        report = markup.read_report(folder)
        mixed, plain = with_mixed_words(report.figures, dice), build_evidence(report.figures)
        for section in sections_of(report):
            assert verdicts(check_section(mixed, section)) == verdicts(check_section(plain, section))


EVIDENCE = build_evidence(made_figures(3, busy=60))


def text_is_covered(text: str) -> None:
    """Every claim quotes the text, and every number stands in exactly one of them."""
    section = ReportSection("overview", "一、总体情况", tuple(Paragraph(line) for line in text.split("\n")))
    assert section.text == text
    claims = check_section(EVIDENCE, section)
    assert [claim for claim in claims if text[claim.start : claim.end] != claim.text] == []
    places = [(claim.start, claim.end) for claim in claims]
    well_set = canonical(text)
    numbers = [well_set.original_span(m.start, m.end) for m in find_mentions(well_set.text)]
    assert [text[slice(*number)] for number in numbers if places.count(number) != 1] == []
    assert places == sorted(places)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_every_number_stands_once_in_the_claims_and_every_claim_quotes_the_text(text: str) -> None:
    text_is_covered(text)


@pytest.mark.slow
@settings(max_examples=2000, deadline=None)
@given(ANYTHING)
def test_every_number_of_very_many_texts_stands_once_in_the_claims(text: str) -> None:
    text_is_covered(text)


WIDE = str.maketrans("0123456789.%", "０１２３４５６７８９．％")
SPELLINGS = {
    "full-width": lambda text: text.translate(WIDE),
    "zero-width spaces": lambda text: re.sub(r"(\d)", "\\1\u200b", text),
    "combining marks": lambda text: re.sub(r"(\d)", "\\1\u0301", text),
    "carriage returns": lambda text: text.replace("。", "。\r"),
    "beyond the basic plane": lambda text: text.replace("。", "。😀𠮷"),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("seed", [3, 8])
def test_spelling_changes_no_verdict(seed: int, spelling: str) -> None:
    figures = replace(made_figures(seed, busy=60), notes=Notes())
    spelling_changes_nothing(figures, spelling)


@pytest.mark.parametrize("spelling", ["full-width", "zero-width spaces", "combining marks"])
def test_spelling_changes_no_verdict_on_a_note(spelling: str) -> None:
    spelling_changes_nothing(made_figures(3, busy=60), spelling)


def spelling_changes_nothing(figures: Figures, spelling: str) -> None:
    evidence, spelled = build_evidence(figures), SPELLINGS[spelling]
    for section in draft_figures(figures).report.sections:
        plain = check_section(evidence, section)
        other = replace(section, paragraphs=tuple(Paragraph(spelled(p.text)) for p in section.paragraphs))
        odd = check_section(evidence, other)
        assert [(c.verdict, c.value, c.expression) for c in odd] == [
            (c.verdict, c.value, c.expression) for c in plain
        ]
        assert all(other.text[c.start : c.end] == c.text for c in odd)


VERDICTS_OF_ALL = """
from assistant.pipeline import draft_figures
from benchmarks.checker.markup import LABELLED, read_report
from benchmarks.checker.systems import our_claims
from tests.made_figures import made_figures
for name in ("dev-04", "dev-46"):
    print(our_claims(read_report(LABELLED / "dev" / name)))
drafted = draft_figures(made_figures(3, busy=60))
print(drafted.claims, drafted.findings)
"""


def test_another_process_gives_the_same_verdicts() -> None:
    """Whatever the seed of its hashes, which orders sets."""
    pytest.importorskip("benchmarks.checker.markup", reason=ABSENT)
    printed = {_printed_with(seed) for seed in ("0", "4711")}
    assert len(printed) == 1
    assert "supported" in printed.pop()


def _printed_with(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", VERDICTS_OF_ALL], capture_output=True, text=True, env=environment, check=True
    )
    return done.stdout
