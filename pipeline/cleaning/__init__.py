"""Cleaning: from document text to segments with roles and verdicts.

Splitting into segments and deciding what each is on its page belong here; what the page says about
itself (title, dates, outlet) is read from the segments by facts. Knows neither Dagster nor pandas.
"""

from pipeline.cleaning.clean import Cleaner
from pipeline.cleaning.segment import Segment

__all__ = ["Cleaner", "Segment"]
