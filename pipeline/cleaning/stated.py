"""How a line stands to what the page's markup states of its article: its title, what it is about,
and its text, which some pages give to search engines whole.

What a statement is belongs to reading; what these numbers mean for a line, the judge has learned.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.reading.markup import Statement
from pipeline.registry.literals import Literals

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
        self._known = [*(titles | subjects)]
        self._literals = Literals(self._known)
        none = _share(titles, set()), _share(subjects, set())
        self._unlike = {body: Relation(body, *none) for body in (UNSTATED, 0, 1)}

    def relations(self, lines: Sequence[str]) -> list[Relation]:
        """How each line of the page stands to it."""
        lows = [line.casefold() for line in lines]
        words = self._words_in(lows)
        states = len(self._body) >= SHORTEST_BODY
        relations = []
        for number, low in enumerate(lows):
            relation = self._unlike[self._holds(low) if states else UNSTATED]
            # Most lines have none of the words.
            if own := words.get(number):
                title, subject = _share(self._titles, own), _share(self._subjects, own)
                relation = Relation(relation.body, title, subject)
            relations.append(relation)
        return relations

    def _words_in(self, lows: Sequence[str]) -> dict[int, set[str]]:
        """Which words of title and description casefolded lines have, by the number of the line."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        for number, (word, start, end) in self._literals.find_in_lines(lows):
            low = lows[number]
            if not (_in_word(low[start - 1 : start]) or _in_word(low[end : end + 1])):
                found[number].add(self._known[word])
        return found

    def _holds(self, low: str) -> int:
        """Whether the casefolded line stands in the stated text."""
        longer = _WORD.search(low)
        if longer and longer[0].isalnum() and longer[0] not in self._body:
            return 0
        squeezed = _SIGNS.sub("", low)
        return int(squeezed != "" and squeezed in self._body)


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _squeezed(text: str) -> str:
    return _SIGNS.sub("", text.casefold())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _share(stated: set[str], words: set[str]) -> int:
    return len(stated & words) * 1000 // len(stated) if stated else UNSTATED
