"""Match the lines of a page against all signatures.

Here belongs the search alone; what a match means for a line is for cleaning and facts to say.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pipeline.registry.mentions import fold
from pipeline.registry.signature_lines import LONGEST, Signature

# Cleaning, facts and checks all ask of each line, and menus come again on every page of a house.
# So many short lines take some 15 MB; cleaning remembers as many.
LINES_REMEMBERED = 65_536
OPENINGS_REMEMBERED = 8192

_DECORATION = " .:;,!…·•|*+-–—→←↑↓›‹»«>< ▼▲▶►✓✕×。：！、，＞＜⌄"
# Four letters tell most first words apart and stay short enough to write down.
OPENING_LETTERS = 4
_LETTERS = re.compile(rf"[^\W\d_]{{1,{OPENING_LETTERS}}}")
_FIRST_WORD = re.compile(rf"\d|{_LETTERS.pattern}")


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
    """Matches lines against all signatures.

    Whole lines are looked up in a dictionary. A pattern is tried, and compiled, only on a line
    that begins with one of its `opens` and holds one of its `has`: prose meets few of them.
    """

    def __init__(self, signatures: Iterable[Signature]) -> None:
        """Index `signatures`, whose order is the order of preference."""
        self._signatures = tuple(signatures)
        self._by_line: dict[str, list[int]] = {}
        self._by_opening: dict[str, list[int]] = {}
        self._by_literal: dict[str, list[int]] = {}
        self._always: list[int] = []
        for rank, signature in enumerate(self._signatures):
            for line in signature.lines:
                self._by_line.setdefault(fold_line(line), []).append(rank)
            for opening in signature.opens:
                self._by_opening.setdefault(opening, []).append(rank)
            if signature.pattern and not signature.opens:
                for literal in signature.has:
                    self._by_literal.setdefault(literal.casefold(), []).append(rank)
                if not signature.has:
                    self._always.append(rank)
        # What most lines fail by stands together, the rest of a signature elsewhere in memory.
        self._tests = [
            (s.max_length if s.pattern else LONGEST, s.ignore_case, s.has, s)
            for s in self._signatures
        ]
        self._characters = [(frozenset(literal), literal) for literal in self._by_literal]
        self._remembered: dict[str, tuple[SignatureMatch, ...]] = {}
        self._opened = lru_cache(OPENINGS_REMEMBERED)(self._opened_by)

    def match(self, line: str) -> tuple[SignatureMatch, ...]:
        """Return every signature that the line fulfils: house signatures first, then generic.

        White space around the line is ignored; spans count from the start of `line` as given.
        """
        found = self._remembered.get(line)
        return self.match_all((line,))[0] if found is None else found

    def match_all(self, lines: Sequence[str]) -> list[tuple[SignatureMatch, ...]]:
        """Return of each line what `match` does, in less time: what stands nowhere on a page is
        not sought in each of its lines.
        """
        known = self._remembered
        if len(known) + len(lines) > LINES_REMEMBERED:
            known.clear()
        new = [
            line
            for line in dict.fromkeys(lines)
            if line not in known and len(line.strip()) <= LONGEST
        ]
        known.update(zip(new, self._match(new), strict=True))
        return [known.get(line, ()) for line in lines]

    def _match(self, lines: Sequence[str]) -> Iterator[tuple[SignatureMatch, ...]]:
        """The matches of each line, none of them too long."""
        folded = [line if line.isascii() else fold(line) for line in lines]
        lows = [line.casefold() for line in folded]
        candidates: list[list[int]] = []
        for low in lows:
            whole = " ".join(low.split()).strip(_DECORATION)
            candidates.append([*self._always, *self._by_line.get(whole, ())])
            candidates[-1] += self._opened(first_letters(low))
        for number, literal in self._literals_in(lows):
            candidates[number] += self._by_literal[literal]
        for line, seen, low, ranks in zip(lines, folded, lows, candidates, strict=True):
            yield tuple(self._fulfilled(line, seen, low, sorted(set(ranks))) if ranks else ())

    def _opened_by(self, opening: str) -> list[int]:
        """The ranks of signatures of lines that open so."""
        lengths = range(min(1, len(opening)), len(opening) + 1)
        return [rank for n in lengths for rank in self._by_opening.get(opening[:n], ())]

    def _literals_in(self, lows: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The literals that stand in casefolded lines, with the number of the line."""
        page = "\n".join(lows)
        starts = [0, *accumulate(len(low) + 1 for low in lows)]
        characters = frozenset(page)
        for needs, literal in self._characters:
            place = page.find(literal) if needs <= characters else -1
            while place >= 0:
                below = bisect_right(starts, place)
                yield below - 1, literal
                place = page.find(literal, starts[below])

    def _fulfilled(
        self, line: str, folded: str, low: str, ranks: Sequence[int]
    ) -> Iterator[SignatureMatch]:
        start = len(line) - len(line.lstrip())
        end = len(line.rstrip())
        size = end - start
        for rank in ranks:
            longest, ignore_case, has, signature = self._tests[rank]
            if size > longest or (has and not _has(has, low if ignore_case else folded)):
                continue
            if not signature.pattern:
                yield SignatureMatch(signature, {}, {})
            elif (hit := signature.regex.fullmatch(folded, start, end)) is not None:
                yield _as_match(signature, line, hit)


def first_letters(low: str) -> str:
    """Return what `opens` are compared with: the first word as `ended` gives it.

    In front of it stands `#` where digits do; "" stands for a line without word and digit.
    """
    found = _FIRST_WORD.search(low)
    if found is None:
        return ""
    if not found[0].isdecimal():
        return ended(found[0])
    letters = _LETTERS.search(low, found.end())
    return ended("#" + letters[0] if letters else "#")


def ended(word: str) -> str:
    """Return the first four letters of a word, or a shorter one whole, with a blank behind it. A
    digit ends a word too, and `#` in front of one is no letter.
    """
    letters = OPENING_LETTERS + word.startswith("#")
    return word[:letters] if len(word) >= letters or not word else f"{word} "


def _has(literals: Sequence[str], text: str) -> bool:
    for literal in literals:  # noqa: SIM110 a generator takes three times as long
        if literal in text:
            return True
    return False


def _as_match(signature: Signature, line: str, hit: re.Match[str]) -> SignatureMatch:
    spans = {name: hit.span(name) for name, value in hit.groupdict().items() if value is not None}
    groups = {name: line[start:end] for name, (start, end) in spans.items()}
    return SignatureMatch(signature, groups, spans)
