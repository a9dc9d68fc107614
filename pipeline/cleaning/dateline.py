"""The dateline that opens an article: "ALDERBY, March 3 (Example Press) - The mill …".

A line with one is the first of the text, however much it reads like a standfirst. Which agency a
dateline names belongs to ``pipeline.facts``.
"""

import re
from collections.abc import Sequence

from pipeline.cleaning.page import PageLine

REACH = 3
"""Lines above the first that is judged text among which the opening one stands."""

OPENED = 1
"""The smallest score of a line that counts as text."""

_PLACE = r"[^\W\d_][^.!?:;()（）\n]{1,40}?"
_AGENCY = r"[(（][^()（）\n]{2,30}[)）]"
_DAY = r"\w(?:[^.!?:;()（）\n]|(?<=\d)\.){1,30}?"
_DATELINE = re.compile(rf"(?:{_PLACE}\s?{_AGENCY}|(?P<bare>{_PLACE},\s{_DAY}))\s?[-–—]{{1,2}}\s")


def opened(lines: Sequence[PageLine], scores: Sequence[int]) -> list[int]:
    """The ``scores`` with that of a line raised that opens the text directly above the rest."""
    raised = list(scores)
    text = (n for n, line in enumerate(lines) if scores[n] > 0 and line.plain and line.shape.prose)
    first = next(text, 0)
    for number in range(max(0, first - REACH), first):
        line = lines[number]
        if line.plain and line.shape.prose and opens_with_dateline(line.text):
            raised[number] = max(raised[number], OPENED)
    return raised


def opens_with_dateline(text: str) -> bool:
    """Whether ``text`` opens with a place and an agency in brackets, or with a place in capitals
    and a day, and a dash.
    """
    found = _DATELINE.match(text)
    return found is not None and (not found["bare"] or found["bare"].split(",")[0].isupper())
