"""Whether what is written now was written last year: digits and names count for nothing."""

from assistant.figures import Figures
from assistant.likeness import name_forms, shared_passages


def likeness_warning(figures: Figures, text: str, before: tuple[str, ...]) -> str:
    """A sentence for the clerk when `text` shares a sentence with `before`; empty when it does not."""
    last = "\n".join(before)
    names = tuple(name_forms(figures.office.name))
    for passage in shared_passages(text, last, names, names):
        said = last[passage.other_start : passage.other_end].strip()
        return f"！这句和上年几乎一样（“{said}”）。如果今年做的不同，请写今年的做法；确实一样可以保留。"
    return ""
