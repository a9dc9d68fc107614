"""The words and forms of one language, made ready for reading.

A text is read as a row of words, each of a class that one character stands for; so a form of the
vocabulary ("$amount UNIT AGO") becomes a regular expression over that row, in which a word of any
length is one character. How forms are written, `vocabulary/times.toml` says.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count

from pipeline.registry import load
from pipeline.registry.data_files import RegistryError
from pipeline.registry.vocabularies import TimeVocabulary

OTHER = "\ue000"
"""Stands for each word that no form knows."""

# Ranges, not classes of Unicode, whose members depend on the version of Python.
_LETTER = "A-Za-z\u00c0-\u024f"
_LETTERS = re.compile(f"[{_LETTER}]+")
_ITEM = re.compile(r"\$\w+|[()|?\[\]{}<>]|[^\s()|?\[\]{}<>$]+")
_OPERATORS = {
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "[": "(?<=",
    "]": ")",
    "{": "(?!",
    "}": ")",
    "<": "(?=",
    ">": ")",
}

NUMERIC = ("DAY", "INT", "YEAR")
"""Classes of digits: 1 to 31, which are of INT too; up to three; four that may be a year."""


@dataclass(frozen=True)
class Form:
    """One form: ``rule`` says how it is read, ``pattern`` fits the row of classes."""

    rule: str
    pattern: re.Pattern[str]


@dataclass(frozen=True)
class Lexicon:
    """Words in small letters to the character and the name of their class, and their value."""

    words: Mapping[str, tuple[str, str, object]]
    numeric: Mapping[str, str]
    forms: tuple[Form, ...]
    word: re.Pattern[str]
    wrapped: re.Pattern[str]
    """What is a word of a text, and of one whose lines were broken by hand."""
    starting: re.Pattern[str]
    """Fits where some form does: asked first, since at most places none does."""
    capitals: frozenset[str]
    """Characters of the classes whose words count only with a capital."""
    small: frozenset[str]
    """Characters of the classes whose words count only without one."""
    future: frozenset[str]
    past: frozenset[str]
    past_endings: tuple[str, ...]
    joiners: frozenset[str]


@cache
def lexicon(language: str) -> Lexicon | None:
    """The lexicon of a language, ISO 639-1; None where the vocabulary has none."""
    registry = load()
    vocabulary = registry.times.get(language)
    if vocabulary is None:
        return None
    months = registry.dates.months_by_language[language]
    return _built(vocabulary, months, registry.dates.weekdays_by_language[language])


def _built(
    vocabulary: TimeVocabulary, months: Mapping[str, int], weekdays: Mapping[str, int]
) -> Lexicon:
    entries: dict[str, tuple[str, object]] = {}
    for name, members in [
        *vocabulary.classes.items(),
        ("WEEKDAY", weekdays),
        ("MONTH", months),
    ]:
        for word, value in members.items():
            entries.setdefault(word, (name, value))
    items = _items(vocabulary)
    names = {name for name, _ in entries.values()} | {*NUMERIC}
    spelled = sorted(item for item in items if item not in names)
    strange = [item for item in spelled if item.isupper() and item.isascii()]
    if strange:
        raise RegistryError(f"vocabulary/times.toml: no class is called {strange[0]}")
    codes = _codes(entries, names, spelled)
    words = {
        word: (codes.words.get(word) or codes.classes[name], name, value)
        for word, (name, value) in entries.items()
    }
    words |= {word: (codes.words[word], word, word) for word in spelled if word not in entries}
    forms = tuple(
        Form(rule, re.compile(_expression(row, vocabulary.parts, codes)))
        for rule, rows in vocabulary.rules.items()
        for row in rows
    )
    return Lexicon(
        words=words,
        numeric={name: codes.classes[name] for name in NUMERIC},
        forms=forms,
        word=_word(words, vocabulary.unspaced, r"\n+"),
        wrapped=_word(words, vocabulary.unspaced, r"\n(?:[^\S\n]*\n)+"),
        starting=re.compile(f"(?!{OTHER})(?:{'|'.join(form.pattern.pattern for form in forms)})"),
        capitals=codes.of(vocabulary.capitals),
        small=codes.of(vocabulary.small),
        future=vocabulary.future,
        past=vocabulary.past,
        past_endings=vocabulary.past_endings,
        joiners=vocabulary.joiners,
    )


@dataclass(frozen=True)
class _Codes:
    """A character for each class, and one for each word that a form spells out."""

    classes: Mapping[str, str]
    words: Mapping[str, str]
    members: Mapping[str, str]
    """The characters of the words of a class that some form spells out."""

    def all_of(self, name: str) -> str:
        """All characters of a class."""
        return self.classes[name] + self.members.get(name, "")

    def of(self, names: Iterable[str]) -> frozenset[str]:
        """All characters of several classes."""
        return frozenset("".join(self.all_of(name) for name in names))


def _codes(
    entries: Mapping[str, tuple[str, object]], names: set[str], spelled: list[str]
) -> _Codes:
    characters = (chr(code) for code in count(ord(OTHER) + 1))
    classes = {name: next(characters) for name in sorted(names)}
    words = {word: next(characters) for word in spelled}
    members = {"INT": classes["DAY"]}
    for word in spelled:
        if word in entries:
            name = entries[word][0]
            members[name] = members.get(name, "") + words[word]
    return _Codes(classes, words, members)


def _word(words: Iterable[str], unspaced: bool, line_break: str) -> re.Pattern[str]:
    """What a word is: one of the vocabulary that letters alone do not make, or a run of letters."""
    own = [word for word in words if not word[0].isdecimal()]
    if not unspaced:
        own = [word for word in own if len(word) > 1 and _LETTERS.fullmatch(word) is None]
    listed = "|".join(re.escape(word) for word in sorted(own, key=lambda w: (-len(w), w)))
    listed = listed.replace("'", "['\u2019]")
    behind = "" if unspaced else f"(?![{_LETTER}])"
    first = f"(?i:{listed}){behind}|" if listed else ""
    return re.compile(f"{first}[{_LETTER}]+|[0-9]+|[^\\s{_LETTER}0-9]|{line_break}")


def _items(vocabulary: TimeVocabulary) -> set[str]:
    """All classes and words that forms and parts are made of."""
    rows = [
        *vocabulary.parts.values(),
        *(row for rows in vocabulary.rules.values() for row in rows),
    ]
    items = {item for row in rows for item in _ITEM.findall(row)}
    return {item for item in items if item not in _OPERATORS and item[0] != "$"}


def _expression(row: str, parts: Mapping[str, str], codes: _Codes) -> str:
    """The form ``row`` over characters."""
    built = []
    for item in _ITEM.findall(row):
        if item in _OPERATORS:
            built.append(_OPERATORS[item])
        elif item[0] == "$":
            built.append(f"(?:{_expression(parts[item[1:]], parts, codes)})")
        elif item in codes.words:
            built.append(codes.words[item])
        else:
            built.append(f"[{codes.all_of(item)}]")
    return "".join(built)
