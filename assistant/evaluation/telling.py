"""Whether a text says what the office's notes say, in whatever words."""

from rapidfuzz import fuzz

from assistant.figures import Problem, in_sentence

TOLD = 75.0
"""From this similarity on, 0 to 100, a stretch of the text counts as a telling of the note: a reworded sentence keeps
four characters in five, two notes of one office share less than half."""


def is_told(note: str, text: str) -> bool:
    """Whether some stretch of `text` tells `note`."""
    words = in_sentence(note)
    return words in text or fuzz.partial_ratio(words, text, score_cutoff=TOLD) > 0


def is_paired(problem: Problem, text: str) -> bool:
    """Whether the problem stands in the text and its measure behind it."""
    words, measure = in_sentence(problem.text), in_sentence(problem.measure)
    found, answer = (fuzz.partial_ratio_alignment(item, text, score_cutoff=TOLD) for item in (words, measure))
    return bool(found and answer and found.dest_start < answer.dest_end)
