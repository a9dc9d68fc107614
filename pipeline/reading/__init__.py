"""Reading: from raw bytes to documents.

Finding files, hashing, decoding and what ``sources.csv`` says of them belong here; what the text
means does not. Knows neither Dagster nor pandas.
"""

from pipeline.reading.discover import RawFile, discover, locate
from pipeline.reading.document import Document, Reject, read_file
from pipeline.reading.sources import Source, load_sources

__all__ = [
    "Document",
    "RawFile",
    "Reject",
    "Source",
    "discover",
    "load_sources",
    "locate",
    "read_file",
]
