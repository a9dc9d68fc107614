"""What the body of an article is about: how many words of a line come again in it, in any form.

What that says of a line does not belong here.
"""

from collections.abc import Sequence
from functools import cache

from pipeline.cleaning.shape import shape_of
from pipeline.facts.title_candidate import folded

BODY = 20_000
"""Characters of the body that tell its topic: a long article is clear about it long before."""

LETTERS = 4
"""Fewest letters of a word that carries a topic."""

STEM = 5
"""Letters by which a word is known again in another form ("election", "elections")."""

_SIGNS = ".,;:!?\"'“”‘’()[]«»„…–—"


class Topic:
    """The topic of one body."""

    def __init__(self, body: str) -> None:
        """``body`` is the text of the article, or its beginning."""
        self._holds = cache(body[:BODY].casefold().__contains__)

    def shared(self, line: str) -> tuple[int, int]:
        """How many different words of a line the body has, and how many there are."""
        words = _words(line)
        return sum(map(self._holds, words)), len(words)

    def most(self, lines: Sequence[str]) -> int | None:
        """The index of the first line that shares most words, None where none shares any."""
        best, found = 0, None
        # Longer lines first: many shorter ones have fewer words than those share.
        for index in sorted(range(len(lines)), key=lambda index: -len(lines[index])):
            if _most_words(lines[index]) < best:
                continue
            shared, _ = self.shared(lines[index])
            if shared > best or (found is not None and shared == best and index < found):
                best, found = shared, index
        return found


def _words(text: str) -> set[str]:
    """The stems of longer words, casefolded; where words are not spaced, pairs of characters."""
    spaced = {w[:STEM] for raw in text.casefold().split() if len(w := raw.strip(_SIGNS)) >= LETTERS}
    if text.isascii() or shape_of(text).words <= 2 * len(text.split()):
        return spaced
    bare = folded(text).replace(" ", "")
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _most_words(text: str) -> int:
    """A number that the words of a text do not exceed: each has its letters and a blank."""
    return (len(text) + 1) // (LETTERS + 1) if text.isascii() else len(text)
