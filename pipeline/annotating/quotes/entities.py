"""Entities: who and what has a name in an article, and what the article calls it.

Here belongs what is collected of every mention of a name. Whom a speaker's phrase means is decided
in ``names``.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import NAME, PEOPLE, TITLE, WORD
from pipeline.registry import load

_WORDS = load().speech["en"].words
_MALE_TITLES, _FEMALE_TITLES = _WORDS["male_titles"], _WORDS["female_titles"]
BODY_WORDS = _WORDS["bodies"]
_OWNERS = ("s'", "s’")
_GENITIVES = ("'s", "’s")

ROLE_TAGS = frozenset((TITLE, PEOPLE, WORD))
_NO_ROLE = frozenset(",.|;:()QEFvsuaWp")

_MENTION = re.compile("[NY](?:y?[NY]){0,6}P?|P")

NAMESAKES = 30
"""Names that share a word; no article has more."""

APPOSITION = 8
"""Words behind a name and a comma that tell what somebody is."""

BEFORE_NAME = 4
"""Words before a name that do."""


@dataclass(slots=True)
class Entity:
    """Who or what has a name in the article; ``spoke`` is the word at which it spoke last."""

    name: str
    words: tuple[str, ...]
    gender: str | None = None
    description: str | None = None
    mentions: int = 0
    with_article: int = 0
    spoke: int = -1

    outlet: bool | None = None
    roles: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)

    @property
    def mostly_with_article(self) -> bool:
        """Whether it is "the Senate"; "the Marsh campaign" makes no body of Ann Marsh."""
        return 2 * self.with_article > self.mentions

    def before(self, at: int) -> int:
        """Where it was mentioned last before a word; -1 where nowhere."""
        number = bisect_left(self.places, at)
        return self.places[number - 1] if number else -1

    @property
    def is_outlet(self) -> bool:
        """Whether the registry knows an outlet of this name."""
        if self.outlet is None:
            self.outlet = load().outlet_named(self.name) is not None
        return self.outlet

    @property
    def is_body(self) -> bool:
        """Whether it is no person: named as a body or with an article, or an acronym or outlet."""
        if self.words[-1] in BODY_WORDS or self.mostly_with_article:
            return True
        if len(self.words) == 1 and len(self.name) > 1 and self.name.isupper():
            return True
        return self.is_outlet


class Entities:
    """All names of a text, with their mentions."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.by_words: dict[tuple[str, ...], Entity] = {}
        self.by_word: dict[str, list[Entity]] = {}
        for match in _MENTION.finditer(stream.tags):
            self._mention(match.start(), match.end() - 1)

    def of(self, first: int, last: int) -> Entity:
        """The entity that some words name."""
        words = self._words(first, last)
        if words not in self.by_words:
            self._mention(first, last)
        return self.by_words[words]

    def behind_owner(self, first: int, last: int) -> int:
        """The first word behind "the Joneses'": whose somebody is belongs to no name."""
        words = self._stream.words
        for at in range(last - 1, first - 1, -1):
            if words[at].endswith(_OWNERS):
                return at + 1
        return first

    def _mention(self, first: int, last: int) -> None:
        first = self.behind_owner(first, last)
        words = self._words(first, last)
        entity = self.by_words.get(words)
        if entity is None:
            name = _without_genitive(self._stream.slice(first, last))
            entity = self.by_words[words] = Entity(name, words)
            for word in dict.fromkeys((words[0], words[-1])):
                namesakes = self.by_word.setdefault(word, [])
                if len(namesakes) < NAMESAKES:
                    namesakes.append(entity)
        entity.mentions += 1
        entity.places.append(first)
        self._roles(entity, first, last)
        tags = self._stream.tags
        if first and tags[first - 1] == "d":
            entity.with_article += 1
        before = first - 1 - (first > 0 and tags[first - 1] == "y")
        entity.gender = gender_of_title(self._stream.words[before]) or entity.gender

    def _roles(self, entity: Entity, first: int, last: int) -> None:
        """What the words before and behind a mention call it."""
        tags, words = self._stream.tags, self._stream.words
        for at in range(first - 1, max(first - 1 - BEFORE_NAME, -1), -1):
            if tags[at] in ROLE_TAGS:
                entity.roles.add(words[at])
            elif tags[at] != "y":
                break
        if tags[last + 1 : last + 2] != ",":
            return
        behind = set()
        for at in range(last + 2, min(last + 2 + APPOSITION, len(tags))):
            if tags[at] in ROLE_TAGS:
                behind.add(words[at])
            elif tags[at] in _NO_ROLE:
                break
            elif tags[at] == NAME and tags[at - 1] in (TITLE, PEOPLE):
                # "Ann Marsh, Governor Lee said": of somebody else.
                return
        entity.roles |= behind

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        words = self._stream.words[first : last + 1]
        return tuple([_plain(word) for word in words if word != "."])


def gender_of_title(word: str) -> str | None:
    """The gender that a title has, "m" or "f"."""
    return "f" if word in _FEMALE_TITLES else "m" if word in _MALE_TITLES else None


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return _without_genitive(word).strip(".")


def _without_genitive(word: str) -> str:
    return word[:-2] if word.endswith(_GENITIVES) else word
