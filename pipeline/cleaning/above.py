"""Roles of the lines above the body: menus, title, standfirst, byline, dates, pictures."""

from collections.abc import Callable, Sequence

from pipeline.cleaning.page import PageLine

BareByline = Callable[[PageLine], bool]
"""Says of a line whether it is nothing but names."""

NEAR = 6
"""Lines above the title among which a byline or date belongs to the article: kicker, reading time
and buttons stand between; a menu with today's date is longer."""

STANDFIRST_WORDS = 5
"""Fewest words of a standfirst; shorter lines below titles are kickers, places, buttons."""


def assign_above(
    lines: Sequence[PageLine], title: int | None, start: int, bare_byline: BareByline
) -> None:
    """Decide the lines before ``start``, of which ``title`` is the title if any is."""
    near = (start if title is None else title) - NEAR
    for index, line in enumerate(lines[:start]):
        if index == title:
            line.decide("title", "headline")
        elif title is not None and index > title and line.picture_owner:
            line.decide("credit", "picture_owner")
        elif line.decide_alone():
            pass
        elif line.publication and index >= near:
            line.decide("publication_line", "date_or_source_line")
        elif line.byline and index >= near:
            line.decide("byline", "byline_opener")
        elif line.overruled:
            line.decide_by_signature()
        elif title is None or index < title:
            line.decide("navigation", "above_title")
        else:
            _assign_below_title(lines, index, title, bare_byline)
    _assign_entry(lines, start)


def _assign_below_title(
    lines: Sequence[PageLine], index: int, title: int, bare_byline: BareByline
) -> None:
    line = lines[index]
    if line.text == lines[title].text:
        line.decide("navigation", "title_repeated")
    elif line.shape.bullet and line.shape.words > 1:
        line.decide("list_item", "list_mark")
        if lines[index - 1].rule == "below_title":
            lines[index - 1].decide("subheading", "above_list")
    elif bare_byline(line):
        line.decide("byline", "names_below_title")
    elif line.shape.words >= STANDFIRST_WORDS and not any(
        other.role == "subtitle" for other in lines[:index]
    ):
        line.decide("subtitle", "standfirst")
    else:
        line.decide("navigation", "below_title")


def _assign_entry(lines: Sequence[PageLine], start: int) -> None:
    """The time and heading of a live blog's first entry, directly above its text."""
    for index in range(max(0, start - 2), start):
        if lines[index].is_clock:
            for line in lines[index:start]:
                line.decide("subheading", "entry_of_a_live_blog")
            return
