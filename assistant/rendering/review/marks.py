"""A text with its claims and findings marked: every character once, every mark a link to its proof."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from lxml.html.builder import E

from assistant.findings import Finding
from assistant.rendering.characters import Piece, cut_lines
from assistant.report import Claim


@dataclass(slots=True)
class Marker:
    """Marks texts; knows which claim and which finding it has marked already, because an anchor stands only once."""

    claims: Sequence[Claim]
    findings: Sequence[Finding]
    _anchored: set[str] = field(default_factory=set)

    def lines(self, text: str, section: str, start: int) -> list[list[HtmlElement | str]]:
        """The lines of `text`, which begins at `start` of its section, as children of an element."""
        claims = [(number, claim) for number, claim in enumerate(self.claims) if claim.section == section]
        findings = [
            (number, finding)
            for number, finding in enumerate(self.findings)
            if finding.section == section and finding.start is not None and finding.end is not None
        ]
        cuts = {place for _, claim in claims for place in (claim.start, claim.end)}
        cuts |= {place for _, found in findings for place in (found.start, found.end) if place is not None}
        return [
            [part for piece in line for part in self._piece(piece, claims, findings)]
            for line in cut_lines(text, start, cuts)
        ]

    def _piece(
        self, piece: Piece, claims: list[tuple[int, Claim]], findings: list[tuple[int, Finding]]
    ) -> list[HtmlElement | str]:
        over = [item for item in claims if item[1].start <= piece.start and piece.end <= item[1].end]
        found = [
            item
            for item in findings
            if (item[1].start or 0) <= piece.start and piece.end <= (item[1].end or 0)
        ]
        anchors = self._anchors([f"w{number}" for number, _ in over] + [f"at{number}" for number, _ in found])
        if not over and not found:
            return [piece.text]
        kinds = list(dict.fromkeys(f"f-{finding.severity}" for _, finding in found))
        if over:
            number, claim = min(over, key=lambda item: item[1].end - item[1].start)
            link = E.a(
                piece.text, href=f"#n{number}", **{"class": " ".join(["claim", str(claim.verdict), *kinds])}
            )
        else:
            link = E.a(piece.text, href=f"#f{found[0][0]}", **{"class": f"finding {kinds[0]}"})
        if found:
            link.set("data-findings", " ".join(f"f{number}" for number, _ in found))
        return [*anchors, link]

    def _anchors(self, names: list[str]) -> list[HtmlElement | str]:
        new = [name for name in names if name not in self._anchored]
        self._anchored.update(new)
        return [E.span(id=name) for name in new]
