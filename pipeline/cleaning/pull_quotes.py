"""Finds pull quotes: words of the article that are set a second time, apart, to catch the eye."""

from collections.abc import Sequence

from pipeline.cleaning.page import PageLine

MOST = 40
"""Lines of a page that are tested; pages have one to three pull quotes, transcripts more quotes."""

FEWEST_CHARACTERS = 20
"""Shorter words in quotation marks may stand twice by chance."""

LONGEST = 300
"""Characters; pull quotes are short enough to be set large."""

_MARKS = "\"'“”„‟‘’«»‹›「」『』 "


def find_pull_quotes(lines: Sequence[PageLine]) -> list[PageLine]:
    """Lines in quotation marks whose words stand again within another line."""
    quoted = [
        line
        for line in lines
        if line.text[0] in _MARKS and len(line.text) <= LONGEST and line.plain
    ]
    whole = "\n".join(line.text for line in lines)
    found = []
    for line in quoted[:MOST]:
        words = line.text.strip(_MARKS)
        if len(words) >= FEWEST_CHARACTERS and line.text[-1] in _MARKS and _again(words, whole):
            found.append(line)
    return found


def _again(words: str, whole: str) -> bool:
    """Whether the words, apart from the last sign, stand a second time."""
    core = words.rstrip(".,!?。，！？")
    first = whole.find(core)
    return whole.find(core, first + len(core)) >= 0
