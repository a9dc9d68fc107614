"""Paragraphs in another language than their article."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.foreign import foreign_passages

ENGLISH = (
    "The council of the small town voted on Tuesday to keep its swimming pool open in the winter, "
    "after a petition with nine thousand signatures had reached the mayor in the town hall."
)
GERMAN = (
    "Der Rat der kleinen Stadt hat am Dienstag beschlossen, das Schwimmbad den ganzen Winter über "
    "offen zu halten, nachdem neuntausend Menschen der Bürgermeisterin geschrieben hatten."
)


def test_a_paragraph_in_another_language_is_a_passage():
    text = f"{ENGLISH}\n\n{GERMAN}\n\n{ENGLISH}\n\n{ENGLISH}"
    [passage] = foreign_passages(text, "en")
    assert text[passage.start : passage.end] == GERMAN
    assert passage.language == "de"


def test_a_foreign_name_or_sentence_is_none():
    text = f"{ENGLISH}\n\nSchwimmbad am See, sagte er.\n\n{ENGLISH}"
    assert foreign_passages(text, "en") == []
    assert foreign_passages(ENGLISH, "en") == []


def test_of_an_unknown_language_nothing_is_foreign():
    assert foreign_passages(f"{ENGLISH}\n\n{GERMAN}", None) == []


@given(st.text())
def test_no_text_is_too_odd(text):
    for passage in foreign_passages(text, "en"):
        assert 0 <= passage.start < passage.end <= len(text)
