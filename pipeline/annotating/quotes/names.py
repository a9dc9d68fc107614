"""Names: who a speaker is within the article, and how the article describes them.

Here belongs coreference as far as it is cheap and safe: a surname is the fullest name that holds
it, a pronoun the last speaker whom it fits, "the ministry" the last name that ends so. The method
is that of the sieves of Lee et al. (2013), the strict ones only: where none fits there is no name.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from pipeline.annotating.quotes.phrases import Phrase
from pipeline.annotating.quotes.stream import Stream
from pipeline.annotating.quotes.tags import BODY, DOCUMENT, NAME, PEOPLE, TITLE, WORD
from pipeline.registry import load

_WORDS = load().speech["en"].words
_VERBS = frozenset(load().speech["en"].verbs)
_MALE, _FEMALE = _WORDS["male"], _WORDS["female"]
_NEUTER, _PLURAL = _WORDS["neuter"], _WORDS["plural"]
_MALE_TITLES, _FEMALE_TITLES = _WORDS["male_titles"], _WORDS["female_titles"]
_BODIES = _WORDS["bodies"]
_INDEFINITES, _OUTLETS = _WORDS["indefinites"], _WORDS["outlets"]
_ROLES = [entry.split() for entry in sorted(_WORDS["roles"])]
"""Roles with the title that says the same before a name: "senator sen"."""
_COMMON = _BODIES | _WORDS["documents"] | _WORDS["people"]
_OWNERS = ("s'", "s’")
_GENITIVES = ("'s", "’s")

_ROLE = frozenset((TITLE, PEOPLE, WORD))
_NO_ROLE = frozenset(",.|;:()QEFvsuaWp")

_MENTION = re.compile("[NY](?:y?[NY]){0,6}P?|P")
_CORE = re.compile("(?:[NY](?:y?[NY]){0,8}P?|P)$")

REMEMBERED = 20
"""Speakers further back are no pronoun's."""

NAMESAKES = 30
"""Names that share a word; no article has more."""

APPOSITION = 8
"""Words behind a name and a comma that tell what somebody is."""

BEFORE_NAME = 4
"""Words before a name that do."""

LONGEST_PERSON = 4
"""Words of a person's full name at most: "George H. W. Bush"."""

NAMED, UNNAMED, BODIES, DOCUMENTS = "named", "unnamed", "body", "document"
SPEAKER_TYPES = (NAMED, UNNAMED, BODIES, DOCUMENTS)
"""What a speaker is: somebody or something with a name; people without ("experts"); a body without
("the company"); a text ("the statement")."""

DESCRIPTION = 40
"""Words of a description at most; what is longer is no description any more."""


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
        if self.words[-1] in _BODIES or self.mostly_with_article:
            return True
        if len(self.words) == 1 and len(self.name) > 1 and self.name.isupper():
            return True
        return self.is_outlet


@dataclass(frozen=True, slots=True)
class Who:
    """What is known of a speaker."""

    name: str | None
    description: str | None
    type: str


@dataclass
class Names:
    """The names of one text, and who spoke so far; asked speaker by speaker, in order."""

    stream: Stream
    phrases: Sequence[Phrase]
    entities: dict[tuple[str, ...], Entity] = field(default_factory=dict)
    by_word: dict[str, list[Entity]] = field(default_factory=dict)

    firsts: list[int] = field(default_factory=list)
    speakers: list[Entity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.firsts = [phrase.first for phrase in self.phrases]
        for match in _MENTION.finditer(self.stream.tags):
            self._mention(match.start(), match.end() - 1)

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
        if word in _BODIES:
            # "the Commerce Ministry": what is a title before a person is part of a body's name.
            while first > phrase.first and self.stream.tags[first - 1] == TITLE:
                first -= 1
        return self._outlet(phrase, first, last) or (self._behind_owner(first, last), last)

    def _behind_owner(self, first: int, last: int) -> int:
        """The first word behind "the Joneses'": whose somebody is belongs to no name."""
        words = self.stream.words
        for at in range(last - 1, first - 1, -1):
            if words[at].endswith(_OWNERS):
                return at + 1
        return first

    def _outlet(self, phrase: Phrase, first: int, last: int) -> tuple[int, int] | None:
        """The outlet that the phrase ends with, if the registry knows it by that name."""
        for start in range(max(phrase.first, first - 1), last):
            if load().outlet_named(self.stream.slice(start, last)):
                return start, last
        return None

    def _begins_sentence(self, phrase: Phrase) -> bool:
        return phrase.first == 0 or self.stream.tags[phrase.first - 1] in ".|QEF"

    def _mention(self, first: int, last: int) -> None:
        first = self._behind_owner(first, last)
        words = self._words(first, last)
        entity = self.entities.get(words)
        if entity is None:
            name = _without_genitive(self.stream.slice(first, last))
            entity = self.entities[words] = Entity(name, words)
            for word in dict.fromkeys((words[0], words[-1])):
                namesakes = self.by_word.setdefault(word, [])
                if len(namesakes) < NAMESAKES:
                    namesakes.append(entity)
        entity.mentions += 1
        entity.places.append(first)
        self._roles(entity, first, last)
        tags = self.stream.tags
        if first and tags[first - 1] == "d":
            entity.with_article += 1
        before = first - 1 - (first > 0 and tags[first - 1] == "y")
        entity.gender = _gender_of_title(self.stream.words[before]) or entity.gender

    def _roles(self, entity: Entity, first: int, last: int) -> None:
        """What the words before and behind a mention call it."""
        tags, words = self.stream.tags, self.stream.words
        for at in range(first - 1, max(first - 1 - BEFORE_NAME, -1), -1):
            if tags[at] in _ROLE:
                entity.roles.add(words[at])
            elif tags[at] != "y":
                break
        if tags[last + 1 : last + 2] != ",":
            return
        behind = set()
        for at in range(last + 2, min(last + 2 + APPOSITION, len(tags))):
            if tags[at] in _ROLE:
                behind.add(words[at])
            elif tags[at] in _NO_ROLE:
                break
            elif tags[at] == NAME and tags[at - 1] in (TITLE, PEOPLE):
                # "Ann Marsh, Governor Lee said": of somebody else.
                return
        entity.roles |= behind

    def _words(self, first: int, last: int) -> tuple[str, ...]:
        words = self.stream.words[first : last + 1]
        return tuple([_plain(word) for word in words if word != "."])

    def _fullest(self, core: tuple[int, int], phrase: Phrase) -> Entity:
        """The entity that the article calls by this name or by a fuller one."""
        first, last = core
        words = self._words(first, last)
        if words not in self.entities:
            self._mention(first, last)
        own = self.entities[words]
        name = self.stream.slice(first, last)
        gender = _gender_of_title(self.stream.words[phrase.first]) if phrase.first < first else None
        return self._fuller(own, name, gender)

    def _fuller(self, own: Entity, name: str, gender: str | None) -> Entity:
        words = own.words
        if len(words) > 1 or own.mostly_with_article or name.isupper():
            return own
        fuller = [
            entity
            for entity in self.by_word.get(words[0], ())
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
        number = bisect_left(self.firsts, phrase.first) - 1
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
        if words[phrase.first] != "the" or tags[phrase.last] not in _ROLE:
            return None
        called = {head, *(short for role, short in _ROLES if role == head)}
        at = phrase.first
        fitting = [
            entity
            for entity in self.entities.values()
            if not entity.roles.isdisjoint(called) and not entity.is_body
        ]
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
        named = [entity for entity in self.by_word.get(head, ()) if len(entity.words) > 1]
        if not named and head in _OUTLETS:
            named = [entity for entity in self.speakers[-REMEMBERED:] if entity.is_outlet]
        return max(named, key=lambda e: (e.spoke, e.mentions), default=None)


def describe(stream: Stream, phrase: Phrase) -> str | None:
    """How the text describes a speaker: behind a comma, or before the name."""
    tags = stream.tags
    start = phrase.last + 2
    if tags[phrase.last + 1 : start] == "," and tags[start : start + 1] in set("dnTHBeY0") | {"N"}:
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


def _gender_of_title(word: str) -> str | None:
    return "f" if word in _FEMALE_TITLES else "m" if word in _MALE_TITLES else None


def _gender(word: str) -> str | None:
    if word in _MALE:
        return "m"
    if word in _FEMALE:
        return "f"
    if word in _NEUTER:
        return "n"
    return "p" if word in _PLURAL else None


@lru_cache(1 << 14)
def _plain(word: str) -> str:
    return _without_genitive(word).strip(".")


def _without_genitive(word: str) -> str:
    return word[:-2] if word.endswith(_GENITIVES) else word
