"""Turning text of unknown origin into Markdown that shows it and does nothing else.

Titles, paths, rules and settings come from pages, file systems and people. Here belongs only what
keeps them from acting: as markup, as links, or by characters that cannot be seen.
"""

import re

_MARKUP = re.compile(r"[\\`*{}\[\]<>&|~$#]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
"""What could be read as markup, within words and in tables; an underscore inside a name cannot.
It becomes a numeric entity, not a character behind a backslash: some readers take a backslash
before a bar in a table, or before a bracket in text with formulas, for something else."""

_LETTER = "A-Za-z\u00c0-\u1fff\u3040-\uffef"
_LINK = re.compile(rf"://|@|mailto:|www\.|[{_LETTER}0-9]\.[{_LETTER}][{_LETTER}0-9-]")
"""What readers of Markdown, each with its own idea of it, may make a link without being asked."""

_CLOSING = ".,;:!?)'\"’”»…"
"""What ends a sentence or a bracket rather than an address."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, bidirectional marks and invisible letters, as fixed ranges: the tables of character
classes differ between Python versions. The two joiners stay: Persian, Hindi and emoji need them."""


class Markdown(str):
    """Text that is meant as Markdown; every other string is made inert before it is shown."""

    __slots__ = ()


def visible(text: str) -> str:
    """Return the text as one line in which characters that cannot be seen show as their code."""
    line = " ".join(text.split())
    return _UNSEEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", line)


def shortened(text: str, limit: int) -> str:
    """Return at most `limit` code points of the text, white space folded, "…" where it was cut."""
    # A page may be one line of megabytes: fold no more of it than can be shown.
    line = " ".join(text[: 4 * limit + 4].split())
    if len(line) <= limit and len(text) <= 4 * limit + 4:
        return line
    return line[: limit - 1].rstrip() + "…"


def inert(text: str, limit: int | None = None) -> Markdown:
    """Return Markdown that shows the text, shortened to `limit`, as plain words on one line.

    What is `Markdown` already stays as it is. Words that look like an address become code, the
    only place where no reader of Markdown makes links; all else keeps its letters, and those that
    could be markup stand as numeric entities.
    """
    if isinstance(text, Markdown):
        return text
    line = visible(text if limit is None else shortened(text, limit))
    return Markdown(" ".join(_word(word) for word in line.split(" ")))


def _word(word: str) -> str:
    if not _LINK.search(word):
        return _entities(word)
    address = word.rstrip(_CLOSING) or word
    # In code neither entities nor escapes work, so what could end it (or a table's cell) stays out.
    pieces = re.split(r"([`|\\$]+)", address)
    shown = "".join(
        _entities(piece) if number % 2 else f"`{piece}`"
        for number, piece in enumerate(pieces)
        if piece
    )
    return shown + _entities(word[len(address) :])


def _entities(text: str) -> str:
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


def code(text: str) -> Markdown:
    """Return the text as code; what cannot stand in code is made inert as words."""
    line = visible(text)
    if not line or re.search(r"[`|\\$]", line):
        return inert(line)
    return Markdown(f"`{line}`")


def bibtex(text: str) -> Markdown:
    """Return the text as a BibTeX field, braces included, fit for a fenced block.

    Braces, backslashes and backticks are left out: they could end the field or the block.
    """
    return Markdown("{" + re.sub(r"[{}\\`]", "", visible(text)) + "}")
