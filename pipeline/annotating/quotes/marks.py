"""Quotation marks: which opens, which closes, and what stands between them.

Here belongs what can be said from the marks and their neighbours alone, in any language. Who speaks
and whether it is a quotation at all is decided elsewhere. Marks are paired within a line; a piece
that does not close runs on to the end of its line where the next line opens again, as newspapers
mark a quotation over paragraphs, and is dropped where nothing says that it is one.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

CLOSERS: Mapping[str, tuple[str, ...]] = {
    "“": ("”", '"', "“"),
    "„": ("“", "”", '"'),
    "‟": ("”", '"'),
    "«": ("»",),
    "»": ("«", "»"),
    "‹": ("›",),
    "「": ("」",),
    "『": ("』",),
    '"': ('"', "”"),
    "''": ("''", '"'),
    "``": ("''", '"'),
    "”": ("”", '"'),
    "‘": ("’", "'"),
    "'": ("'", "’"),
}
"""By opening mark, the marks that close it. German closes „ with what opens in English, Swedish and
Finnish open and close with ”, typists double single marks, and editors mix straight and curly ones.
"""

LOOKED_AT = 8
"""Marks behind a single opening one among which its closing one must be."""

SINGLE = ("‘", "'")
# Begins with one set of characters, for which the text is searched faster than for alternatives.
_MARK = re.compile("[“„‟”\"«»‹›「」『』‘’'`](?:(?<=')'|(?<=`)`|(?<!`))")
_WORD, _BLANKS = re.compile(r"\w"), re.compile(r"\s*")
_OPENS_ALWAYS = ("“", "„", "‟", "‹", "「", "『", "«", "``")
_BEFORE_OPENING = " \t\u00a0\u202f\u2009\u3000([{—–-/:,>。，："
_SPACES = " \t\u00a0\u202f\u2009"


class Piece(NamedTuple):
    """Text in quotation marks; ``start`` and ``end`` count code points and hold the marks, too.

    ``closed`` is false where the piece ends with its line because the next one opens again.
    """

    start: int
    end: int
    mark: str
    closed: bool


def find_pieces(text: str) -> list[Piece]:
    """All outermost pieces of ``text``, in order; single marks count where no others are around."""
    pieces: list[Piece] = []
    marks = [(match.start(), match.group()) for match in _MARK.finditer(text)]
    end = number = 0
    while number < len(marks):
        # The line of the next mark: others have no pieces.
        at = marks[number][0]
        start, end = text.rfind("\n", end, at) + 1, text.find("\n", at)
        if end < 0:
            end = len(text)
        first, number = number, bisect_left(marks, (end, ""), number)
        own = [(at - start, mark) for at, mark in marks[first:number]]
        found, last = _pieces_of_line(text[start:end], start, own)
        pieces += found
        if last and (_begins(text, last) or _goes_on(text, end, last.mark)):
            pieces.append(last)
    return sorted(pieces)


def _goes_on(text: str, end: int, mark: str) -> bool:
    """Whether the next line that is not blank begins with a mark."""
    blanks = _BLANKS.match(text, end)
    return blanks is not None and text.startswith(mark, blanks.end())


def _begins(text: str, piece: Piece) -> bool:
    """Whether an unclosed piece opens its line or follows a colon or comma: somebody speaks."""
    before = text[text.rfind("\n", 0, piece.start) + 1 : piece.start].rstrip()
    return piece.mark not in SINGLE and (not before or before[-1] in ":,")


def _pieces_of_line(
    line: str, offset: int, marks: list[tuple[int, str]]
) -> tuple[list[Piece], Piece | None]:
    """The closed pieces of a line with some marks, and the one that stays open at its end."""
    pieces: list[Piece] = []
    opened: tuple[int, str] | None = None
    for number, (at, mark) in enumerate(marks):
        if opened is None:
            if _opens(line, at, mark) and (
                mark not in SINGLE or _closes_later(line, marks, number)
            ):
                opened = at, mark
            continue
        start, opener = opened
        if mark in CLOSERS[opener] and _closes(line, at, mark, opener, marks, number):
            if _WORD.search(line, start, at):
                pieces.append(Piece(offset + start, offset + at + len(mark), opener, True))
            opened = None
        elif mark == opener and mark not in SINGLE and _opens(line, at, mark):
            # Opened again before it closed: the first one was never closed.
            opened = at, mark
        elif opener in SINGLE and mark not in (*SINGLE, "’") and _opens(line, at, mark):
            opened = at, mark
    if opened is None:
        return pieces, None
    end = len(line.rstrip())
    return pieces, Piece(offset + opened[0], offset + end, opened[1], False)


def _opens(line: str, at: int, mark: str) -> bool:
    before = line[at - 1] if at else " "
    behind = at + len(mark)
    after = line[behind] if behind < len(line) else " "
    if mark in "’›」』":
        return False
    if mark == "»":
        return before in _BEFORE_OPENING and after not in _SPACES
    if mark in _OPENS_ALWAYS:
        return True
    if mark in SINGLE:
        return before in _BEFORE_OPENING and after not in _SPACES
    if before.isdigit() or (before.isalnum() and not after.isalnum()):
        return False
    return before in _BEFORE_OPENING or after not in _SPACES


def _closes(
    line: str, at: int, mark: str, opener: str, marks: list[tuple[int, str]], number: int
) -> bool:
    before = line[at - 1]
    after = line[at + 1] if at + 1 < len(line) else " "
    if mark == opener == "“":
        # As closing mark only where it cannot open: editors slip.
        return not after.isalnum() and before not in _SPACES
    if mark == "»" and opener == "»":
        return before not in _SPACES
    if mark in ("’", "'"):
        return _closes_single(line, at)
    if mark == '"' and before.isdigit() and after in _SPACES and line[at + 2 : at + 3].islower():
        # Inches, if the quotation is closed by another mark behind them.
        return not any(other in CLOSERS[opener] for _, other in marks[number + 1 : number + 2])
    if mark == '"' and opener == '"':
        # Opens again: the first one was never closed.
        return not (before in _SPACES and after.isalnum()) or number % 2 == 1
    return True


def _closes_single(line: str, at: int) -> bool:
    """Whether a single mark is no apostrophe: nothing of a word follows."""
    after = line[at + 1] if at + 1 < len(line) else " "
    return at > 0 and line[at - 1] not in _SPACES and not after.isalnum()


def _closes_later(line: str, marks: list[tuple[int, str]], number: int) -> bool:
    return any(
        mark in ("’", "'") and _closes_single(line, at)
        for at, mark in marks[number + 1 : number + 1 + LOOKED_AT]
    )
