"""Finding quotations: the one function that the rest of the pipeline calls."""

from pipeline.annotating.quotes.attributions import attribute, speak
from pipeline.annotating.quotes.cues import class_of
from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.model import Model, load_model
from pipeline.annotating.quotes.names import Names
from pipeline.annotating.quotes.others import find_others
from pipeline.annotating.quotes.phrases import phrases
from pipeline.annotating.quotes.quote import Quote
from pipeline.annotating.quotes.rows import Row, make_rows
from pipeline.annotating.quotes.stream import Stream, read_stream


def find_quotes(text: str, language: str | None, model: Model | None = None) -> list[Quote]:
    """All quotations and attributions of ``text``, in order of their start.

    ``language`` is its ISO 639-1 code: English is read by ``model`` (without one, by that of the
    package), some others by marks and verbs, all others by marks alone. Never raises on a text, and
    takes time in proportion to its length.
    """
    pieces = find_pieces(text)
    if language != "en":
        return find_others(text, pieces, language)
    model = model or load_model()
    stream = read_stream(text, pieces)
    found = phrases(stream)
    attributions = attribute(stream, found, model)
    spoken = speak(stream, found, attributions, model)
    rows = make_rows(stream, attributions, spoken)
    names = Names(stream, found)
    return [_quote(stream, row, names) for row in rows]


def _quote(stream: Stream, row: Row, names: Names) -> Quote:
    speaker, cue = row.speaker, row.cue
    who = names.who(speaker) if speaker else None
    name, description, kind = who or (None, None, None)
    start, end = stream.span(row.first, row.last)
    return Quote(
        start=start,
        end=end,
        parts=tuple([stream.span(at, at) for at in row.pieces]),
        kind=row.kind,
        speaker=stream.span(speaker.first, speaker.last) if speaker else None,
        name=name,
        description=description,
        type=kind,
        cue=None if cue is None else stream.span(cue, cue),
        cue_class=None if cue is None else class_of(stream.words[cue]),
        confidence=row.confidence,
        rule=row.rule,
    )
