"""The names of outlets in a text: full ones, short ones, and nouns that come back to one.

A full name means its outlet. A weak one ("Time", "The Hill") is kept as doubtful, for its context
to decide. Once an outlet is named in full, its short form ("the Times" of The New York Times) and
nouns for its kind ("the paper") mean it, until another of the kind is named.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.registry import Mention, Outlet, Registry
from pipeline.registry.citing import ANY_KIND

LOOKED_BACK = 8
"""Outlets named before among which a short form or a noun is looked up; a longer list is a survey
of the press, of which no noun means one.
"""


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands. ``doubtful``: it may be a word, a place or a person; ``kind`` is how
    it names: ``name``, ``short`` or ``noun``.
    """

    start: int
    end: int
    outlet: Outlet
    doubtful: bool
    kind: str


class NameFinder:
    """Finds names by one registry."""

    def __init__(self, registry: Registry) -> None:
        """``registry`` gives outlets, and the words that come back to one."""
        self._registry = registry
        words = registry.citing
        short = "|".join(map(re.escape, sorted(words.short, key=lambda word: (-len(word), word))))
        nouns = "|".join(map(re.escape, sorted(words.again, key=lambda word: (-len(word), word))))
        self._backward = re.compile(
            rf"\b[Tt]he[ \u00a0](?:(?P<short>(?:[A-Z][\w&-]*[ \u00a0]){{0,2}}(?:{short}))|"
            rf"(?P<noun>{nouns}))(?![\w-])"
        )

    def find(self, text: str) -> list[Name]:
        """All names in the text, left to right, not overlapping."""
        mentions = self._registry.outlets_in(text)
        if not mentions:
            return []
        certain = {mention.outlet.id for mention in mentions if not mention.weak}
        names: list[Name] = []
        named: list[Outlet] = []
        for start, end, mention in _merged(mentions, self._backs(text)):
            if names and start < names[-1].end:
                continue
            back = self._what_it_comes_back_to(text[start:end], named)
            if back is not None and (mention is None or mention.weak):
                outlet, kind = back
                names.append(Name(start, end, outlet, False, kind))
                named.append(outlet)
            elif mention is not None:
                doubtful = mention.weak and mention.outlet.id not in certain
                start += _article(text[start:end], mention)
                names.append(Name(start, end, mention.outlet, doubtful, "name"))
                if not doubtful:
                    named.append(mention.outlet)
        return names

    def _backs(self, text: str) -> list[tuple[int, int]]:
        """Places of "Times" in "the Times", and of "the paper"."""
        found = self._backward.finditer(text)
        return [m.span("short") if m["short"] else m.span() for m in found]

    def _what_it_comes_back_to(
        self, written: str, named: list[Outlet]
    ) -> tuple[Outlet, str] | None:
        """The outlet last named that the words can stand for, and how they do."""
        words = written.removeprefix("the ").removeprefix("The ").replace("\u00a0", " ")
        kinds = self._registry.citing.again.get(words)
        for outlet in reversed(named[-LOOKED_BACK:]):
            if kinds is not None:
                if ANY_KIND in kinds or outlet.kind in kinds:
                    return outlet, "noun"
            elif any(name.endswith(f" {words}") for name in (outlet.name, *outlet.aliases)):
                return outlet, "short"
        return None


def _merged(
    mentions: Iterable[Mention], backs: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int, Mention | None]]:
    """Mentions and places that may come back to one, by place; at one place the longer first."""
    places = [(m.start, m.end, m) for m in mentions]
    spans = {(m.start, m.end) for m in mentions}
    others = [(start, end, None) for start, end in backs if (start, end) not in spans]
    yield from sorted([*places, *others], key=lambda place: (place[0], -place[1], place[2] is None))


def _article(written: str, mention: Mention) -> int:
    """Characters of a small article that the name was found with, and which is no part of it."""
    return 4 if mention.weak and written.startswith("the ") else 0
