"""Gives every line of a page its role: above the body, in it, and below it."""

import itertools
from collections.abc import Sequence

from pipeline.cleaning.above import BareByline, assign_above
from pipeline.cleaning.below import assign_below
from pipeline.cleaning.inside import SUBHEADING_WORDS, assign_inside
from pipeline.cleaning.page import PageLine
from pipeline.cleaning.pull_quotes import find_pull_quotes
from pipeline.cleaning.title import choose_title

FRAME = 6
"""Lines at the start of the body among which a byline or date still ends the page's head: the
standfirst above them reads like the body's first paragraph."""

FEW_LINES = 12
"""The model has learned from whole pages. Of a note of so few lines it may take none for text, or
some by little; then what reads as running text is, since there is no room for teasers around an
article."""

CAPTION_WORDS = 60
"""A line directly above a credit line that is longer is a paragraph."""


def assign_roles(lines: Sequence[PageLine], bare_byline: BareByline) -> None:
    """Decide the role of every line. Where there is no body, none is kept.

    ``bare_byline`` says of a line whether it is nothing but names.
    """
    body = _judged_body(lines)
    if body is None:
        for line in lines:
            if not line.decide_alone():
                line.decide("navigation", "no_body")
        return
    start, end = _without_frame(lines, *body)
    assign_above(lines, choose_title(lines, start), start, bare_byline)
    assign_inside(lines, start, end)
    assign_below(lines[end + 1 :])
    _assign_captions(lines)
    for line in find_pull_quotes(lines[start : end + 1]):
        line.decide("caption", "pull_quote")


def _judged_body(lines: Sequence[PageLine]) -> tuple[int, int] | None:
    """First and last line (both inclusive) that the judge takes for text; None where none is."""
    text = [index for index, line in enumerate(lines) if line.judged_text]
    return (text[0], text[-1]) if text else None


def _without_frame(lines: Sequence[PageLine], start: int, end: int) -> tuple[int, int]:
    """The body without the standfirst above a byline or date that the judge took for text."""
    for index in range(min(start + FRAME, end), start, -1):
        if lines[index].byline or lines[index].publication:
            above = [line for line in lines[start:index] if line.judged_text and line.shape.prose]
            if len(above) <= 1:
                start = index + 1
                break
    while start < end and not (
        lines[start].judged_text and (len(lines) > FEW_LINES or _opens_note(lines[start]))
    ):
        start += 1
    return start, end


def _opens_note(line: PageLine) -> bool:
    """Whether a note may open with the line: one of few words without an end is its title.

    On longer pages that would cost line F1.
    """
    return line.shape.ends or line.shape.words > SUBHEADING_WORDS or line.shape.bullet > 0


def _assign_captions(lines: Sequence[PageLine]) -> None:
    """What stands directly above a credit describes the picture, and so does what stands above one
    between title and body.
    """
    spaced = sum(line.line.gap > 0 for line in lines) * 2 > len(lines)
    opening = next((line for line in lines if line.role == "paragraph"), None)
    for line, below in itertools.pairwise(lines):
        if (
            below.role == "credit"
            and line.plain
            and line.role not in ("title", "byline")
            and line.shape.words <= CAPTION_WORDS
            and (line is opening or (below.line.gap == 0 if spaced else line.role != "paragraph"))
        ):
            line.decide("caption", "above_credit")
