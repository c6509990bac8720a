"""What the checker may hold a text against: the figures, last year's, facts, and the office's own names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from assistant.figures import Figures, evaluate
from assistant.formats.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Evidence:
    """Figures and the words of their format; every value is computed from here."""

    figures: Figures
    vocabulary: Vocabulary
    names: re.Pattern[str]
    """How the office calls itself; its name in a clause does not narrow what is counted."""
    words: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """The vocabulary's words of each text, kept by terms.py."""
    clauses: dict[tuple[str, int, int], Any] = field(default_factory=dict, compare=False, repr=False)
    """What clauses were read to say, by text and span, kept by subjects.py: one clause is asked about many times."""
    residues: dict[tuple[str, int, int], str] = field(default_factory=dict, compare=False, repr=False)
    """What nobody understood of them, kept by residue.py."""
    values: dict[str, Fraction | None] = field(default_factory=dict, compare=False, repr=False)
    """What expressions came to: the readings of one number share most of theirs with the next."""

    def value(self, expression: str) -> Fraction | None:
        """The exact value of an expression, None when something in it is missing."""
        if expression not in self.values:
            self.values[expression] = evaluate(self.figures, expression)
        return self.values[expression]

    @property
    def year(self) -> int:
        """The reporting year."""
        return self.figures.year


def build_evidence(figures: Figures) -> Evidence:
    """Prepare the evidence once for a whole report."""
    names = sorted(set(_names(figures)), key=len, reverse=True)
    return Evidence(
        figures, load_vocabulary(figures.format), re.compile("|".join(map(re.escape, names)) or r"(?!)")
    )


def _names(figures: Figures) -> Iterable[str]:
    office = figures.office
    yield from (name for name in (office.name, office.short) if name)
    for ending in ("办事处", "人民政府办公厅", "人民政府办公室", "人民政府", "委员会"):
        if office.name.endswith(ending) and len(office.name) > len(ending) + 1:
            yield office.name.removesuffix(ending)
