"""Entities: who and what has a name in an article, and what the article calls it.

Here belongs what is collected of every mention of a name. Whom a speaker's phrase means is decided
in ``names``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import NAME, PEOPLE, TITLE, WORD
from pipeline.registry import load

_WORDS = load().speech["en"].words
_MALE_TITLES, _FEMALE_TITLES = _WORDS["male_titles"], _WORDS["female_titles"]
_TITLES = _MALE_TITLES | _FEMALE_TITLES
BODY_WORDS = _WORDS["bodies"]
_OWNERS = ("s'", "s’")
_OWNERS_IN_TEXT = (*_OWNERS, "S'", "S’")
_GENITIVES = ("'s", "’s")

ROLE_TAGS = frozenset((TITLE, PEOPLE, WORD))
_BEFORE_NAMES = ROLE_TAGS | {"y"}
_NO_ROLE = frozenset(",.|;:()QEFvsuaWp")

# Begins with one set of tags, for which a search is faster than for alternatives.
_MENTION = re.compile("[NYP](?:(?<!P)(?:y?[NY]){0,6}P?)?")

NAMESAKES = 30
"""Names that share a word; no article has more."""

APPOSITION = 8
"""Words behind a name and a comma that tell what somebody is."""

BEFORE_NAME = 4
"""Words before a name that do."""


class Entity:
    """Who or what has a name in the article; ``spoke`` is the word at which it spoke last.

    Its mentions are noted as they come; what they tell is read when somebody asks for it.
    """

    __slots__ = (
        "_is_body",
        "_stream",
        "description",
        "gender",
        "lasts",
        "places",
        "spoke",
        "words",
    )

    def __init__(self, stream: Stream, words: tuple[str, ...]) -> None:
        self._stream = stream
        self._is_body: bool | None = None
        self.words = words
        self.gender: str | None = None
        self.description: str | None = None
        self.spoke = -1
        self.places: list[int] = []
        self.lasts: list[int] = []

    @property
    def name(self) -> str:
        """How the article writes it first."""
        return _without_genitive(self._stream.slice(self.places[0], self.lasts[0]))

    @property
    def mentions(self) -> int:
        """How often the article names it."""
        return len(self.places)

    @property
    def mostly_with_article(self) -> bool:
        """Whether it is "the Senate"; "the Marsh campaign" makes no body of Ann Marsh."""
        tags = self._stream.tags
        return 2 * [tags[first - 1 : first] for first in self.places].count("d") > self.mentions

    def roles(self) -> set[str]:
        """What the words before and behind its mentions call it."""
        tags = self._stream.tags
        return {
            role
            for first, last in zip(self.places, self.lasts, strict=True)
            if tags[last + 1 : last + 2] == "," or (first and tags[first - 1] in _BEFORE_NAMES)
            for role in _roles(self._stream, first, last)
        }

    def before(self, at: int) -> int:
        """Where it was mentioned last before a word; -1 where nowhere."""
        number = bisect_left(self.places, at)
        return self.places[number - 1] if number else -1

    @property
    def is_outlet(self) -> bool:
        """Whether the registry knows an outlet of this name."""
        return names_outlet(self.name)

    @property
    def is_body(self) -> bool:
        """Whether it is no person: named as a body or with an article, or an acronym or outlet."""
        if self._is_body is None:
            self._is_body = (
                self.words[-1] in BODY_WORDS
                or self.mostly_with_article
                or (len(self.words) == 1 and len(self.name) > 1 and self.name.isupper())
                or self.is_outlet
            )
        return self._is_body


class Entities:
    """All names of a text, with their mentions."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.by_words: dict[tuple[str, ...], Entity] = {}
        self.by_word: dict[str, list[Entity]] = {}
        self._by_role: dict[str, list[Entity]] = {}
        self._with_roles = 0
        words, tags = stream.words, stream.tags
        self._has_owners = any(ending in stream.text for ending in _OWNERS_IN_TEXT)
        for first, last in [match.span() for match in _MENTION.finditer(tags)]:
            last -= 1
            if first == last:
                own: tuple[str, ...] = (_plain(words[first]),)
            else:
                first = self.behind_owner(first, last)
                own = self._words(first, last)
            entity = self.by_words.get(own) or self._named(own)
            entity.places.append(first)
            entity.lasts.append(last)
            before = words[first - 1 - (first > 0 and tags[first - 1] == "y")]
            if before in _TITLES:
                entity.gender = gender_of_title(before)

    def of(self, first: int, last: int) -> Entity:
        """The entity that some words name."""
        words = self._words(first, last)
        entity = self.by_words.get(words)
        if entity is None:
            entity = self._named(words)
            entity.places.append(first)
            entity.lasts.append(last)
        return entity

    def called(self, roles: Iterable[str]) -> list[Entity]:
        """Those that the article calls by one of some roles."""
        for entity in islice(self.by_words.values(), self._with_roles, None):
            for role in entity.roles():
                self._by_role.setdefault(role, []).append(entity)
        self._with_roles = len(self.by_words)
        return [entity for role in roles for entity in self._by_role.get(role, ())]

    def behind_owner(self, first: int, last: int) -> int:
        """The first word behind "the Joneses'": whose somebody is belongs to no name."""
        if self._has_owners:
            words = self._stream.words
            for at in range(last - 1, first - 1, -1):
                if words[at].endswith(_OWNERS):
                    return at + 1
        return first

    def _named(self, words: tuple[str, ...]) -> Entity:
        """A new entity, without mentions."""
        entity = self.by_words[words] = Entity(self._stream, words)
        for word in {words[0]: None, words[-1]: None}:
            namesakes = self.by_word.setdefault(word, [])
            if len(namesakes) < NAMESAKES:
                namesakes.append(entity)
        return entity

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        if first == last:
            return (_plain(self._stream.words[first]),)
        words = self._stream.words[first : last + 1]
        if "." in words:
            words = [word for word in words if word != "."]
        return tuple(map(_plain, words))


def _roles(stream: Stream, first: int, last: int) -> set[str]:
    """What the words before and behind a mention call it."""
    tags, words = stream.tags, stream.words
    roles = set()
    for at in range(first - 1, max(first - 1 - BEFORE_NAME, -1), -1):
        if tags[at] in ROLE_TAGS:
            roles.add(words[at])
        elif tags[at] != "y":
            break
    if tags[last + 1 : last + 2] != ",":
        return roles
    behind = set()
    for at in range(last + 2, min(last + 2 + APPOSITION, len(tags))):
        if tags[at] in ROLE_TAGS:
            behind.add(words[at])
        elif tags[at] in _NO_ROLE:
            break
        elif tags[at] == NAME and tags[at - 1] in (TITLE, PEOPLE):
            # "Ann Marsh, Governor Lee said": of somebody else.
            return roles
    return roles | behind


def gender_of_title(word: str) -> str | None:
    """The gender that a title has, "m" or "f"."""
    return "f" if word in _FEMALE_TITLES else "m" if word in _MALE_TITLES else None


@lru_cache(1 << 12)
def names_outlet(name: str) -> bool:
    """Whether the registry knows an outlet of this name."""
    return load().outlet_named(name) is not None


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return _without_genitive(word).strip(".")


def _without_genitive(word: str) -> str:
    return word[:-2] if word.endswith(_GENITIVES) else word
