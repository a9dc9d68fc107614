"""Hints from copyright lines: whose page it is, under the name that its masthead gives."""

from collections.abc import Iterator, Sequence
from itertools import islice

from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.hint import Hint
from pipeline.facts.naming import is_publisher, named
from pipeline.registry import Registry

FIRST_LINES = 3
"""Lines at the top of a page among which the masthead stands."""

SHORTEST = 6
"""Characters of a masthead that may begin its owner's name; shorter ones are mere words."""

SHORTEST_OWNER = 4
"""Letters of an owner that is likely a masthead; shorter ones are a company's initials."""

MASTHEAD_WORDS = 6
"""A line of more words is no masthead."""


def find_copyright_lines(
    segments: Sequence[Segment], registry: Registry, ownership: OwnershipReader
) -> Iterator[Hint]:
    """A hint from each line that states who owns the page."""
    for segment in segments:
        owner = ownership.read(segment.text) if segment.role == "legal" else None
        if owner is None or owner.start == owner.end:
            continue
        span = (owner.start, owner.end)
        hint = named(segment, span, "outlet", "copyright", "copyright_line", registry)
        if hint is not None and hint.outlet is None:
            text = segment.text[span[0] : span[1]]
            company = is_publisher(text, hint.name, registry) or len(hint.name) < SHORTEST_OWNER
            masthead = _masthead(hint.name, segments, company)
            if masthead is not None:
                hint = _as(hint, _spelled_out(masthead, segments))
            elif company:
                hint = hint._replace(evidence=hint.evidence._replace(rule="copyright_of_company"))
        if hint is not None:
            yield hint


def _masthead(name: str, segments: Sequence[Segment], company: bool) -> str | None:
    """The masthead that goes with an owner's name.

    The masthead is a line that is the owner's name, or its beginning ("Elbe-Bote" of the
    "Elbe-Bote Verlagsgesellschaft"), or, of a company, one of the first lines that begins with the
    same word ("Saltmarsh Magazine" of "Saltmarsh Partners").
    """
    owner = _folded(name)
    first = owner.split()[0]
    menus = [s.text for s in segments if s.role == "navigation"]
    akin = [m for m in menus if first in m.casefold() and _is_short(m)]
    same = [m for m in akin if _folded(m) == owner]
    beginning = [m for m in akin if owner.startswith(_folded(m) + " ") and len(m) >= SHORTEST]
    top = islice(filter(_is_short, menus), FIRST_LINES)
    cognate = [m for m in top if _folded(m).split()[:1] == [first]]
    return next(iter([*same, *beginning, *(cognate if company else ())]), None)


def _is_short(text: str) -> bool:
    return len(text.split()) <= MASTHEAD_WORDS


def _as(hint: Hint, name: str) -> Hint:
    return hint._replace(name=name, evidence=hint.evidence._replace(value=name))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _spelled_out(masthead: str, segments: Sequence[Segment]) -> str:
    """A masthead in capitals as running text of the page writes it, if it does."""
    if not masthead.isupper():
        return masthead
    for segment in segments:
        at = segment.text.casefold().find(masthead.casefold())
        found = segment.text[at : at + len(masthead)]
        if at >= 0 and not found.isupper():
            return found
    return masthead
