"""Roles of the lines of the body: paragraphs, subheadings, lists, and what stands between them."""

import itertools
from collections.abc import Sequence

from pipeline.cleaning.below import SENTENCE_WORDS
from pipeline.cleaning.body import opens_other
from pipeline.cleaning.page import PageLine

SUBHEADING_WORDS = 14
"""A line without end sign that is longer is a paragraph that lacks its full stop."""

QUESTION_WORDS = 6
"""A longer question is the first sentence of something."""

HEADING_QUESTIONS = 2
"""More lines that end in a question mark are an interview's."""

CLOSING_LINES = 3
"""Lines at the end of the body among which notes on the authors stand."""


def assign_inside(lines: Sequence[PageLine], start: int, end: int) -> None:
    """Decide the lines from ``start`` to ``end``, both inclusive; those above are decided."""
    section: str | None = None
    questions = _heading_questions(lines[start : end + 1])
    for index in range(start, end + 1):
        line = lines[index]
        if opens_other(line):
            section = line.signature_role
        elif line.plain and line.shape.ends:
            section = None
        if line.picture_owner:
            line.decide("credit", "picture_owner")
        elif line.decide_alone():
            pass
        elif line.is_clock:
            line.decide("subheading", "time_of_an_entry")
        elif line.publication and not line.shape.prose:
            line.decide("publication_line", "date_or_source_line")
        elif line.overruled:
            line.decide_by_signature()
        elif line.score <= 0:
            line.decide(section or _cut_role(line), "model:cut")
        elif line.shape.bullet and line.shape.words > 1 and not _is_numbered_heading(lines, index):
            line.decide("list_item", "list_mark")
        elif id(line) in questions:
            line.decide("subheading", "short_question")
        elif line.shape.ends or line.shape.words > SUBHEADING_WORDS:
            line.decide("paragraph", "prose")
        elif index < end and _heads(line, lines[index + 1]):
            line.decide("subheading", "short_line_in_body")
        else:
            line.decide("paragraph", "short_lines_together")
    _assign_author_notes(lines[max(start, end + 1 - CLOSING_LINES) : end + 1], lines[:start])


def _cut_role(line: PageLine) -> str:
    """The role of a line within the body that is no text of the article."""
    return "related" if line.shape.words >= SENTENCE_WORDS else "navigation"


def _heading_questions(body: Sequence[PageLine]) -> set[int]:
    """Short questions above prose that head it, by id; where there are many an interview asks."""
    found = {
        id(line)
        for line, below in itertools.pairwise(body)
        if line.text[-1] in "?？؟"
        and line.text[0].isalnum()
        and line.shape.words <= QUESTION_WORDS
        and below.shape.prose
        and below.text[-1] not in "?？؟"
    }
    asked = sum(line.text[-1] in "?？؟" for line in body)
    return found if asked <= HEADING_QUESTIONS else set()


def _heads(line: PageLine, below: PageLine) -> bool:
    """Whether a short line heads what stands below: lines of verse and letters stand together, and
    a colon or comma leads on within a paragraph.
    """
    if line.text[-1] in ",:;，：；、":
        return False
    return not below.plain or below.shape.ends or below.shape.prose or below.shape.bullet > 0


def _is_numbered_heading(lines: Sequence[PageLine], index: int) -> bool:
    """Whether a numbered short line heads the prose below it, and is no item of a list."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.text[0].isdigit()
        and not (index and lines[index - 1].shape.bullet)
        and not line.shape.ends
        and line.shape.words <= SUBHEADING_WORDS
        and below is not None
        and below.shape.prose
        and not below.shape.bullet
    )


def _assign_author_notes(closing: Sequence[PageLine], head: Sequence[PageLine]) -> None:
    """What ends the body and begins as a byline, or with the name in one, speaks of the author."""
    bylines = " | ".join(line.text.casefold() for line in head if line.role == "byline")
    for line in closing:
        name = " ".join(line.text.split()[:2]).casefold()
        if line.byline or (line.role == "paragraph" and " " in name and name in bylines):
            line.decide("byline", "author_note")
