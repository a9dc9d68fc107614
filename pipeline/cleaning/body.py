"""Tells the lines that head what is not the article: other articles, comments."""

from pipeline.cleaning.page import PageLine

OPENS_OTHER = frozenset({"related", "comment"})
"""Roles whose short signatures head a section that is not the article."""

HEADING_WORDS = 5
"""A longer line ("Read more: Why the breakwater will not survive") is such an item itself."""


def opens_other(line: PageLine) -> bool:
    """Whether the line heads a section of teasers or comments."""
    return line.signature_role in OPENS_OTHER and line.shape.words <= HEADING_WORDS
