"""Match the lines of a page against all signatures.

Here belongs the search alone; what a match means for a line is for cleaning and facts to say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.registry.literals import Literals
from pipeline.registry.mentions import fold
from pipeline.registry.signature_lines import LONGEST, Signature

# Cleaning, facts and checks all ask of each line, and menus come again on every page of a house.
# Cleaning remembers as many, for what it knows is asked again for facts.
LINES_REMEMBERED = 65_536
OPENINGS_REMEMBERED = 8192

_DECORATION = " .:;,!…·•|*+-–—→←↑↓›‹»«>< ▼▲▶►✓✕×。：！、，＞＜⌄"
# Four letters tell most first words apart and stay short enough to write down.
OPENING_LETTERS = 4
_LETTERS = re.compile(rf"[^\W\d_]{{1,{OPENING_LETTERS}}}")
_FIRST_WORD = re.compile(rf"\d|{_LETTERS.pattern}")


_Test = tuple[int, int, bool, tuple[str, ...], Signature]
"""A signature by its pattern: rank, and what most lines fail by, together in memory."""


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
        self._by_line: dict[str, dict[int, Signature]] = {}
        self._by_opening: dict[str, list[_Test]] = {}
        self._by_literal: dict[str, list[_Test]] = {}
        self._always: list[_Test] = []
        for rank, signature in enumerate(signatures):
            for line in signature.lines:
                self._by_line.setdefault(fold_line(line), {})[rank] = signature
            if not signature.pattern:
                continue
            test = (rank, signature.max_length, signature.ignore_case, signature.has, signature)
            for opening in signature.opens:
                self._by_opening.setdefault(opening, []).append(test)
            if not signature.opens:
                for literal in signature.has:
                    self._by_literal.setdefault(literal.casefold(), []).append(test)
                if not signature.has:
                    self._always.append(test)
        self._literals = Literals(self._by_literal)
        self._of_literal = [*self._by_literal.values()]
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
        if new:
            known.update(zip(new, self._match(new), strict=True))
        return [known.get(line, ()) for line in lines]

    def _match(self, lines: Sequence[str]) -> Iterator[tuple[SignatureMatch, ...]]:
        """The matches of each line, none of them too long."""
        folded = [line if line.isascii() else fold(line) for line in lines]
        lows = [line.casefold() for line in folded]
        tests = [[*self._always, *self._opened(first_letters(low))] for low in lows]
        found = {(number, of) for number, (of, *_) in self._literals.find_in_lines(lows)}
        for number, literal in found:
            tests[number] += self._of_literal[literal]
        for line, seen, low, tried in zip(lines, folded, lows, tests, strict=True):
            hits = _hits(line, seen, low, tried)
            whole = " ".join(low.split()).strip(_DECORATION)
            for rank, signature in self._by_line.get(whole, {}).items():
                hits[rank] = SignatureMatch(signature, {}, {})
            yield tuple(hits[rank] for rank in sorted(hits)) if hits else ()

    def _opened_by(self, opening: str) -> list[_Test]:
        """The tests of lines that open so."""
        lengths = range(min(1, len(opening)), len(opening) + 1)
        return [test for n in lengths for test in self._by_opening.get(opening[:n], ())]


def _hits(line: str, folded: str, low: str, tests: Sequence[_Test]) -> dict[int, SignatureMatch]:
    """The tests that the line passes, by rank."""
    start = len(line) - len(line.lstrip())
    end = len(line.rstrip())
    size = end - start
    found = {}
    for rank, longest, ignore_case, has, signature in tests:
        if size > longest or (has and not _has(has, low if ignore_case else folded)):
            continue
        if (hit := signature.regex.fullmatch(folded, start, end)) is not None:
            found[rank] = _as_match(signature, line, hit)
    return found


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
