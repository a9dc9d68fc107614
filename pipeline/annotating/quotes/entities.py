"""Entities: who or what an article names, and what one word of a name tells of it.

How names are found and told apart, stands in ``names``.
"""

from bisect import bisect_left
from dataclasses import dataclass, field

from pipeline.registry import load

_WORDS = load().speech["en"].words
_MALE, _FEMALE = _WORDS["male"], _WORDS["female"]
_NEUTER, _PLURAL = _WORDS["neuter"], _WORDS["plural"]
_MALE_TITLES, _FEMALE_TITLES = _WORDS["male_titles"], _WORDS["female_titles"]
_BODIES = _WORDS["bodies"]
_GENITIVES = ("'s", "’s")


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


def gender_of_title(word: str) -> str | None:
    """The gender that a title tells: ``f`` of "Ms", ``m`` of "Mr"; None where it tells none."""
    return "f" if word in _FEMALE_TITLES else "m" if word in _MALE_TITLES else None


def gender_of(word: str) -> str | None:
    """The gender of a pronoun, ``p`` for several; None where it is no pronoun."""
    if word in _MALE:
        return "m"
    if word in _FEMALE:
        return "f"
    if word in _NEUTER:
        return "n"
    return "p" if word in _PLURAL else None


def plain(word: str) -> str:
    """A word of a name as it is compared: without genitive and full stop."""
    return without_genitive(word).strip(".")


def without_genitive(word: str) -> str:
    """A word or a name without the 's behind it."""
    return word[:-2] if word.endswith(_GENITIVES) else word
