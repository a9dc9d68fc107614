"""Whether a time without a direction of its own lies before or behind the day of publication.

The nearest word of its sentence that tells of past or future decides, before it rather than behind
it; in the news the past is the rule.
"""

from pipeline.annotating.times.lexicon import Lexicon
from pipeline.annotating.times.words import Words

REACH = 14
"""Words looked at before the expression; clauses of news are rarely longer."""

REACH_BEHIND = 10

LONGEST_ABBREVIATION = 4
"""Letters, as in "Sept."."""

_ENDS = {"!", "?", ";", "。", "！", "？", "；"}


def direction(words: Words, first: int, last: int, known: Lexicon) -> int:
    """-1 past, 1 future, 0 where no word tells."""
    behind = ""
    for number in range(first - 1, max(-1, first - 1 - REACH), -1):
        spelling = words.spelling(number).lower()
        if _ends(words, number, spelling):
            break
        told = _tells(spelling, behind, known)
        if told:
            return told
        behind = spelling
    for number in range(last, min(len(words.spans), last + REACH_BEHIND)):
        spelling = words.spelling(number).lower()
        if _ends(words, number, spelling):
            break
        told = _tells(spelling, "", known)
        if told:
            return told
    return 0


def _tells(spelling: str, behind: str, known: Lexicon) -> int:
    """What a word tells, alone or with the one behind it."""
    if spelling in known.future or f"{spelling} {behind}" in known.future:
        return 1
    if spelling in known.past or (len(spelling) > 4 and spelling.endswith(known.past_endings)):
        return -1
    return 0


def _ends(words: Words, number: int, spelling: str) -> bool:
    """A full stop behind a short word with a capital, or a single letter, is of an abbreviation."""
    if spelling != ".":
        return spelling in _ENDS or spelling[0] == "\n"
    before = words.spelling(number - 1) if number > 0 else ""
    return len(before) > LONGEST_ABBREVIATION or (len(before) > 1 and before.islower())
