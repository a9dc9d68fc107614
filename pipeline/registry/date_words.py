"""Words by which pages write dates, over all languages, and names of other calendars.

Here belong the records of `vocabulary/dates.toml`, `relative.toml` and `calendars.toml`. Reading a
date with them belongs to dates. All words are casefolded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.registry.data_files import RegistryError
from pipeline.registry.vocabularies import all_phrases


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
    relative: tuple["RelativeWords", ...]
    """Words by which pages say how long ago, a record a language."""
    calendars: "CalendarVocabulary"


@dataclass(frozen=True, slots=True)
class CalendarVocabulary:
    """Names of other calendars; `vocabulary/calendars.toml` says how."""

    eras: Mapping[str, int]
    """To the year before the first of the era."""
    buddhist: Mapping[str, int]
    """Thai names of months, to 1 to 12."""
    solar: Mapping[str, int]
    """Names of the months of the solar Hijri calendar, to 1 to 12."""


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


def read_dates(
    document: Mapping[str, Any], relative: Mapping[str, Any], calendars: Mapping[str, Any]
) -> DateVocabulary:
    """Turn the parsed `vocabulary/dates.toml`, `relative.toml` and `calendars.toml` into one
    vocabulary over all their languages.

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
        weekdays=frozenset(all_phrases(languages, "weekdays")),
        published_labels=all_phrases(languages, "published"),
        updated_labels=all_phrases(languages, "updated"),
        fillers=all_phrases(languages, "fillers"),
        am=frozenset(all_phrases(languages, "am")),
        pm=frozenset(all_phrases(languages, "pm")),
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
        calendars=CalendarVocabulary(
            calendars["eras"],
            *(
                {
                    name: number
                    for number, names in enumerate(calendars[kind]["months"], 1)
                    for name in names
                }
                for kind in ("buddhist", "solar")
            ),
        ),
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
