"""The review page: the report with every number marked by its verdict, and the evidence one step away.

One file that works from a disk without a network. Everything a reader can reach stands in the page as text and links;
the script only brings it together in a panel, so that without it, on paper and for a screen reader nothing is missing.
"""

from assistant.rendering.review.page import review_page

__all__ = ["review_page"]
