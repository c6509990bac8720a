"""A published or half-filled report becomes figures, sections and findings.

One reader a file type turns the file into a `Document`: lines of prose and grids of cells, each with its place.
`sections` finds the report's parts, `tables` turns grids into figures by the format's labels, `facts` takes sums out
of the prose, `report` puts it together. Nothing is filled in and nothing is guessed.
"""

from assistant.importing.report import Imported, import_report

__all__ = ["Imported", "import_report"]
