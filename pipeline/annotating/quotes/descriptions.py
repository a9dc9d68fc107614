"""Descriptions: how the text says who a speaker is, behind a comma or before the name."""

from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import NAME

_DESCRIBES = frozenset("dnTHBeY0N")

DESCRIPTION = 40
"""Words of a description at most; what is longer is no description any more."""


def describe(stream: Stream, phrase: Phrase) -> str | None:
    """How the text describes a speaker: behind a comma, or before the name."""
    tags = stream.tags
    start = phrase.last + 2
    if tags[phrase.last + 1 : start] == "," and tags[start : start + 1] in _DESCRIBES:
        for at in range(start, min(start + DESCRIPTION, len(tags))):
            if tags[at] in ",.|;QEF-":
                described = tags[start:at]
                if tags[at] in ",." and len(described) > 1 and any(t in "HTnB" for t in described):
                    return stream.slice(start, at - 1)
                return None
            if tags[at] in "vsu":
                return None
        return None
    first = phrase.first
    while first < phrase.last and tags[first] in "d":
        first += 1
    at = first
    while at < phrase.last and not (tags[at] == NAME and "n" not in tags[at : phrase.last]):
        at += 1
    return stream.slice(first, at - 1) if at > first else None
