"""Finds where on its page the article's body begins and ends.

The body is the run of lines with the largest sum of weights (maximum subarray, Kadane; the block of
text densest in prose, as in boilerplate detection by text density, Kohlschütter et al. 2010).
"""

from collections.abc import Sequence

from pipeline.cleaning.page import PageLine

HEAVIEST = 40
"""Words; longer paragraphs weigh no more, or one long teaser would outweigh what lies between."""

OTHER_LINE = -3
"""A line that is neither prose nor known: a subheading stands alone between paragraphs, menus come
in runs that add up to more than the shortest paragraph after them."""

KNOWN_LINE = -5
"""A line with a role of its own stands inside bodies too (a caption, "Advertisement")."""

BOUNDARY = -120
"""A line that opens what comes after articles ("Related stories", "Comments"): only a body of
three full paragraphs more may go on behind it."""

OPENS_OTHER = frozenset({"related", "comment"})
"""Roles whose short signatures head a section that is not the article."""

HEADING_WORDS = 5
"""A longer line ("Read more: Why the breakwater will not survive") is such an item itself."""


def weight_of(line: PageLine) -> float:
    """How much the line speaks for being in the body; negative against."""
    if opens_other(line):
        return BOUNDARY
    if not line.plain:
        return KNOWN_LINE
    if line.shape.prose:
        return min(line.shape.words, HEAVIEST)
    if line.shape.ends:
        return line.shape.words / 2
    if line.shape.bullet:
        return 0
    return OTHER_LINE


def opens_other(line: PageLine) -> bool:
    """Whether the line heads a section of teasers or comments."""
    return line.signature_role in OPENS_OTHER and line.shape.words <= HEADING_WORDS


def find_body(lines: Sequence[PageLine]) -> tuple[int, int] | None:
    """First and last line (both inclusive) of the body; None where no line is prose."""
    best: tuple[int, int] | None = None
    best_sum = total = 0.0
    begin = 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, begin = 0.0, index
        total += weight_of(line)
        if total > best_sum:
            best_sum, best = total, (begin, index)
    if best is None:
        return None
    prose = any(line.plain and line.shape.prose for line in lines[best[0] : best[1] + 1])
    return best if prose else None
