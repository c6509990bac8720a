"""Writes and proves 政府信息公开工作年度报告, the annual report on government information disclosure.

Figures come in, are proved consistent, become a brief, the brief becomes prose, the prose is proved against
the brief, and only proved prose becomes a document. Each folder is one of these stages or a surface over them.
"""

__version__ = "0.1.0"
