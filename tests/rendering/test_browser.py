"""Both pages in a real browser, used as a reader uses them: mouse, keyboard, telephone, paper, screen reader."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.figures import Figures, Note
from assistant.findings import Finding, Severity
from assistant.pipeline import draft_figures, open_figures
from assistant.rendering import render, render_review, report_blocks
from assistant.report import Verdict
from tests.made_figures import made_figures
from tests.shared_data import EXAMPLES

pytestmark = pytest.mark.slow
playwright = pytest.importorskip("playwright.sync_api", reason="needs Playwright, which is not installed")

DESKTOP = {"width": 1440, "height": 900}
TELEPHONE = {"width": 390, "height": 800}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("needs chromium, which is not on this machine")
    with playwright.sync_playwright() as door:
        started = door.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: playwright.Browser) -> Iterator[playwright.Page]:
    """A page on which nothing may complain, ask or load."""
    context = browser.new_context(viewport=DESKTOP)
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: trouble.append(dialog.message))
    opened.on("request", lambda request: request.url.startswith("file:") or trouble.append(request.url))
    yield opened
    context.close()
    assert trouble == []


def lanxi() -> Figures:
    return open_figures(EXAMPLES / "lanxi-2025.yaml").figures


def written(figures: Figures, folder: Path, *, with_findings: bool = False) -> tuple[Path, Path]:
    """The review page and the public page; with one claim of each verdict and findings of each kind if wished."""
    drafted = draft_figures(figures)
    claims, findings = list(drafted.claims), [*drafted.findings]
    if with_findings:
        numbers = [at for at, claim in enumerate(claims) if claim.expression == "applications.new.total"]
        claims[numbers[0]] = replace(claims[numbers[0]], verdict=Verdict.CONTRADICTED, expected="78")
        last = max(at for at, claim in enumerate(claims) if claim.verdict is Verdict.SUPPORTED)
        claims[last] = replace(claims[last], verdict=Verdict.UNVERIFIABLE, expression=None)
        place = {
            "section": claims[numbers[0]].section,
            "start": claims[numbers[0]].start,
            "end": claims[numbers[0]].end,
        }
        findings += [
            Finding(code="NUM401", severity=Severity.ERROR, message="写的是77件，应为78件。", **place),  # type: ignore[arg-type]
            Finding(
                code="REC201",
                severity=Severity.WARNING,
                message="表三一行不平。",
                cells=("applications.new.total",),
            ),
            Finding(code="PRO501", severity=Severity.NOTE, message="缺少一方面的内容。", section="overview"),
        ]
    review, public = folder / "report.review.html", folder / "report.html"
    review.write_bytes(render_review(drafted.report, claims, findings))
    public.write_bytes(render(report_blocks(drafted.report), ".html"))
    return review, public


@pytest.fixture
def review(page: playwright.Page, tmp_path: Path) -> playwright.Page:
    page.goto(written(lanxi(), tmp_path, with_findings=True)[0].as_uri())
    return page


def lit(page: playwright.Page, where: str) -> list[str]:
    found: list[str] = page.locator(f"{where} td.lit").evaluate_all(
        "cells => cells.map(cell => cell.dataset.cell)"
    )
    return found


def test_from_a_number_to_its_cells_and_to_the_sentences_that_use_a_cell_with_the_mouse(
    review: playwright.Page,
) -> None:
    review.locator("a.claim", has_text="35.09%").click()
    panel = review.locator("#panel")
    assert "比上年" in panel.inner_text() and "35.0877…" in panel.inner_text()
    assert lit(review, "article") == lit(review, "#panel") == ["applications.new.total"]
    assert re.search(r"2025年\s*2024年", panel.inner_text()) and re.search(r"77\s*57", panel.inner_text())
    assert review.locator("#panel td.lit").first.is_visible()
    review.locator("article td[data-cell='applications.results.disclosed.total']").click()
    assert lit(review, "article") == ["applications.results.disclosed.total"]
    sentences = review.locator("#panel .quote mark").all_inner_texts()
    assert sentences == ["34件", "44.74%"]
    review.locator("#panel .quote a", has_text="34件").first.click()
    assert review.locator("article a.chosen").all_inner_texts() == ["34件"]
    assert review.locator("article a.chosen").evaluate("word => word === document.activeElement")
    review.locator("article td[data-cell='applications.results.denied.state_secret.research']").click()
    assert "没有句子用到" in panel.inner_text()


def test_the_same_ways_with_the_keyboard_alone(review: playwright.Page) -> None:
    keys = review.keyboard
    for _ in range(400):
        keys.press("Tab")
        if (
            review.evaluate(
                "document.activeElement.matches('article a.claim') && document.activeElement.textContent"
            )
            == "77件"
        ):
            break
    keys.press("Enter")
    assert review.evaluate("document.activeElement.id") == "panel-title"
    assert lit(review, "article") == ["applications.new.total"]
    while not review.evaluate("document.activeElement.matches('#panel .cells a')"):
        keys.press("Tab")
    keys.press("Enter")
    assert review.evaluate("document.activeElement.id") == "panel-title"
    assert "用到这个数的句子" in review.locator("#panel").inner_text()
    assert review.locator("article td.lit").evaluate(
        "cell => { const box = cell.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }"
    )
    while not review.evaluate("document.activeElement.matches('#panel .quote a')"):
        keys.press("Tab")
    keys.press("Enter")
    assert review.evaluate("document.activeElement.matches('article a.claim')")
    assert review.locator("article a.chosen").count() == 1


def test_arrows_move_between_the_figures_of_a_table_and_escape_returns(review: playwright.Page) -> None:
    review.locator("article td[data-cell='applications.new.total'] a").focus()
    focused = "document.activeElement.closest('td').dataset.cell"
    for key, cell in (
        ("ArrowDown", "applications.carried_in.total"),
        ("ArrowLeft", "applications.carried_in.other"),
        ("ArrowUp", "applications.new.other"),
        ("ArrowUp", "applications.new.other"),
        ("ArrowRight", "applications.new.total"),
    ):
        review.keyboard.press(key)
        assert review.evaluate(focused) == cell
    review.keyboard.press("Enter")
    assert review.evaluate("document.activeElement.id") == "panel-title"
    review.keyboard.press("Escape")
    assert review.evaluate(focused) == "applications.new.total"
    assert lit(review, "article") == []


def test_the_lists_are_filtered(review: playwright.Page) -> None:
    findings = review.locator("#findings-list > li:visible")
    assert findings.count() == 3
    review.locator("#findings label", has_text="说明").click()
    assert findings.count() == 2
    review.locator("#findings input[type=search]").fill("不平")
    assert findings.all_inner_texts()[0].startswith("提醒")
    assert review.locator("#findings output").inner_text() == "显示 1 条，共 3 条"
    numbers = review.locator("#numbers-list > li:visible")
    before = numbers.count()
    assert review.locator("#numbers-list > li.entry:visible[data-kind=not_a_figure]").count() == 0
    review.locator("#numbers label", has_text="相符").click()
    assert {item.get_attribute("data-kind") for item in numbers.all()} == {"contradicted", "unverifiable"}
    assert 0 < numbers.count() < before
    plain = review.locator("article a.claim.supported").first
    assert plain.evaluate("word => getComputedStyle(word).textDecorationLine") == "none"
    marked = review.locator("article a.claim.unverifiable").first
    assert marked.evaluate("word => getComputedStyle(word).textDecorationLine") == "underline"


def test_a_finding_leads_to_its_words_its_cell_or_its_section(review: playwright.Page) -> None:
    links = review.locator("#findings-list .links a")
    assert links.all_inner_texts() == ["看原文", "看表格", "看原文"]
    links.nth(0).click()
    assert review.locator("article a.chosen").all_inner_texts() == ["77件"]
    links.nth(1).click()
    assert lit(review, "article") == ["applications.new.total"]
    links.nth(2).click()
    assert "缺少一方面" in review.locator("#panel").inner_text()


def test_on_a_telephone_nothing_is_cut_and_the_evidence_comes_from_below(review: playwright.Page) -> None:
    review.set_viewport_size(TELEPHONE)
    assert review.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    panel = review.locator("#panel")
    assert not panel.is_visible()
    review.locator("a.claim", has_text="35.09%").click()
    box = panel.bounding_box()
    assert (
        box and box["y"] > TELEPHONE["height"] / 3 and round(box["y"] + box["height"]) == TELEPHONE["height"]
    )
    word = review.locator("a.claim", has_text="35.09%").bounding_box()
    assert word
    panel.locator(".close").click()
    assert not panel.is_visible()
    assert review.evaluate("document.activeElement.textContent") == "35.09%"


def test_the_public_page_fits_a_telephone(page: playwright.Page, tmp_path: Path) -> None:
    page.set_viewport_size(TELEPHONE)
    page.goto(written(made_figures(4, busy=60_000), tmp_path)[1].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    assert page.locator(".table").nth(1).evaluate("box => box.scrollWidth > box.clientWidth")


def test_on_paper_the_proof_is_printed_and_what_needs_a_hand_is_not(review: playwright.Page) -> None:
    review.locator("a.claim", has_text="35.09%").click()
    review.emulate_media(media="print")
    for name in ("#panel", "nav", "fieldset"):
        assert not review.locator(name).first.is_visible()
    assert review.locator("#numbers-list .proof:visible").count() > 50
    assert review.locator("svg.plot").first.is_visible()
    contradicted = review.locator("article a.claim.contradicted")
    assert contradicted.evaluate("word => getComputedStyle(word, '::after').content") == '"✗"'
    assert len(review.pdf(prefer_css_page_size=True)) > 50_000


def test_without_its_script_the_page_still_leads_from_number_to_proof_to_cell(
    browser: playwright.Browser, tmp_path: Path
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    page = context.new_page()
    page.goto(written(lanxi(), tmp_path)[0].as_uri())
    page.locator("a.claim", has_text="35.09%").click()
    number = page.url.partition("#")[2]
    proof = page.locator(f"[id='{number}']")
    assert "35.0877…" in proof.inner_text()
    proof.locator(".cells a").first.click()
    assert page.url.endswith("#c-applications.new.total")
    assert not page.locator("fieldset").first.is_visible()
    context.close()


@pytest.mark.parametrize("size", [DESKTOP, TELEPHONE], ids=["desktop", "telephone"])
def test_axe_finds_no_fault_in_either_page(
    page: playwright.Page, tmp_path: Path, size: dict[str, int]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.set_viewport_size(size)
    review, public = written(lanxi(), tmp_path, with_findings=True)
    page.goto(public.as_uri())
    faults = Axe().run(page).response["violations"]
    page.goto(review.as_uri())
    page.locator("a.claim", has_text="35.09%").click()
    faults += Axe().run(page).response["violations"]
    page.locator("article td[data-cell='applications.new.total']").click()
    faults += Axe().run(page).response["violations"]
    assert [(fault["id"], fault["impact"], fault["nodes"][0]["html"][:200]) for fault in faults] == []


@pytest.mark.parametrize(
    "hostile",
    ["<script>alert(1)</script>", "]]></script></style><img src=x onerror=alert(1)>", "长" * 10_000],
    ids=["script", "brackets", "long"],
)
def test_a_hostile_name_and_note_stay_text(page: playwright.Page, tmp_path: Path, hostile: str) -> None:
    figures = lanxi()
    notes = replace(figures.notes, topics={**figures.notes.topics, "platform": (Note(f"建设{hostile}专栏"),)})
    figures = replace(figures, office=replace(figures.office, name=hostile, short=hostile), notes=notes)
    for path in written(figures, tmp_path):
        page.goto(path.as_uri())
        assert hostile[:100] in page.locator("h1").inner_text().replace("\n", "")
        assert hostile[:100] in page.locator("main").inner_text()
        assert page.locator("img, main script").count() == 0
        page.set_viewport_size(TELEPHONE)
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
        page.set_viewport_size(DESKTOP)


@pytest.mark.parametrize("size", [DESKTOP, TELEPHONE], ids=["desktop", "telephone"])
def test_the_cell_is_in_sight_beside_its_number(
    page: playwright.Page, tmp_path: Path, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)
    page.goto(written(made_figures(4, busy=60_000), tmp_path)[0].as_uri())
    for words in ("12013件", "33531件", "1534件"):
        page.locator("article a.claim", has_text=words).first.click()
        assert page.locator("#panel .copy td.lit").first.evaluate(
            "cell => { const box = cell.closest('.copy').getBoundingClientRect(), own = cell.getBoundingClientRect();"
            " return own.left >= box.left && own.right <= box.right + 1 && own.top >= box.top && own.bottom <= box.bottom + 1 }"
        ), words


def test_the_page_of_a_busy_city_answers_within_a_second(page: playwright.Page, tmp_path: Path) -> None:
    path = written(made_figures(4, busy=60_000), tmp_path)[0]
    seconds = []
    for _ in range(3):
        page.goto(path.as_uri())
        loaded = page.evaluate("performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        answered = page.evaluate(
            "() => { const start = performance.now(); document.querySelector('article a.claim.supported').click();"
            " document.body.getBoundingClientRect(); return performance.now() - start }"
        )
        seconds.append((loaded + answered) / 1000)
    assert min(seconds) < 1, seconds
