"""Who says what: quotations and attributions of a text, each with its speaker, cue and confidence.

``find`` is the way through: marks make pieces, the rest of the text becomes a stream of words with
a tag each, noun phrases are found in it, learned weights decide what is a cue, its source and its
content, and who says a piece; patterns say the latter once more, and where both agree the answer is
sure.
"""

from pipeline.annotating.quotes.find import find_quotes
from pipeline.annotating.quotes.quote import KINDS, TIERS, Quote

__all__ = ["KINDS", "TIERS", "Quote", "find_quotes"]
