"""What is mended in a text, what is only recorded, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning import Cleaner
from pipeline.cleaning.repair import find_repairs, repaired
from pipeline.registry import load
from tests.growth import grows_faster


def mended(text: str) -> str:
    return repaired(text, find_repairs(text))


def broken(text: str) -> str:
    """The text as it looks when its UTF-8 is read as Windows-1252."""
    raw = text.encode("utf-8")
    undefined = b"\x81\x8d\x8f\x90\x9d"
    return "".join(chr(b) if b in undefined else bytes([b]).decode("cp1252") for b in raw)


@pytest.mark.parametrize(
    "text",
    [
        "It wasn’t there – he said “no” … today",
        "Le café a été fermé, voilà tout",
        "Große Straße, Über Füße",
        "Ludzie mówią, że będzie lepiej",
        "İstanbul’da küçük bir değişiklik",
        "Привет всем",
        "新华社北京电",
        "نشر اليوم",
        "It costs €100 or £90 at 10°C",
        "That is fine 😀",
    ],
)
def test_text_that_was_decoded_wrongly_reads_as_it_was_written(text):
    # What stands alone between spaces is not certain, and these have none such.
    assert mended(broken(text)) == text


def test_what_was_decoded_wrongly_twice_is_mended_too():
    assert mended(broken(broken("don’t “Hello”"))) == "don’t “Hello”"


@pytest.mark.parametrize(
    "text",
    [
        "« Il est passé…» dit-il",
        "AMANHÃ” disse; IRMÃ… MANHÃ»",
        "„Ä“ und Å– sind Buchstaben",
        "ESPAÑA® y el señor Núñez",
        "Die Straße, die Café-Bar, naïve Ångström",
        "نمی\u200cخواهم",
        "क्\u200dष",
        "👨\u200d👩\u200d👧",
        "Tab\there, no-break\u00a0space",
    ],
)
def test_what_makes_sense_as_it_stands_is_left_alone(text):
    assert find_repairs(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "rule"),
    [
        ("C'est Ã\u00a0 Paris", "mojibake", "looks_like_utf8_as_cp1252"),
        ("שלום\u200f abc", "bidi", "direction_mark"),
        ("file\u202etxt.exe", "bidi", "direction_mark"),
        ("ภาษา\u200bไทย", "invisible", "nothing_to_see"),
        ("Regie\u00ad\nrung", "invisible", "nothing_to_see"),
    ],
)
def test_what_is_not_certain_is_recorded_and_left(text, kind, rule):
    (repair,) = find_repairs(text)
    assert (repair.kind, repair.rule, repair.replacement) == (kind, rule, None)
    assert mended(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "soft\u00adhyphen zero\u200bwidth \ufeffmark \ufffcthing",
            "softhyphen zerowidth mark thing",
        ),
        ("he\u200dllo", "hello"),
        ("plain\u200e text\u2069", "plain text"),
        ("a\x00b \x1b[31mred\x1b[0m \x93quoted\x94", "ab red “quoted”"),
        ("\ufeff Hello \u200b \u200b", "Hello"),
        ("\u200b", ""),
        ("ï»¿Start", "Start"),
    ],
)
def test_what_shows_nothing_is_dropped(text, expected):
    assert mended(text) == expected


def test_segments_stay_verbatim_and_count_in_the_repaired_text():
    page = (
        "The pool stays open\n\n"
        "The council didnâ€™t vote on Tues\u00adday to close its swimming pool for the winter.\n\n"
        "\u200b\n\n"
        "A petition with nine thousand\u200b signatures had reached the town hall on Monday.\n"
    )
    cleaned = Cleaner(load()).clean(page)
    assert "didn’t vote on Tuesday" in cleaned.text
    for segment in cleaned.segments:
        assert page[segment.start : segment.end] == segment.text
        if segment.kept:
            shown = mended(segment.text)
            assert cleaned.text[segment.text_start : segment.text_end] == shown
    for repair in cleaned.repairs:
        assert page[repair.start : repair.end] == repair.text
        if repair.text_start is not None and repair.replacement is not None:
            now = cleaned.text[repair.text_start : repair.text_end]
            assert now == repair.replacement
    rules = {segment.rule for segment in cleaned.segments if segment.text == "\u200b"}
    assert rules == {"nothing_visible"}


SIGNS = st.text(
    alphabet="aéÃÂâ€™œ¢ \u00a0\u00ad\u200b\u200d\u202e\u0635\x00\x1b[m\n“”Ð\u009f…", max_size=40
)


@given(SIGNS)
def test_repairs_are_in_order_apart_and_true_to_the_text(text):
    text = text.strip()
    last = 0
    for repair in find_repairs(text):
        assert last <= repair.start < repair.end <= len(text)
        assert text[repair.start : repair.end] == repair.text
        assert repair.replacement != repair.text
        last = repair.end
    assert not text or mended(text) == mended(text).strip()


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x24F), max_size=60))
def test_text_without_western_capitals_with_marks_has_no_mojibake(text):
    plain = "".join(sign for sign in text if not "\xc0" <= sign <= "\xff")
    assert not [repair for repair in find_repairs(plain) if repair.kind == "mojibake"]


@pytest.mark.parametrize(
    "unit", ["Ã©", "Ã©Â©", "â€™", "Ð¸", "\u200b ", "\u202a\u202c", "é»…", "Ã¢â‚¬"]
)
def test_no_page_is_too_long(unit):
    def work(size):
        text = (unit * size)[:size].strip()
        return lambda: find_repairs(text)

    assert not grows_faster(work, 10_000, ratio=10, most=20)
