"""How a line stands to what the page's markup states of its article: its title, what it is about,
and its text, which some pages give to search engines whole.

What a statement is belongs to reading; what these numbers mean for a line, the judge has learned.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reading.markup import Statement

UNSTATED = -1

SHORTEST_BODY = 400
"""Characters that are not white space; a shorter text of the article is a summary of it."""

MOST_WORDS = 60
"""Words of titles and descriptions that are compared: pages that state more are lists of others."""

_TITLES = ("og:title", "h1", "headline", "twitter:title")
_SUBJECTS = ("description", "og:description", "twitter:description")
_SIGNS = re.compile(r"[\W_]+")
_WORD = re.compile(r"\w{4,}")


class Relation(NamedTuple):
    """``body`` is 1 for a line within the stated text, else 0; ``title`` and ``subject`` are the
    shares, per mille, of the longer words of the title and of the description that the line has.
    All are ``UNSTATED`` where the page states none.
    """

    body: int = UNSTATED
    title: int = UNSTATED
    subject: int = UNSTATED


NOTHING_STATED = Relation()
"""Of lines of plain text."""


class Stated:
    """What one page states."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        """``statements`` in the page's order."""
        bodies: list[str] = []
        titles: set[str] = set()
        subjects: set[str] = set()
        for statement in statements:
            name = statement.name.rpartition(".")[2]
            if name == "articleBody":
                bodies.append(_squeezed(statement.value))
            elif name in _TITLES and len(titles) < MOST_WORDS:
                titles |= _words(statement.value)
            elif name in _SUBJECTS and len(subjects) < MOST_WORDS:
                subjects |= _words(statement.value)
        self._body = max(bodies, key=len, default="")
        self._titles, self._subjects = titles, subjects
        self._known = titles | subjects
        none = _share(titles, set()), _share(subjects, set())
        self._unlike = {body: Relation(body, *none) for body in (UNSTATED, 0, 1)}

    def relation(self, text: str) -> Relation:
        """How a line of the page stands to it."""
        low = text.casefold()
        longer = _WORD.findall(low)
        body = self._holds(low, longer) if len(self._body) >= SHORTEST_BODY else UNSTATED
        # Most lines have none of these words, so that one look is enough.
        words = self._known.intersection(longer)
        if not words:
            return self._unlike[body]
        return Relation(body, _share(self._titles, words), _share(self._subjects, words))

    def _holds(self, low: str, longer: Sequence[str]) -> int:
        """Whether the casefolded line, which has these longer words, stands in the stated text."""
        if longer and longer[0].isalnum() and longer[0] not in self._body:
            return 0
        squeezed = _SIGNS.sub("", low)
        return int(squeezed != "" and squeezed in self._body)


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _share(stated: set[str], words: set[str]) -> int:
    return len(stated & words) * 1000 // len(stated) if stated else UNSTATED
