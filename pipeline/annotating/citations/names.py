"""The names of outlets in a text: full ones, short ones, and nouns that come back to one.

A full name means its outlet. A weak one ("Time", "The Hill") is kept as doubtful, for its context to
decide. Once an outlet is named in full, its short form ("the Times" of The New York Times) and nouns for
its kind ("the paper") mean it, until another of the kind is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.registry import Mention, Outlet, Registry
from pipeline.registry.citing import ANY_KIND

_THE = re.compile(r"\b[Tt]he[ \u00a0]")
_WORDS = re.compile(r"[\w’'&-]+(?:[ \u00a0][\w’'&-]+){0,2}")


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


def find_names(text: str, registry: Registry) -> list[Name]:
    """All names in the text, left to right, not overlapping."""
    mentions = registry.outlets_in(text)
    certain = {mention.outlet.id for mention in mentions if not mention.weak}
    backs = list(_backward(text, registry)) if mentions else []
    names: list[Name] = []
    named: list[Outlet] = []
    for start, end, mention in _merged(mentions, backs):
        if names and start < names[-1].end:
            continue
        back = _what_it_comes_back_to(text[start:end], named, registry)
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


def _merged(
    mentions: list[Mention], backs: list[tuple[int, int]]
) -> Iterator[tuple[int, int, Mention | None]]:
    """Mentions and places that may come back to one, by place; at one place the longer first."""
    places = [(m.start, m.end, m) for m in mentions]
    spans = {(m.start, m.end) for m in mentions}
    others = [(start, end, None) for start, end in backs if (start, end) not in spans]
    yield from sorted([*places, *others], key=lambda place: (place[0], -place[1], place[2] is None))


def _backward(text: str, registry: Registry) -> Iterator[tuple[int, int]]:
    """Places of "the Times", "the paper": an article with words that may come back to an outlet."""
    vocabulary = registry.citing
    for article in _THE.finditer(text):
        match = _WORDS.match(text, article.end())
        words = _ends(match.group()) if match else []
        for word in words:
            bare = word.removesuffix("’s").removesuffix("'s").rstrip("’'")
            if bare.split()[-1] in vocabulary.short:
                yield article.end(), article.end() + len(bare)
                break
            if bare.casefold() in vocabulary.again:
                yield article.start(), article.end() + len(bare)
                break


def _ends(words: str) -> list[str]:
    """The words, longest run first: "Daily News claims", "Daily News", "Daily"."""
    parts = [match.end() for match in re.finditer(r"[^ \u00a0]+", words)]
    return [words[:end] for end in reversed(parts)]


def _what_it_comes_back_to(
    written: str, named: list[Outlet], registry: Registry
) -> tuple[Outlet, str] | None:
    """The outlet last named that the words can stand for, and how they do."""
    words = written.removeprefix("the ").removeprefix("The ")
    kinds = registry.citing.again.get(words.casefold())
    for outlet in reversed(named[-8:]):
        if kinds is not None:
            if ANY_KIND in kinds or outlet.kind in kinds:
                return outlet, "noun"
        elif any(name.endswith(f" {words}") for name in (outlet.name, *outlet.aliases)):
            return outlet, "short"
    return None


def _article(written: str, mention: Mention) -> int:
    """Characters of a small article that the name was found with, and which is no part of it."""
    return 4 if mention.weak and written.startswith("the ") else 0
