"""Temporal expressions: dates, times, durations and sets of an article, with values in TIMEX3.

A text becomes a row of words with classes (``words``, ``lexicon``), forms of the vocabulary find
expressions in it (``expressions``), readings say what each means (``calendar_readings``,
``relative_readings``) against the day of publication or what was told before (``anchors``,
``direction``). Words and forms stand in the registry, not here.
"""

from pipeline.annotating.times.find import find_times
from pipeline.annotating.times.joining import Time

__all__ = ["Time", "find_times"]
