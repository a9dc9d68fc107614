"""Quotations in other languages: by their marks, and where verbs are known, by these.

Here belongs what needs no knowledge of a language but its lists of words. How often it is right is
not measured: no public labels were at hand.
"""

import re
from collections.abc import Sequence

from pipeline.annotating.quotes.marks import Piece
from pipeline.annotating.quotes.quote import Quote, Span
from pipeline.annotating.quotes.stream import FRAGMENT, kind_of
from pipeline.registry import load
from pipeline.registry.speech import SpeechVocabulary

LEAST_WORDS = 4
"""Shorter quoted words are a quotation only where somebody says them, as in English."""

CHARACTERS_A_WORD = 2
"""In scripts without blanks."""

REACH = 160
"""Characters before and behind a piece in which verb and speaker are looked for."""

NAME_WORDS = 8
"""Words of a speaker at most."""

UNSPACED = 16
"""Characters of a speaker at most in scripts without blanks."""

_WORD = re.compile(r"[^\s,;:.!?…()«»“”„\"—–]+|[,;:.!?…()—–]")
_ENDS = ".!?…;"
_HAN = re.compile("[\u3400-\u9fff]")
_HAN_RUN = re.compile("[\u3400-\u9fff·]+")


def find_others(text: str, pieces: Sequence[Piece], language: str | None) -> list[Quote]:
    """The quotations of a text that is not English."""
    vocabulary = load().speech.get(language or "")
    found = []
    for piece in pieces:
        fragment = kind_of(text, piece) == FRAGMENT
        speaker, cue = _speaker(text, piece, vocabulary) if vocabulary else (None, None)
        long = _words(text[piece.start : piece.end]) >= LEAST_WORDS
        kind = "partial" if fragment and not _has_han(text, piece) else "direct"
        if not long and not speaker:
            kind = "scare"
        word = text[slice(*cue)].casefold() if cue else None
        verb = vocabulary.verbs.get(word) if vocabulary and word else None
        found.append(
            Quote(
                start=piece.start,
                end=piece.end,
                parts=((piece.start, piece.end),),
                kind=kind,
                speaker=speaker,
                name=None,
                description=None,
                type=None,
                cue=cue,
                cue_class=verb.cue_class if verb else None,
                confidence="medium" if speaker else "low",
                rule="verb" if speaker else "marks",
            )
        )
    return found


def _words(inner: str) -> int:
    han = len(_HAN.findall(inner))
    return han // CHARACTERS_A_WORD if han else len(inner.split())


def _has_han(text: str, piece: Piece) -> bool:
    return bool(_HAN.search(text, piece.start, piece.end))


def _speaker(
    text: str, piece: Piece, vocabulary: SpeechVocabulary
) -> tuple[Span | None, Span | None]:
    """The speaker beside a verb of saying, behind the piece or else before it, and the verb."""
    line_start = max(text.rfind("\n", 0, piece.start) + 1, piece.start - REACH)
    line_end = text.find("\n", piece.end)
    line_end = min(len(text) if line_end < 0 else line_end, piece.end + REACH)
    if _has_han(text, piece):
        return _unspaced(text, line_start, piece, line_end, vocabulary)
    behind = [m.span() for m in _WORD.finditer(text, piece.end, line_end)]
    before = [m.span() for m in _WORD.finditer(text, line_start, piece.start)]
    for words in (_sentence_behind(text, behind), _sentence_before(text, before)):
        for number, span in enumerate(words):
            # French joins the pronoun to its verb: "explique-t-elle".
            verb = text[slice(*span)].casefold().partition("-")[0]
            if verb not in vocabulary.verbs:
                continue
            cue = (span[0], span[0] + len(verb))
            joined = _joined_pronoun(text, span, vocabulary)
            speaker = joined or _name(text, words[number + 1 :], vocabulary)
            speaker = speaker or _name_before(text, words[:number], vocabulary)
            if speaker:
                return speaker, cue
    return None, None


def _sentence_behind(text: str, words: list[Span]) -> list[Span]:
    ends = (i for i, (start, end) in enumerate(words) if text[start:end] in _ENDS)
    return words[: next(ends, len(words))]


def _sentence_before(text: str, words: list[Span]) -> list[Span]:
    begins = [i for i, (start, end) in enumerate(words) if text[start:end] in _ENDS]
    return words[begins[-1] + 1 if begins else 0 :]


def _joined_pronoun(text: str, span: Span, vocabulary: SpeechVocabulary) -> Span | None:
    start = text.rfind("-", *span) + 1
    pronoun = text[start : span[1]].casefold()
    is_pronoun = start and pronoun in vocabulary.words["subject_pronouns"]
    return (start, span[1]) if is_pronoun else None


def _name(text: str, words: list[Span], vocabulary: SpeechVocabulary) -> Span | None:
    """The name, title or pronoun with which the words begin; an article belongs to it."""
    lists = vocabulary.words
    named = 0
    titled = False
    for number, (start, end) in enumerate(words[:NAME_WORDS]):
        word = text[start:end]
        lower = word.casefold()
        if not number and lower in lists["subject_pronouns"]:
            return start, end
        if word[0].isupper() or (word[0].isalpha() and lower in lists["titles"]):
            titled = True
            named = number + 1
        elif lower not in lists["particles"] and lower not in lists["articles"]:
            break
    return (words[0][0], words[named - 1][1]) if titled else None


def _name_before(text: str, words: list[Span], vocabulary: SpeechVocabulary) -> Span | None:
    """The name that the words before a verb begin or end with."""
    for first in range(max(0, len(words) - NAME_WORDS), len(words)):
        name = _name(text, words[first:], vocabulary)
        if name and name[1] == words[-1][1]:
            return name
    return _name(text, words, vocabulary)


def _unspaced(
    text: str, start: int, piece: Piece, end: int, vocabulary: SpeechVocabulary
) -> tuple[Span | None, Span | None]:
    """The run of characters before a verb of saying, right before or behind the piece."""
    behind = _HAN_RUN.search(text, piece.end, end)
    before = list(_HAN_RUN.finditer(text, start, piece.start))[-1:]
    for run in [*before, *([behind] if behind else [])]:
        verbs = sorted(vocabulary.verbs, key=lambda verb: (-len(verb), verb))
        for verb in verbs:
            if run.group().endswith(verb) and len(verb) < len(run.group()) <= UNSPACED:
                at = run.end() - len(verb)
                return (run.start(), at), (at, run.end())
    return None, None
