"""Finding quotations: the one function that the rest of the pipeline calls."""

from pipeline.annotating.quotes.attributions import attribute, speak
from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.model import Model, load_model
from pipeline.annotating.quotes.phrases import phrases
from pipeline.annotating.quotes.quote import Quote
from pipeline.annotating.quotes.rows import make_rows, unspoken, worth_a_row
from pipeline.annotating.quotes.stream import read_stream


def find_quotes(text: str, language: str | None, model: Model | None = None) -> list[Quote]:
    """All quotations and attributions of ``text``, in order of their start.

    Never raises on a text, and takes time in proportion to its length.
    """
    pieces = find_pieces(text)
    if language != "en":
        return [unspoken(piece) for piece in pieces if worth_a_row(text, piece)]
    model = model or load_model()
    stream = read_stream(text, pieces)
    found = phrases(stream)
    attributions = attribute(stream, found, model)
    return make_rows(stream, attributions, speak(stream, found, attributions, model))
