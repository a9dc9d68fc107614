"""Annotating: from the article text to what stands in it.

Language and times now; each further layer is a module of its own here and a table in
``pipeline/schema``. Annotators take any text, never raise on one, and know neither Dagster nor
pandas.
"""

from pipeline.annotating.annotate import Annotation, annotate_text
from pipeline.annotating.language import LanguageVerdict, detect_language
from pipeline.annotating.times import Time, find_times

__all__ = [
    "Annotation",
    "LanguageVerdict",
    "Time",
    "annotate_text",
    "detect_language",
    "find_times",
]
