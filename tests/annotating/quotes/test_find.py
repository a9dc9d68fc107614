import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.annotating.quotes import KINDS, TIERS, find_quotes
from tests.growth import grows_faster

SAMPLES = """
“ ” " ' ‘ ’ « » said says told told: according to the The mayor Ann Marsh he who Mr. U.S. , . ?
experts that adding not 12
"""
WORDS = st.lists(st.sampled_from([*SAMPLES.split(), "\n"]), max_size=60).map(" ".join)


def told(text: str, language: str = "en") -> list[tuple[str, str | None, str | None, str]]:
    """Kind, speaker as written, name and content of each row."""
    return [
        (
            quote.kind,
            text[slice(*quote.speaker)] if quote.speaker else None,
            quote.name,
            text[quote.start : quote.end],
        )
        for quote in find_quotes(text, language)
    ]


def test_both_sides_of_he_said_are_one_statement():
    text = "“We looked at every bolt,” Ann Marsh said on Monday. “The dam is safe.”"
    assert told(text) == [("direct", "Ann Marsh", "Ann Marsh", text)]


def test_a_speaker_far_from_the_verb_is_the_name_and_not_the_description():
    text = (
        "“The dam will hold for many years,” Ann Marsh, an engineer at the Wend Institute who "
        "knows it well, told reporters."
    )
    ((kind, speaker, name, _),) = [row for row in told(text) if row[0] == "direct"]
    assert (kind, speaker, name) == ("direct", "Ann Marsh", "Ann Marsh")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Marsh said that the dam is safe.", "that the dam is safe"),
        ("Ann Marsh said she saw the dam.", "she saw the dam"),
        ("Ann Marsh said the dam is safe.", "the dam is safe"),
        ("Ann Marsh said: “The dam is safe, I saw it.”", "“The dam is safe, I saw it.”"),
        ("“The dam is safe, I saw it,” said Ann Marsh.", "“The dam is safe, I saw it,”"),
    ],
)
def test_words_beside_the_cue_tell_what_is_said(text, content):
    assert [(said_by, said) for _, said_by, _, said in told(text)] == [("Ann Marsh", content)]


def test_the_verb_may_come_first():
    text = "“Nobody told us about the water,” said Ann Marsh."
    assert told(text)[0][:3] == ("direct", "Ann Marsh", "Ann Marsh")


def test_surnames_and_pronouns_are_resolved():
    text = (
        "Ann Marsh said the dam is safe.\n\n“We looked at every bolt,” Marsh said.\n\n"
        "“There is nothing to fear,” she added."
    )
    names = {speaker: name for _, speaker, name, _ in told(text)}
    assert names["Marsh"] == names["she"] == "Ann Marsh"


@pytest.mark.parametrize(
    ("text", "speaker", "name"),
    [
        (
            "Gov. Ann Marsh and Sen. Bo Lind met. “The dam is safe and dry,” the senator said.",
            "the senator",
            "Bo Lind",
        ),
        (
            "Ann Marsh spoke. “The dam is safe and dry,” Marsh’s engineer said.",
            "Marsh’s engineer",
            None,
        ),
        ("None of them came. “The dam is safe and dry,” one said.", "one", None),
    ],
)
def test_roles_are_resolved_and_owners_and_anybody_are_not(text, speaker, name):
    assert (speaker, name) in [row[1:3] for row in told(text)]


def test_people_without_a_name_stay_without_one():
    ((kind, speaker, name, content),) = told("The dam is safe, experts said.")
    assert (kind, speaker, name) == ("indirect", "experts", None)
    assert content == "The dam is safe"


def test_quoted_words_inside_a_sentence_are_partial():
    rows = told("Ann Marsh said the dam was “in very good shape” and would hold.")
    assert ("partial", "Ann Marsh", "Ann Marsh") in [row[:3] for row in rows]


def test_words_that_nobody_says_are_scare_quotes():
    rows = told("The town got a “smart” bridge. It cost a lot.")
    assert [row[:2] for row in rows] == [("scare", None)]


def test_titles_are_no_quotes():
    rows = told("The film “The Old Bridge of Wend” opens in May.")
    assert [row for row in rows if row[0] != "indirect"] == []


def test_who_relays_the_words_did_not_say_them():
    text = "“The dam will hold for many years,” Marsh said, according to the Wend Courier."
    rows = [row for row in told(text) if row[0] == "direct"]
    assert [row[1] for row in rows] == ["Marsh"]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Wir geben das Bad nicht auf“, sagte Anna Weber.", "Anna Weber"),
        ("de", "Karl Huber erklärte: »Das ist nicht zu bezahlen.«", "Karl Huber"),
        ("fr", "« Nous ne fermerons pas », a déclaré Marie Dupont.", "Marie Dupont"),
        ("fr", "« C’est une question de justice », explique-t-elle.", "elle"),
        ("es", "«No vamos a cerrar el puente», afirmó María Pérez.", "María Pérez"),
        ("ru", "«Мы не закроем бассейн в этом году», — сказал Иван Петров.", "Иван Петров"),
        ("zh", "王小明表示：“我们不会关闭这个游泳池。”", "王小明"),
        ("zh", "“这是一个困难的决定，”李华说。", "李华"),
        ("it", "«Non chiuderemo mai la piscina», ha detto il sindaco.", None),
    ],
)
def test_other_languages_by_their_marks_and_verbs(language, text, speaker):
    ((kind, found, _, _),) = told(text, language)
    assert (kind, found) == ("direct", speaker)


@given(st.one_of(WORDS, st.text(max_size=60)), st.sampled_from(["en", "de", "zh", "it", None]))
def test_any_text_gives_spans_inside_it_and_the_same_twice(text, language):
    quotes = find_quotes(text, language)
    assert quotes == find_quotes(text, language)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.kind in KINDS
        assert quote.confidence in TIERS
        assert bool(quote.parts) == (quote.kind != "indirect")
        for start, end in [*quote.parts, *filter(None, (quote.speaker, quote.cue))]:
            assert 0 <= start < end <= len(text)
        assert all(quote.start <= start and end <= quote.end for start, end in quote.parts)


def of_size(unit: str):
    return lambda size: lambda: find_quotes(unit * (size // len(unit)), "en")


@pytest.mark.proof
@pytest.mark.parametrize(
    "unit", ["“a", "said ", "the ", "“Yes,” he said. ", "“Yes,” ", "N ", "U.S. The ", '"a', "“a ” "]
)
def test_time_grows_with_the_length(unit):
    assert not grows_faster(of_size(unit), 3000, ratio=8, most=16)


@pytest.mark.proof
@pytest.mark.parametrize("unit", ['"', "”", "'", "“‘"])
def test_a_million_marks_take_time_in_proportion(unit):
    assert not grows_faster(of_size(unit), 1 << 17, ratio=8, most=16)
