"""Words by which texts cite outlets.

Here belongs the record of `vocabulary/citing.toml`. Finding citations belongs to annotating. All
words are casefolded, lists longest first, over all languages: a name says which it is in, and no
phrase of one language means the contrary in another.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

ANY_KIND = "any"


@dataclass(frozen=True, slots=True)
class CitingVocabulary:
    """What stands before and behind an outlet's name, by what it makes of the name."""

    told: tuple[str, ...]
    taken: tuple[str, ...]
    reprinted: tuple[str, ...]
    publishes: tuple[str, ...]
    says: tuple[str, ...]
    works: tuple[str, ...]
    talks: tuple[str, ...]
    asks: tuple[str, ...]
    people: tuple[str, ...]
    own: tuple[str, ...]
    adverbs: tuple[str, ...]
    after: frozenset[str]
    again: Mapping[str, frozenset[str]]
    """Nouns that come back to an outlet, to the kinds that they may mean; `any` for all."""
    short: frozenset[str]
    """Last words of names, as they are written, that stand for the whole name."""


def read_citing(document: Mapping[str, Any]) -> CitingVocabulary:
    """Turn the parsed `vocabulary/citing.toml` into one vocabulary over all its languages."""
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    again: dict[str, set[str]] = {}
    for words in languages.values():
        for kind, nouns in words.get("again", {}).items():
            for noun in nouns:
                again.setdefault(noun.casefold(), set()).add(kind)
    lists = {
        name: _sorted(phrase for words in languages.values() for phrase in words[name])
        for name in (
            "told",
            "taken",
            "reprinted",
            "publishes",
            "says",
            "works",
            "talks",
            "asks",
            "people",
            "own",
        )
    }
    return CitingVocabulary(
        **lists,
        adverbs=_sorted(word for words in languages.values() for word in words["adverbs"]),
        after=frozenset(word for words in languages.values() for word in words["after"]),
        again={noun: frozenset(kinds) for noun, kinds in again.items()},
        short=frozenset(document["short"]),
    )


def _sorted(phrases: Iterable[str]) -> tuple[str, ...]:
    folded = {phrase.casefold() for phrase in phrases}
    return tuple(sorted(folded, key=lambda phrase: (-len(phrase), phrase)))
