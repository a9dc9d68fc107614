"""Dates: finding and reading the dates and times that stand in a line.

Cleaning uses it to tell a publication line, facts to read it. What a date means for the article
(published, updated, neither) does not belong here.
"""

from pipeline.dates.find import DateFinder, FoundDate, date_finder
from pipeline.dates.local_time import LocalTime

__all__ = ["DateFinder", "FoundDate", "LocalTime", "date_finder"]
