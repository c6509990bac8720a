"""What reviewers ask of the words themselves, everything but the numbers: one module a family of rules.

Each family takes the figures (format, office, year, last year's report) and the sections, and yields findings.
A rule is an error only where the text is surely wrong; what may have a reason is a warning or a note.
"""

from collections.abc import Callable, Iterable, Iterator

from assistant.checking.prose.copied import check_likeness
from assistant.checking.prose.leftovers import check_leftovers
from assistant.checking.prose.names import check_names
from assistant.checking.prose.numbering import check_numbering
from assistant.checking.prose.padding import check_padding
from assistant.checking.prose.pairing import check_pairing
from assistant.checking.prose.punctuation import check_punctuation
from assistant.checking.prose.repetition import check_repetition
from assistant.checking.prose.required import check_required
from assistant.checking.prose.units import check_units
from assistant.checking.prose.years import check_years
from assistant.figures import Figures
from assistant.findings import Finding
from assistant.report import ReportSection

Sections = tuple[ReportSection, ...]
FAMILIES: tuple[Callable[[Figures, Sections], Iterable[Finding]], ...] = (
    check_required, check_years, check_names, check_pairing, check_leftovers, check_padding, check_numbering,
    check_punctuation, check_repetition, check_units, check_likeness,
)  # fmt: skip


def check_prose(figures: Figures, sections: Sections) -> Iterator[Finding]:
    """Everything that is wrong with the words of a report on these figures."""
    for family in FAMILIES:
        yield from family(figures, sections)
