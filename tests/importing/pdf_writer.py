"""Writes small PDFs for the tests: text and lines where they are wanted, in a Chinese font that every reader knows.

The font is named and not embedded (Adobe-GB1, UniGB-UCS2-H), so no font file is needed; readers take its characters
from the standard table.
"""

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0


@dataclass(slots=True)
class PdfPage:
    """A page under construction; places are in points from the top left corner."""

    turned: int = 0
    """Degrees by which the page is shown turned."""
    width: float = WIDTH
    height: float = HEIGHT
    drawn: list[str] = field(default_factory=list)

    def text(self, left: float, top: float, text: str, size: float = 10.0) -> None:
        """A line of text; Latin characters take half a width, as the font does."""
        code = text.encode("utf-16-be").hex()
        down = self.height - top - 0.88 * size
        self.drawn.append(f"BT /F {size} Tf 1 0 0 1 {left:.2f} {down:.2f} Tm <{code}> Tj ET")

    def line(self, left: float, top: float, right: float, bottom: float) -> None:
        """A ruled line."""
        self.drawn.append(
            f"0.5 w {left:.2f} {self.height - top:.2f} m {right:.2f} {self.height - bottom:.2f} l S"
        )

    def shade(self, left: float, top: float, right: float, bottom: float) -> None:
        """A filled box, as behind a header."""
        self.drawn.append(
            f"0.9 g {left:.2f} {self.height - bottom:.2f} {right - left:.2f} {bottom - top:.2f} re f 0 g"
        )

    def picture(self) -> None:
        """A grey picture over the whole page, as a scanner makes it."""
        self.drawn.append(f"q {self.width} 0 0 {self.height} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x80 EI Q")

    def content(self) -> bytes:
        """The page's stream; a turned page is drawn as it is shown and turned back."""
        lines = "\n".join(self.drawn)
        if self.turned == 90:
            lines = f"q 0 1 -1 0 {self.height:.2f} 0 cm\n{lines}\nQ"
        return lines.encode("latin-1")


def text_width(text: str, size: float) -> float:
    """How wide a text is drawn."""
    return sum(size * (0.5 if character.isascii() else 1.0) for character in text)


def pdf(pages: list[PdfPage]) -> bytes:
    """The file."""
    objects: list[bytes] = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects += [
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000 /W [1 95 500]"
        b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    kids = []
    for page in pages:
        packed = zlib.compress(page.content())
        stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
        width, height = (page.height, page.width) if page.turned == 90 else (page.width, page.height)
        objects.append(stream)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Rotate {page.turned} "
            f"/Resources << /Font << /F 3 0 R >> >> /Contents {len(objects)} 0 R >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    data = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
