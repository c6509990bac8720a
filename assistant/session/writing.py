"""The versions of a section: how one is made, who wrote it, and what stands above it."""

from assistant.report import Paragraph
from assistant.session.events import Written
from assistant.session.state import PERSON, Version
from assistant.session.step import Context, Step, goto

TEMPLATE = "template"


def template_version(context: Context, section: str) -> Written:
    """The section as the embedded drafter writes it from the figures as they now are."""
    found = context.examine.template(context.state.figures).section(section)
    return written(section, found.paragraphs if found else (), TEMPLATE)


def written(section: str, paragraphs: tuple[Paragraph, ...], origin: str, wish: str = "") -> Written:
    """The event of a new version."""
    items = tuple((item.text, item.level, item.topic, item.drafter) for item in paragraphs)
    return Written(section, items, origin, wish)


def origin_words(version: Version | None) -> str:
    """Who wrote a version, in words."""
    names = {TEMPLATE: "模板起草", PERSON: "您修改", "imported": "原报告"}
    return names.get(version.origin, f"模型 {version.origin} 起草") if version else ""


def section_title(context: Context) -> str:
    """What stands above a section: its name, which version it is and who wrote it."""
    state, section = context.state, context.place.at
    work = state.work(section)
    version = f"第 {work.current + 1} 版，{origin_words(work.version)}" if work.version else ""
    accepted = "，已采用" if work.is_accepted else ""
    return f"{state.name_of(section)}（{version}{accepted}）"


def paragraphs_of(context: Context) -> tuple[Paragraph, ...]:
    """The paragraphs of the section on the screen."""
    version = context.state.work(context.place.at).version
    return version.paragraphs if version else ()


def back(context: Context) -> Step:
    """From a question about the section to the section."""
    return goto("draft", context.place.at)
