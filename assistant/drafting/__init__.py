"""Brief to prose. The embedded drafter composes every section from phrase templates kept as data, without a model."""

from assistant.drafting.template import draft_report, material_findings

__all__ = ["draft_report", "material_findings"]
