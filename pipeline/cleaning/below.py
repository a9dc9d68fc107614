"""Roles of the lines below the body: other articles, comments, menus, rights."""

from collections.abc import Sequence

from pipeline.cleaning.body import opens_other
from pipeline.cleaning.page import PageLine

HEADLINE_WORDS = 4
"""Headlines of teasers are longer than the items of a menu that follows them."""

SENTENCE_WORDS = 6
"""Lines of other articles without a heading above them; menus have shorter ones."""


def assign_below(lines: Sequence[PageLine]) -> None:
    """Decide the lines below the body."""
    section: str | None = None
    for line in lines:
        if opens_other(line):
            section = line.signature_role
        if section and line.credit:
            line.decide(section, f"below_{section}_heading")
        elif line.decide_alone():
            pass
        elif line.publication:
            line.decide(section or "publication_line", "date_or_source_line")
        elif line.byline and not section:
            line.decide("byline", "byline_opener")
        elif section == "comment" or (section and line.shape.words >= HEADLINE_WORDS):
            line.decide(section, f"below_{section}_heading")
        elif line.shape.words >= SENTENCE_WORDS:
            line.decide("related", "sentence_below_body")
        else:
            line.decide("navigation", "short_line_below_body")
