"""Hints from copyright lines: whose page it is, under the name that its masthead gives."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.cleaning.ownership import OwnershipReader
from pipeline.cleaning.segment import Segment
from pipeline.facts.hint import Hint
from pipeline.facts.naming import named
from pipeline.registry import Registry

MASTHEAD_WORDS = 6
"""A line of more words is no masthead."""


def find_copyright_lines(
    segments: Sequence[Segment], registry: Registry, ownership: OwnershipReader
) -> Iterator[Hint]:
    """A hint from each line that states who owns the page."""
    mastheads = [s.text for s in segments if s.role == "navigation" and _is_short(s.text)]
    for segment in segments:
        owner = ownership.read(segment.text) if segment.role == "legal" else None
        if owner is None or owner.start == owner.end:
            continue
        span = (owner.start, owner.end)
        hint = named(segment, span, "outlet", "copyright", "copyright_line", registry)
        if hint is not None:
            yield hint if hint.outlet else _by_masthead(hint, mastheads, segments)


def _is_short(text: str) -> bool:
    return len(text.split()) <= MASTHEAD_WORDS


def _by_masthead(hint: Hint, mastheads: Sequence[str], segments: Sequence[Segment]) -> Hint:
    """The hint with the name as the masthead writes it: the owner is often the publishing house
    ("Saltmarsh Partners"), whose paper ("Saltmarsh Magazine") begins with the same words.
    """
    for masthead in mastheads:
        if _first_words(masthead) == _first_words(hint.name):
            name = _spelled_out(masthead, segments)
            return replace(hint, name=name, evidence=replace(hint.evidence, value=name))
    return hint


def _first_words(name: str) -> str:
    """The first word that is more than an article."""
    words = name.casefold().replace("-", " ").split()
    return next((word for word in words if len(word) > 3), name.casefold())


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
