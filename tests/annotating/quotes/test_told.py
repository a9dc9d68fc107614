"""What words beside a cue or a piece tell without the ranking, and where they tell nothing."""

import pytest

from pipeline.annotating.quotes import cues, frames, sources
from pipeline.annotating.quotes.marks import find_pieces
from pipeline.annotating.quotes.patterns import tells
from pipeline.annotating.quotes.phrases import Phrase, phrases
from pipeline.annotating.quotes.stream import Stream, read_stream


def read(text: str) -> tuple[Stream, list[Phrase], list[int]]:
    stream = read_stream(text, find_pieces(text))
    found = phrases(stream)
    return stream, found, [phrase.first for phrase in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("On Monday, Ann Marsh said the dam is safe.", "Ann Marsh"),
        ("The dam is safe, she says.", "she"),
        ("The mayor of Wend said the dam is safe.", None),
        ("Experts said the dam is safe.", None),
        ("Said the dam is safe.", None),
        ("They want Ann Marsh to say it.", None),
    ],
)
def test_a_name_or_pronoun_right_before_a_finite_cue_is_its_source(text, source):
    stream, found, firsts = read(text)
    (cue,) = [cue for cue in cues.candidates(stream) if stream.words[cue.at].startswith("sa")]
    phrase = sources.right_before(stream, cue, found, firsts)
    assert (phrase and stream.slice(phrase.first, phrase.last)) == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“The dam is safe,” said Ann Marsh.", "“The dam is safe,”"),
        ("“The dam is safe,” Ann Marsh said.", "“The dam is safe,”"),
        ("Ann Marsh said, “The dam is safe.”", "“The dam is safe.”"),
        ("“The dam is safe,” Ann Marsh said that day in Wend.", None),
        ("“The dam is safe,” said that Ann Marsh.", None),
        ("Ann Marsh said that the dam is safe.", None),
    ],
)
def test_a_piece_alone_beside_its_cue_is_the_content(text, content):
    stream, found, _ = read(text)
    (cue,) = [cue for cue in cues.candidates(stream) if stream.words[cue.at] == "said"]
    source = next(phrase for phrase in found if stream.words[phrase.last] == "marsh")
    run = frames.piece_beside(stream, cue, source)
    assert (run and stream.slice(run.first, run.last)) == content


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("“The dam is safe,” Marsh said.", True),
        ("“The dam is safe,” said Marsh.", True),
        ("“The dam is safe,” Marsh of the council said.", False),
        ("The dam is “old”, Marsh said.", False),
        ("Marsh said: “The dam is safe.”", False),
    ],
)
def test_a_name_with_a_verb_right_behind_a_statement_says_it(text, sure):
    stream, found, _ = read(text)
    (at,) = stream.pieces
    (marsh,) = [phrase for phrase in found if stream.words[phrase.last] == "marsh"]
    assert tells(stream.tags, at, marsh) == sure
