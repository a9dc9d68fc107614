"""Match one line against all signatures.

Here belongs the search alone; what a match means for a line is for cleaning and facts to say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.registry.mentions import FOLD
from pipeline.registry.signature_lines import LONGEST, Signature

# Cleaning, facts and checks all ask of each line, and menus come again on every page of a house.
LINES_REMEMBERED = 4096

_DECORATION = " .:;,!…·•|*+-–—→←↑↓›‹»«>< ▼▲▶►✓✕×。：！、，＞＜⌄"
# Four letters tell most first words apart and stay short enough to write down.
OPENING_LETTERS = 4
# Of literals; three tell prose from nearly all of them, and a line has few of them to look up.
BEGINNING_LETTERS = 3
_FIRST_WORD = re.compile(rf"[^\W_]{{1,{OPENING_LETTERS}}}")


@dataclass(frozen=True, slots=True)
class SignatureMatch:
    """A signature that a line fulfils, with the groups that took part."""

    signature: Signature
    groups: dict[str, str]
    """Verbatim text of the named groups."""
    group_spans: dict[str, tuple[int, int]]
    """Where they stand in the line as given, end exclusive."""


def fold_line(line: str) -> str:
    """Return a line as whole-line signatures are compared: case, blanks, closing marks gone."""
    return " ".join(line.split()).strip(_DECORATION).casefold()


class SignatureMatcher:
    """Matches one line against all signatures.

    Whole lines are looked up in a dictionary. A pattern is tried, and compiled, only on a line
    that begins with one of its `opens` and holds one of its `has`: prose meets few of them.
    """

    def __init__(self, signatures: Iterable[Signature]) -> None:
        """Index `signatures`, whose order is the order of preference."""
        self._signatures = tuple(signatures)
        self._by_line: dict[str, list[int]] = {}
        self._by_opening: dict[str, list[int]] = {}
        self._always: set[int] = set()
        by_literal: dict[tuple[bool, str], list[int]] = {}
        for rank, signature in enumerate(self._signatures):
            for line in signature.lines:
                self._by_line.setdefault(fold_line(line), []).append(rank)
            for opening in signature.opens:
                self._by_opening.setdefault(opening, []).append(rank)
            if not signature.opens:
                for literal in signature.has:
                    by_literal.setdefault((signature.ignore_case, literal), []).append(rank)
                if signature.pattern and not signature.has:
                    self._always.add(rank)
        self._literals: dict[str, list[tuple[bool, str, list[int]]]] = {}
        for (low, text), ranks in by_literal.items():
            begins = text.casefold()[:BEGINNING_LETTERS]
            self._literals.setdefault(begins, []).append((low, text, ranks))
        shorter = [text for text in self._literals if len(text) < BEGINNING_LETTERS]
        # An ASCII line holds no other literals, and most short ones are not ASCII.
        self._shorter = {False: shorter, True: [text for text in shorter if text.isascii()]}
        self._remembered = lru_cache(maxsize=LINES_REMEMBERED)(self._match)

    def match(self, line: str) -> tuple[SignatureMatch, ...]:
        """Return every signature that the line fulfils: house signatures first, then generic.

        White space around the line is ignored; spans count from the start of `line` as given.
        """
        start = len(line) - len(line.lstrip())
        end = len(line.rstrip())
        return () if end - start > LONGEST else self._remembered(line, start, end)

    def _match(self, line: str, start: int, end: int) -> tuple[SignatureMatch, ...]:
        ascii_only = line.isascii()
        folded = line if ascii_only else line.translate(FOLD)
        low = folded.casefold()
        ranks = self._always.union(self._by_line.get(fold_line(low), ()))
        opening = first_letters(low)
        for length in range(min(1, len(opening)), len(opening) + 1):
            ranks.update(self._by_opening.get(opening[:length], ()))
        pieces = {low[at : at + BEGINNING_LETTERS] for at in range(len(low))}
        pieces.update(text for text in self._shorter[ascii_only] if text in low)
        for begins in self._literals.keys() & pieces:
            for ignore_case, literal, holders in self._literals[begins]:
                if literal in (low if ignore_case else folded):
                    ranks.update(holders)
        found = []
        for rank in sorted(ranks):
            signature = self._signatures[rank]
            if not signature.pattern:
                found.append(SignatureMatch(signature, {}, {}))
            elif end - start <= signature.max_length and _has(signature, folded, low):
                hit = signature.regex.fullmatch(folded, start, end)
                if hit is not None:
                    found.append(_as_match(signature, line, hit))
        return tuple(found)


def first_letters(low: str) -> str:
    """Return what `opens` are compared with: up to four letters of the first word, `#`, or "".

    `#` stands for a first word that begins with a digit, "" for a line without any word.
    """
    word = _FIRST_WORD.search(low)
    if word is None:
        return ""
    return "#" if word.group()[0].isdigit() else word.group()


def _has(signature: Signature, folded: str, low: str) -> bool:
    if not signature.has or not signature.opens:  # without `opens` found by its `has`
        return True
    text = low if signature.ignore_case else folded
    return any(literal in text for literal in signature.has)


def _as_match(signature: Signature, line: str, hit: re.Match[str]) -> SignatureMatch:
    spans = {name: hit.span(name) for name, value in hit.groupdict().items() if value is not None}
    groups = {name: line[start:end] for name, (start, end) in spans.items()}
    return SignatureMatch(signature, groups, spans)
