"""Names: who a speaker is within the article, and how the article describes them.

Here belongs coreference as far as it is cheap and safe: a surname is the fullest name that holds
it, a pronoun the last speaker whom it fits, "the ministry" the last name that ends so. The method
is that of the sieves of Lee et al. (2013), the strict ones only: where none fits there is no name.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from pipeline.annotating.quotes.descriptions import describe
from pipeline.annotating.quotes.entities import (
    BODY_WORDS,
    ROLE_TAGS,
    Entities,
    Entity,
    gender_of_title,
    names_outlet,
)
from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import BODY, DOCUMENT, PEOPLE, TITLE
from pipeline.registry import load

_WORDS = load().speech["en"].words
_VERBS = frozenset(load().speech["en"].verbs)
_MALE, _FEMALE = _WORDS["male"], _WORDS["female"]
_NEUTER, _PLURAL = _WORDS["neuter"], _WORDS["plural"]
_INDEFINITES, _OUTLETS = _WORDS["indefinites"], _WORDS["outlets"]
_ROLES = [entry.split() for entry in sorted(_WORDS["roles"])]
"""Roles with the title that says the same before a name: "senator sen"."""
_COMMON = BODY_WORDS | _WORDS["documents"] | _WORDS["people"]


_CORE = re.compile("(?:[NY](?:y?[NY]){0,8}P?|P)$")

REMEMBERED = 20
"""Speakers further back are no pronoun's."""

LONGEST_PERSON = 4
"""Words of a person's full name at most: "George H. W. Bush"."""

NAMED, UNNAMED, BODIES, DOCUMENTS = "named", "unnamed", "body", "document"
SPEAKER_TYPES = (NAMED, UNNAMED, BODIES, DOCUMENTS)
"""What a speaker is: somebody or something with a name; people without ("experts"); a body without
("the company"); a text ("the statement")."""


class Who(NamedTuple):
    """What is known of a speaker."""

    name: str | None
    description: str | None
    type: str


@dataclass
class Names:
    """The names of one text, and who spoke so far; asked speaker by speaker, in order."""

    stream: Stream
    phrases: Sequence[Phrase]
    entities: Entities = field(init=False)
    speakers: list[Entity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.entities = Entities(self.stream)

    def who(self, phrase: Phrase) -> Who:
        """Who a speaker is, from what the text says up to here, and of full names anywhere."""
        tags = self.stream.tags
        kind = phrase.kind
        if kind in "poW":
            entity = self._of_pronoun(phrase)
            return self._known(entity, phrase) if entity else Who(None, None, UNNAMED)
        core = self._core(phrase)
        if core:
            entity = self._fullest(core, phrase)
            return self._known(entity, phrase)
        head = tags[phrase.last]
        if head == DOCUMENT:
            return Who(None, None, DOCUMENTS)
        entity = self._of_role(phrase)
        if entity is None and head not in (PEOPLE, TITLE):
            entity = self._of_body(phrase)
        if entity:
            return self._known(entity, phrase)
        return Who(None, None, BODIES if head == BODY else UNNAMED)

    def _known(self, entity: Entity, phrase: Phrase) -> Who:
        entity.spoke = phrase.first
        self.speakers.append(entity)
        if entity.gender is None and phrase.kind == "p":
            entity.gender = _gender(self.stream.words[phrase.last])
        if entity.description is None:
            entity.description = describe(self.stream, phrase)
        return Who(entity.name, entity.description, NAMED)

    def _core(self, phrase: Phrase) -> tuple[int, int] | None:
        """First and last word of the name in a phrase: its last run of names, titles aside."""
        match = _CORE.search(self.stream.tags, phrase.first, phrase.last + 1)
        if not match:
            return None
        first, last = match.start(), match.end() - 1
        word = self.stream.words[last]
        if first == last and word in _INDEFINITES:
            return None
        if first == last and word in _COMMON and self._begins_sentence(phrase):
            return None
        if word in BODY_WORDS:
            # "the Commerce Ministry": what is a title before a person is part of a body's name.
            while first > phrase.first and self.stream.tags[first - 1] == TITLE:
                first -= 1
        return self._outlet(phrase, first, last) or (self.entities.behind_owner(first, last), last)

    def _outlet(self, phrase: Phrase, first: int, last: int) -> tuple[int, int] | None:
        """The outlet that the phrase ends with, if the registry knows it by that name."""
        for start in range(max(phrase.first, first - 1), last):
            if names_outlet(self.stream.slice(start, last)):
                return start, last
        return None

    def _begins_sentence(self, phrase: Phrase) -> bool:
        return phrase.first == 0 or self.stream.tags[phrase.first - 1] in ".|QEF"

    def _fullest(self, core: tuple[int, int], phrase: Phrase) -> Entity:
        """The entity that the article calls by this name or by a fuller one."""
        first, last = core
        own = self.entities.of(first, last)
        name = self.stream.slice(first, last)
        gender = gender_of_title(self.stream.words[phrase.first]) if phrase.first < first else None
        return self._fuller(own, name, gender)

    def _fuller(self, own: Entity, name: str, gender: str | None) -> Entity:
        words = own.words
        if len(words) > 1 or own.mostly_with_article or name.isupper():
            return own
        fuller = [
            entity
            for entity in self.entities.by_word.get(words[0], ())
            if 1 < len(entity.words) <= LONGEST_PERSON
            and not entity.is_body
            and (not gender or entity.gender in (None, gender))
        ]
        # A surname stands last; first in Chinese, Korean and Hungarian names, which have no middle.
        last_named = [entity for entity in fuller if entity.words[-1] == words[0]]
        fuller = last_named or [entity for entity in fuller if len(entity.words) == 2]
        # Who spoke last under this name, else whom the article names most; a verb before a surname
        # is mostly one of a headline ("Calls Marsh").
        return max(
            fuller,
            key=lambda e: (e.words[0] not in _VERBS, e.spoke, e.mentions, -len(e.words)),
            default=own,
        )

    def _of_pronoun(self, phrase: Phrase) -> Entity | None:
        word = self.stream.words[phrase.last].split("'")[0].split("’")[0]
        if phrase.kind == "W":
            return self._before(phrase)
        gender = _gender(word)
        if gender is None or gender == "p":
            return None
        return self._last_speaker(phrase, gender)

    def _before(self, phrase: Phrase) -> Entity | None:
        """The name right before a relative pronoun."""
        number = bisect_left(self.phrases, phrase.first, key=itemgetter(0)) - 1
        if number < 0:
            return None
        core = self._core(self.phrases[number])
        return self._fullest(core, self.phrases[number]) if core else None

    def _last_speaker(self, phrase: Phrase, gender: str) -> Entity | None:
        fitting = [
            entity
            for entity in self.speakers[-REMEMBERED:]
            if entity.spoke >= 0
            and entity.gender in (None, gender)
            and entity.is_body == (gender == "n")
        ]
        return max(fitting, key=lambda e: e.spoke, default=None)

    def _of_role(self, phrase: Phrase) -> Entity | None:
        """Whom "the senator" means: who was called so, and was named last before it."""
        words, tags = self.stream.words, self.stream.tags
        head = words[phrase.last]
        if words[phrase.first] != "the" or tags[phrase.last] not in ROLE_TAGS:
            return None
        called = [head, *(short for role, short in _ROLES if role == head)]
        at = phrase.first
        fitting = [entity for entity in self.entities.called(called) if not entity.is_body]
        chosen = max(fitting, key=lambda e: (e.spoke >= 0, e.before(at)), default=None)
        if chosen and chosen.before(at) >= 0:
            return self._fuller(chosen, chosen.name, None)
        return None

    def _of_body(self, phrase: Phrase) -> Entity | None:
        """The last name that ends with "the ministry", or the outlet that spoke last."""
        words = self.stream.words
        head = words[phrase.last]
        if words[phrase.first] != "the":
            return None
        named = [entity for entity in self.entities.by_word.get(head, ()) if len(entity.words) > 1]
        if not named and head in _OUTLETS:
            named = [entity for entity in self.speakers[-REMEMBERED:] if entity.is_outlet]
        return max(named, key=lambda e: (e.spoke, e.mentions), default=None)


def _gender(word: str) -> str | None:
    if word in _MALE:
        return "m"
    if word in _FEMALE:
        return "f"
    if word in _NEUTER:
        return "n"
    return "p" if word in _PLURAL else None
