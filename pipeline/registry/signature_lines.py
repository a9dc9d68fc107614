r"""Signatures: standing lines of web pages, each with the role it gives to a line.

Here belongs the record of a signature; matching a line belongs to `signature_matching`.

A signature is either a list of whole lines, compared without regard to case, white space and
closing marks, or a pattern for `re.fullmatch`, of which a long one is a list of pieces that are
joined. Before matching, typographic apostrophes and special blanks of a line become `'` and ` `,
one character for one, so patterns need only those two. `opens` and `has` save time: a pattern is
tried only on lines that have them, and a test proves `opens` from the pattern.

Named groups of a pattern, all optional: `original` (the first publisher), `outlet` (the house
itself), `source` (whom the text or picture comes from), `author`, `published`, `updated`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pipeline.registry.data_files import Entry, RegistryError
from pipeline.schema import ROLES

GROUPS = ("original", "outlet", "source", "author", "published", "updated")

# A standing line is short; paragraphs are not even looked at. Legal and licence notices, the
# longest, stay under this, as does every `max_length`.
LONGEST = 400
# Where an entry says nothing: about two lines of print, longer than all buttons and most notices.
USUAL_MAX_LENGTH = 160


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
    """Lower-case beginnings of the first word of any line that matches: its first four letters, a
    shorter word with a blank behind it, or fewer letters where it may go on anyhow; with `#` in
    front where digits stand before the word, "" for a line without either. Empty: a line may begin
    anyhow."""
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
