"""Words by which pages state dates and authors, over all languages.

Here belong the records of `vocabulary/*.toml`. Reading a date or a byline with them belongs to
facts. All words are casefolded; lists of phrases are sorted longest first, so that the first
that fits is the right one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.registry.data_files import RegistryError


@dataclass(frozen=True, slots=True, eq=False)
class DateVocabulary:
    """Words and signs of dates and times. Two are the same only where they are one."""

    months: Mapping[str, int]
    """Names, genitives and abbreviations, without closing full stop, to 1 to 12."""
    weekdays: frozenset[str]
    published_labels: tuple[str, ...]
    updated_labels: tuple[str, ...]
    fillers: tuple[str, ...]
    """Words that may stand between the parts of a date."""
    am: frozenset[str]
    pm: frozenset[str]
    zones: Mapping[str, int]
    """Labels that mean one offset today, to minutes east of UTC."""
    ambiguous_zones: frozenset[str]
    """Labels that alone give no offset: with several meanings, or of a region's changing time."""
    zone_regions: Mapping[str, str]
    """Labels of regions whose offset changes, to the IANA zone; the day decides, so asked first."""
    months_by_language: Mapping[str, Mapping[str, int]]
    numeric_orders: Mapping[str, str]
    """Languages whose countries agree on the order of numeric dates, to that order."""
    weekdays_by_language: Mapping[str, Mapping[str, int]]
    """Full names to 1 (Monday) to 7."""
    relative: tuple["RelativeWords", ...] = ()
    """Words by which pages say how long ago, a record a language."""


@dataclass(frozen=True, slots=True)
class RelativeWords:
    """Words of one language for how long ago; `vocabulary/relative.toml` says how."""

    forms: tuple[str, ...]
    """With ``{n}`` where a number stands and ``{unit}`` where a unit does."""
    one: tuple[str, ...]
    units: Mapping[str, tuple[str, ...]]
    """Words for ``minute``, ``hour`` and ``day``."""
    days: Mapping[str, int]
    """Words such as "yesterday", to how many days they lie back."""
    phrases: Mapping[str, int]
    """Whole expressions, to the minutes they lie back."""
    unspaced: bool


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
    particles: frozenset[str]
    """Small words inside a name."""
    after_names: tuple[str, ...]
    """Words behind a name that a place or one more name follows."""
    source_labels: tuple[str, ...]
    photo_labels: tuple[str, ...]
    distance_words: tuple[str, ...]
    """Words before an outlet's name by which another speaks of it."""
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
        by_opening, by_ending = self._index
        candidates = [
            *by_opening.get(line[:KEY], ()),
            *by_opening.get(line[:1], ()),
            *(phrase for n in range(1, KEY + 1) for phrase in by_ending.get(line[-n:], ())),
        ]
        fit = [(b, e) for b, e in candidates if line.startswith(b) and line.endswith(e)]
        return sorted(fit, key=lambda phrase: (-len("".join(phrase)), phrase))

    @cached_property
    def _index(self) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[tuple[str, str]]]]:
        """Phrases by their first characters, those that begin with the name by their last."""
        by_opening: dict[str, list[tuple[str, str]]] = {}
        by_ending: dict[str, list[tuple[str, str]]] = {}
        for before, behind in self.phrases:
            if before:
                key = before[:KEY] if len(before) >= KEY else before[:1]
                by_opening.setdefault(key, []).append((before, behind))
            else:
                by_ending.setdefault(behind[-KEY:], []).append((before, behind))
        return by_opening, by_ending


def read_self_naming(document: Mapping[str, Any]) -> SelfNamingVocabulary:
    """Turn the parsed `vocabulary/self_naming.toml` into one vocabulary over all its languages."""
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    pairs = [tuple(phrase.split("{}", 1)) for phrase in _all(languages, "phrases")]
    return SelfNamingVocabulary(
        phrases=tuple((before, behind) for before, behind in pairs),
        nobody=frozenset(_all(languages, "nobody")),
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
        _all(languages, "markers"),
        _all(languages, "reserved"),
        _all({"*": document["houses"]}, "words"),
        frozenset(_all({"*": document["publishers"]}, "words")),
    )


def read_sections(document: Mapping[str, Any]) -> frozenset[str]:
    """Turn the parsed `vocabulary/sections.toml` into one set over all its languages."""
    words: Mapping[str, list[str]] = document["language"]
    return frozenset(word.casefold() for items in words.values() for word in items)


def read_dates(document: Mapping[str, Any], relative: Mapping[str, Any]) -> DateVocabulary:
    """Turn the parsed `vocabulary/dates.toml` and `relative.toml` into one vocabulary over all
    their languages.

    Raises RegistryError where one word means two months and no language decides.
    """
    languages: Mapping[str, Mapping[str, Any]] = document["language"]
    months: dict[str, int] = {}
    by_language: dict[str, dict[str, int]] = {}
    for language, words in languages.items():
        own = by_language.setdefault(language, {})
        for number, names in enumerate(words.get("months", []), 1):
            for name in names:
                key = name.casefold()
                if own.setdefault(key, number) != number:
                    raise RegistryError(f"vocabulary/dates.toml: {language}: {name!r} twice")
                if months.setdefault(key, number) != number:
                    raise RegistryError(
                        f"vocabulary/dates.toml: {language}: {name!r} is another month in a "
                        "language above; leave the shorter form out of one"
                    )
    zones = {name.casefold(): minutes for name, minutes in document["zones"].items()}
    return DateVocabulary(
        months=months,
        weekdays=frozenset(_all(languages, "weekdays")),
        published_labels=_all(languages, "published"),
        updated_labels=_all(languages, "updated"),
        fillers=_all(languages, "fillers"),
        am=frozenset(_all(languages, "am")),
        pm=frozenset(_all(languages, "pm")),
        zones=zones,
        ambiguous_zones=frozenset(z.casefold() for z in document["ambiguous_zones"]),
        zone_regions={z.casefold(): zone for z, zone in document["zone_regions"].items()},
        months_by_language=by_language,
        numeric_orders={
            language: words["numeric_order"]
            for language, words in languages.items()
            if "numeric_order" in words
        },
        weekdays_by_language={
            language: {
                name.casefold(): number for number, name in enumerate(words["weekdays"][:7], 1)
            }
            for language, words in languages.items()
        },
        relative=tuple(map(_relative, relative["language"].values())),
    )


def _relative(words: Mapping[str, Any]) -> RelativeWords:
    return RelativeWords(
        forms=tuple(form.casefold() for form in words["ago"]),
        one=tuple(word.casefold() for word in words["one"]),
        units={
            unit: tuple(word.casefold() for word in words[unit])
            for unit in ("minute", "hour", "day")
        },
        days={word.casefold(): days for word, days in words["days"].items()},
        phrases={
            phrase.casefold(): minutes for phrase, minutes in words.get("phrases", {}).items()
        },
        unspaced=words.get("unspaced", False),
    )


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
        openers=_all(languages, "openers"),
        joiners=_all(languages, "joiners"),
        staff_words=_all(languages, "staff_words"),
        particles=frozenset(_all(languages, "particles")),
        after_names=_all(languages, "after_names"),
        source_labels=_all(languages, "source_labels"),
        photo_labels=_all(languages, "photo_labels"),
        distance_words=_all(languages, "distance_words"),
        own_voice_verbs=_all(languages, "own_voice_verbs"),
    )


def _all(languages: Mapping[str, Mapping[str, Any]], key: str) -> tuple[str, ...]:
    """Return the casefolded phrases of all languages under `key`, longest first, no doubles."""
    phrases: Iterable[str] = {
        phrase.casefold() for words in languages.values() for phrase in words.get(key, [])
    }
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))
