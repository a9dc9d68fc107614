"""Finds text that came broken, and characters that nobody sees; says what stands for them.

Mojibake is UTF-8 that somebody before us read as Windows-1252. It is mended where the characters
are the reading of one UTF-8 sequence *and* make no sense in their word as they stand. Characters
that show nothing are dropped, unless the script needs them. All else is only recorded. Nothing asks
Python's Unicode tables: the ranges stand here, so that every Python answers the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

JOINING_RUN = 3
"""Sequences in a row that must read as letters of one script before a run is taken for text of that
script: two may be typography ("é»…" is one Chinese character)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A place in a text; the fields are the columns of ``repairs`` without ``doc_id``.

    ``start`` and ``end`` count in the document text, ``text_start`` and ``text_end`` in the article
    text; end exclusive. ``replacement`` is None where it is only recorded.
    """

    position: int
    start: int
    end: int
    text_start: int | None
    text_end: int | None
    kind: str
    text: str
    replacement: str | None
    rule: str


def may_need_repair(text: str) -> bool:
    """Whether ``find_repairs`` may find something in the text or in one of its lines."""
    return bool(_SUSPECT_SIGN.search(text) or _SUSPECT_PAIR.search(text))


def find_repairs(text: str) -> list[Repair]:
    """All places in a piece of text, in order, not overlapping; offsets into it."""
    if not may_need_repair(text):
        return []
    found = [*_mojibake(text), *_unseen(text)]
    found.sort(key=lambda repair: (repair.start, -repair.end))
    result: list[Repair] = []
    for repair in found:
        if not result or repair.start >= result[-1].end:
            result.append(repair)
    return _with_edges(text, result)


def repaired(text: str, repairs: Sequence[Repair], offset: int = 0) -> str:
    """The text with its repairs applied, which count from ``offset`` before its start."""
    parts: list[str] = []
    position = 0
    for repair in repairs:
        if repair.replacement is not None:
            parts += (text[position : repair.start - offset], repair.replacement)
            position = repair.end - offset
    return "".join((*parts, text[position:]))


def placed(repairs: Sequence[Repair], start: int, text_start: int | None) -> Iterator[Repair]:
    """Repairs of a segment at its place in the document, and in the article where it is kept."""
    shift = 0
    for repair in repairs:
        begin = end = None
        if text_start is not None:
            begin = text_start + repair.start + shift
            now = repair.text if repair.replacement is None else repair.replacement
            end = begin + len(now)
            shift += len(now) - len(repair.text)
        yield replace(
            repair,
            start=start + repair.start,
            end=start + repair.end,
            text_start=begin,
            text_end=end,
        )


# What Windows-1252 shows for the bytes of UTF-8, as the Encoding Standard maps them: where it has
# no character, the control character of the same number.
_SHOWN = {
    byte: bytes([byte]).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
    for byte in range(0x80, 0x100)
}
_BYTE = {sign: byte for byte, sign in _SHOWN.items()}
_CONTINUES = "[" + re.escape("".join(_SHOWN[byte] for byte in range(0x80, 0xC0))) + "]"
_TWO = f"[\xc2-\xdf]{_CONTINUES}"
_THREE = f"[\xe0-\xef]{_CONTINUES}{{2}}"
_FOUR = f"[\xf0-\xf4]{_CONTINUES}{{3}}"
_LONGEST_RUN = 200
"""Sequences looked at together; words, and sentences without spaces, are shorter."""
_RUN = re.compile(f"(?:{_TWO}|{_THREE}|{_FOUR}){{1,{_LONGEST_RUN}}}")
_SEQUENCE = re.compile(f"{_TWO}|{_THREE}|{_FOUR}")

_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffc"
_JOINERS = "\u200c\u200d"
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Two patterns, since `re` runs through a text to one of a class of characters, not to either.
_SUSPECT_SIGN = re.compile(f"[{_CONTROL}{_INVISIBLE}{_JOINERS}{_BIDI}]")
_SUSPECT_PAIR = re.compile(f"[\xc2-\xf4]{_CONTINUES}")
_UNSEEN = re.compile(
    r"(?P<escape>\x1b\[[0-9;?]{0,20}[A-Za-z])"
    f"|(?P<control>[{_CONTROL}])|(?P<invisible>[{_INVISIBLE}]{{1,50}})"
    f"|(?P<joiner>[{_JOINERS}]{{1,50}})|(?P<bidi>[{_BIDI}]{{1,50}})"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff]")
_OVERRIDES = re.compile("[\u202d\u202e]")
_BREAKS_LINES = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts in which a zero-width space parts words."""

_PUNCTUATION = frozenset("‐‑‒–—―‘’‚“”„†‡•…‰′″‹›€™−\u2009\u202f")
"""What three-byte sequences stand for in Western text."""

_NOTHING = frozenset("\u200b\u200e\u200f\ufeff")
"""What they stand for where it shows nothing."""

_SCRIPTS = tuple(
    re.compile(f"[{ranges}]+")
    for ranges in (
        "\u0370-\u03ff\u1f00-\u1fff",  # Greek
        "\u0400-\u04ff",  # Cyrillic
        "\u0590-\u05ff",  # Hebrew
        "\u0600-\u06ff",  # Arabic
        "\u0900-\u0dff",  # scripts of India
        "\u0e00-\u0eff",  # Thai, Lao
        "\u3000-\u30ff\u4e00-\u9fff\uff00-\uffef",  # Chinese, Japanese
        "\uac00-\ud7a3",  # Korean
    )
)
_SMALL = re.compile("[a-zß-öø-ÿāăąćčďđēėęěğīįıķļľłńņňōőœŕřśşšťţūůűųźżž]")
_CAPITAL = re.compile("[A-ZÀ-ÖØ-Þ]")
_ENDS_WORDS = frozenset("“”‘’‚„…‹›«»–—\u00a0")
_SIGNS_ALONE = frozenset("£¥§©«®°±²³·»¼½¾¿¡")
"""Signs that a stray "Â" stands before, as two bytes of UTF-8 for one of Latin-1."""


def _mojibake(text: str) -> Iterator[Repair]:
    """Runs of characters that are UTF-8 read as Windows-1252."""
    for run in _RUN.finditer(text):
        whole = _meant(run.group())
        if whole is not None and _is_word(whole):
            yield _repair(run.start(), run.group(), "mojibake", whole, "utf8_as_cp1252_word")
            continue
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        for start, found in _together(run):
            meant = _meant(found)
            if meant is None:
                continue
            alone = start == run.start() and len(found) == run.end() - run.start()
            if _is_certain(found, meant, before, after):
                meant = "" if meant in _NOTHING else meant
                yield _repair(start, found, "mojibake", meant, "utf8_as_cp1252")
            elif alone and found[0] in "ÂÃ" and not _CAPITAL.match(before):
                yield _repair(start, found, "mojibake", None, "looks_like_utf8_as_cp1252")


def _together(run: re.Match[str]) -> list[tuple[int, str]]:
    """The sequences of a run; those of accented letters together, since they share their word."""
    pieces: list[tuple[int, str]] = []
    for match in _SEQUENCE.finditer(run.group()):
        start = run.start() + match.start()
        if pieces and len(match.group()) == 2 and pieces[-1][1][0] in "ÃÄÅ":
            if match.group()[0] in "ÃÄÅ" or "â‚¬" in run.group():
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + match.group())
                continue
        elif pieces and pieces[-1][1].startswith("Ã¢") and match.group()[0] == "â":
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + match.group())
            continue
        pieces.append((start, match.group()))
    return pieces


def _meant(found: str) -> str | None:
    """What a run says when read as UTF-8; twice where it was read wrongly twice."""
    try:
        meant = bytes(_BYTE[sign] for sign in found).decode("utf-8")
        again = _RUN.fullmatch(meant)
        if again and meant.startswith("â"):
            return bytes(_BYTE[sign] for sign in meant).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return meant


def _is_word(meant: str) -> bool:
    """Whether a run reads as several letters of one script that is not Latin."""
    return len(meant) >= JOINING_RUN and any(script.fullmatch(meant) for script in _SCRIPTS)


def _is_certain(found: str, meant: str, before: str, after: str) -> bool:
    """Whether the characters make no sense as they stand, and what they mean does."""
    if meant in _PUNCTUATION:
        return found.startswith(("â€", "â‚¬", "â„¢", "âˆ’", "Ã¢â‚¬", "Ã¢â€š", "Ã¢â€ž"))
    if meant in _NOTHING:
        return found == "ï»¿" or found.startswith("â€")
    if "\U0001f000" <= meant <= "\U0001faff":
        return len(meant) == 1
    if found[0] in "ÃÄÅ" and len(found) == 2 * len(meant):
        # A capital behind a small letter, or before a sign and a small letter, makes no word; but a
        # word in capitals may end in such a letter before a quotation mark or dots.
        in_word = bool(_SMALL.match(before))
        if not in_word and found[1] not in _ENDS_WORDS:
            in_word = bool(_SMALL.match(after))
        return in_word and all(map(_is_latin, meant))
    if found[0] == "Â" and len(found) == 2:
        if meant == "\u00a0":
            return bool(_SMALL.match(before)) or before in tuple(".,;:!?)0123456789")
        return meant in _SIGNS_ALONE and not _CAPITAL.match(before)
    return False


def _is_latin(sign: str) -> bool:
    return "\u00c0" <= sign <= "\u017f" and sign not in "×÷"


def _unseen(text: str) -> Iterator[Repair]:
    """Controls, invisible characters and marks of direction."""
    turns = bool(_RIGHT_TO_LEFT.search(text) or _OVERRIDES.search(text))
    for match in _UNSEEN.finditer(text):
        found, start, end = match.group(), match.start(), match.end()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        replacement: str | None = ""
        match match.lastgroup:
            case "escape":
                kind, rule = "control", "terminal_sequence"
            case "control":
                kind, rule = "control", "control_character"
                if found >= "\x80" and ord(found) not in b"\x81\x8d\x8f\x90\x9d":
                    # As the HTML Standard reads references to these numbers.
                    rule, replacement = "c1_as_cp1252", _SHOWN[ord(found)]
            case "joiner":
                if before > "\x7f" or after > "\x7f":
                    continue  # A letter of Persian or Hindi, or what joins an emoji.
                kind, rule = "invisible", "joiner_without_script"
            case "bidi":
                kind, rule = "bidi", "direction_mark"
                replacement = None if turns else ""
            case _:
                kind, rule = "invisible", "nothing_to_see"
                if not _is_droppable(found, before, after):
                    replacement = None
        yield _repair(start, found, kind, replacement, rule)


def _is_droppable(found: str, before: str, after: str) -> bool:
    """Whether text without the characters reads the same."""
    if any("\ufff9" <= sign <= "\ufffb" for sign in found):
        return False
    if "\u200b" in found and (_BREAKS_LINES.match(before) or _BREAKS_LINES.match(after)):
        return False
    # Before a line end a soft hyphen is a hyphen, and the word goes on in the next line.
    return not ("\u00ad" in found and after in ("\n", "\r"))


def _repair(start: int, found: str, kind: str, replacement: str | None, rule: str) -> Repair:
    return Repair(0, start, start + len(found), None, None, kind, found, replacement, rule)


def _with_edges(text: str, repairs: list[Repair]) -> list[Repair]:
    """Repairs that drop what stands at an edge of the text drop the white space behind it too: an
    edge has none.
    """
    result: list[Repair] = []
    begin = 0
    for repair in repairs:
        if repair.start == begin and repair.replacement == "":
            begin = repair.end
            while text[begin : begin + 1].isspace():
                begin += 1
            repair = replace(repair, end=begin, text=text[repair.start : begin])
        result.append(repair)
    end = len(text)
    for index in range(len(result) - 1, -1, -1):
        repair = result[index]
        if repair.end != end or repair.replacement != "" or repair.start < begin:
            break
        end = repair.start
        while text[end - 1 : end].isspace():
            end -= 1
        result[index] = replace(repair, start=end, text=text[end : repair.end])
    return result
