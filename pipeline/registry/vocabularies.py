"""Words by which pages state authors, owners and themselves, over all languages.

Here belong the records of `vocabulary/*.toml`; words of dates belong to `date_words`, reading a
byline with them to facts. All words are casefolded; lists of phrases are sorted longest first, so
that the first that fits is the right one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any


@dataclass(frozen=True, slots=True)
class TimeVocabulary:
    """Words and forms of one language's temporal expressions; `vocabulary/times.toml` says how."""

    capitals: frozenset[str]
    """Classes whose words count only with a capital."""
    small: frozenset[str]
    """Classes whose words count only without a capital: with one they are of a name."""
    unspaced: bool
    """Whether words are written without blanks between, so that the text is searched for them."""
    parts: Mapping[str, str]
    classes: Mapping[str, Mapping[str, str | int]]
    rules: Mapping[str, tuple[str, ...]]
    future: frozenset[str]
    """Words beside which a time without a direction lies ahead."""
    past: frozenset[str]
    past_endings: tuple[str, ...]
    """Endings of verbs in the past."""
    joiners: frozenset[str]
    """Words that may stand between a day and the time of that day."""


@dataclass(frozen=True, slots=True)
class BylineVocabulary:
    """Words around the names of authors, photographers and outlets."""

    openers: tuple[str, ...]
    joiners: tuple[str, ...]
    staff_words: tuple[str, ...]
    """Words of offices and desks: no part of an author's name."""
    nobody: frozenset[str]
    """Words that look like names in lines of capitals and that no person is called."""
    particles: frozenset[str]
    """Small words inside a name."""
    after_names: tuple[str, ...]
    """Words behind a name that a place or one more name follows."""
    source_labels: tuple[str, ...]
    photo_labels: tuple[str, ...]
    own_voice_verbs: tuple[str, ...]
    """Verbs before an outlet's name by which it speaks of itself."""


@dataclass(frozen=True, slots=True)
class RightsVocabulary:
    """Words by which lines state who owns a page."""

    markers: tuple[str, ...]
    """Words that stand beside the owner's name."""
    reserved: tuple[str, ...]
    """Phrases that follow the name."""
    houses: tuple[str, ...]
    """Legal forms and such, casefolded, that follow a masthead in the name of its owner."""
    publishers: frozenset[str]
    """Words, casefolded, of companies that publish, whose name may not be that of the page."""


_Phrases = dict[str, tuple[tuple[str, str], ...]]

KEY = 3
"""Characters by which phrases are looked up: enough to leave few for a line."""


@dataclass(frozen=True)
class SelfNamingVocabulary:
    """Words by which a page names itself in its furniture."""

    phrases: tuple[tuple[str, str], ...]
    """What stands before and behind the name, casefolded, the longest first."""
    nobody: frozenset[str]
    """What stands there and names no house, casefolded."""
    hosts: frozenset[str]
    """Hosts whose addresses stand on everybody's pages."""
    owners: tuple[str, ...]
    """Companies that publish many houses, so that their name is not the page's."""

    def fitting(self, line: str) -> list[tuple[str, str]]:
        """The phrases that a casefolded line begins and ends with, the longest first."""
        opening, ending = self._index
        end = line[-KEY:]
        candidates = opening.get(line[:KEY], ()) + opening.get(line[:1], ())
        candidates += ending.get(end, ()) + ending.get(end[-2:], ()) + ending.get(end[-1:], ())
        if not candidates:
            return []
        fit = [(b, e) for b, e in candidates if line.startswith(b) and line.endswith(e)]
        return sorted(fit, key=lambda phrase: (-len("".join(phrase)), phrase))

    @cached_property
    def _index(self) -> tuple[_Phrases, _Phrases]:
        """Phrases by their first characters, those that begin with the name by their last."""
        opening: _Phrases = {}
        ending: _Phrases = {}
        for before, behind in self.phrases:
            if before:
                key = before[:KEY] if len(before) >= KEY else before[:1]
                opening[key] = (*opening.get(key, ()), (before, behind))
            else:
                key = behind[-KEY:]
                ending[key] = (*ending.get(key, ()), (before, behind))
        return opening, ending


def read_self_naming(document: Mapping[str, Any]) -> SelfNamingVocabulary:
    """Turn the parsed `vocabulary/self_naming.toml` into one vocabulary over all its languages."""
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    pairs = [tuple(phrase.split("{}", 1)) for phrase in all_phrases(languages, "phrases")]
    return SelfNamingVocabulary(
        phrases=tuple((before, behind) for before, behind in pairs),
        nobody=frozenset(all_phrases(languages, "nobody")),
        hosts=frozenset(document["hosts"]),
        owners=tuple(document["owners"]),
    )


@dataclass(frozen=True, slots=True)
class MarkupDates:
    """Names by which markup states dates."""

    kinds: Mapping[str, str]
    """Casefolded names without hyphens and underscores, to ``published``, ``created``, ``updated``
    or ``dated``."""
    elsewhere: frozenset[str]
    """Types of JSON-LD objects whose dates are not those of the page."""


def read_markup_dates(document: Mapping[str, Any]) -> MarkupDates:
    """Turn the parsed `vocabulary/markup.toml` into the names of dates."""
    names: Mapping[str, list[str]] = document["dates"]
    kinds = {
        name.casefold().replace("-", "").replace("_", ""): kind
        for kind, listed in names.items()
        if kind != "elsewhere"
        for name in listed
    }
    return MarkupDates(kinds, frozenset(names["elsewhere"]))


@dataclass(frozen=True, slots=True)
class MarkupTitles:
    """Kinds of statements that give titles and names of sites, as ``source:property``."""

    kinds: Mapping[str, str]
    """To the mark that a title gets for it."""
    sites: frozenset[str]


def read_markup_titles(document: Mapping[str, Any]) -> MarkupTitles:
    """Turn the parsed `vocabulary/markup.toml` into the kinds of titles."""
    titles: Mapping[str, list[str]] = document["titles"]
    kinds = {name: kind for kind, names in titles.items() for name in names}
    return MarkupTitles(kinds, frozenset(document["sites"]["names"]))


def read_markup_authors(document: Mapping[str, Any]) -> tuple[frozenset[str], ...]:
    """Turn the parsed `vocabulary/markup.toml` into the kinds of authors, the surest first."""
    return tuple(frozenset(kinds) for kinds in document["authors"]["names"])


def read_rights(document: Mapping[str, Any]) -> RightsVocabulary:
    """Turn the parsed `vocabulary/rights.toml` into one vocabulary over all its languages."""
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    return RightsVocabulary(
        all_phrases(languages, "markers"),
        all_phrases(languages, "reserved"),
        all_phrases({"*": document["houses"]}, "words"),
        frozenset(all_phrases({"*": document["publishers"]}, "words")),
    )


def read_sections(document: Mapping[str, Any]) -> frozenset[str]:
    """Turn the parsed `vocabulary/sections.toml` into one set over all its languages."""
    words: Mapping[str, list[str]] = document["language"]
    return frozenset(word.casefold() for items in words.values() for word in items)


def read_times(document: Mapping[str, Any]) -> Mapping[str, TimeVocabulary]:
    """Turn the parsed `vocabulary/times.toml` into a vocabulary for each of its languages."""
    return {
        language: TimeVocabulary(
            capitals=frozenset(words.get("capitals", ())),
            small=frozenset(words.get("small", ())),
            unspaced=words.get("unspaced", False),
            parts=words.get("parts", {}),
            classes=words["classes"],
            rules={name: tuple(forms) for name, forms in words["rules"].items()},
            future=frozenset(words["future"]),
            past=frozenset(words["past"]),
            joiners=frozenset(words.get("joiners", ())),
            past_endings=tuple(words.get("past_endings", ())),
        )
        for language, words in document["language"].items()
    }


def read_bylines(document: Mapping[str, Any]) -> BylineVocabulary:
    """Turn the parsed `vocabulary/bylines.toml` into one vocabulary over all its languages."""
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    return BylineVocabulary(
        openers=all_phrases(languages, "openers"),
        joiners=all_phrases(languages, "joiners"),
        staff_words=all_phrases(languages, "staff_words"),
        nobody=frozenset(all_phrases(languages, "nobody")),
        particles=frozenset(all_phrases(languages, "particles")),
        after_names=all_phrases(languages, "after_names"),
        source_labels=all_phrases(languages, "source_labels"),
        photo_labels=all_phrases(languages, "photo_labels"),
        own_voice_verbs=all_phrases(languages, "own_voice_verbs"),
    )


def all_phrases(languages: Mapping[str, Mapping[str, Any]], key: str) -> tuple[str, ...]:
    """Return the casefolded phrases of all languages under `key`, longest first, no doubles."""
    phrases: Iterable[str] = {
        phrase.casefold() for words in languages.values() for phrase in words.get(key, [])
    }
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
