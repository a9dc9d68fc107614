"""Noun phrases: runs of the stream that may name who speaks.

Here belongs the shape of a noun phrase in tags. Whether it is a speaker, the ranking says.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.annotating.quotes.stream import Stream
from pipeline.registry import load

_PHRASE = re.compile(
    # The lengths are bounded so that a hostile run of words costs no more than its length.
    r"(?=[poWdTPmnYy0eXHNBDK])(?:[poW]"
    # What most runs are, and the third way would say, too.
    r"|(?!TiT)[TNPmnYy0]{0,8}[NnTY](?![TNPmnYy0eXHBDK])"
    r"|d(?:[nNPm0TBHDKJeYrlcy](?![po])){0,9}?[nNTBHDKXsxq0Y]{1,4}(?![nNTBHDK])"
    r"|(?:Ti(?=T))?(?:[TNPmnYy0]|(?<=[PmnN])[eX]|H(?=N)){0,9}[NnTBHDKYX]"
    r"|d)"
)


_BODIES = load().speech["en"].words["bodies"]
_OWN_HEADS = frozenset("poWN")
_NAMES = ("N", "dN", "nN")
_BEFORE_HEADS = frozenset("|.QEFq,tvsXc:;-b")
"""What may stand before a name that is described behind a comma: no preposition, as of a place."""


class Phrase(NamedTuple):
    """Words ``first`` to ``last`` of the stream, both included."""

    first: int
    last: int
    kind: str


def phrases(stream: Stream) -> list[Phrase]:
    """All noun phrases of the stream, in order, without overlap."""
    tags = stream.tags
    spans = [match.span() for match in _PHRASE.finditer(tags)]
    new = tuple.__new__  # The constructor of a named tuple takes several times as long.
    return [new(Phrase, (first, behind - 1, _kind(tags[first:behind]))) for first, behind in spans]


def head(
    stream: Stream, phrases: Sequence[Phrase], firsts: Sequence[int], phrase: Phrase
) -> Phrase:
    """The name that a phrase describes, if it stands right behind one and a comma: else itself.

    "Ann Lee, an expert at the institute": the expert is Ann Lee. Not so in "In Iowa, the senator".
    "Ann Lee of the Courier" is Ann Lee, too.
    """
    tags = stream.tags
    if phrase.first > 2 and stream.words[phrase.first - 1] == "of":
        number = bisect_left(firsts, phrase.first) - 1
        named = phrases[number]
        if number >= 0 and named.last == phrase.first - 2 and _is_person(stream, named):
            return named
    if phrase.kind in _OWN_HEADS or tags[max(phrase.first - 1, 0)] != ",":
        return phrase
    number = bisect_left(firsts, phrase.first) - 1
    if number < 0 or phrases[number].last != phrase.first - 2:
        return phrase
    named = phrases[number]
    before = tags[named.first - 1] if named.first else "|"
    return named if named.kind in _NAMES and before in _BEFORE_HEADS else phrase


def _is_person(stream: Stream, phrase: Phrase) -> bool:
    """Whether a phrase is two or three names, and none of a body: "Ann Lee" of the institute."""
    tags = stream.tags[phrase.first : phrase.last + 1]
    return tags in ("NN", "NyN", "NNN") and _BODIES.isdisjoint(
        stream.words[phrase.first : phrase.last + 1]
    )


@lru_cache(1 << 14)
def _kind(tags: str) -> str:
    """What a phrase is: pronoun, name, people, body, document, or other."""
    head = tags[-1]
    if head in "poW":
        return head
    if tags == "d":
        return "d"
    if "N" in tags or "Y" in tags:
        if head in "NTPY":
            return "N" if tags[0] != "d" else "dN"
        return head if head in "HBD" else "nN"
    return head if head in "HBDTK" else ("dn" if tags[0] == "d" else "n")
