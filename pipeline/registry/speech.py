"""Words of speech: reporting verbs by class, and words in and around the names of speakers.

Here belong the records of `vocabulary/reporting.toml` and `vocabulary/speakers.toml`. Finding
quotations with them belongs to annotating. All words are casefolded.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.registry.data_files import RegistryError

CUE_CLASSES = ("neutral", "claim", "denial", "question", "demand", "concession")
"""What is done with the words: the values of `quotes.cue_class`."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb: its base form (itself where the file gives none) and class."""

    base: str
    cue_class: str


@dataclass(frozen=True)
class SpeechVocabulary:
    """One language's words; lists that the files leave out for it are empty."""

    verbs: Mapping[str, Verb]
    according: tuple[str, ...]
    """Words and phrases before a source, longest first."""
    words: Mapping[str, frozenset[str]]
    """All other lists by their name in the files."""


def read_speech(
    reporting: Mapping[str, Any], speakers: Mapping[str, Any]
) -> dict[str, SpeechVocabulary]:
    """Turn the two parsed files into one vocabulary a language, by ISO 639-1 code.

    Raises RegistryError where one form stands in two classes of a language.
    """
    return {
        language: _vocabulary(language, words, speakers["language"].get(language, {}))
        for language, words in reporting["language"].items()
    }


def _vocabulary(
    language: str, reporting: Mapping[str, list[str]], speakers: Mapping[str, list[str]]
) -> SpeechVocabulary:
    verbs: dict[str, Verb] = {}
    for cue_class in CUE_CLASSES:
        for entry in reporting[cue_class]:
            forms = entry.casefold().split()
            for form in forms:
                if verbs.setdefault(form, Verb(forms[0], cue_class)).cue_class != cue_class:
                    raise RegistryError(
                        f"vocabulary/reporting.toml: {language}: {form!r} stands in two classes"
                    )
    lists = {
        name: frozenset(word.casefold() for word in words)
        for name, words in [*reporting.items(), *speakers.items()]
        if name not in CUE_CLASSES and name != "according"
    }
    according = sorted((phrase.casefold() for phrase in reporting["according"]), key=len)
    return SpeechVocabulary(verbs, tuple(reversed(according)), lists)
