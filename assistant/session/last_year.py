"""What last year's report said on a topic: shown so that it is remembered, and not repeated."""

import re

from assistant.figures import Figures, in_sentence

_MOST, _LENGTH = 4, 160
_HEADING = 24
"""Characters of a topic's heading, which stands alone or runs on into its text: （一）主动公开情况。主要通过…"""
_NUMBERED = re.compile(r"\s*[（(]?[一二三四五六七八九十\d]{1,2}[)）、.．]")


def last_year_paragraphs(figures: Figures, page: str) -> tuple[str, ...]:
    """Last year's words on a topic of 总体情况, on problems, or on other matters; shortened, none when not known."""
    previous = figures.previous
    if previous is None:
        return ()
    if page in ("problems", "previous_problems"):
        told = [
            f"{item.text}（措施：{item.measure}）" if item.measure else item.text
            for item in previous.notes.problems
        ]
        return _shortened(told or _prose(previous, "problems"))
    if page == "other":
        return _shortened([note.text for note in previous.notes.other] or _prose(previous, "other"))
    notes = [note.text for note in previous.notes.topics.get(page, ())]
    return _shortened(notes or _topic_prose(previous, page))


def _prose(previous: Figures, section: str) -> list[str]:
    return [
        text
        for item in previous.prose
        if item.id == section
        for text in item.text.split("\n")
        if text.strip()
    ]


def _topic_prose(previous: Figures, topic_id: str) -> list[str]:
    """Paragraphs under the topic's heading; without headings those that use its words."""
    topics = previous.format.section("overview").topics
    wanted = next((topic for topic in topics if topic.id == topic_id), None)
    if wanted is None:
        return []
    under: list[str] = []
    current = ""
    lines = _prose(previous, "overview")
    for text in lines:
        opening = text[:_HEADING] if len(text) <= _HEADING or _NUMBERED.match(text) else ""
        heading = next((topic.id for topic in topics if topic.title in opening), None)
        current = heading or current
        if current == topic_id and not (heading and len(text) <= _HEADING):
            under.append(text)
    return under or [text for text in lines if any(word in text for word in (wanted.title, *wanted.keywords))]


def _shortened(texts: list[str]) -> tuple[str, ...]:
    plain = [in_sentence(text.replace("**", "")) for text in texts]
    return tuple(text if len(text) <= _LENGTH else f"{text[:_LENGTH]}…" for text in plain[:_MOST])
