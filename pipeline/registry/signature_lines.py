r"""Signatures: standing lines of web pages, each with the role it gives to a line.

Here belong the record of a signature and the matching of one line. A signature is either a list
of whole lines, compared without regard to case, white space and closing marks, or a pattern for
`re.fullmatch`. Lines are matched with typographic apostrophes and special blanks replaced by `'`
and ` `, one character for one, so patterns need only those two. A long pattern is given as a list
of pieces, which are joined. `opens` and `has` save time: a pattern is tried only on lines that have
them, and a test proves `opens` from the pattern.

Named groups of a pattern, all optional: `original` (the first publisher), `outlet` (the house
itself), `source` (whom the text or picture comes from), `author`, `published`, `updated`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from pipeline.registry.data_files import Entry, RegistryError
from pipeline.registry.mentions import FOLD

ROLES = (
    "title",
    "subtitle",
    "byline",
    "publication_line",
    "caption",
    "credit",
    "subheading",
    "paragraph",
    "list_item",
    "notice",
    "promotion",
    "navigation",
    "interface",
    "legal",
    "related",
    "comment",
)
GROUPS = ("original", "outlet", "source", "author", "published", "updated")

# A standing line is short; paragraphs are not even looked at. Legal and licence notices, the
# longest, stay under this, as does every `max_length`.
LONGEST = 400
# Where an entry says nothing: about two lines of print, longer than all buttons and most notices.
USUAL_MAX_LENGTH = 160

# Cleaning, facts and checks all ask of each line, and menus come again on every page of a house.
LINES_REMEMBERED = 4096

_DECORATION = " .:;,!…·•|*+-–—→←↑↓›‹»«>< ▼▲▶►✓✕×。：！、，＞＜⌄"
# Four letters tell most first words apart and stay short enough to write down.
OPENING_LETTERS = 4
_FIRST_WORD = re.compile(rf"[^\W_]{{1,{OPENING_LETTERS}}}")


@dataclass(frozen=True)
class Signature:
    """One standing line, or one form of standing lines."""

    id: str
    role: str
    language: str
    """ISO 639-1, or `*` for any."""
    pattern: str
    """For `re.fullmatch`; empty where `lines` are given instead."""
    lines: tuple[str, ...]
    opens: tuple[str, ...]
    """Lower-case beginnings, up to four letters, of the first word of any line that matches; `#`
    for a digit, "" for a line without words. Empty: a line may begin anyhow."""
    has: tuple[str, ...]
    """Literals of which a matching line holds at least one; lower case with `ignore_case`."""
    ignore_case: bool
    max_length: int
    """Longest line, in characters, on which the pattern is tried."""
    outlet: str | None
    """Id of the outlet whose standing line this is; None: generic."""
    identifies: str | None
    """`strong`: the line alone tells the outlet; `weak`: only together with another hint."""
    cites: str | None
    """Name of the group that names an outlet."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    """Key of `sources.toml`."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled pattern."""
        return re.compile(self.pattern, re.IGNORECASE if self.ignore_case else 0)


@dataclass(frozen=True, slots=True)
class SignatureMatch:
    """A signature that a line fulfils, with the groups that took part."""

    signature: Signature
    groups: dict[str, str]
    """Verbatim text of the named groups."""
    group_spans: dict[str, tuple[int, int]]
    """Where they stand in the line as given, end exclusive."""


def read_signatures(documents: Mapping[str, Mapping[str, Any]]) -> tuple[Signature, ...]:
    """Turn the parsed files `signatures/*.toml` into signatures, house signatures first."""
    signatures = []
    for name, document in documents.items():
        role = name.removeprefix("signatures/").removesuffix(".toml")
        for number, values in enumerate(document["signature"], 1):
            where = f"{name}: signature {values.get('id', f'number {number}')}"
            signatures.append(_read(where, role, Entry(where, values)))
    return tuple(sorted(signatures, key=lambda signature: signature.outlet is None))


def _read(where: str, role: str, entry: Entry) -> Signature:
    signature = Signature(
        id=entry.text("id"),
        role=entry.one_of("role", ROLES),
        language=entry.text("language"),
        pattern=entry.joined("pattern"),
        lines=entry.texts("lines"),
        opens=entry.texts("opens"),
        has=entry.texts("has"),
        ignore_case=entry.flag("ignore_case"),
        max_length=entry.number("max_length", USUAL_MAX_LENGTH),
        outlet=entry.optional("outlet"),
        identifies=entry.optional("identifies"),
        cites=entry.optional("cites"),
        examples=entry.texts("examples"),
        counterexamples=entry.texts("counterexamples"),
        source=entry.text("source"),
    )
    entry.done()
    if signature.role != role:
        raise RegistryError(f"{where}: role {signature.role!r} belongs in another file")
    if bool(signature.pattern) == bool(signature.lines):
        raise RegistryError(f"{where}: give either `pattern` or `lines`")
    if signature.identifies not in (None, "strong", "weak"):
        raise RegistryError(f"{where}: `identifies` is `strong`, `weak` or absent")
    if signature.max_length > LONGEST:
        raise RegistryError(f"{where}: `max_length` is over {LONGEST}: no standing line")
    return signature


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
        # An ASCII line holds no other literals, and most literals are not ASCII.
        self._literals = [(low, text, ranks) for (low, text), ranks in by_literal.items()]
        self._ascii_literals = [entry for entry in self._literals if entry[1].isascii()]
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
        for length in range(len(opening) + 1):
            ranks.update(self._by_opening.get(opening[:length], ()))
        for ignore_case, literal, holders in self._ascii_literals if ascii_only else self._literals:
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
