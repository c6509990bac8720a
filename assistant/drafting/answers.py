"""From a model's answer to the text of each passage: what stands under each title, in whatever marks a small model uses.

Asked for `【主动公开】` on a line of its own, models also write `## 主动公开`, `（一）主动公开情况` or `**主动公开**：`. All of
these are read. What stands before the first title is the model talking to the user, and belongs to no passage.
"""

import re
from collections.abc import Iterable, Sequence

from assistant.drafting.passages import Passage

LONGEST_ANSWER = 20_000
"""Characters; more is no report of an office, and is not read."""
_NUMBER = r"(?:[（(]?[一二三四五六1-6][）)、.．]\s*)?"
_ENDING = "(?:方面|工作)?(?:的?情况)?"


def split_answer(text: str, passages: Sequence[Passage]) -> dict[str, list[str]]:
    """The texts of each passage, by its id; more than one where the model wrote it more than once.

    The answer to a question for a single passage may come without its title.
    """
    if len(text) > LONGEST_ANSWER:
        return {}
    title = _title_line(passages)
    found: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in text.replace("\r\n", "\n").split("\n"):
        match = title.match(line)
        if match:
            passage = _named(match, passages)
            lines = [line[match.end() :]]
            found.setdefault(passage.id, []).append("")
            current = found[passage.id]
        elif lines is not None:
            lines.append(line)
        if lines is not None:
            current[-1] = _tidy(lines)
    if not found and len(passages) == 1 and text.strip():
        return {passages[0].id: [_tidy(text.split("\n"))]}
    return found


def _title_line(passages: Sequence[Passage]) -> re.Pattern[str]:
    titles = "|".join(
        re.escape(passage.title) for passage in sorted(passages, key=lambda item: -len(item.title))
    )
    bracketed = rf"[\s#*>]*[【\[]\s*{_NUMBER}(?P<bracketed>{titles}){_ENDING}\s*[】\]]\**[：:]?"
    plain = rf"[\s#*>]*{_NUMBER}(?P<plain>{titles}){_ENDING}[\s*：:]*$"
    return re.compile(f"{bracketed}|{plain}")


def _named(match: re.Match[str], passages: Sequence[Passage]) -> Passage:
    title = match["bracketed"] or match["plain"]
    return next(passage for passage in passages if passage.title == title)


def _tidy(lines: Iterable[str]) -> str:
    """The lines that hold something, one paragraph each, without the indent of print."""
    return "\n".join(line.strip(" \t\u3000") for line in lines if line.strip(" \t\u3000"))
