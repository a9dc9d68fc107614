"""Gives every line of a page its role: above the body, in it, and below it."""

import itertools
from collections.abc import Callable, Sequence

from pipeline.cleaning.body import find_body, opens_other
from pipeline.cleaning.page import PageLine
from pipeline.cleaning.pull_quotes import find_pull_quotes
from pipeline.cleaning.title import choose_title
from pipeline.schema import BODY_ROLES

BareByline = Callable[[PageLine], bool]
"""Says of a line whether it is nothing but names."""

FRAME = 6
"""Lines above the title, or at the start of the body, among which a byline or date belongs to the
article: kicker, reading time and buttons stand between; a menu is longer."""

SUBHEADING_WORDS = 14
"""A line without end sign that is longer is a paragraph that lacks its full stop."""

HEADLINE_WORDS = 4
"""Headlines of teasers are longer than the items of a menu that follows them."""

COPYRIGHT_SIGNS = ("©", "Copyright", "COPYRIGHT", "(c)", "(C)")
"""How a line below the body begins that says who owns the page."""

CAPTION_WORDS = 60
"""A line directly above a credit line that is longer is a paragraph."""


def assign_roles(lines: Sequence[PageLine], *, bare_byline: BareByline) -> bool:
    """Decide the role of every line; False where there is no body.

    ``bare_byline`` says of a line whether it is nothing but names.
    """
    body = find_body(lines)
    if body is None:
        for line in lines:
            line.decide(line.signature_role or "navigation", _rule(line, "no_body"))
        return False
    start, end = _without_frame(lines, *body)
    title = choose_title(lines, start)
    _assign_head(lines, title, start, bare_byline)
    _assign_body(lines, start, end)
    _assign_tail(lines, end + 1)
    _assign_captions(lines)
    for line in find_pull_quotes(lines[start : end + 1]):
        line.decide("caption", "pull_quote")
    return True


def _without_frame(lines: Sequence[PageLine], start: int, end: int) -> tuple[int, int]:
    """The body without the standfirst above a byline or date that the block took in."""
    for index in range(min(start + FRAME, end), start, -1):
        if lines[index].byline or lines[index].publication:
            above = [line for line in lines[start:index] if line.plain and line.shape.prose]
            if len(above) <= 1:
                start = index + 1
                break
    while start < end and not (lines[start].plain and lines[start].shape.words):
        start += 1
    return start, end


def _assign_head(
    lines: Sequence[PageLine], title: int | None, start: int, bare_byline: BareByline
) -> None:
    near = start if title is None else title
    for index in range(start):
        line = lines[index]
        if index == title:
            line.decide("title", "headline")
        elif line.signature:
            line.decide(line.signature_role or "", _rule(line, ""))
        elif line.credit:
            line.decide(line.credit, f"picture_{line.credit}")
        elif line.publication and index >= near - FRAME:
            line.decide("publication_line", "date_or_source_line")
        elif line.byline and index >= near - FRAME:
            line.decide("byline", "byline_opener")
        elif title is not None and index > title:
            _assign_below_title(lines, index, title, bare_byline)
        else:
            line.decide("navigation", "above_title")


def _assign_below_title(
    lines: Sequence[PageLine], index: int, title: int, bare_byline: BareByline
) -> None:
    line = lines[index]
    if line.text == lines[title].text:
        line.decide("navigation", "title_repeated")
    elif line.shape.bullet and line.shape.words > 1:
        line.decide("list_item", "list_mark")
    elif bare_byline(line):
        line.decide("byline", "names_below_title")
    elif line.shape.words >= 5 and not any(other.role == "subtitle" for other in lines[:index]):
        line.decide("subtitle", "standfirst")
    else:
        line.decide("navigation", "below_title")


def _assign_body(lines: Sequence[PageLine], start: int, end: int) -> None:
    section: str | None = None
    for index in range(start, end + 1):
        line = lines[index]
        if opens_other(line):
            section = line.signature_role
        elif line.plain and line.shape.ends:
            section = None
        if line.signature:
            line.decide(line.signature_role or "", _rule(line, ""))
        elif line.credit:
            line.decide(line.credit, f"picture_{line.credit}")
        elif section:
            line.decide(section, f"below_{section}_heading")
        elif line.shape.bullet and line.shape.words > 1 and not _is_numbered_heading(lines, index):
            line.decide("list_item", "list_mark")
        elif line.shape.ends or line.shape.words > SUBHEADING_WORDS:
            line.decide("paragraph", "prose")
        elif index < end:
            line.decide("subheading", "short_line_in_body")
        else:
            line.decide("paragraph", "prose")


def _assign_tail(lines: Sequence[PageLine], first: int) -> None:
    section: str | None = None
    for line in lines[first:]:
        if opens_other(line):
            section = line.signature_role
        if line.signature and line.signature_role not in BODY_ROLES:
            line.decide(line.signature_role or "", _rule(line, ""))
        elif line.text.startswith(COPYRIGHT_SIGNS):
            line.decide("legal", "copyright_sign")
        elif line.credit:
            line.decide(section or line.credit, f"picture_{line.credit}")
        elif line.publication:
            line.decide(section or "publication_line", "date_or_source_line")
        elif section == "comment" or (section and line.shape.words >= HEADLINE_WORDS):
            line.decide(section, f"below_{section}_heading")
        elif line.shape.words >= 6:
            line.decide("related", "sentence_below_body")
        else:
            line.decide("navigation", "short_line_below_body")


def _is_numbered_heading(lines: Sequence[PageLine], index: int) -> bool:
    """Whether a numbered short line heads the prose below it, and is no item of a list."""
    line, below = lines[index], lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.text[0].isdigit()
        and not line.shape.ends
        and line.shape.words <= SUBHEADING_WORDS
        and below is not None
        and below.shape.prose
        and not below.shape.bullet
    )


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


def _rule(line: PageLine, otherwise: str) -> str:
    return f"signature:{line.signature.signature.id}" if line.signature else otherwise
